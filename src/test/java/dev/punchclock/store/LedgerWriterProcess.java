package dev.punchclock.store;

import static dev.punchclock.ledger.Facts.DAVE;
import static dev.punchclock.ledger.Facts.MONDAY;
import static dev.punchclock.ledger.Facts.handedIn;
import static dev.punchclock.ledger.Facts.record;

import java.nio.file.Path;

/** Writes one post after the other into a ledger, and prints each once it is written. */
final class LedgerWriterProcess {
    private LedgerWriterProcess() {}

    public static void main(String[] arguments) {
        String name = arguments[1];
        int posts = Integer.parseInt(arguments[2]);
        try (SqliteLedger ledger = SqliteLedger.open(Path.of(arguments[0]), DAVE, Ledgers.NEW)) {
            for (int i = 0; i < posts; i++) {
                String post = name + "-" + i;
                record(ledger, MONDAY.plusSeconds(i), handedIn(post));
                System.out.println(post);
                System.out.flush();
            }
        }
    }
}
