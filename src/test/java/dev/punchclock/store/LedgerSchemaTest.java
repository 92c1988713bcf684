package dev.punchclock.store;

import static dev.punchclock.ledger.Facts.ACME;
import static dev.punchclock.ledger.Facts.DAVE;
import static dev.punchclock.ledger.Facts.MONDAY;
import static dev.punchclock.ledger.Facts.OWNER;
import static dev.punchclock.ledger.Facts.claimed;
import static dev.punchclock.ledger.Facts.handedIn;
import static dev.punchclock.ledger.Facts.id;
import static dev.punchclock.ledger.Facts.record;
import static dev.punchclock.ledger.Facts.said;
import static dev.punchclock.ledger.Facts.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.CountedDelivery;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryQuery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.EntryOwner;
import dev.punchclock.ledger.Facts;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.RecordedClockDifference;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.ledger.UnresolvedAttempt;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerSchemaTest {
    @TempDir
    private Path folder;

    @Test
    void later_steps_are_taken_once_and_keep_what_is_there() throws SQLException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn("a"));
            List<Object> before = said(ledger.book());
            try (SqliteDatabase database = SqliteDatabase.open(Ledgers.file(folder), Ledgers.HASTY)) {
                for (int i = 0; i < 2; i++) {
                    LedgerSchema.bringUpToDate(database, folder, and("later-1.sql", "later-2.sql"));
                    assertThat(database.all("select thing from things", row -> row.getString(1)))
                            .containsExactly("one");
                    assertThat(version(database)).contains(LedgerSchema.STEPS.size() + 2);
                }
            }
            assertThat(said(ledger.book())).isEqualTo(before);
        }
    }

    /** What is over was in hand then, and nothing could be asked for. */
    @Test
    void a_ledger_from_before_indexes_gets_them() throws SQLException {
        Instant later = MONDAY.plus(Duration.ofDays(40));
        List<Object> before;
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn("a"), claimed(id("a"), MONDAY), sent(id("a"), MONDAY));
            record(ledger, later, handedIn("b"), claimed(id("b"), later), sent(id("b"), later));
            record(
                    ledger,
                    later,
                    handedIn("dropped"),
                    EntryBody.of(EntryKind.DROPPED, id("dropped")),
                    handedIn("waits"));
            before = said(ledger.book());
        }
        Ledgers.beforeIndexes(folder);
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.verify().problems()).isEmpty();
            LedgerState ledgerState = ledger.book();
            assertThat(said(ledgerState)).isEqualTo(before);
            assertThat(ledgerState.inHand()).extracting(Delivery::id).containsExactly(id("waits"));
            assertThat(ledgerState.counted(OWNER, later)).containsExactly(later);
            assertThat(ledgerState.isReceipt(OWNER, "r-a")).isTrue();
            assertThat(ledgerState.all(new DeliveryQuery.Dropped())).hasSize(1);
            assertThat(ledgerState.saying(Set.of("words of b"), later)).hasSize(1);
        }
    }

    @Test
    void an_upgrade_is_told_of_from_its_beginning_to_its_end_and_a_ledger_of_today_needs_none() throws SQLException {
        List<String> told = new ArrayList<>();
        UpgradeListener listener = () -> {
            told.add("begins");
            return () -> told.add("is over");
        };
        Ledgers.open(folder).close();
        for (int i = 0; i < 2; i++) {
            Ledgers.asOfTheLastVersion(folder);
            opened(listener).close();
            assertThat(told).containsExactly("begins", "is over");
            opened(listener).close();
            assertThat(told).containsExactly("begins", "is over");
            told.clear();
        }
    }

    /** Each statement of the upgrade may be the last: then all is as before, and the next opening goes through with it. */
    @Test
    void an_upgrade_that_is_killed_loses_nothing_and_is_made_at_the_next_opening() throws Exception {
        List<Object> before;
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            for (int i = 0; i < 300; i++) {
                String post = "p" + i;
                record(ledger, MONDAY, handedIn(post), claimed(id(post), MONDAY), sent(id(post), MONDAY));
            }
            before = said(ledger.book());
        }
        Ledgers.asOfTheLastVersion(folder);
        int killed = 0;
        for (int milliseconds = 0; milliseconds < 160; milliseconds += 40) {
            try (ChildProcess child = ChildProcess.start(Upgrading.class, folder, folder.toString())) {
                assertThat(child.lines(1)).containsExactly("begins");
                Thread.sleep(milliseconds);
                child.kill();
            }
            try (SqliteDatabase database = SqliteDatabase.open(Ledgers.file(folder), Ledgers.HASTY)) {
                boolean isDone = version(database).equals(Optional.of(LedgerSchema.STEPS.size()));
                killed += isDone ? 0 : 1;
                assertThat(database.one("select count(*) from deliveries", row -> row.getInt(1)))
                        .contains(300);
                if (isDone) {
                    break;
                }
            }
        }
        assertThat(killed).as("killed before it was over").isPositive();
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.verify().problems()).isEmpty();
            assertThat(said(ledger.book())).isEqualTo(before);
        }
    }

    /** Opens an old ledger. */
    static final class Upgrading {
        private Upgrading() {}

        public static void main(String[] arguments) {
            SqliteLedger.openExisting(Path.of(arguments[0]), () -> DAVE, CopyEvidence.NONE, () -> {
                        System.out.println("begins");
                        return () -> {};
                    })
                    .orElseThrow()
                    .close();
        }
    }

    private SqliteLedger opened(UpgradeListener listener) {
        return SqliteLedger.openExisting(folder, () -> DAVE, CopyEvidence.NONE, listener)
                .orElseThrow();
    }

    /** By what repeats were found, the Java of that time had worked out: a later one looked for another number. */
    @Test
    void what_a_ledger_of_the_last_version_has_said_is_found_again_under_any_java() throws SQLException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn("a"), claimed(id("a"), MONDAY), sent(id("a"), MONDAY), handedIn("b"));
        }
        Ledgers.asOfTheLastVersion(folder);
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.verify().problems()).isEmpty();
            assertThat(ledger.book().saying(Set.of("words of a"), MONDAY))
                    .extracting(CountedDelivery::id)
                    .containsExactly(id("a"));
            record(ledger, MONDAY, claimed(id("b"), MONDAY), sent(id("b"), MONDAY));
            assertThat(ledger.book().saying(Set.of("words of b"), MONDAY)).hasSize(1);
        }
    }

    /** A ledger as it was before claims and counts said for which handle they are. */
    @Test
    void what_was_published_and_counted_before_handles_were_known_stands_for_its_name() throws SQLException {
        Instant later = MONDAY.plusSeconds(60);
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn("a"), claimed(id("a"), MONDAY), sent(id("a"), MONDAY));
            for (String link : List.of("", "https://x.com/acme/status/1\\2", "https://x.com/acme/status/3")) {
                record(
                        ledger,
                        later,
                        EntryBody.of(EntryKind.COUNTED, ACME).times(later, null).with(EntryBody.LINK, link));
            }
        }
        Ledgers.asBefore(folder);
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.verify().problems()).isEmpty();
            assertThat(ledger.book().counted(OWNER, Instant.EPOCH)).containsExactly(MONDAY, later, later, later);
            assertThat(ledger.book().byHand(OWNER))
                    .extracting(post -> String.valueOf(post.receipt().link()))
                    .containsExactly("null", "https://x.com/acme/status/1\\2", "https://x.com/acme/status/3");
            record(
                    ledger,
                    later,
                    EntryBody.handedIn(Facts.post(id("b"), "Two"), ACME).on(OWNER.key()));
            EntryOwner renamed = new EntryOwner(new AccountName("acme-new"), OWNER.key());
            assertThat(ledger.book().counted(renamed, Instant.EPOCH)).hasSize(4);
        }
    }

    /** As it was before the clocks of networks were compared. */
    @Test
    void a_ledger_from_before_the_clocks_goes_on_and_notes_them() throws SQLException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn("a"));
        }
        Ledgers.asBefore(folder);
        RecordedClockDifference ahead = new RecordedClockDifference(Duration.ofSeconds(-20), MONDAY);
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY.plusSeconds(1), EntryBody.clock(ACME, ahead));
        }
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.book().clock(ACME)).contains(ahead);
            assertThat(ledger.verify("").problems()).isEmpty();
            record(
                    ledger,
                    MONDAY.plusSeconds(2),
                    EntryBody.clock(ACME, new RecordedClockDifference(Duration.ofSeconds(2), MONDAY)));
            assertThat(ledger.book().clocks()).isEmpty();
            assertThat(ledger.verify("").problems()).isEmpty();
        }
        Ledgers.tamper(folder, "insert into clocks values ('acme', 90000, 0)");
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.verify("").problems())
                    .extracting(Problem::what)
                    .contains("the difference of the clocks of acme is not noted as its entries say");
        }
    }

    /** As it was before it was asked whether a handle still belongs to the same user. */
    @Test
    void a_ledger_from_before_the_users_of_handles_goes_on_and_notes_them() throws SQLException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn("a"));
        }
        Ledgers.asBefore(folder);
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.book().users()).isEmpty();
            record(ledger, MONDAY.plusSeconds(1), EntryBody.identified(OWNER, "42"));
        }
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.book().users()).containsExactly(Map.entry(OWNER.key(), "42"));
            assertThat(ledger.verify("").problems()).isEmpty();
        }
        Ledgers.tamper(folder, "update users set id = '99'");
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.verify("").problems())
                    .extracting(Problem::what)
                    .contains("whose the handles are is not noted as its entries say");
            record(ledger, MONDAY.plusSeconds(2), EntryBody.identified(OWNER, ""));
            assertThat(ledger.book().users()).isEmpty();
        }
    }

    @Test
    void a_step_that_fails_leaves_all_as_it_was() throws SQLException {
        Ledgers.open(folder).close();
        try (SqliteDatabase database = SqliteDatabase.open(Ledgers.file(folder), Ledgers.HASTY)) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> LedgerSchema.bringUpToDate(database, folder, and("later-1.sql", "broken.sql")));
            assertThat(version(database)).contains(LedgerSchema.STEPS.size());
            assertThat(database.all("select name from sqlite_master where name = 'things'", row -> row.getString(1)))
                    .isEmpty();
        }
        Ledgers.open(folder).close();
    }

    @Test
    void a_ledger_of_a_newer_punchclock_is_left_alone() throws SQLException {
        Ledgers.open(folder).close();
        Ledgers.tamper(folder, "pragma user_version = " + (LedgerSchema.STEPS.size() + 1));
        byte[] bytes = Ledgers.bytes(Ledgers.file(folder));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> SqliteLedger.openExisting(folder, DAVE))
                .withMessage(Ledgers.file(folder) + ": this ledger was made by a newer punchclock\n"
                        + "  to do: install that version here too; this one must not write into it");
        assertThat(Ledgers.bytes(Ledgers.file(folder))).isEqualTo(bytes);
    }

    @Test
    void a_ledger_that_a_newer_punchclock_changes_while_it_is_open_is_no_bug() throws SQLException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn("a"));
            Ledgers.tamper(folder, "drop table gists", "pragma user_version = " + (LedgerSchema.STEPS.size() + 1));
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> record(ledger, MONDAY, handedIn("b")))
                    .withMessageContaining("this ledger was made by a newer punchclock");
        }
    }

    @Test
    void a_ledger_that_knew_no_doubt_is_whole_and_goes_on() throws SQLException {
        DeliveryId a = id("a");
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn("a"), claimed(a, MONDAY), EntryBody.of(EntryKind.UNKNOWN, a), absent(a));
        }
        Ledgers.asBefore(folder);
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.verify().problems()).isEmpty();
            assertThat(doubts(ledger, a)).isEmpty();
            record(
                    ledger,
                    MONDAY,
                    claimed(a, MONDAY),
                    EntryBody.of(EntryKind.UNKNOWN, a),
                    EntryBody.believedAbsent(a, "not there"));
        }
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(doubts(ledger, a)).hasSize(1);
            assertThat(ledger.verify().problems()).isEmpty();
        }
    }

    @Test
    void a_ledger_that_kept_one_doubt_of_several_knows_all_of_them() throws SQLException {
        DeliveryId a = id("a");
        DeliveryId b = id("b");
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn("a"), claimed(a, MONDAY), EntryBody.of(EntryKind.UNKNOWN, a));
            record(ledger, MONDAY, EntryBody.believedAbsent(a, "not there"), claimed(a, MONDAY));
            record(ledger, MONDAY, EntryBody.partSent(a, 1, new Receipt("r1", null, MONDAY)));
            Delivery.Claim second = new Delivery.Claim(MONDAY, MONDAY.plusSeconds(20), "k/2", MONDAY, null);
            record(ledger, MONDAY, EntryBody.claimed(a, second), EntryBody.of(EntryKind.UNKNOWN, a));
            record(ledger, MONDAY, EntryBody.believedAbsent(a, "not there"));
            record(ledger, MONDAY, handedIn("b"), claimed(b, MONDAY), EntryBody.of(EntryKind.UNKNOWN, b));
            record(
                    ledger,
                    MONDAY,
                    EntryBody.believedAbsent(b, "not there"),
                    EntryBody.of(EntryKind.HELD, b).note("no"));
            record(ledger, MONDAY, EntryBody.partSent(b, 1, new Receipt("r2", null, MONDAY)));
        }
        Ledgers.beforeIndexes(folder);
        Ledgers.tamper(
                folder,
                "alter table deliveries rename column doubts to doubt",
                "update deliveries set doubt = 'key=k/2' || char(10) || 'part=1' || char(10) || 'proven=false' || char(10)"
                        + " || 'released=false' || char(10) || 'since=1795424400000' || char(10) || 'until=1795424420000'"
                        + " where post = 'a'",
                "update deliveries set doubt = null, state = 'partly sent', note = null where post = 'b'",
                "drop table users",
                "pragma user_version = 10");
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.verify().problems()).isEmpty();
            assertThat(doubts(ledger, a)).extracting(UnresolvedAttempt::part).containsExactly(0, 1);
            assertThat(Objects.requireNonNull(ledger.book().find(b)).state()).isEqualTo(DeliveryState.HELD);
        }
    }

    @Test
    void a_ledger_with_doubts_that_does_not_add_up_is_opened_all_the_same() throws SQLException {
        DeliveryId a = id("a");
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn("a"), claimed(a, MONDAY), EntryBody.of(EntryKind.UNKNOWN, a));
            record(ledger, MONDAY, EntryBody.believedAbsent(a, "not there"));
        }
        Ledgers.beforeIndexes(folder);
        Ledgers.tamper(
                folder,
                "alter table deliveries rename column doubts to doubt",
                "update entries set kind = 'unheld' where kind = 'handed-in'",
                "drop table users",
                "pragma user_version = 10");
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.book().find(a)).isNotNull();
            assertThat(ledger.verify().problems()).isNotEmpty();
        }
    }

    /** As it was written before anything was believed. */
    private static EntryBody absent(DeliveryId id) {
        return EntryBody.of(EntryKind.NOT_SENT, id).note("the network does not have it");
    }

    private static List<UnresolvedAttempt> doubts(SqliteLedger ledger, DeliveryId id) {
        return Objects.requireNonNull(ledger.book().find(id)).doubts();
    }

    @Test
    void entries_can_be_neither_changed_nor_deleted_by_a_slip() throws SQLException {
        Ledgers.open(folder).close();
        try (SqliteDatabase database = SqliteDatabase.open(Ledgers.file(folder), Ledgers.HASTY)) {
            for (String slip : List.of("update entries set at = 0", "delete from entries")) {
                assertThatExceptionOfType(SQLException.class).isThrownBy(() -> database.run(slip));
            }
        }
    }

    @Test
    void the_last_look_of_a_ledger_from_before_this_version_is_kept_and_sealed() throws SQLException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn("a"));
            ledger.looked(MONDAY);
        }
        asOfVersion5("update looks set via = 'daemon'");
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.lastLook()).contains(new RoundTimestamp(MONDAY, "daemon"));
            assertThat(ledger.verify().problems()).isEmpty();
        }
        asOfVersion5("delete from looks");
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.lastLook()).isEmpty();
            assertThat(ledger.verify().problems()).isEmpty();
        }
    }

    private void asOfVersion5(String then) throws SQLException {
        Ledgers.asBefore(folder);
        Ledgers.tamper(folder, then);
    }

    /** The steps there are, and these. */
    private static List<String> and(String... later) {
        return Stream.concat(LedgerSchema.STEPS.stream(), Stream.of(later)).toList();
    }

    private static Optional<Integer> version(SqliteDatabase database) throws SQLException {
        return database.one("pragma user_version", row -> row.getInt(1));
    }
}
