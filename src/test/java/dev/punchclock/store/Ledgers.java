package dev.punchclock.store;

import dev.punchclock.ledger.Facts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Ledgers for tests, and a stranger's hand on their file. */
final class Ledgers {
    static final NewLedger NEW = new NewLedger("desk1-91c2", "acme-7f3a", "/home/dave/acme", Facts.MONDAY);
    static final StorageSettings HASTY = new StorageSettings(false, Duration.ofSeconds(1));

    private Ledgers() {}

    static SqliteLedger open(Path folder) {
        return SqliteLedger.open(folder, Facts.DAVE, NEW);
    }

    static Path file(Path folder) {
        return folder.resolve("ledger.db");
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the last two steps have made, to be taken back; with numbers that a Java of that time may have come to. */
    private static final List<String> GISTS = List.of(
            "drop table uploads",
            "drop table gists",
            "alter table words add column gist integer",
            "create index words_gist on words (gist) where gist is not null",
            "update words set gist = 1 where hash in (select text from entries)");

    private static final List<String> GISTLESS = List.of("drop index words_gist", "alter table words drop column gist");

    /** What the thirteenth step has made. */
    private static final List<String> INDEXES = List.of(
            "drop index deliveries_in_hand",
            "drop index deliveries_entry",
            "alter table deliveries drop column entry",
            "drop index deliveries_counted",
            "drop index deliveries_changed",
            "drop index deliveries_dropped",
            "drop index deliveries_unnamed",
            "drop index entries_absent",
            "drop table receipts",
            "alter table deliveries drop column over",
            "alter table deliveries drop column counts_at");

    /** What the steps from the sixth to the twelfth have made. */
    private static final List<String> EARLIER = List.of(
            "drop table location",
            "alter table deliveries drop column doubts",
            "alter table deliveries drop column claim_handle",
            "alter table deliveries drop column further",
            "alter table by_hand drop column receipt",
            "alter table by_hand drop column link",
            "alter table by_hand drop column handle",
            "drop table handles",
            "drop table clocks",
            "drop table users",
            "alter table looks drop column entry",
            "alter table looks drop column hash");

    static final List<String> UNDO =
            Stream.of(GISTS, GISTLESS, INDEXES, EARLIER).flatMap(List::stream).toList();

    /** A ledger as the version before this one left it. */
    static void asOfTheLastVersion(Path folder) throws SQLException {
        tamper(folder, GISTS.toArray(String[]::new));
        tamper(folder, "pragma user_version = 13");
    }

    /** A ledger as it was before what is over had indexes. */
    static void beforeIndexes(Path folder) throws SQLException {
        asOfTheLastVersion(folder);
        tamper(folder, GISTLESS.toArray(String[]::new));
        tamper(folder, INDEXES.toArray(String[]::new));
        tamper(folder, "pragma user_version = 12");
    }

    /** A ledger as it was after the fifth step: of a version that many have used. */
    static void asBefore(Path folder) throws SQLException {
        tamper(folder, UNDO.toArray(String[]::new));
        tamper(folder, "pragma user_version = 5");
    }

    /** What somebody does who has the file and knows SQL, and puts the triggers back afterwards. */
    static void tamper(Path folder, String... statements) throws SQLException {
        List<String> triggers = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file(folder));
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("select sql from sqlite_schema where type = 'trigger'")) {
                while (rows.next()) {
                    triggers.add(rows.getString(1));
                }
            }
        }
        run(folder, "drop trigger if exists entries_stay", "drop trigger if exists entries_last");
        run(folder, statements);
        run(folder, triggers.toArray(String[]::new));
    }

    /** The same, as far as the triggers let it. */
    static void run(Path folder, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file(folder));
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }
}
