package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.RecordedClockDifference;
import dev.punchclock.network.x.AnswerScript;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.PublishNowResult.Result;
import dev.punchclock.workspace.SampleWorkspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 1 by the network's clock: X on loopback, whose clock is not ours and which keeps its record by its own. */
final class NetworkClockTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant OPENING = Instant.parse("2026-11-24T09:00:00Z");
    private static final Instant CLOSING = Instant.parse("2026-11-24T17:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void clock_slow_at_closing() throws IOException {
        try (XBench bench = new XBench(folder, "2026-11-24T16:57:00Z", pinned("2026-11-24T16:57"))) {
            RoundReport first = bench.serverAhead(Duration.ofMinutes(3)).run();
            assertThat(first.code()).isEqualTo(ExitCode.RULE);
            assertThat(first.problems())
                    .extracting(Problem::what)
                    .singleElement()
                    .asString()
                    .startsWith("this machine's clock says Tue 24 Nov 2026 16:57:00 GMT, that of x Tue 24 Nov 2026"
                            + " 17:00:00 GMT; nothing was sent");
            bench.runEvery(MINUTE, "2026-11-24T17:10:00Z");
            assertThat(bench.stored()).isEmpty();
            assertThat(bench.ledger.book().clock(SampleWorkspace.ACME))
                    .map(RecordedClockDifference::words)
                    .contains("3 min ahead of this machine's");
            assertThat(entries(bench, EntryKind.CLOCK)).hasSize(1);
            assertThat(entries(bench, EntryKind.CLAIMED)).isEmpty();
        }
    }

    @Test
    void clock_fast() throws IOException {
        try (XBench bench = new XBench(folder, "2026-11-24T10:03:00Z", pinned("2026-11-24T10:00"))) {
            bench.serverAhead(Duration.ofMinutes(-3)).loseNextAnswer();
            assertThat(bench.runEvery(MINUTE, "2026-11-24T10:08:00Z").code()).isEqualTo(ExitCode.RULE);
            assertThat(bench.server.count(XBench.PUBLISH)).isZero();
            bench.serverAhead(Duration.ZERO).at("2026-11-24T10:08:30Z").run();
            bench.runEvery(MINUTE, "2026-11-24T10:20:00Z");
            assertThat(bench.stored()).hasSize(1);
            assertThat(bench.state("a")).isEqualTo(DeliveryState.SENT);
        }
    }

    @Test
    void nothing_is_stored_after_closing_by_a_clock_that_is_some_seconds_ahead() throws IOException {
        for (int ahead : List.of(1, 3, 20, 55)) {
            try (XBench bench = new XBench(
                    folder.resolve("ahead" + ahead), "2026-11-24T16:58:00Z", pinned("2026-11-24T16:59"), floating())) {
                bench.serverAhead(Duration.ofSeconds(ahead));
                bench.runEvery(Duration.ofSeconds(1), "2026-11-24T17:00:30Z");
                assertThat(bench.storedAt()).as("%s s", ahead).isNotEmpty().allMatch(CLOSING::isAfter);
            }
        }
    }

    @Test
    void nothing_is_stored_before_opening_by_a_clock_that_is_some_seconds_behind() throws IOException {
        for (int behind : List.of(3, 20, 55)) {
            try (XBench bench =
                    new XBench(folder.resolve("behind" + behind), "2026-11-24T08:59:00Z", pinned("2026-11-24T09:00"))) {
                bench.serverAhead(Duration.ofSeconds(-behind));
                bench.runEvery(Duration.ofSeconds(2), "2026-11-24T09:02:00Z");
                assertThat(bench.storedAt()).as("%s s", behind).hasSize(1).allMatch(at -> !at.isBefore(OPENING));
                assertThat(entries(bench, EntryKind.CLAIMED)).hasSize(1);
            }
        }
    }

    @Test
    void what_expires_is_not_stored_afterwards_by_the_networks_clock() throws IOException {
        try (XBench bench = new XBench(folder, "2026-11-24T10:14:50Z", expiring("2026-11-24T10:15"))) {
            bench.serverAhead(Duration.ofSeconds(20)).run();
            bench.runEvery(Duration.ofSeconds(5), "2026-11-24T10:16:00Z");
            assertThat(bench.stored()).isEmpty();
        }
    }

    @Test
    void a_network_that_does_not_tell_the_time_leaves_it_to_our_clock() throws IOException {
        try (XBench bench = new XBench(folder, "2026-11-24T16:57:00Z", pinned("2026-11-24T16:57"))) {
            bench.server.doNotTellTheTime();
            assertThat(bench.serverAhead(Duration.ofMinutes(3)).run().code()).isEqualTo(ExitCode.DONE);
            assertThat(bench.stored()).hasSize(1);
            assertThat(bench.ledger.book().clocks()).isEmpty();
        }
    }

    @Test
    void a_difference_is_written_down_when_it_begins_grows_and_ends_and_not_in_between() throws IOException {
        try (XBench bench = new XBench(folder, "2026-11-24T10:00:30Z")) {
            List<Integer> ahead = List.of(0, 4, 20, 22, 6, 5, 3, 90, 200, 59, 58, 30, -30, -4, 0, 3);
            for (int i = 0; i < ahead.size(); i++) {
                bench.later(Duration.ofMinutes(20)).serverAhead(Duration.ofSeconds(ahead.get(i)));
                String at = LocalDateTime.ofInstant(bench.now(), ZoneOffset.UTC).toString();
                bench.queue(XBench.pinned("p" + i, "Number " + i + " is out.", at))
                        .run();
            }
            assertThat(entries(bench, EntryKind.CLOCK))
                    .extracting(
                            entry -> entry.fact().difference(entry.at()).ahead().toSeconds())
                    .containsExactly(20L, 3L, 90L, 58L, -30L, -4L);
        }
    }

    @Test
    void by_the_networks_record_the_gap_is_kept_whatever_happens_to_our_clock() throws IOException {
        for (int seed = 0; seed < 25; seed++) {
            Random random = new Random(seed);
            try (XBench bench = new XBench(
                    folder.resolve("seed" + seed),
                    "2026-11-24T10:00:00Z",
                    XBench.pinned("a", "First.", "2026-11-24T10:03"),
                    XBench.pinned("b", "Second.", "2026-11-24T10:04"),
                    XBench.pinned("c", "Third.", "2026-11-24T10:05"))) {
                Instant there = Instant.parse("2026-11-24T10:02:00Z").plusMillis(random.nextInt(1000));
                Duration ahead = Duration.ZERO;
                while (bench.stored().size() < 3) {
                    if (random.nextInt(12) == 0) {
                        ahead = Duration.ofMillis(random.nextInt(110_000) - 55_000);
                        bench.serverAhead(ahead);
                    }
                    there = there.plusSeconds(3 + random.nextInt(4));
                    bench.at(there.minus(ahead).toString());
                    look(bench);
                    assertThat(there).as("seed %s", seed).isBefore(Instant.parse("2026-11-24T11:00:00Z"));
                }
                List<Instant> at = bench.storedAt();
                for (int i = 1; i < at.size(); i++) {
                    assertThat(Duration.between(at.get(i - 1), at.get(i)))
                            .as("seed %s: %s", seed, at)
                            .isGreaterThanOrEqualTo(MINUTE);
                }
            }
        }
    }

    @Test
    void an_outcome_is_written_down_whatever_fractions_of_a_second_the_clocks_show() throws IOException {
        try (XBench bench = new XBench(folder, "2026-11-24T10:00:00.123456789Z", pinned("2026-11-24T10:00"))) {
            bench.serverAhead(Duration.ofSeconds(20).plusNanos(987_654_321));
            bench.server.next(XBench.PUBLISH, AnswerScript.says(401, ""));
            bench.later(Duration.ofNanos(1_000_001)).run();
            assertThat(bench.state("a")).isEqualTo(DeliveryState.WAITING);
            assertThat(entries(bench, EntryKind.NOT_SENT)).hasSize(1);
            assertThat(bench.ledger.verify().problems()).isEmpty();
        }
    }

    @Test
    void post_at_once_says_both_times_and_sends_nothing() throws IOException {
        for (Duration ahead : List.of(Duration.ofMinutes(3), Duration.ofMinutes(-3))) {
            try (XBench bench = new XBench(folder.resolve("post" + ahead.toMinutes()), "2026-11-24T10:00:00Z")) {
                bench.serverAhead(ahead);
                assertThatThrownBy(() -> bench.post(floating()))
                        .isInstanceOf(ProblemException.class)
                        .hasMessageContaining("this machine's clock says Tue 24 Nov 2026 10:00:00 GMT")
                        .extracting(stopped -> ((ProblemException) stopped).code())
                        .isEqualTo(ExitCode.RULE);
                assertThat(bench.stored()).isEmpty();
            }
        }
    }

    @Test
    void post_at_once_is_closed_by_the_networks_clock() throws IOException {
        try (XBench bench = new XBench(folder, "2026-11-24T16:59:30Z")) {
            PublishNowResult answer = bench.serverAhead(Duration.ofSeconds(40)).post(floating());
            assertThat(answer.result()).isEqualTo(Result.CLOSED);
            assertThat(answer.why()).startsWith("acme is off by the network's clock");
            assertThat(answer.opens()).isEqualTo("2026-11-25T09:00:00Z");
            assertThat(bench.stored()).isEmpty();
            assertThat(entries(bench, EntryKind.CLAIMED))
                    .as("nothing is claimed")
                    .isEmpty();
        }
    }

    @Test
    void without_a_memory_both_directions_stop_it_and_a_few_seconds_do_not() throws IOException {
        for (Duration ahead : List.of(Duration.ofMinutes(3), Duration.ofMinutes(-3))) {
            try (XBench bench = new XBench(folder.resolve("ci" + ahead.toMinutes()), "2026-11-24T10:00:00Z")) {
                bench.serverAhead(ahead);
                assertThatThrownBy(() -> bench.postWithoutMemory(floating()))
                        .isInstanceOf(ProblemException.class)
                        .hasMessageContaining("this machine's clock says");
                assertThat(bench.stored()).isEmpty();
            }
        }
        try (XBench bench = new XBench(folder.resolve("ci"), "2026-11-24T10:00:00Z")) {
            bench.serverAhead(Duration.ofSeconds(30));
            assertThat(bench.postWithoutMemory(floating()).result()).isEqualTo(Result.SENT);
            bench.later(MINUTE.plusSeconds(50));
            assertThat(bench.postWithoutMemory(XBench.floating("c", "Another thing."))
                            .result())
                    .isEqualTo(Result.SENT);
        }
    }

    private static Post pinned(String at) {
        return XBench.pinned("a", "Our bundle is out.", at);
    }

    /** Where our clock was set back, nothing goes out until it is where it was. */
    private static void look(XBench bench) {
        try {
            bench.run();
        } catch (ProblemException clockIsBehind) {
            assertThat(clockIsBehind).hasMessageContaining("the ledger's last entry");
        }
    }

    private static Post expiring(String at) {
        Post post = floating();
        return new Post(
                post.id(),
                true,
                post.to(),
                post.wording(),
                null,
                LocalDateTime.parse(at),
                LatePolicy.NEXT_SLOT,
                false,
                false,
                post.places());
    }

    private static Post floating() {
        return XBench.floating("b", "The kettle is on.");
    }

    private static List<Entry> entries(XBench bench, EntryKind kind) {
        return bench.ledger.lately(kind, Instant.EPOCH);
    }
}
