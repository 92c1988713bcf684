package dev.punchclock.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables, and the steps by which they came to look as they do. A step, once released, is never changed. */
final class LedgerSchema {
    /** Resources beside this class, in order; the version of a file is how many of them it has seen. */
    static final List<String> STEPS = List.of(
            "1.sql", "2.sql", "3.sql", "4.sql", "5.sql", "6.sql", "7.sql", "8.sql", "9.sql", "10.sql", "11.sql",
            "12.sql", "13.sql", "14.sql", "15.sql");
    /** From this version on the note of the last look is sealed. */
    private static final int SEALED = 10;
    /** From this version on a delivery has a doubt for each key, and what is held stays held when a part of it turns up. */
    private static final int EACH_DOUBT = 11;

    /** From this version on what is over has indexes of its own. */
    private static final int INDEXED = 13;

    /** From this version on repeats are found by what is the same under each Java. */
    private static final int GISTS = 14;

    private LedgerSchema() {}

    /** Brings the tables up to date, all steps or none: who is interrupted finds them as they were, and begins anew. */
    static void bringUpToDate(SqliteDatabase database, Path file, UpgradeListener listener) throws SQLException {
        int version = version(database, file, STEPS);
        if (version < STEPS.size()) {
            Runnable over = version == 0 ? () -> {} : listener.begins(); // a new one takes no time
            try {
                bringUpToDate(database, file, STEPS);
            } finally {
                over.run();
            }
        }
    }

    /** The same, where nobody waits for it. */
    static void bringUpToDate(SqliteDatabase database, Path file) throws SQLException {
        bringUpToDate(database, file, STEPS);
    }

    static void bringUpToDate(SqliteDatabase database, Path file, List<String> steps) throws SQLException {
        if (version(database, file, steps) < steps.size()) {
            database.transaction("begin immediate", () -> {
                int version = version(database, file, steps);
                for (String step : steps.subList(version, steps.size())) {
                    database.run(script(step));
                }
                if (version < SEALED) {
                    new LastRoundRow(database)
                            .sealFirst(new Projection(database).tip().orElse(new ChainTip(0, "")));
                }
                if (version > 0 && version < INDEXED) {
                    boolean isStale = version < EACH_DOUBT && hasDoubts(database);
                    if (!isStale || !LedgerTables.rebuildIfWhole(database, file)) {
                        new DeliveryRows(database).index();
                    }
                }
                if (version > 0 && version < GISTS) {
                    new GistIndex(database).addAll();
                }
                database.run("pragma user_version = " + steps.size());
                return version;
            });
        }
    }

    private static boolean hasDoubts(SqliteDatabase database) throws SQLException {
        return database.one(
                        "select 1 from deliveries where doubts is not null or state = 'partly sent' limit 1",
                        row -> row.getInt(1))
                .isPresent();
    }

    /** Tables, indexes and triggers that are not as the steps make them, in words. */
    static List<String> differences(SqliteDatabase database) throws SQLException {
        Map<String, String> should;
        try (SqliteDatabase fresh = SqliteDatabase.inMemory()) {
            for (String step : STEPS) {
                fresh.run(script(step));
            }
            should = shapes(fresh);
        }
        Map<String, String> is = shapes(database);
        Set<String> all = new TreeSet<>(should.keySet());
        all.addAll(is.keySet());
        return all.stream()
                .filter(name -> !Objects.equals(is.get(name), should.get(name)))
                .map(name -> "the " + name
                        + (!is.containsKey(name)
                                ? " is missing"
                                : should.containsKey(name) ? " is not as punchclock makes it" : " was added"))
                .toList();
    }

    private static Map<String, String> shapes(SqliteDatabase database) throws SQLException {
        Map<String, String> shapes = new TreeMap<>();
        database.each(
                "select type, name, coalesce(sql, '') from sqlite_schema where name not like 'sqlite_%'",
                row -> shapes.put(row.getString(1) + " " + row.getString(2), row.getString(3)));
        return shapes;
    }

    /**
     * Makes sure that the tables are not those of a newer version.
     *
     * @throws dev.punchclock.problem.ProblemException when they are
     */
    static void mustNotBeNewer(SqliteDatabase database, Path file) throws SQLException {
        version(database, file, STEPS);
    }

    private static int version(SqliteDatabase database, Path file, List<String> steps) throws SQLException {
        int version = database.one("pragma user_version", row -> row.getInt(1)).orElse(0);
        if (version > steps.size()) {
            throw LedgerProblems.with(
                    file,
                    "this ledger was made by a newer punchclock",
                    "install that version here too; this one must not write into it");
        }
        return version;
    }

    private static String script(String name) {
        try (InputStream in = LedgerSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
