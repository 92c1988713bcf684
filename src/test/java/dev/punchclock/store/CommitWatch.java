package dev.punchclock.store;

import dev.punchclock.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

/** Tells when a ledger's transaction has made all its changes and nothing of it is in the file yet. */
public final class CommitWatch {
    private CommitWatch() {}

    /**
     * Watches a ledger.
     *
     * @param before called by SQLite, on the thread that commits
     */
    public static void watch(Ledger ledger, Runnable before) {
        AtomicReference<Connection> connection = new AtomicReference<>();
        try {
            ((SqliteLedger) ledger)
                    .database()
                    .each("select 1", row -> connection.set(row.getStatement().getConnection()));
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger has no connection", e);
        }
        ((SQLiteConnection) connection.get()).addCommitListener(new SQLiteCommitListener() {
            @Override
            public void onCommit() {
                before.run();
            }

            @Override
            public void onRollback() {
                // Nothing is written.
            }
        });
    }
}
