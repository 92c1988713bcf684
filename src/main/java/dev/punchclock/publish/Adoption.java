package dev.punchclock.publish;

import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Decision.Decided;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.State;
import dev.punchclock.workspace.Checked;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes a ledger the one that publishes a workspace from its folder. */
public final class Adoption {
    private Adoption() {}

    /**
     * Writes the adoption down. Where another ledger published the workspace until now, everything that waits is held:
     * that ledger may have published it, and nothing goes out twice.
     *
     * @return what was held
     */
    public static List<Fact> adopt(Workspace workspace, Checked checked, Ledger ledger, Instant now) {
        String publisher = workspace.publisher();
        return ledger.record(now, book -> {
            List<Fact> facts = new ArrayList<>();
            facts.add(Fact.of(Kind.ADOPTED).with(Fact.FILE, workspace.folder()));
            if (publisher != null && !publisher.equals(ledger.id())) {
                facts.addAll(Intake.decide(workspace, checked, book));
                facts.addAll(held(book.supposing(now, facts), publisher));
            }
            List<Fact> held =
                    facts.stream().filter(fact -> fact.kind() == Kind.HELD).toList();
            return new Decided<>(facts, held);
        });
    }

    private static List<Fact> held(Book book, String publisher) {
        return book.deliveries().stream()
                .filter(delivery -> delivery.state() == State.WAITING)
                .map(Delivery::id)
                .sorted()
                .map(id -> Fact.of(Kind.HELD, id).note(publisher + " may have published it"))
                .toList();
    }
}
