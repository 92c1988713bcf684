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
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.hours.ManualClosing;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Erasure;
import dev.punchclock.ledger.ErasureRequest;
import dev.punchclock.post.PostId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be forgotten can be, on record, and the chain holds. */
class ErasureTest {
    private static final Instant LATER = MONDAY.plus(Duration.ofDays(400));
    private static final Instant BETWEEN = MONDAY.plus(Duration.ofDays(100));

    @TempDir
    private Path folder;

    /** 1 opened, 2 handed in, 3 dropped. */
    @BeforeEach
    void write() {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn(id("a"), "Unforgettable words"));
            record(ledger, MONDAY, EntryBody.of(EntryKind.DROPPED, id("a")).note("Unforgettable reason"));
        }
    }

    @Test
    void why_an_account_was_closed_by_hand_is_erased_and_it_stays_closed() {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            ManualClosing closing = new ManualClosing(MONDAY, null, "Unforgettable hearing");
            record(ledger, MONDAY, EntryBody.busy(ACME, closing));
            assertThat(ledger.book().busy(OWNER, BETWEEN)).contains(closing);
            assertThat(forget(ledger, BETWEEN).reasons()).isEqualTo(2);
            assertThat(ledger.book().busy(OWNER, BETWEEN)).contains(new ManualClosing(MONDAY, null, null));
            assertThat(ledger.verify().problems()).isEmpty();
        }
    }

    @Test
    void erased_words_are_gone_and_the_chain_holds() throws SQLException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.book().find(id("a")))
                    .extracting(Delivery::text, Delivery::note)
                    .containsExactly("Unforgettable words", "Unforgettable reason");
            Erasure words = forget(ledger, BETWEEN);
            assertThat(words).isEqualTo(new Erasure(words.accounts(), BETWEEN, 3, 1, 3, 1, 0, true));
            assertThat(words.accounts()).containsExactly(ACME);
            assertThat(ledger.verify().problems()).isEmpty();
            assertThat(ledger.book().find(id("a")))
                    .extracting(Delivery::text, Delivery::note)
                    .containsExactly(null, null);
            assertThat(ledger.database().one("select count(*) from gists", row -> row.getInt(1)))
                    .contains(0);
            Entry entry = ledger.history(new PostId("a")).get(0);
            assertThat(entry.fact().text()).isNull();
            assertThat(entry.by().who()).isEmpty();
        }
    }

    /** It may turn up, and its words are what it is found by, and what keeps others from saying them again. */
    @Test
    void the_words_of_what_may_be_out_stay_though_it_left_the_queue() {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn(id("b"), "Words in doubt"), claimed(id("b"), MONDAY));
            record(
                    ledger,
                    MONDAY,
                    EntryBody.believedAbsent(id("b"), "not there"),
                    EntryBody.of(EntryKind.WITHDRAWN, id("b")));
            assertThat(ledger.book().find(id("b"))).matches(delivery -> !delivery.isOver());
            forget(ledger, BETWEEN);
            assertThat(ledger.book().find(id("b"))).extracting(Delivery::text).isEqualTo("Words in doubt");
        }
    }

    @Test
    void it_is_on_record_which_words_went_and_never_what_they_said() {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            forget(ledger, BETWEEN);
            ledger.leaves(leaf -> {
                if (leaf.entry().number() == 4) {
                    assertThat(leaf.entry().fact().kind()).isEqualTo(EntryKind.FORGOTTEN);
                    assertThat(leaf.entry().fact().details())
                            .hasToString("{accounts=acme, names=3, reasons=1, texts=1, through=3}");
                }
            });
            assertThat(ledger.head().entries()).isEqualTo(4);
        }
    }

    @Test
    void where_nothing_is_old_nothing_is_written() {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(forget(ledger, MONDAY).isNothing()).isTrue();
            forget(ledger, BETWEEN);
            assertThat(forget(ledger, BETWEEN).isNothing()).isTrue();
            assertThat(ledger.head().entries()).isEqualTo(4);
        }
    }

    @ParameterizedTest(name = "the whole file anew: {0}")
    @ValueSource(booleans = {false, true})
    void the_bytes_are_gone_from_every_file(boolean thorough) throws IOException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            for (int i = 0; i < 300; i++) {
                record(ledger, MONDAY, handedIn(id("p" + i), "Unforgettable " + "words ".repeat(i % 40) + i));
                record(
                        ledger,
                        MONDAY,
                        EntryBody.of(EntryKind.WITHDRAWN, id("p" + i)).note("Unforgettable reason " + i));
            }
            assertThat(bytes()).contains("Unforgettable");
            ErasureRequest which = new ErasureRequest(Set.of(), BETWEEN, LATER, thorough);
            assertThat(ledger.forget(LATER, which).overwritten()).isTrue();
            assertThat(bytes()).contains("withdrawn").doesNotContain("Unforgettable");
            assertThat(ledger.verify().problems()).isEmpty();
        }
        assertThat(bytes()).doesNotContain("Unforgettable");
    }

    @Test
    void while_another_reads_it_says_that_the_bytes_are_still_there() throws Exception {
        try (SqliteLedger ledger = SqliteLedger.open(folder, DAVE, Ledgers.NEW, Ledgers.HASTY);
                SqliteDatabase reader = SqliteDatabase.open(Ledgers.file(folder), Ledgers.HASTY)) {
            reader.run("begin");
            reader.one("select count(*) from words", row -> row.getLong(1));
            assertThat(forget(ledger, BETWEEN).overwritten()).isFalse();
            reader.run("rollback");
        }
        assertThat(bytes()).doesNotContain("Unforgettable");
    }

    @Test
    void what_is_still_needed_stays() {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn("waits"), handedIn("held"), handedIn("unknown"), handedIn("claimed"));
            record(ledger, MONDAY, handedIn("just-sent"), handedIn("long-sent"));
            record(ledger, MONDAY, EntryBody.of(EntryKind.HELD, id("held")).note("the press office"));
            record(ledger, MONDAY, claimed(id("long-sent"), MONDAY));
            record(ledger, MONDAY, sent(id("long-sent"), MONDAY));
            record(ledger, MONDAY, claimed(id("unknown"), MONDAY));
            record(
                    ledger,
                    MONDAY,
                    EntryBody.of(EntryKind.UNKNOWN, id("unknown")).note("no answer"));
            record(ledger, MONDAY, claimed(id("claimed"), MONDAY));
            record(ledger, LATER, claimed(id("just-sent"), LATER));
            record(ledger, LATER, sent(id("just-sent"), LATER));
            Erasure words = forget(ledger, BETWEEN);
            assertThat(words.needed()).as("five texts, two reasons").isEqualTo(7);
            assertThat(ledger.book().everything().stream()
                            .filter(delivery -> delivery.text() == null)
                            .map(Delivery::id))
                    .containsExactlyInAnyOrder(id("a"), id("long-sent"));
            assertThat(ledger.book().find(id("held")))
                    .extracting(Delivery::note)
                    .isEqualTo("the press office");
            record(
                    ledger,
                    LATER,
                    EntryBody.of(EntryKind.NOT_SENT, id("claimed")).note("closed"));
            record(ledger, LATER, EntryBody.of(EntryKind.WITHDRAWN, id("claimed")));
            assertThat(forget(ledger, BETWEEN).texts())
                    .as("once it is no longer needed")
                    .isEqualTo(1);
            assertThat(ledger.verify().problems()).isEmpty();
        }
    }

    @Test
    void another_process_forgets_too_and_work_goes_on() {
        try (SqliteLedger ledger = Ledgers.open(folder);
                SqliteLedger other = Ledgers.open(folder)) {
            assertThat(other.book().find(id("a"))).extracting(Delivery::text).isEqualTo("Unforgettable words");
            forget(ledger, BETWEEN);
            record(other, LATER, EntryBody.of(EntryKind.UNHELD, id("a")).note("again"), handedIn("b"));
            assertThat(other.book().find(id("a")))
                    .extracting(Delivery::text, Delivery::state)
                    .containsExactly(null, DeliveryState.WAITING);
            assertThat(said(ledger.book())).isEqualTo(said(other.book()));
            ledger.rebuild();
            assertThat(ledger.verify().problems()).isEmpty();
        }
    }

    @Test
    void words_of_a_ledger_from_before_this_version_are_found_too() throws SQLException {
        try (SqliteDatabase database = SqliteDatabase.open(Ledgers.file(folder), Ledgers.HASTY)) {
            List<Object> entries = database.all("select entry from words order by entry", row -> row.getLong(1));
            List<String> undo = new ArrayList<>(Ledgers.UNDO);
            undo.addAll(List.of(
                    "drop index entries_at",
                    "drop index entries_forgotten",
                    "drop index words_of_entry",
                    "alter table words drop column entry",
                    "alter table deliveries drop column claim_created",
                    "alter table deliveries drop column published",
                    "drop table busy",
                    "pragma user_version = 2"));
            for (String each : undo) {
                database.run(each);
            }
            LedgerSchema.bringUpToDate(database, folder);
            assertThat(database.all("select entry from words order by entry", row -> (Object) row.getLong(1)))
                    .isEqualTo(entries);
        }
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(forget(ledger, BETWEEN).texts()).isEqualTo(1);
            assertThat(ledger.verify().problems()).isEmpty();
        }
    }

    @Test
    void the_same_words_twice_leave_no_common_trace() throws SQLException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn(id("b"), "Unforgettable words"));
            assertThat(ledger.verify().problems()).isEmpty();
        }
        try (SqliteDatabase database = SqliteDatabase.open(Ledgers.file(folder), Ledgers.HASTY)) {
            assertThat(database.all("select hash from words", row -> row.getString(1)))
                    .as("a name for each of four transactions, two texts, one reason")
                    .hasSize(7)
                    .doesNotHaveDuplicates();
        }
    }

    /** As retention does, with all accounts. */
    private static Erasure forget(SqliteLedger ledger, Instant before) {
        return ledger.forget(LATER, new ErasureRequest(Set.of(), before, LATER.minus(Duration.ofDays(30)), false));
    }

    private String bytes() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Ledgers.bytes(file), ISO_8859_1));
            }
        }
        return all.toString();
    }
}
