package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Account;
import dev.punchclock.account.Audience;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.Timetable;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.State;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.Limits;
import dev.punchclock.network.Network;
import dev.punchclock.network.Objection;
import dev.punchclock.network.x.Manner;
import dev.punchclock.network.x.XLimits;
import dev.punchclock.network.x.XNetwork;
import dev.punchclock.network.x.XServer;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Late;
import dev.punchclock.post.Post;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.Answer.Result;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Sample;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever X does: one request that publishes, a state that says no more than is known, a message, an exit code. */
final class OnXTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:15:00Z");
    private static final Post RELEASE =
            Sample.post("v1.4.0", "Version 1.4.0 is out", LocalDateTime.parse("2026-11-24T10:15"), Late.NEXT_SLOT);
    private static final String MAYBE = "; it may have been published";
    private static final String LATER = "" + NOW.plusSeconds(1200).getEpochSecond();

    @TempDir
    private Path folder;

    private Instant now = NOW;
    private final XServer server = new XServer(() -> now);
    private final XNetwork network = new XNetwork(
            account -> new Credentials(account.name(), "", server.credentials(account.handle())), () -> now);
    private SqliteLedger ledger;

    /**
     * One way of X.
     *
     * @param result what `post` says
     * @param state of the delivery after a round, which keeps it
     * @param why the message
     */
    record Row(String what, Manner manner, Result result, State state, ExitCode code, String why) {
        @Override
        public String toString() {
            return what;
        }
    }

    static final List<Row> ROWS = List.of(
            row("closes without answering", Manner.closes(), "the connection to X broke before it answered" + MAYBE),
            row("resets", Manner.resets(), "the connection to X broke before it answered" + MAYBE),
            row("stays silent", Manner.staysSilent(), "X did not answer within 1 s" + MAYBE),
            row("drips its body", Manner.drips(201), "X answered 201, but not as it should" + MAYBE),
            row("says 500", Manner.says(500, ""), "X answered 500" + MAYBE),
            row("says 502 with HTML", Manner.says(502, "<html>no</html>"), "X answered 502" + MAYBE),
            row("says garbage", Manner.says(201, "{]"), "X answered 201, but not as it should" + MAYBE),
            row("names no id", Manner.says(201, "{\"data\":{}}"), "X answered 201, but not as it should" + MAYBE),
            late("429 with an epoch", Map.of("x-rate-limit-reset", LATER)),
            late("429 with seconds", Map.of("retry-after", "1200")),
            late("429 with a date", Map.of("retry-after", "Tue, 24 Nov 2026 10:35:00 GMT")),
            late("429 for the day", Map.of("x-user-limit-24hour-remaining", "0", "x-user-limit-24hour-reset", LATER)),
            late("429 without a time", Map.of()),
            no("a redirect", Manner.says(307, Map.of("location", "/2/tweets"), ""), State.HELD),
            no("403", Manner.says(403, "{\"detail\":\"Forbidden\",\"status\":403}"), State.HELD),
            no("an empty 404", Manner.says(404, ""), State.HELD),
            no("401", Manner.says(401, ""), State.WAITING));

    private static Row row(String what, Manner manner, String why) {
        return new Row(what, manner, Result.UNKNOWN, State.UNKNOWN, ExitCode.UNKNOWN, why);
    }

    private static Row late(String what, Map<String, String> headers) {
        return no(what, Manner.says(429, headers, "{\"title\":\"Too Many Requests\"}"), State.WAITING);
    }

    private static Row no(String what, Manner manner, State state) {
        return new Row(what, manner, Result.NETWORK, state, ExitCode.REFUSED, "");
    }

    @BeforeEach
    void open() {
        ledger = SqliteLedger.forRehearsal(
                folder, Bench.ACTOR, new NewLedger("desk1-0000", "sample", "", NOW.minusSeconds(1)));
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
        server.close();
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void post_asks_once_and_says_what_is_known(Row row) {
        server.next("POST /2/tweets", row.manner());
        Answer answer = new AtOnce(workspace(), RELEASE, ledger, () -> NOW, null).on(desk(), network, () -> {});
        assertThat(answer.result()).isEqualTo(row.result());
        assertThat(answer.result().code()).isEqualTo(row.code());
        assertThat(answer.why()).isNotEmpty().startsWith(row.why());
        assertThat(server.count("POST /2/tweets")).isEqualTo(1);
        assertThat(server.requests()).extracting(XServer.Seen::problem).containsOnly("");
        State kept = row.result() == Result.UNKNOWN ? State.UNKNOWN : State.WITHDRAWN;
        assertThat(delivery().state()).isEqualTo(kept);
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void a_round_asks_once_and_keeps_what_is_known(Row row) {
        server.next("POST /2/tweets", row.manner());
        RoundReport report = Round.run(
                workspace(RELEASE),
                QueueRules.check(workspace(RELEASE)),
                ledger,
                Map.<String, Network>of("x", network),
                () -> NOW);
        assertThat(report.code()).isEqualTo(row.code());
        assertThat(server.count("POST /2/tweets")).isEqualTo(1);
        assertThat(delivery().state()).isEqualTo(row.state());
        assertThat(report.happened())
                .last()
                .satisfies(fact -> assertThat(fact.note()).startsWith(row.why()));
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void asked_again_it_goes_out_once_or_says_why_not(Row row) {
        server.next("POST /2/tweets", row.manner());
        AtOnce once = new AtOnce(workspace(), RELEASE, ledger, () -> NOW, null);
        once.on(desk(), network, () -> {});
        Answer again = once.on(desk(), network, () -> {});
        boolean unknown = row.result() == Result.UNKNOWN;
        boolean quiet = row.what().startsWith("429");
        assertThat(again.result()).isEqualTo(unknown ? Result.UNKNOWN : quiet ? Result.RULE : Result.SENT);
        assertThat(server.shown("acme")).hasSize(unknown || quiet ? 0 : 1);
    }

    @Test
    void without_a_memory_what_x_shows_in_other_letters_was_sent_before() {
        server.takeDuplicates();
        server.post("acme", "Version 2: https://acme.example/v2/");
        now = NOW.plus(Duration.ofHours(2));
        Answer answer = withoutMemory("Version 2: acme.example/v2");
        assertThat(answer.result()).isEqualTo(Result.SENT_BEFORE);
        assertThat(server.count("POST /2/tweets")).isZero();
    }

    @Test
    void without_a_memory_nothing_is_sent_that_may_be_there_behind_a_short_link() {
        server.takeDuplicates();
        server.hideLinks();
        assertThat(withoutMemory("Version 2: https://acme.example/v2").result()).isEqualTo(Result.SENT);
        now = NOW.plus(Duration.ofHours(2));
        Answer again = withoutMemory("Version 2: https://acme.example/v2");
        assertThat(again.result()).isEqualTo(Result.RULE);
        assertThat(again.why()).startsWith("without a memory nobody can tell whether it was sent before");
        assertThat(server.shown("acme")).hasSize(1);
    }

    private Answer withoutMemory(String text) {
        Workspace workspace = workspace().publishedBy(Workspace.MEMORYLESS);
        Post post = Sample.post("v2", text, null, Late.NEXT_SLOT);
        Recollection recollection = Recollection.of(workspace, desk(), network, now);
        return new AtOnce(workspace, post, recollection, () -> now, null).on(desk(), network, () -> {});
    }

    private Delivery delivery() {
        return Objects.requireNonNull(ledger.book().find(new DeliveryId(RELEASE.id(), Sample.ACME)));
    }

    private Workspace workspace(Post... queue) {
        return Sample.workspace(desk(), queue).publishedBy("desk1-0000");
    }

    private Desk desk() {
        Account account = new Account(Sample.ACME, "x", "acme", server.uri(), Audience.EXTERNAL, Quota.NONE, null);
        return new Desk(account, null, new Timetable(Sample.LONDON, List.of(Sample.office())), new Hasty());
    }

    /** X's limits, and less patience than people have. */
    private static final class Hasty implements Limits {
        private final XLimits real = new XLimits();

        @Override
        public String network() {
            return real.network();
        }

        @Override
        public Optional<Objection> objection(Wording wording) {
            return real.objection(wording);
        }

        @Override
        public Duration attempt() {
            return Duration.ofSeconds(1);
        }
    }
}
