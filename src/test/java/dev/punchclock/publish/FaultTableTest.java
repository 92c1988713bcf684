package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.hours.Timetable;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.NetworkFault.End;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault on every network there is: how many requests it sees, where the delivery stands, the exit code of {@code
 * run} and of {@code post}, which asks at once what became of a lost answer; and when the network is well again, the post
 * is there once, or a person knows why not.
 */
final class FaultTableTest {
    private static final Instant SLOT = Instant.parse("2026-11-24T10:15:00Z");
    /** What networks spell in their own way. */
    private static final String TEXT = "It's out... https://münchen.example/1.4";

    private static final Post RELEASE =
            SampleWorkspace.post("v1.4.0", TEXT, LocalDateTime.parse("2026-11-24T10:15"), LatePolicy.NEXT_SLOT);

    /** A further network is a further line. */
    private static final Map<String, Subject> NETWORKS = Map.of(
            "rehearsal", new Subject(FaultsOfRehearsal::new, FaultsOfRehearsal.SHOWS),
            "x", new Subject(FaultsOfX::new, FaultsOfX.SHOWS));

    /** @param shows what it can be made to do */
    private record Subject(FaultBench.Opening bench, Set<NetworkFault> shows) {}

    @TempDir
    private Path folder;

    private Instant now = SLOT;
    private @Nullable FaultBench bench;
    private @Nullable SqliteLedger ledger;

    record Row(String network, NetworkFault fault) {
        @Override
        public String toString() {
            return network + ": " + fault.words;
        }
    }

    static Stream<Row> rows() {
        return NETWORKS.keySet().stream()
                .sorted()
                .flatMap(network -> NETWORKS.get(network).shows().stream().map(fault -> new Row(network, fault)));
    }

    static Stream<Row> waits() {
        return rows().filter(
                        row -> List.of(End.QUIET, End.NOT_SENT, End.NOT_REACHED).contains(row.fault().end));
    }

    @AfterEach
    void close() throws IOException {
        if (ledger != null) {
            ledger.close();
        }
        if (bench != null) {
            bench.close();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void run_asks_once_keeps_what_is_known_and_publishes_once_when_all_is_well(Row row) {
        End end = row.fault().end;
        meet(row);
        assertThat(round()).isEqualTo(end.code);
        assertThat(bench.requests()).isEqualTo(end.requests);
        assertThat(bench.shown()).isEqualTo(end.published);
        assertThat(delivery().state()).isEqualTo(end.state);
        assertThat(delivery().attempts() == 0
                        || !String.valueOf(delivery().note()).isBlank())
                .isTrue();
        if (end == End.QUIET) {
            assertThat(ledger.book().quietUntil(SampleWorkspace.OWNER)).contains(bench.quietUntil(row.fault(), SLOT));
        }

        bench.well();
        now = SLOT.plus(Duration.ofMinutes(3));
        round();
        boolean waits = end == End.QUIET
                || (isAbsent(end) && now.isBefore(SLOT.plus(bench.limits().settle())));
        assertThat(bench.requests()).isEqualTo(waits ? end.requests : end.requestsInAll);
        now = SLOT.plus(FaultBench.QUIET).plusSeconds(1);
        assertThat(round()).isEqualTo(ExitCode.DONE);
        assertThat(bench.requests()).isEqualTo(end.requestsInAll);
        assertThat(bench.shown()).isEqualTo(end == End.REFUSED ? 0 : 1);
        assertThat(delivery().state()).isEqualTo(end == End.REFUSED ? DeliveryState.HELD : DeliveryState.SENT);
        assertThat(ledger.verify().problems()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void post_asks_once_keeps_nothing_that_is_surely_not_out_and_may_be_asked_again(Row row) {
        End end = row.fault().end;
        boolean quiet = end == End.QUIET;
        boolean found = end == End.UNKNOWN_AND_THERE;
        boolean unknown = end.state == DeliveryState.UNKNOWN && !found;
        meet(row);
        assertThat(post()).isEqualTo(found ? ExitCode.DONE : end.code);
        assertThat(bench.requests()).isEqualTo(end.requests);
        assertThat(bench.shown()).isEqualTo(end.published);
        assertThat(kept())
                .isEqualTo(found ? DeliveryState.SENT : unknown ? DeliveryState.UNKNOWN : DeliveryState.WITHDRAWN);

        bench.well();
        assertThat(post()).isEqualTo(quiet ? ExitCode.RULE : unknown ? ExitCode.UNKNOWN : ExitCode.DONE);
        now = SLOT.plus(FaultBench.QUIET).plusSeconds(1);
        assertThat(post()).isEqualTo(ExitCode.DONE);
        assertThat(post()).isEqualTo(ExitCode.DONE);
        assertThat(bench.shown()).isEqualTo(1);
        assertThat(bench.requests()).isEqualTo(end == End.REFUSED ? 2 : end.requestsInAll);
    }

    @ParameterizedTest
    @MethodSource("waits")
    void a_wait_that_crosses_closing_time_ends_at_the_next_opening(Row row) {
        now = Instant.parse("2026-11-24T17:29:00Z");
        meet(row);
        Post late = SampleWorkspace.post("v1.4.0", TEXT, LocalDateTime.parse("2026-11-24T17:29"), LatePolicy.NEXT_SLOT);
        RoundReport report = run(late);
        assertThat(report.code()).isEqualTo(ExitCode.REFUSED);
        bench.well();
        Instant opens = Instant.parse("2026-11-25T09:00:00Z");
        for (int minutes = 1; minutes < 15 * 60 + 31; minutes += 31) {
            now = Instant.parse("2026-11-24T17:29:00Z").plus(Duration.ofMinutes(minutes));
            run(late).next().values().forEach(next -> assertThat(next).isAfterOrEqualTo(opens));
            assertThat(bench.shown()).as("at %s", now).isZero();
        }
        Instant notBefore = delivery().notBefore();
        assertThat(notBefore == null || row.fault().end == End.QUIET || !notBefore.isBefore(opens))
                .as("not before %s", notBefore)
                .isTrue();
        for (now = opens; bench.shown() == 0 && now.isBefore(opens.plus(Duration.ofHours(3))); ) {
            run(late);
            now = now.plus(Duration.ofMinutes(7));
        }
        assertThat(bench.shown()).isEqualTo(1);
    }

    private static boolean isAbsent(End end) {
        return end.state == DeliveryState.UNKNOWN && end.published == 0;
    }

    private void meet(Row row) {
        bench = NETWORKS.get(row.network()).bench().open(folder, () -> now);
        ledger = SqliteLedger.forRehearsal(
                folder, RoundBench.ACTOR, new NewLedger("desk1-0000", "sample", "", SLOT.minusSeconds(1)));
        bench.next(row.fault());
    }

    private ExitCode round() {
        return run(RELEASE).code();
    }

    private RoundReport run(Post post) {
        Workspace workspace = workspace(post);
        return Round.run(
                workspace,
                QueueRules.check(workspace),
                ledger,
                Map.of(bench.account().network(), bench.network()),
                () -> now);
    }

    private ExitCode post() {
        try {
            PublishNow once = new PublishNow(workspace(), RELEASE, ledger, () -> now, null);
            PublishNowResult answer = once.on(context(), bench.network(), () -> {});
            assertThat(answer.result().code() == ExitCode.DONE || !answer.why().isBlank())
                    .as("it says why")
                    .isTrue();
            return answer.result().code();
        } catch (ProblemException stopped) {
            return stopped.code();
        }
    }

    /** What is kept of it; where the network could not even be asked who we are, as little as of what was withdrawn. */
    private DeliveryState kept() {
        Delivery delivery = delivery();
        return delivery == null ? DeliveryState.WITHDRAWN : delivery.state();
    }

    private Delivery delivery() {
        return ledger.book().find(new DeliveryId(RELEASE.id(), SampleWorkspace.ACME));
    }

    private Workspace workspace(Post... queue) {
        return SampleWorkspace.workspace(context(), queue).publishedBy("desk1-0000");
    }

    private AccountContext context() {
        return new AccountContext(
                bench.account(),
                null,
                new Timetable(SampleWorkspace.LONDON, List.of(SampleWorkspace.office())),
                bench.limits());
    }
}
