package dev.punchclock.store;

import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Decision.Decided;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.FinishedDeliveries;
import dev.punchclock.ledger.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The first things written into a ledger: its tables, whose it is, and the entry that it was begun. */
final class Founding {
    private Founding() {}

    static void found(LedgerFile file, Actor actor, NewLedger ledger, Settings settings) {
        try {
            // Where another process was quicker, its ledger counts.
            new Birth(file.path()).withFolder().bring(unborn -> write(unborn, actor, ledger, settings));
        } catch (IOException e) {
            throw Trouble.with(
                    file.path(),
                    "no ledger can be begun here",
                    "give yourself the right to write this folder, or name another with --state");
        } catch (SQLException e) {
            throw Trouble.from(file.path(), e, settings.patience());
        }
    }

    static Identity identity(Database database, Path file) throws SQLException {
        return database.one("select id, workspace from ledger", row -> new Identity(row.getString(1), row.getString(2)))
                .orElseThrow(() -> Trouble.damaged(file));
    }

    private static void write(Path unborn, Actor actor, NewLedger ledger, Settings settings) throws SQLException {
        Fact opened = Fact.of(Kind.OPENED).with(Fact.FILE, ledger.folder());
        Identity identity = new Identity(ledger.id(), ledger.workspace());
        try (Database database = Database.open(unborn, settings)) {
            Schema.bringUpToDate(database, unborn);
            database.change("insert into ledger values (1, ?, ?)", identity.id(), identity.workspace());
            Pages pages = new Pages(database, unborn, identity, () -> actor, FinishedDeliveries.NONE);
            database.transaction(
                    "begin immediate",
                    () -> pages.write(ledger.now(), book -> new Decided<>(List.of(opened), identity)));
        }
    }
}
