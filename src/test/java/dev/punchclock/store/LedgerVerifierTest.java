package dev.punchclock.store;

import static dev.punchclock.ledger.Facts.ACME;
import static dev.punchclock.ledger.Facts.DAVE;
import static dev.punchclock.ledger.Facts.MONDAY;
import static dev.punchclock.ledger.Facts.OWNER;
import static dev.punchclock.ledger.Facts.claimed;
import static dev.punchclock.ledger.Facts.counted;
import static dev.punchclock.ledger.Facts.handedIn;
import static dev.punchclock.ledger.Facts.id;
import static dev.punchclock.ledger.Facts.record;
import static dev.punchclock.ledger.Facts.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.ErasureRequest;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.ledger.Verification;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to alter the file, each found. Those that leave a whole ledger behind are found by a head noted elsewhere. */
class LedgerVerifierTest {
    private static final String NO_RECORD = " is missing, and no later entry says that it was erased";
    private static final String UNLINKED =
            " does not follow on the one before: one of them was put in, taken out or written anew";
    private static final String NUMBERS = "update entries set number = -number where number in (3, 4);"
            + " update entries set number = 4 where number = -3; update entries set number = 3 where number = -4";

    @TempDir
    private Path folder;

    private String head = "";

    /** 1 opened, 2 and 3 handed in, 4 claimed, 5 sent, 6 held, 7 paused, 8 made by hand. */
    @BeforeEach
    void write() {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn("a"), handedIn("b"));
            record(ledger, MONDAY, claimed(id("a"), MONDAY));
            record(ledger, MONDAY, sent(id("a"), MONDAY));
            head = ledger.head().hash();
            record(ledger, MONDAY, EntryBody.of(EntryKind.HELD, id("b")).note("because"));
            record(ledger, MONDAY, EntryBody.of(EntryKind.PAUSED, ACME));
            record(ledger, MONDAY, counted(ACME, MONDAY, ""));
        }
    }

    static Stream<Arguments> tampering() {
        return Stream.of(
                way(
                        "the number by which a repeat is found changed",
                        "update gists set gist = gist + 1",
                        List.of("by what repeats are found is not noted as the entries say")),
                way(
                        "the number by which a repeat is found taken away",
                        "delete from gists where entry = 3",
                        List.of("by what repeats are found is not noted as the entries say")),
                way(
                        "a receipt taken out",
                        "delete from receipts",
                        List.of("by what the receipts are found is not noted as the entries say")),
                way(
                        "a receipt put in",
                        "insert into receipts (name, post, account) values ('r-b', 'b', 'acme')",
                        List.of("by what the receipts are found is not noted as the entries say")),
                way(
                        "a delivery taken out",
                        "delete from deliveries where post = 'a'",
                        List.of("a on acme is noted as not there, its entries say sent")),
                way(
                        "a delivery put in",
                        "insert into deliveries select 'c', account, state, text, file, id_written, since, not_before,"
                                + " moved_from, moved, attempts, claim_at, claim_deadline, claim_key, receipt_at, receipt_id,"
                                + " receipt_link, note, claim_created, published, doubts, claim_handle, further, over,"
                                + " counts_at, entry from deliveries where post = 'b'",
                        List.of("c on acme is noted as held, its entries say not there")),
                way(
                        "a delivery said to be of an earlier entry",
                        "update deliveries set entry = 4 where post = 'a'",
                        List.of("a on acme is noted as sent, otherwise than its entries say")),
                way(
                        "a delivery said to be of an entry about another",
                        "update deliveries set entry = 6 where post = 'a'",
                        List.of("a on acme is noted as sent, otherwise than its entries say")),
                way(
                        "a delivery said to be of an entry to come",
                        "update deliveries set entry = 9 where post = 'a'",
                        List.of("a on acme is noted as sent, otherwise than its entries say")),
                way(
                        "a delivery of which nobody noted its last entry, as in an older ledger",
                        "update deliveries set entry = 0 where post = 'a'",
                        List.of()),
                way(
                        "an entry edited: its host",
                        "update entries set host = 'desk2' where number = 5",
                        List.of("entry 5 was changed after it was written")),
                way(
                        "an entry edited: what happened",
                        "update entries set kind = 'refused' where number = 5",
                        List.of(
                                "entry 5 was changed after it was written",
                                "a on acme is noted as sent, its entries say held")),
                way(
                        "an entry edited: its details",
                        "update entries set details = 'key=other' where number = 4",
                        List.of(
                                "entry 4 was changed after it was written",
                                "a on acme is noted as sent, otherwise than its entries say")),
                way(
                        "entries deleted from the middle",
                        "delete from entries where number in (4, 5)",
                        List.of(
                                "entries 4 to 5 are missing",
                                "noted are 8 entries, there are 6",
                                "a on acme is noted as sent, its entries say waiting")),
                way(
                        "the first entry deleted",
                        "delete from entries where number = 1",
                        List.of(
                                "entry 1 is missing",
                                "noted are 8 entries, there are 7",
                                "noted is the folder /home/dave/acme, its entries say ")),
                way(
                        "the last entry deleted",
                        "delete from entries where number = 8",
                        List.of(
                                "noted are 8 entries, there are 7",
                                "the count of posts made by hand of acme is not noted as its entries say",
                                "the handle of acme is not noted as its entries say")),
                way(
                        "two entries in another order",
                        NUMBERS,
                        List.of(
                                "entry 3 does not follow on the one before: one of them was put in, taken out or written anew",
                                "entry 3 was changed after it was written",
                                "entry 4 does not follow on the one before: one of them was put in, taken out or written anew",
                                "entry 4 was changed after it was written",
                                "entry 5 does not follow on the one before: one of them was put in, taken out or written anew")),
                way(
                        "an entry put in",
                        "update entries set number = 9 where number = 8;"
                                + " insert into entries select 8, at, via, host, process, zone, who, 'resumed', account, post,"
                                + " slot, until, '', text, note, previous, hash from entries where number = 7",
                        List.of(
                                "entry 8 does not follow on the one before: one of them was put in, taken out or written anew",
                                "entry 8 was changed after it was written",
                                "entry 9 was changed after it was written",
                                "noted are 8 entries, there are 9",
                                "the pause of acme is not noted as its entries say")),
                way(
                        "the text of an entry exchanged",
                        "update words set body = 'Other words' where hash ="
                                + " (select text from entries where number = 3)",
                        List.of("the text of entry 3 was changed after it was written")),
                way(
                        "the name of an entry exchanged",
                        "update words set body = 'mallory' where hash = (select who from entries where number = 6)",
                        List.of("the name of entry 6 was changed after it was written")),
                way(
                        "the reason of an entry emptied",
                        "update words set body = '' where hash = (select note from entries where number = 6)",
                        List.of("the reason of entry 6 was changed after it was written")),
                way(
                        "the projection altered: a post waits again",
                        "update deliveries set state = 'waiting' where post = 'a'",
                        List.of("a on acme is noted as waiting, its entries say sent")),
                way(
                        "the projection altered: a post deleted",
                        "delete from deliveries where post = 'b'",
                        List.of("b on acme is noted as not there, its entries say held")),
                way(
                        "the projection altered: a pause lifted",
                        "delete from paused",
                        List.of("the pause of acme is not noted as its entries say")),
                way(
                        "the projection altered: closed by hand",
                        "insert into busy values ('acme', 0, null, null)",
                        List.of("the busy time of acme is not noted as its entries say")),
                way(
                        "the projection altered: a quiet put in",
                        "insert into quiet values ('acme', 0)",
                        List.of("the quiet of acme is not noted as its entries say")),
                way(
                        "the projection altered: another folder",
                        "update head set folder = '/tmp'",
                        List.of("noted is the folder /tmp, its entries say /home/dave/acme")),
                way(
                        "the ledger's id changed",
                        "update ledger set id = 'desk2'",
                        List.of(
                                "entry 1 does not follow on the one before: one of them was put in, taken out or written anew")),
                way(
                        "an entry edited: a kind that there is not",
                        "update entries set kind = 'printed' where number = 7",
                        List.of("entry 7 was changed after it was written", "entry 7 cannot be read")),
                way(
                        "an entry edited: a kind that cannot follow",
                        "update entries set kind = 'unknown' where number = 4",
                        List.of(
                                "entry 4 was changed after it was written",
                                "entry 4: unknown cannot follow on waiting (a on acme)")),
                way(
                        "a text erased without record",
                        "delete from words where hash = (select text from entries where number = 3)",
                        List.of("the text of entry 3" + NO_RECORD)),
                way(
                        "a name erased without record",
                        "delete from words where hash = (select who from entries where number = 6)",
                        List.of("the name of entry 6" + NO_RECORD)),
                way(
                        "a reason erased without record",
                        "delete from words where hash = (select note from entries where number = 6)",
                        List.of("the reason of entry 6" + NO_RECORD)),
                way(
                        "a trigger put in",
                        "create trigger mine after insert on entries begin delete from words; end",
                        List.of("the trigger mine was added")),
                way(
                        "details that cannot be read",
                        "update entries set details = 'created=yesterday' where number = 4",
                        List.of("entry 4 was changed after it was written", "entry 4 cannot be read")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tampering")
    void whatever_is_changed_is_found(String name, String sql, List<String> found) throws SQLException {
        Ledgers.tamper(folder, sql);
        assertThat(verify("").problems()).extracting(Problem::what).containsExactlyElementsOf(found);
    }

    private static Arguments way(String name, String sql, List<String> found) {
        return Arguments.of(name, sql, found);
    }

    @Test
    void a_dropped_index_is_found() throws SQLException {
        Ledgers.run(folder, "drop index words_of_entry");
        assertThat(found("")).containsExactly("the index words_of_entry is missing");
    }

    @Test
    void dropped_triggers_are_found() throws SQLException {
        Ledgers.run(folder, "drop trigger entries_stay", "drop trigger entries_last");
        assertThat(found(""))
                .containsExactly("the trigger entries_last is missing", "the trigger entries_stay is missing");
    }

    @Test
    void an_entry_written_anew_with_its_hash_recomputed_is_found() throws SQLException {
        rewrite(5, 5);
        assertThat(found("")).containsExactly("entry 6" + UNLINKED);
    }

    @Test
    void entries_of_another_ledger_are_found() throws SQLException {
        Path other = folder.resolve("other");
        try (SqliteLedger ledger = Ledgers.open(other)) {
            record(ledger, MONDAY, handedIn("a"), handedIn("b"));
            record(ledger, MONDAY, claimed(id("a"), MONDAY));
        }
        Ledgers.tamper(
                folder,
                "delete from entries where number = 4; attach '" + Ledgers.file(other) + "' as other;"
                        + " insert into entries select * from other.entries where number = 4;"
                        + " insert or ignore into words select * from other.words");
        assertThat(found("")).containsExactly("entry 4" + UNLINKED, "entry 5" + UNLINKED);
    }

    @Test
    void bytes_changed_in_the_file_are_found() throws IOException {
        byte[] bytes = Ledgers.bytes(Ledgers.file(folder));
        byte[] words = "Words of a".getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length - words.length; at++) {
            if (Arrays.equals(bytes, at, at + words.length, words, 0, words.length)) {
                bytes[at] = 'w';
            }
        }
        Files.write(Ledgers.file(folder), bytes);
        assertThat(found("")).containsExactly("the text of entry 2 was changed after it was written");
    }

    @Test
    void an_older_file_copied_back_is_found_by_the_head_noted_elsewhere() throws IOException {
        byte[] older = Ledgers.bytes(Ledgers.file(folder));
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn("c"));
            head = ledger.head().hash();
        }
        Files.write(Ledgers.file(folder), older);
        assertThat(found("")).isEmpty();
        assertThat(found(head)).containsExactly(notThere());
    }

    @Test
    void all_rewritten_with_recomputed_hashes_is_found_by_the_head_noted_elsewhere() throws SQLException {
        rewrite(5, 8);
        assertThat(found("")).isEmpty();
        assertThat(found(head)).containsExactly(notThere());
    }

    @Test
    void words_erased_on_record_are_in_order_and_only_those() throws SQLException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(
                    ledger,
                    MONDAY.plusSeconds(60),
                    EntryBody.of(EntryKind.DROPPED, id("b")).note("over"),
                    handedIn("c"));
            ledger.forget(
                    MONDAY.plusSeconds(90),
                    new ErasureRequest(Set.of(ACME), MONDAY.plusSeconds(60), MONDAY.plusSeconds(60), false));
        }
        assertThat(found("")).isEmpty();
        Ledgers.tamper(folder, "delete from words where entry in (9, 10)");
        assertThat(found(""))
                .containsExactly(
                        "the name of entry 9" + NO_RECORD,
                        "the reason of entry 9" + NO_RECORD,
                        "the name of entry 10" + NO_RECORD,
                        "the text of entry 10" + NO_RECORD);
    }

    @Test
    void what_was_erased_about_one_account_excuses_no_other() throws SQLException {
        DeliveryId elsewhere = new DeliveryId(new PostId("e"), new AccountName("helpdesk"));
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn(elsewhere, "Words of e"), EntryBody.of(EntryKind.WITHDRAWN, elsewhere));
            ledger.forget(
                    MONDAY.plusSeconds(90),
                    new ErasureRequest(Set.of(ACME), MONDAY.plusSeconds(60), MONDAY.plusSeconds(60), false));
        }
        assertThat(found("")).isEmpty();
        Ledgers.tamper(folder, "delete from words where hash = (select text from entries where number = 9)");
        assertThat(found("")).containsExactly("the text of entry 9" + NO_RECORD);
    }

    /** Entries as somebody would write them who knows how hashes are made: each says that it was another machine. */
    private void rewrite(long first, long last) throws SQLException {
        Ledgers.run(folder, "drop trigger entries_stay");
        try (SqliteDatabase database = SqliteDatabase.open(Ledgers.file(folder), Ledgers.HASTY)) {
            EntryTable entries = new EntryTable(database, folder);
            String before = "";
            for (EntryRow line : entries.lines(first - 1, (int) (last - first + 1))) {
                String previous = before.isEmpty() ? line.previous() : before;
                EntryRow other = EntryRow.of(
                        line.number(),
                        Instant.ofEpochMilli(line.at()),
                        new Actor("", line.via(), "desk2", line.process(), ZoneId.of(line.zone())),
                        line.withoutWords().fact(),
                        line.who(),
                        line.text(),
                        line.note(),
                        previous);
                database.change(
                        "update entries set host = 'desk2', previous = ?, hash = ? where number = ?",
                        previous,
                        other.hash(),
                        line.number());
                before = other.hash();
            }
            database.change("update head set hash = (select hash from entries where number = 8)");
        }
        Ledgers.run(
                folder,
                "create trigger entries_stay before update on entries\nbegin\n"
                        + "    select raise(abort, 'an entry is never changed');\nend");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update looks set at = at - 86400000",
                "update looks set at = at + 86400000",
                "update looks set via = 'daemon'",
                "update looks set entry = entry - 1",
                "update looks set entry = -1",
                "update looks set at = 0, via = '', entry = -1, hash = ''",
                "update looks set hash = 'f' || hash",
                "delete from looks"
            })
    void an_altered_last_look_is_found(String change) throws SQLException {
        look();
        assertThat(found("")).isEmpty();
        Ledgers.tamper(folder, change);
        assertThat(found(""))
                .containsExactly("the note of the last look was "
                        + (change.startsWith("delete") ? "deleted" : "changed after it was written"));
        look();
        assertThat(found("")).as("each look writes it anew").isEmpty();
    }

    @Test
    void that_nothing_has_looked_yet_is_covered_too() throws SQLException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.lastLook()).isEmpty();
        }
        Ledgers.tamper(folder, "update looks set at = 1, via = 'daemon', entry = 1");
        assertThat(found("")).containsExactly("the note of the last look was changed after it was written");
    }

    @Test
    void a_look_stays_in_order_when_entries_follow_and_another_look_makes_nothing_grow() throws SQLException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            for (int i = 0; i < 50; i++) {
                ledger.looked(MONDAY.plusSeconds(60L * i));
            }
            record(ledger, MONDAY.plusSeconds(3000), handedIn("c"));
            assertThat(ledger.book().entries()).isEqualTo(9);
            assertThat(ledger.database().all("select one from looks", row -> row.getInt(1)))
                    .hasSize(1);
            assertThat(ledger.lastLook()).contains(new RoundTimestamp(MONDAY.plusSeconds(60 * 49), DAVE.via()));
        }
        assertThat(found("")).isEmpty();
    }

    @Test
    void a_tail_cut_off_with_care_is_found_by_a_look_that_was_later() throws SQLException {
        look();
        Ledgers.tamper(folder, "delete from entries where number > 4");
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            ledger.rebuild();
        }
        assertThat(found("")).containsExactly("the note of the last look was changed after it was written");
    }

    private void look() {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            ledger.looked(MONDAY.plusSeconds(30));
        }
    }

    private String notThere() {
        return "the head " + head + " is not in this ledger: entries were cut off, or all were written anew";
    }

    private List<String> found(String knownHead) {
        return verify(knownHead).problems().stream().map(Problem::what).toList();
    }

    @Test
    void an_untouched_ledger_is_clean() {
        Verification verification = verify("");
        assertThat(verification.isClean()).isTrue();
        assertThat(verification.entries()).isEqualTo(8);
        assertThat(verification.deliveries()).isEqualTo(2);
        assertThat(verify(head).isClean()).isTrue();
    }

    @Test
    void an_entry_that_cannot_be_read_is_named_though_what_it_is_about_began_long_before() throws SQLException {
        long claim = manyMore();
        Ledgers.tamper(folder, "update entries set details = 'created=yesterday' where number = " + claim);
        assertThat(found(""))
                .containsExactly(
                        "entry " + claim + " was changed after it was written", "entry " + claim + " cannot be read");
    }

    @Test
    void where_entries_are_missing_only_what_they_were_about_differs() throws SQLException {
        manyMore();
        Ledgers.tamper(folder, "delete from entries where number in (10, 11)");
        assertThat(found(""))
                .containsExactly(
                        "entries 10 to 11 are missing",
                        "noted are 220 entries, there are 218",
                        "p1 on acme is noted as waiting, its entries say not there",
                        "p2 on acme is noted as waiting, its entries say not there");
    }

    @Test
    void a_noted_delivery_that_cannot_be_read_is_found() throws SQLException {
        Ledgers.tamper(folder, "update deliveries set state = 'lost' where post = 'a'");
        assertThat(found(""))
                .containsExactly("of the deliveries noted as written after entries 1 to 8 one cannot be read");
    }

    /** 210 handed in, the first of them claimed and sent at the end. Says the number of the claim. */
    private long manyMore() {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            for (int i = 0; i < 210; i++) {
                record(ledger, MONDAY, handedIn("p" + i));
            }
            record(ledger, MONDAY, claimed(id("p0"), MONDAY));
            long claim = ledger.book().entries();
            record(ledger, MONDAY, sent(id("p0"), MONDAY));
            return claim;
        }
    }

    @Test
    void a_tail_cut_off_with_care_is_found_by_the_head_noted_elsewhere() throws SQLException {
        Ledgers.tamper(folder, "delete from entries where number > 4");
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            ledger.rebuild();
        }
        assertThat(verify("").isClean()).isTrue();
        assertThat(verify(head).problems())
                .extracting(Problem::what)
                .containsExactly(
                        "the head " + head + " is not in this ledger: entries were cut off, or all were written anew");
    }

    @Test
    void on_a_ledger_that_was_changed_nothing_is_written() throws SQLException {
        Ledgers.tamper(folder, "delete from entries where number = 8");
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> record(ledger, MONDAY, handedIn("c")))
                    .withMessageStartingWith(Ledgers.file(folder)
                            + ": this ledger was changed by something other than punchclock; nothing was written");
        }
    }

    @Test
    void what_is_noted_beside_the_entries_can_be_made_anew() throws SQLException {
        Ledgers.tamper(folder, "delete from deliveries", "delete from paused", "delete from by_hand");
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            ledger.rebuild();
            assertThat(ledger.verify().problems()).isEmpty();
            assertThat(ledger.book().isPaused(OWNER)).isTrue();
        }
    }

    private Verification verify(String knownHead) {
        try (SqliteLedger ledger = SqliteLedger.openExisting(folder, DAVE).orElseThrow()) {
            return knownHead.isEmpty() ? ledger.verify() : ledger.verify(knownHead);
        }
    }
}
