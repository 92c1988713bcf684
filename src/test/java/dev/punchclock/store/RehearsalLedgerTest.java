package dev.punchclock.store;

import dev.punchclock.ledger.Facts;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RehearsalLedgerTest extends LedgerContract {
    @TempDir
    private Path folder;

    @Override
    protected Ledger open() {
        return SqliteLedger.forRehearsal(folder, Facts.DAVE, Ledgers.NEW);
    }
}
