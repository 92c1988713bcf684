package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.State;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.workspace.Checked;
import dev.punchclock.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the ledger has to learn from the queue: posts that are new, edited, withdrawn, or gone after publication. */
final class Intake {
    private static final String DOUBT = "edited after publication, or new? give it an id, or unhold it";

    private final Workspace workspace;
    private final Checked checked;
    private final Book book;
    private final List<Fact> facts = new ArrayList<>();

    private Intake(Workspace workspace, Checked checked, Book book) {
        this.workspace = workspace;
        this.checked = checked;
        this.book = book;
    }

    static List<Fact> decide(Workspace workspace, Checked checked, Book book) {
        Intake intake = new Intake(workspace, checked, book);
        Set<String> filesInDoubt = intake.leave();
        intake.enter(filesInDoubt);
        return intake.facts;
    }

    /** Deliveries whose post has left the queue; names the files which a published post without an id has left. */
    private Set<String> leave() {
        Map<DeliveryId, Post> queued = queued();
        Set<String> filesInDoubt = new HashSet<>();
        for (Delivery delivery : book.deliveries()) {
            if (queued.containsKey(delivery.id()) || workspace.brokenFiles().contains(delivery.file())) {
                continue;
            }
            if (delivery.state().isOpen()) {
                facts.add(Fact.of(Kind.WITHDRAWN, delivery.id()));
            } else if (delivery.state().counts() && !delivery.file().isEmpty()) {
                facts.add(Fact.of(Kind.GONE, delivery.id()));
                if (!delivery.idWritten()) {
                    filesInDoubt.add(delivery.file());
                }
            }
        }
        return filesInDoubt;
    }

    private Map<DeliveryId, Post> queued() {
        Map<DeliveryId, Post> queued = new HashMap<>();
        for (Post post : checked.all()) {
            if (!post.draft()) {
                post.to().forEach(account -> queued.putIfAbsent(new DeliveryId(post.id(), account), post));
            }
        }
        return queued;
    }

    private void enter(Set<String> filesInDoubt) {
        for (Post post : checked.sound()) {
            for (AccountName account : post.to()) {
                DeliveryId id = new DeliveryId(post.id(), account);
                Delivery delivery = book.find(id);
                if (delivery == null || delivery.state() == State.WITHDRAWN) {
                    facts.add(Fact.handedIn(post, account));
                    if (!post.idWritten() && filesInDoubt.contains(post.places().file())) {
                        facts.add(Fact.of(Kind.HELD, id).note(DOUBT));
                    }
                } else if (delivery.state().isOpen() && differs(delivery, post)) {
                    facts.add(Fact.edited(post, account));
                }
            }
        }
    }

    private static boolean differs(Delivery delivery, Post post) {
        return !delivery.says(post.wording()) || !post.places().file().equals(delivery.file());
    }
}
