package dev.punchclock.store;

import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.problem.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a round looked last: one row that is written over at each look, so that looking does not make the ledger grow. It
 * is no entry, but it is sealed to one: its hash is over the row and the entry that was the last at that moment. Somebody
 * who knows how hashes are made can make that one too; so it is with the chain.
 */
final class LastRoundRow {
    private static final String REMEDY =
            "find out who changed the file; until the next look `punchclock status` may say wrongly for how long nobody"
                    + " looked. The next look writes it anew";

    private final SqliteDatabase database;

    LastRoundRow(SqliteDatabase database) {
        this.database = database;
    }

    /** The row as it stands; entry -1 when nothing has looked yet. */
    private record Row(long at, String via, long entry, String hash) {
        static final long NEVER = -1;

        String rightHash(String entryHash) {
            return new FieldHash()
                    .text("punchclock look")
                    .text(entryHash)
                    .number(entry)
                    .number(at)
                    .text(via)
                    .hex();
        }
    }

    /** @param last the last entry at this moment, or one shortly before: it is in the chain for good */
    void note(Instant now, String via, ChainTip last) throws SQLException {
        put(new Row(now.toEpochMilli(), via, last.number(), ""), last.hash());
    }

    Optional<RoundTimestamp> find() throws SQLException {
        return row().filter(row -> row.entry() != Row.NEVER)
                .map(row -> new RoundTimestamp(Instant.ofEpochMilli(row.at()), row.via()));
    }

    /** Seals what stands there from a time when nobody sealed it, or that nothing has looked yet. */
    void sealFirst(ChainTip last) throws SQLException {
        Optional<Row> row = row();
        if (row.isEmpty()) {
            put(new Row(0, "", Row.NEVER, ""), "");
        } else {
            put(new Row(row.get().at(), row.get().via(), last.number(), ""), last.hash());
        }
    }

    /** Gathers what entries go by, and says in the end whether the look belongs to them. */
    final class Check {
        private final Optional<Row> row;
        private String sealedTo = "";

        Check(ChainTip origin) throws SQLException {
            row = row();
            entry(origin.number(), origin.hash());
        }

        void entry(long number, String hash) {
            if (row.isPresent() && row.get().entry() == number) {
                sealedTo = hash;
            }
        }

        void into(List<Problem> problems, Path file) {
            if (row.isEmpty()) {
                problems.add(LedgerProblems.problem(file, "the note of the last look was deleted", REMEDY));
            } else if (!row.get().rightHash(sealedTo).equals(row.get().hash())) {
                problems.add(LedgerProblems.problem(
                        file, "the note of the last look was changed after it was written", REMEDY));
            }
        }
    }

    private Optional<Row> row() throws SQLException {
        return database.one(
                "select at, via, entry, hash from looks",
                row -> new Row(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4)));
    }

    private void put(Row row, String entryHash) throws SQLException {
        database.change(
                "insert or replace into looks (one, at, via, entry, hash) values (1, ?, ?, ?, ?)",
                row.at(),
                row.via(),
                row.entry(),
                row.rightHash(entryHash));
    }
}
