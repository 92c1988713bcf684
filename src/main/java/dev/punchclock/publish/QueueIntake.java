package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryQuery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.EntryOwner;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.CheckedQueue;
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
final class QueueIntake {
    private static final String EDITED_OR_NEW = "edited after publication, or new? give it an id, or unhold it";
    private static final String RENAMED =
            "published before on an account that is no longer in the workspace; unhold it if this is another account";

    private static final String EDITED_IN_DOUBT =
            "its text was changed after an attempt that may have gone out; look at the account";

    private final Workspace workspace;
    private final CheckedQueue checked;
    private final LedgerState ledgerState;
    private final Instant now;
    /** The accounts that had other names before. */
    private final List<EntryOwner> renamed;

    private final List<EntryBody> facts = new ArrayList<>();

    private QueueIntake(Workspace workspace, CheckedQueue checked, LedgerState ledgerState, Instant now) {
        this.workspace = workspace;
        this.checked = checked;
        this.ledgerState = ledgerState;
        this.now = now;
        renamed = workspace.contexts().values().stream()
                .map(AccountContext::owner)
                .filter(owner -> ledgerState.names(owner).size() > 1)
                .toList();
    }

    /** @param now what was pinned before it, and was never seen, is left out; {@link Instant#MIN} to hand in all */
    static List<EntryBody> decide(Workspace workspace, CheckedQueue checked, LedgerState ledgerState, Instant now) {
        QueueIntake intake = new QueueIntake(workspace, checked, ledgerState, now);
        Set<String> filesInDoubt = intake.leave();
        intake.enter(filesInDoubt);
        return intake.facts;
    }

    /** Deliveries whose post has left the queue; names the files which a published post without an id has left. */
    private Set<String> leave() {
        Set<String> filesInDoubt = new HashSet<>();
        Map<DeliveryId, Delivery> mayHaveLeft = new LinkedHashMap<>();
        for (Delivery delivery : ledgerState.inHand()) {
            mayHaveLeft.put(delivery.id(), delivery);
        }
        for (Delivery delivery : ledgerState.all(new DeliveryQuery.Unnamed())) {
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
            if (delivery.state() == DeliveryState.WAITING || (goesOn && delivery.isOpen())) {
                // else what is held stays held while its post is away
                facts.add(EntryBody.of(EntryKind.WITHDRAWN, delivery.id()));
            } else if (delivery.counts()
                    && !delivery.idWritten()
                    && !delivery.file().isEmpty()) {
                facts.add(EntryBody.of(EntryKind.GONE, delivery.id()));
                filesInDoubt.add(delivery.file());
            }
        }
        return filesInDoubt;
    }

    /** Its account has another name now, and the queue names the post for that. */
    private boolean isQueuedUnderItsNewName(Delivery delivery, Set<DeliveryId> queued) {
        return renamed.stream()
                .anyMatch(owner -> ledgerState.owns(owner, delivery)
                        && queued.contains(new DeliveryId(delivery.id().post(), owner.name())));
    }

    /** What cannot be worked out of one account's own is met with in its own part of the round, which says so. */
    private boolean isPast(Post post, AccountContext context, @Nullable Delivery delivery) {
        try {
            return PastPins.isPast(post, context, delivery, now);
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
                AccountContext context =
                        Objects.requireNonNull(workspace.contexts().get(account));
                EntryOwner owner = context.owner();
                DeliveryId id = new DeliveryId(post.id(), account);
                Delivery delivery = ledgerState.find(post.id(), owner);
                boolean earlier = delivery != null && !delivery.id().equals(id) && !delivery.counts();
                boolean isNew = delivery == null || delivery.state() == DeliveryState.WITHDRAWN;
                if (isNew && isPast(post, context, delivery)) {
                    continue; // what its writer is told, LedgerRules say
                }
                if (delivery == null || isNew || earlier) {
                    facts.add(takingOver(EntryBody.handedIn(post, account).on(owner.key()), delivery));
                    if (delivery != null && isEditedInDoubt(delivery, post)) {
                        facts.add(EntryBody.of(EntryKind.HELD, id).note(EDITED_IN_DOUBT));
                    } else if (earlier && delivery != null) {
                        stay(id, delivery);
                    } else if (!post.idWritten()
                            && filesInDoubt.contains(post.places().file())) {
                        facts.add(EntryBody.of(EntryKind.HELD, id).note(EDITED_OR_NEW));
                    } else if (wasPublishedOnAnAccountThatIsGone(post.id())) {
                        facts.add(EntryBody.of(EntryKind.HELD, id).note(RENAMED));
                    }
                } else if (isEditedInDoubt(delivery, post)) {
                    if (delivery.state() == DeliveryState.WAITING) {
                        facts.add(EntryBody.of(EntryKind.HELD, id).note(EDITED_IN_DOUBT));
                    }
                } else if (delivery.isOpen() && !delivery.says(post.wording())) {
                    facts.add(EntryBody.edited(post, account));
                } else if (!delivery.file().equals(post.places().file())) {
                    facts.add(EntryBody.of(EntryKind.FILED, delivery.id())
                            .with(EntryBody.FILE, post.places().file()));
                }
            }
        }
    }

    /** Its first words may be out: other words under its id would go out beside them. */
    private static boolean isEditedInDoubt(Delivery delivery, Post post) {
        boolean isOpen = delivery.isOpen() || delivery.state() == DeliveryState.WITHDRAWN;
        return isOpen && holdsItsWords(delivery) && !delivery.says(post.wording());
    }

    /** Whether its first words may be out, and no person has let it go on with others. */
    static boolean holdsItsWords(Delivery delivery) {
        return delivery.doubts().stream().anyMatch(doubt -> !doubt.isReleased());
    }

    /** Handed in under another name of its account: what is in doubt is in doubt there from now on. */
    static EntryBody takingOver(EntryBody handedIn, @Nullable Delivery earlier) {
        boolean isEarlier = earlier != null && !earlier.id().equals(handedIn.delivery());
        return earlier != null && isEarlier && !earlier.doubts().isEmpty()
                ? handedIn.with(EntryBody.DOUBT_OF, earlier.id().account().value())
                : handedIn;
    }

    /** What was decided about a post holds when its account gets another name. */
    private void stay(DeliveryId id, Delivery earlier) {
        if (earlier.state() == DeliveryState.HELD || earlier.state() == DeliveryState.DROPPED) {
            EntryKind kind = earlier.state() == DeliveryState.HELD ? EntryKind.HELD : EntryKind.DROPPED;
            EntryBody fact = EntryBody.of(kind, id);
            facts.add(earlier.note() == null ? fact : fact.note(earlier.note()));
        }
    }

    /** An account that got another name would publish everything again. */
    private boolean wasPublishedOnAnAccountThatIsGone(PostId post) {
        return ledgerState.of(post).stream()
                .anyMatch(delivery -> delivery.counts()
                        && !workspace.contexts().containsKey(delivery.id().account()));
    }
}
