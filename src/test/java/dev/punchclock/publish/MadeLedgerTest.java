package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.EntryOwner;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.Verification;
import dev.punchclock.post.PostId;
import dev.punchclock.store.LedgerMaker;
import dev.punchclock.store.LedgerMaker.Made;
import dev.punchclock.store.LedgerMaker.Order;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.workspace.SampleWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured with {@link LedgerMaker} says something about real ledgers only as far as it makes such. */
class MadeLedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
    private static final EntryOwner NEWS = new EntryOwner(new AccountName("news"), new AccountKey("rehearsal news"));

    @TempDir
    private Path folder;

    /** What an entry says something about, whatever it says. */
    private record Shape(EntryKind kind, Set<String> details, boolean slot, boolean until, boolean text, boolean note) {
        static List<Shape> of(List<Entry> entries) {
            return entries.stream()
                    .map(Entry::fact)
                    .map(fact -> new Shape(
                            fact.kind(),
                            fact.details().keySet(),
                            fact.slot() != null,
                            fact.until() != null,
                            fact.text() != null,
                            fact.note() != null))
                    .toList();
        }
    }

    @Test
    void it_is_whole_and_has_the_entries_that_were_asked_for() throws Exception {
        Made made = make("made", 4_000, 0);
        try (SqliteLedger ledger = open("made")) {
            Verification verification = ledger.verify(made.headAWeekAgo());
            assertThat(verification.problems()).isEmpty();
            assertThat(verification.entries()).isEqualTo(4_000);
            assertThat(verification.deliveries()).isEqualTo(made.posts()).isEqualTo(999);
        }
    }

    @Test
    void its_posts_read_as_those_that_rounds_publish() throws Exception {
        Made made = make("made", 2_000, 1);
        PostId talk = new PostId("talk");
        try (RoundBench bench = new RoundBench(folder.resolve("real"), SampleWorkspace.floating("talk"));
                SqliteLedger ledger = open("made")) {
            bench.at("2026-11-23T09:00:00Z").round();
            bench.at(bench.ledger
                            .book()
                            .appointment(SampleWorkspace.ACME)
                            .orElseThrow()
                            .slot()
                            .toString())
                    .round();
            assertThat(bench.state("talk")).isEqualTo(DeliveryState.SENT);
            List<Shape> real = Shape.of(bench.ledger.history(talk));
            assertThat(real)
                    .extracting(Shape::kind)
                    .containsExactly(EntryKind.HANDED_IN, EntryKind.APPOINTED, EntryKind.CLAIMED, EntryKind.SENT);
            assertThat(Shape.of(ledger.history(made.oldest()))).isEqualTo(real);
        }
    }

    @Test
    void it_begins_as_every_ledger_and_its_time_never_goes_back() throws Exception {
        make("made", 2_000, 0);
        List<Entry> entries = entries("made");
        assertThat(entries.subList(0, 5))
                .extracting(entry -> entry.fact().kind())
                .containsExactly(
                        EntryKind.OPENED,
                        EntryKind.ADOPTED,
                        EntryKind.IDENTIFIED,
                        EntryKind.IDENTIFIED,
                        EntryKind.HANDED_IN);
        assertThat(entries).extracting(Entry::at).isSorted();
        assertThat(entries.get(0).at()).isEqualTo(NOW.minus(Duration.ofDays(3652)));
        assertThat(entries.get(entries.size() - 1).at()).isBetween(NOW.minus(Duration.ofDays(8)), NOW);
    }

    @Test
    void its_posts_are_sent_on_each_account_in_turn_no_two_say_the_same_and_only_the_last_stand_in_files()
            throws Exception {
        Made made = make("made", 2_000, 300);
        try (SqliteLedger ledger = open("made")) {
            LedgerState ledgerState = ledger.book();
            assertThat(ledgerState.everything())
                    .hasSize(made.posts())
                    .allMatch(each -> each.state() == DeliveryState.SENT);
            assertThat(ledgerState.published(SampleWorkspace.OWNER, Instant.EPOCH))
                    .hasSize((made.posts() + 1) / 2);
            assertThat(ledgerState.published(NEWS, Instant.EPOCH)).hasSize(made.posts() / 2);
            assertThat(ledgerState.everything())
                    .extracting(Delivery::text)
                    .doesNotHaveDuplicates()
                    .allMatch(text -> text != null && text.length() == 200);
            List<Delivery> filed = ledgerState.everything().stream()
                    .filter(each -> !each.file().isEmpty())
                    .toList();
            assertThat(filed).hasSize(300);
            for (Delivery each : filed) {
                assertThat(folder.resolve("made").resolve(each.file()))
                        .content()
                        .contains("- id: " + each.id().post() + "\n  to: "
                                + each.id().account() + "\n  text: \"" + each.text() + "\"\n");
            }
        }
    }

    @Test
    void the_same_order_makes_the_same_entries() throws Exception {
        Made one = make("one", 1_000, 0);
        Made other = make("other", 1_000, 0);
        assertThat(one.oldest()).isEqualTo(other.oldest());
        assertThat(said(entries("one"))).isEqualTo(said(entries("other")));
    }

    private static List<EntryBody> said(List<Entry> entries) {
        return entries.stream()
                .map(Entry::fact)
                .filter(fact -> fact.account() != null)
                .toList();
    }

    private Made make(String name, int entries, int inFiles) throws SQLException, IOException {
        Path workspace = Files.createDirectories(folder.resolve(name));
        return LedgerMaker.make(new Order(
                workspace.resolve("state"),
                workspace,
                "sample",
                List.of(SampleWorkspace.OWNER, NEWS),
                NOW,
                entries,
                inFiles,
                7));
    }

    private List<Entry> entries(String name) {
        List<Entry> entries = new ArrayList<>();
        try (SqliteLedger ledger = open(name)) {
            ledger.leaves(leaf -> entries.add(leaf.entry()));
        }
        return entries;
    }

    private SqliteLedger open(String name) {
        return SqliteLedger.open(
                folder.resolve(name).resolve("state"), RoundBench.ACTOR, new NewLedger("other", "sample", "", NOW));
    }
}
