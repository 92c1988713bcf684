package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads who asks for the ledger after somebody changed its file. */
class TamperedLedgerTest {
    private static final String WORK = """
            at 2026-11-24T10:05:00Z
            file punchclock.yaml
                punchclock: 1
                workspace: desk-7f3a
                zone: Europe/London
                hours: { office: { week: { mon-fri: 09:00-17:00 } } }
                accounts: { work: { network: rehearsal, hours: office } }
            file queue/posts.yaml
                - { id: one, to: work, at: 2026-11-24 10:05, text: One for the record. }
            $ punchclock run
            exit 0
            $ punchclock ledger head
            exit 0
            """;

    @TempDir
    Path root;

    private Transcript person;

    @BeforeEach
    void work() throws IOException {
        person = new Transcript(root);
        person.play(WORK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update entries set host = 'desk2' where number = 3      | entry 3 was changed after it was written
            delete from entries where number = 3                    | entry 3 is missing
            delete from entries where number = 4                    | noted are 4 entries, there are 3
            delete from words where entry = 2                       | the text of entry 2 is missing, and no later entry says that it was erased
            update words set body = 'Other' where entry = 2         | the text of entry 2 was changed after it was written
            update deliveries set state = 'waiting'                 | one on work is noted as waiting, its entries say sent
            update ledger set id = 'desk2'                          | entry 1 does not follow on the one before
            """)
    void verify_says_which_entry_and_what_to_do(String sql, String said) throws Exception {
        tamper(sql);
        assertThat(person.play("$ punchclock ledger verify\nexit 3\n"))
                .contains("ledger.db: " + said)
                .contains("  to do: ", "find out who changed the file")
                .endsWith("exit 3\n");
    }

    @Test
    void a_tail_cut_off_with_care_is_found_by_the_head_that_was_noted() throws Exception {
        tamper("delete from entries where number > 2;"
                + " update head set entries = 2, hash = (select hash from entries where number = 2);"
                + " delete from words where entry > 2;"
                + " update deliveries set state = 'waiting', attempts = 0, claim_at = null, claim_deadline = null,"
                + " claim_key = null, claim_created = null, receipt_at = null, receipt_id = null, receipt_link = null,"
                + " note = null, since = (select at from entries where number = 2)");
        assertThat(person.play("$ punchclock ledger verify\nexit 3\n"))
                .contains("ledger.db: the note of the last look was changed after it was written");
        assertThat(person.play("$ punchclock ledger verify --from-head HEAD\nexit 3\n"))
                .contains("is not in this ledger: entries were cut off, or all were written anew")
                .endsWith("exit 3\n");
    }

    /** By somebody who puts the triggers back. */
    private void tamper(String sql) throws SQLException {
        Path file = root.resolve("home/.local/state/punchclock/desk-7f3a/ledger.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate("pragma writable_schema = on");
            statement.executeUpdate("create temp table kept as select * from sqlite_schema where type = 'trigger'");
            statement.executeUpdate("drop trigger entries_stay; drop trigger entries_last");
            statement.executeUpdate(sql);
            statement.executeUpdate("insert into sqlite_schema select * from kept");
        }
    }
}
