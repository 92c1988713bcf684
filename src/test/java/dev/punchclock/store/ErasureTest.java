package dev.punchclock.store;

import static dev.punchclock.ledger.Facts.MONDAY;
import static dev.punchclock.ledger.Facts.handedIn;
import static dev.punchclock.ledger.Facts.id;
import static dev.punchclock.ledger.Facts.record;
import static dev.punchclock.ledger.Facts.said;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.post.PostId;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must be forgotten can be, and the chain holds. */
class ErasureTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn(id("a"), "Unforgettable words"));
            record(ledger, MONDAY, Fact.of(Kind.HELD, id("a")).note("Unforgettable reason"));
        }
    }

    @Test
    void erased_words_are_gone_and_the_chain_holds() throws SQLException {
        Ledgers.tamper(folder, "delete from words");
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.verify().problems()).isEmpty();
            Delivery delivery = ledger.book().find(id("a"));
            assertThat(delivery).extracting(Delivery::text, Delivery::note).containsExactly(null, null);
            Entry entry = ledger.history(new PostId("a")).get(0);
            assertThat(entry.fact().text()).isNull();
            assertThat(entry.by().who()).isEmpty();
        }
    }

    @Test
    void words_stand_in_one_place_only() throws SQLException {
        Ledgers.tamper(folder, "delete from words", "vacuum");
        String file = new String(Ledgers.bytes(Ledgers.file(folder)), ISO_8859_1);
        assertThat(file).contains("held").doesNotContain("Unforgettable").doesNotContain("dave\0");
    }

    @Test
    void after_erasing_work_goes_on() throws SQLException {
        Ledgers.tamper(folder, "delete from words");
        try (SqliteLedger ledger = Ledgers.open(folder);
                SqliteLedger other = Ledgers.open(folder)) {
            record(ledger, MONDAY, Fact.of(Kind.UNHELD, id("a")).note("again"), handedIn("b"));
            assertThat(said(ledger.book())).isEqualTo(said(other.book()));
            assertThat(ledger.verify().problems()).isEmpty();
        }
    }

    @Test
    void the_same_words_twice_leave_no_common_trace() throws SQLException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn(id("b"), "Unforgettable words"));
            assertThat(ledger.verify().problems()).isEmpty();
        }
        try (Database database = Database.open(Ledgers.file(folder), Ledgers.HASTY)) {
            assertThat(database.all("select hash from words", row -> row.getString(1)))
                    .as("a name for each of four transactions, two texts, one reason")
                    .hasSize(7)
                    .doesNotHaveDuplicates();
        }
    }
}
