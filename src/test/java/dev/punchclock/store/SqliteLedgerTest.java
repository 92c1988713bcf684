package dev.punchclock.store;

import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest extends LedgerContract {
    @TempDir
    private Path folder;

    @Override
    protected Ledger open() {
        return Ledgers.open(folder);
    }
}
