package dev.punchclock.publish;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Ledger;
import java.util.List;

/** What came from a command that publishes at once, and not from a file: no slot is to be had for it. */
final class ImmediatePosts {
    private static final String AGAIN = "; give the same command again";

    private ImmediatePosts() {}

    /**
     * The same fact about a delivery, or where it says that a post of a command was not sent, that together with what
     * follows: the post is not kept, and its writer is told how it is sent.
     */
    static List<EntryBody> notKept(EntryBody fact, Delivery delivery, Ledger ledger) {
        return fact.kind() == EntryKind.NOT_SENT && delivery.published().isEmpty() && isCommands(delivery, ledger)
                ? List.of(fact.note(fact.note() + AGAIN), EntryBody.of(EntryKind.WITHDRAWN, delivery.id()))
                : List.of(fact);
    }

    /** What has left its file has none any more, either. */
    private static boolean isCommands(Delivery delivery, Ledger ledger) {
        return delivery.file().isEmpty()
                && ledger.history(delivery.id().post()).stream()
                        .map(Entry::fact)
                        .filter(fact -> fact.kind() == EntryKind.HANDED_IN
                                && delivery.id().equals(fact.delivery()))
                        .reduce((earlier, last) -> last)
                        .filter(last -> last.detail(EntryBody.FILE).isEmpty())
                        .isPresent();
    }
}
