package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Owner;
import dev.punchclock.ledger.Question;
import dev.punchclock.ledger.State;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.workspace.Checked;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.PastPins;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the ledger has to learn from the queue: posts that are new, edited, withdrawn, or gone after publication. */
final class Intake {
    private static final String EDITED_OR_NEW = "edited after publication, or new? give it an id, or unhold it";
    private static final String RENAMED =
            "published before on an account that is no longer in the workspace; unhold it if this is another account";

    private static final String EDITED_IN_DOUBT =
            "its text was changed after an attempt that may have gone out; look at the account";

    private final Workspace workspace;
    private final Checked checked;
    private final Book book;
    private final Instant now;
    /** The accounts that had other names before. */
    private final List<Owner> renamed;

    private final List<Fact> facts = new ArrayList<>();

    private Intake(Workspace workspace, Checked checked, Book book, Instant now) {
        this.workspace = workspace;
        this.checked = checked;
        this.book = book;
        this.now = now;
        renamed = workspace.desks().values().stream()
                .map(Desk::owner)
                .filter(owner -> book.names(owner).size() > 1)
                .toList();
    }

    /** @param now what was pinned before it, and was never seen, is left out; {@link Instant#MIN} to hand in all */
    static List<Fact> decide(Workspace workspace, Checked checked, Book book, Instant now) {
        Intake intake = new Intake(workspace, checked, book, now);
        Set<String> filesInDoubt = intake.leave();
        intake.enter(filesInDoubt);
        return intake.facts;
    }

    /** Deliveries whose post has left the queue; names the files which a published post without an id has left. */
    private Set<String> leave() {
        Set<String> filesInDoubt = new HashSet<>();
        Map<DeliveryId, Delivery> mayHaveLeft = new LinkedHashMap<>();
        for (Delivery delivery : book.inHand()) {
            mayHaveLeft.put(delivery.id(), delivery);
        }
        for (Delivery delivery : book.all(new Question.Unnamed())) {
            mayHaveLeft.put(delivery.id(), delivery);
        }
        Set<DeliveryId> queued = queued(mayHaveLeft.keySet());
        for (Delivery delivery : mayHaveLeft.values()) {
            if (queued.contains(delivery.id()) || workspace.waits(delivery.file())) {
                continue;
            }
            boolean goesOn = isQueuedUnderItsNewName(delivery, queued);
            if (goesOn && delivery.counts()) {
                continue;
            }
            if (delivery.state() == State.WAITING || (goesOn && delivery.isOpen())) {
                // else what is held stays held while its post is away
                facts.add(Fact.of(Kind.WITHDRAWN, delivery.id()));
            } else if (delivery.counts()
                    && !delivery.idWritten()
                    && !delivery.file().isEmpty()) {
                facts.add(Fact.of(Kind.GONE, delivery.id()));
                filesInDoubt.add(delivery.file());
            }
        }
        return filesInDoubt;
    }

    /** Its account has another name now, and the queue names the post for that. */
    private boolean isQueuedUnderItsNewName(Delivery delivery, Set<DeliveryId> queued) {
        return renamed.stream()
                .anyMatch(owner -> book.owns(owner, delivery)
                        && queued.contains(new DeliveryId(delivery.id().post(), owner.name())));
    }

    /** What cannot be worked out of one account's own is met with in its own part of the round, which says so. */
    private boolean isPast(Post post, Desk desk, @Nullable Delivery delivery) {
        try {
            return PastPins.isPast(post, desk, delivery, now);
        } catch (RuntimeException ours) {
            return false;
        }
    }

    /** What the queue has of these posts, on whatever account. */
    private Set<DeliveryId> queued(Set<DeliveryId> deliveries) {
        Set<PostId> posts = new HashSet<>();
        deliveries.forEach(delivery -> posts.add(delivery.post()));
        Set<DeliveryId> queued = new HashSet<>();
        for (Post post : checked.all()) {
            if (!post.draft() && posts.contains(post.id())) {
                post.to().forEach(account -> queued.add(new DeliveryId(post.id(), account)));
            }
        }
        return queued;
    }

    private void enter(Set<String> filesInDoubt) {
        for (Post post : checked.sound()) {
            for (AccountName account : post.to()) {
                Desk desk = Objects.requireNonNull(workspace.desks().get(account));
                Owner owner = desk.owner();
                DeliveryId id = new DeliveryId(post.id(), account);
                Delivery delivery = book.find(post.id(), owner);
                boolean earlier = delivery != null && !delivery.id().equals(id) && !delivery.counts();
                boolean isNew = delivery == null || delivery.state() == State.WITHDRAWN;
                if (isNew && isPast(post, desk, delivery)) {
                    continue; // what its writer is told, LedgerRules say
                }
                if (delivery == null || isNew || earlier) {
                    facts.add(takingOver(Fact.handedIn(post, account).on(owner.key()), delivery));
                    if (delivery != null && isEditedInDoubt(delivery, post)) {
                        facts.add(Fact.of(Kind.HELD, id).note(EDITED_IN_DOUBT));
                    } else if (earlier && delivery != null) {
                        stay(id, delivery);
                    } else if (!post.idWritten()
                            && filesInDoubt.contains(post.places().file())) {
                        facts.add(Fact.of(Kind.HELD, id).note(EDITED_OR_NEW));
                    } else if (wasPublishedOnAnAccountThatIsGone(post.id())) {
                        facts.add(Fact.of(Kind.HELD, id).note(RENAMED));
                    }
                } else if (isEditedInDoubt(delivery, post)) {
                    if (delivery.state() == State.WAITING) {
                        facts.add(Fact.of(Kind.HELD, id).note(EDITED_IN_DOUBT));
                    }
                } else if (delivery.isOpen() && !delivery.says(post.wording())) {
                    facts.add(Fact.edited(post, account));
                } else if (!delivery.file().equals(post.places().file())) {
                    facts.add(Fact.of(Kind.FILED, delivery.id())
                            .with(Fact.FILE, post.places().file()));
                }
            }
        }
    }

    /** Its first words may be out: other words under its id would go out beside them. */
    private static boolean isEditedInDoubt(Delivery delivery, Post post) {
        boolean isOpen = delivery.isOpen() || delivery.state() == State.WITHDRAWN;
        return isOpen && holdsItsWords(delivery) && !delivery.says(post.wording());
    }

    /** Whether its first words may be out, and no person has let it go on with others. */
    static boolean holdsItsWords(Delivery delivery) {
        return delivery.doubts().stream().anyMatch(doubt -> !doubt.isReleased());
    }

    /** Handed in under another name of its account: what is in doubt is in doubt there from now on. */
    static Fact takingOver(Fact handedIn, @Nullable Delivery earlier) {
        boolean isEarlier = earlier != null && !earlier.id().equals(handedIn.delivery());
        return earlier != null && isEarlier && !earlier.doubts().isEmpty()
                ? handedIn.with(Fact.DOUBT_OF, earlier.id().account().value())
                : handedIn;
    }

    /** What was decided about a post holds when its account gets another name. */
    private void stay(DeliveryId id, Delivery earlier) {
        if (earlier.state() == State.HELD || earlier.state() == State.DROPPED) {
            Kind kind = earlier.state() == State.HELD ? Kind.HELD : Kind.DROPPED;
            Fact fact = Fact.of(kind, id);
            facts.add(earlier.note() == null ? fact : fact.note(earlier.note()));
        }
    }

    /** An account that got another name would publish everything again. */
    private boolean wasPublishedOnAnAccountThatIsGone(PostId post) {
        return book.of(post).stream()
                .anyMatch(delivery -> delivery.counts()
                        && !workspace.desks().containsKey(delivery.id().account()));
    }
}
