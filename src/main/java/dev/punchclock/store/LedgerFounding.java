package dev.punchclock.store;

import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.FinishedDeliveries;
import dev.punchclock.ledger.LedgerDecision.Decided;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The first things written into a ledger: its tables, whose it is, and the entry that it was begun. */
final class LedgerFounding {
    private LedgerFounding() {}

    static void found(LedgerFile file, Actor actor, NewLedger ledger, StorageSettings settings) {
        try {
            // Where another process was quicker, its ledger counts.
            new AtomicLedgerFile(file.path()).withFolder().bring(unborn -> write(unborn, actor, ledger, settings));
        } catch (IOException e) {
            throw LedgerProblems.with(
                    file.path(),
                    "no ledger can be begun here",
                    "give yourself the right to write this folder, or name another with --state");
        } catch (SQLException e) {
            throw LedgerProblems.from(file.path(), e, settings.patience());
        }
    }

    static LedgerIdentity identity(SqliteDatabase database, Path file) throws SQLException {
        return database.one(
                        "select id, workspace from ledger",
                        row -> new LedgerIdentity(row.getString(1), row.getString(2)))
                .orElseThrow(() -> LedgerProblems.damaged(file));
    }

    private static void write(Path unborn, Actor actor, NewLedger ledger, StorageSettings settings)
            throws SQLException {
        EntryBody opened = EntryBody.of(EntryKind.OPENED).with(EntryBody.FILE, ledger.folder());
        LedgerIdentity identity = new LedgerIdentity(ledger.id(), ledger.workspace());
        try (SqliteDatabase database = SqliteDatabase.open(unborn, settings)) {
            LedgerSchema.bringUpToDate(database, unborn);
            database.change("insert into ledger values (1, ?, ?)", identity.id(), identity.workspace());
            LedgerTables tables = new LedgerTables(database, unborn, identity, () -> actor, FinishedDeliveries.NONE);
            database.transaction(
                    "begin immediate",
                    () -> tables.write(ledger.now(), ledgerState -> new Decided<>(List.of(opened), identity)));
        }
    }
}
