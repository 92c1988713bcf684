package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files in which all is done are not read; whatever happens to one, every command says what it would say had it been
 * read.
 */
class SettledFilesTest {
    private static final Actor DAVE = new Actor("dave", "cli", "desk1", 4242, ZoneOffset.UTC);
    private static final Instant BEGUN = TypedCommand.TEN.minus(Duration.ofDays(40));
    private static final Instant LONG_AGO = TypedCommand.TEN.minus(Duration.ofDays(35));
    private static final Instant OF_LATE = TypedCommand.TEN.minus(Duration.ofDays(3));

    private static final String ACCOUNTS = """
            acme: { network: x, handle: acme, hours: office, quota: { per: week, max: 9 } }
            news: { network: x, handle: news, hours: office, quota: { per: week, max: 9 } }
            """;
    private static final String OLD = """
            - { id: one, to: acme, text: The first of all }
            - { id: two, to: [acme, news], text: The second of all }
            """;

    @TempDir
    private Path root;

    private TypedCommand line;
    private Path state;
    private Path cache;

    @BeforeEach
    void publish() throws IOException {
        line = TypedCommand.in(root, ACCOUNTS)
                .write("queue/old.yaml", OLD)
                .write("queue/late.yaml", "- { id: three, to: news, text: The third of all }\n")
                .write("queue/new.yaml", "- { id: four, to: acme, text: The fourth of all }\n");
        state = root.resolve("home/.local/state/punchclock/acme");
        cache = Files.createDirectories(root.resolve("cache"));
        try (SqliteLedger ledger = SqliteLedger.open(
                state,
                DAVE,
                new NewLedger("desk1-0000", "acme", line.folder().toRealPath().toString(), BEGUN))) {
            write(
                    ledger,
                    BEGUN,
                    EntryBody.of(EntryKind.ADOPTED)
                            .with(EntryBody.FILE, line.folder().toRealPath().toString()));
            sent(ledger, "one", "acme", "The first of all", "queue/old.yaml", LONG_AGO);
            sent(ledger, "two", "acme", "The second of all", "queue/old.yaml", LONG_AGO);
            sent(ledger, "two", "news", "The second of all", "queue/old.yaml", OF_LATE);
            sent(ledger, "three", "news", "The third of all", "queue/late.yaml", OF_LATE);
        }
        settle();
    }

    @AfterEach
    void keepNothing() {
        System.clearProperty("punchclock.cache");
        System.clearProperty("punchclock.build");
    }

    @Test
    void only_files_in_which_all_is_done_are_left_out() {
        assertThat(left()).containsExactly("queue/late.yaml", "queue/old.yaml");
        mustSayTheSame();
    }

    @Test
    void a_published_post_that_is_edited_is_told_of() throws IOException {
        line.write("queue/old.yaml", OLD.replace("The first of all", "The first of All"));
        assertThat(mustSayTheSame()).contains("one was published");
        settle();
        assertThat(left()).containsExactly("queue/late.yaml");
        assertThat(mustSayTheSame()).contains("one was published");
    }

    @Test
    void an_id_that_is_taken_is_told_of() throws IOException {
        line.write("queue/more.yaml", "- { id: two, to: news, text: Something else }\n");
        assertThat(mustSayTheSame()).contains("the id two is taken by queue/more.yaml:1:3");
        settle();
        assertThat(mustSayTheSame()).contains("the id two is taken by queue/more.yaml:1:3");
    }

    @Test
    void what_was_said_within_thirty_days_is_told_of() throws IOException {
        line.write(
                "queue/more.yaml", "- { to: news, text: the THIRD of all }\n- { to: acme, text: The first of all }\n");
        assertThat(mustSayTheSame())
                .contains("news said the same within 30 days: three")
                .doesNotContain("days: one");
    }

    @Test
    void what_another_account_said_is_told_of() throws IOException {
        line.write("queue/more.yaml", "- { id: five, to: news, text: the FIRST of all }\n");
        assertThat(mustSayTheSame("check")).contains("news says the same as acme (queue/old.yaml:1:3)");
        mustSayTheSame();
        settle();
        assertThat(left()).as("it would have to be read each time").containsExactly("queue/late.yaml");
    }

    @Test
    void unknown_accounts_and_keys_are_told_of() throws IOException {
        line.write("queue/old.yaml", OLD.replace("to: acme,", "to: acne,"));
        assertThat(mustSayTheSame()).contains("there is no account acne");
        line.write("queue/old.yaml", OLD.replace("to: acme,", "too: acme,"));
        assertThat(mustSayTheSame()).contains("too");
        line.write("queue/old.yaml", OLD);
        String main = Files.readString(line.folder().resolve("punchclock.yaml"));
        line.write("punchclock.yaml", main.replace("  news:", "  gnus:"));
        assertThat(mustSayTheSame()).contains("there is no account news");
        line.write("punchclock.yaml", main.replace("  news: { network: x", "  gnus: { network: y"));
        assertThat(mustSayTheSame()).contains("there is no account news");
    }

    @Test
    void another_handle_under_an_old_name_is_seen() throws IOException {
        String main = Files.readString(line.folder().resolve("punchclock.yaml"));
        line.write("punchclock.yaml", main.replace("handle: news", "handle: newsroom"));
        mustSayTheSame();
    }

    @Test
    void files_that_move_or_go_are_seen() throws IOException {
        Files.move(line.folder().resolve("queue/old.yaml"), line.folder().resolve("queue/older.yaml"));
        mustSayTheSame();
        Files.delete(line.folder().resolve("queue/older.yaml"));
        mustSayTheSame();
    }

    @Test
    void what_is_written_about_a_post_is_seen() throws IOException {
        try (SqliteLedger ledger = SqliteLedger.openExisting(state, DAVE).orElseThrow()) {
            write(
                    ledger,
                    OF_LATE,
                    EntryBody.published(new DeliveryId(new PostId("one"), new AccountName("news")), "The first of all")
                            .with(EntryBody.FILE, "queue/old.yaml")
                            .on(new AccountKey("x news")));
            write(
                    ledger,
                    OF_LATE,
                    EntryBody.of(EntryKind.HELD, new DeliveryId(new PostId("one"), new AccountName("news"))));
        }
        assertThat(mustSayTheSame()).contains("one on news is held");
        settle();
        assertThat(left()).containsExactly("queue/late.yaml");
        mustSayTheSame();
    }

    @Test
    void another_ledger_is_not_taken_for_the_one_that_knew() throws IOException {
        Files.delete(state.resolve("ledger.db"));
        try (SqliteLedger ledger = SqliteLedger.open(
                state,
                DAVE,
                new NewLedger("desk1-0000", "acme", line.folder().toRealPath().toString(), BEGUN))) {
            for (int i = 0; i < 20; i++) {
                write(
                        ledger,
                        BEGUN,
                        EntryBody.of(EntryKind.ADOPTED)
                                .with(EntryBody.FILE, line.folder().toRealPath().toString()));
            }
        }
        assertThat(mustSayTheSame()).contains("next", "three");
    }

    @Test
    void what_is_damaged_or_of_another_program_counts_for_nothing() throws IOException {
        line.write("queue/more.yaml", "- { id: two, to: news, text: Something else }\n");
        Path kept = kept(".settled");
        byte[] whole = Files.readAllBytes(kept);
        for (int at = 0; at < whole.length; at += 11) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x41;
            Files.write(kept, damaged);
            rest();
            assertThat(left()).as("byte %d", at).isEmpty();
        }
        Files.write(kept, whole);
        rest();
        assertThat(left()).hasSize(2);
        assertThat(left("2")).isEmpty();
    }

    @Test
    void a_file_that_had_not_rested_is_read() throws IOException {
        Files.setLastModifiedTime(kept(".settled"), FileTime.from(Instant.now()));
        assertThat(left()).isEmpty();
    }

    @Test
    void the_other_commands_know_all_posts() {
        for (String command : List.of("list", "check", "plan")) {
            mustSayTheSame(command);
        }
        assertThat(line.run("show", "one").said()).contains("The first of all");
    }

    /** What status and a look would say, which is what they would say had they read everything. */
    private String mustSayTheSame() {
        return mustSayTheSame("status") + mustSayTheSame("status", "--json") + mustSayTheSame("run", "--dry-run");
    }

    private String mustSayTheSame(String... command) {
        keepNothing();
        String whole = line.run(command).said();
        keep();
        assertThat(line.run(command).said()).isEqualTo(whole);
        return whole;
    }

    private Set<String> left() {
        return left("1");
    }

    private Set<String> left(String build) {
        keep();
        System.setProperty("punchclock.build", build);
        return new Wiring(
                        () -> TypedCommand.TEN,
                        Map.of("HOME", root.resolve("home").toString()),
                        () -> ZoneOffset.UTC)
                .openUnsettled(line.folder(), Set.of())
                .left()
                .files()
                .keySet();
    }

    private void keep() {
        System.setProperty("punchclock.cache", cache.toString());
        System.setProperty("punchclock.build", "1");
    }

    /** As if the files had rested, and somebody had asked since. */
    private void settle() throws IOException {
        for (int i = 0; i < 2; i++) {
            keep();
            line.run("status");
            rest();
        }
    }

    private void rest() throws IOException {
        try (Stream<Path> all = Files.list(cache)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(each, FileTime.from(Instant.now().plusSeconds(60)));
            }
        }
    }

    private Path kept(String kind) throws IOException {
        try (Stream<Path> all = Files.list(cache)) {
            return all.filter(each -> each.toString().endsWith(kind))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void sent(SqliteLedger ledger, String post, String account, String text, String file, Instant at) {
        DeliveryId id = new DeliveryId(new PostId(post), new AccountName(account));
        AccountKey key = new AccountKey("x " + account);
        write(
                ledger,
                at,
                EntryBody.published(id, text)
                        .with(EntryBody.FILE, file)
                        .with(EntryBody.ID_WRITTEN, "true")
                        .on(key),
                EntryBody.claimed(
                        id, new Delivery.Claim(at, at.plusSeconds(40), "acme/" + account + "/" + post + "/1", at, key)),
                EntryBody.sent(
                        id,
                        new Receipt(
                                "7" + post.hashCode(),
                                "https://x.com/" + account + "/status/7" + post.hashCode(),
                                at)));
    }

    private static void write(SqliteLedger ledger, Instant at, EntryBody... facts) {
        ledger.record(at, ledgerState -> new Decided<>(List.of(facts), 0));
    }
}
