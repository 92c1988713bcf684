package dev.punchclock.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.hours.ManualClosing;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.RecordedClockDifference;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.Problem;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The least is 3 a week, Monday to Friday, 09:00-12:30 and 13:30-17:30 in London. */
final class StatusAnswerTest {
    private static final String TEN = "2026-11-23T10:00:00Z";
    private static final String NOON = "2026-11-23T13:00:00Z";

    @TempDir
    Path folder;

    @Test
    void of_a_new_workspace_all_is_well() {
        StatusAnswer answer = StatusAnswer.of(ReportBench.without(TEN, SampleWorkspace.floating("tea")));
        assertThat(answer.presence()).isEqualTo("You are at work until Mon 23 Nov 12:30 GMT.");
        assertThat(answer.need()).isEqualTo("Nothing needs you.");
        assertThat(answer.isQuiet()).isTrue();
        assertThat(answer.standing()).isEmpty();
        AccountStanding acme = answer.accounts().get(0);
        assertThat(acme.open()).isEqualTo(new Window(at("2026-11-23T09:00:00Z"), at("2026-11-23T12:30:00Z")));
        assertThat(acme.opens()).isNull();
        assertThat(acme.isShort()).isTrue();
        assertThat(acme.next(at(TEN))).isEqualTo("next Thu 26 Nov 15:22 GMT  tea");
    }

    @Test
    void off_the_clock_it_says_when_work_begins() {
        StatusAnswer answer = StatusAnswer.of(ReportBench.without(NOON));
        assertThat(answer.presence()).isEqualTo("You are off until Mon 23 Nov 13:30 GMT.");
        assertThat(answer.accounts().get(0).open()).isNull();
        assertThat(answer.accounts().get(0).opens()).isEqualTo(at("2026-11-23T13:30:00Z"));
        assertThat(answer.accounts().get(0).next(at(NOON))).isEqualTo("nothing waits");
    }

    @Test
    void what_is_held_needs_somebody() {
        try (ReportBench bench = new ReportBench(folder, SampleWorkspace.floating("tea"))) {
            bench.at(TEN).hand().handIn();
            bench.hand().hold(new PostId("tea"), null, "not yet");
            StatusAnswer answer = StatusAnswer.of(bench.source());
            assertThat(answer.need()).isEqualTo("1 post needs you.");
            assertThat(answer.needsYou()).hasSize(1);
            assertThat(answer.isQuiet()).isFalse();
        }
    }

    /** A look went by and left it alone, though nothing keeps it from going out now. */
    @Test
    void what_a_look_left_behind_is_overdue() {
        try (ReportBench bench =
                new ReportBench(folder, SampleWorkspace.pinned("tea", "2026-11-23T10:15", LatePolicy.NEXT_SLOT))) {
            bench.at(TEN).round();
            bench.at("2026-11-23T10:20:00Z").ledger.looked(at("2026-11-23T10:20:00Z"));
            StatusAnswer answer =
                    StatusAnswer.of(bench.at("2026-11-23T10:21:00Z").source());
            assertThat(answer.overdue())
                    .extracting(Problem::what)
                    .containsExactly(
                            "tea on acme is overdue since Mon 23 Nov 10:15 GMT, and the last look did not send it");
            assertThat(answer.standing()).isEqualTo(answer.overdue());
            assertThat(answer.need()).isEqualTo("1 post needs you.");
        }
    }

    @Test
    void nothing_is_overdue_on_a_paused_account() {
        try (ReportBench bench =
                new ReportBench(folder, SampleWorkspace.pinned("tea", "2026-11-23T10:15", LatePolicy.NEXT_SLOT))) {
            bench.at(TEN).round();
            bench.hand().pause(List.of(SampleWorkspace.ACME), true, null);
            bench.ledger.looked(at("2026-11-23T10:20:00Z"));
            StatusAnswer answer =
                    StatusAnswer.of(bench.at("2026-11-23T10:21:00Z").source());
            assertThat(answer.overdue()).isEmpty();
            assertThat(answer.accounts().get(0).isPaused()).isTrue();
        }
    }

    @Test
    void who_is_busy_by_hand_is_told_before_all_else() {
        try (ReportBench bench = new ReportBench(folder, SampleWorkspace.floating("tea"))) {
            bench.at(TEN);
            ManualClosing dentist = new ManualClosing(at(TEN), at("2026-11-23T15:00:00Z"), "dentist");
            bench.write(EntryBody.busy(SampleWorkspace.ACME, dentist));
            StatusAnswer answer = StatusAnswer.of(bench.source());
            assertThat(answer.presence())
                    .isEqualTo("You are " + dentist.told(SampleWorkspace.LONDON) + ". punchclock free opens again.");
            assertThat(answer.accounts().get(0).busy()).isPresent();
            assertThat(answer.accounts().get(0).open()).isNull();
        }
    }

    @Test
    void a_network_whose_clock_is_far_off_stops_all_of_it() {
        try (ReportBench bench = new ReportBench(folder, SampleWorkspace.floating("tea"))) {
            bench.at(TEN)
                    .write(EntryBody.clock(
                            SampleWorkspace.ACME, new RecordedClockDifference(Duration.ofMinutes(3), at(TEN))));
            StatusAnswer answer = StatusAnswer.of(bench.source());
            assertThat(answer.need()).isEqualTo("Nothing goes out by this clock.");
            assertThat(answer.clocks()).hasSize(2);
            assertThat(answer.clocks().get(0)).startsWith("nothing goes out on acme: the clock of rehearsal is ");
        }
    }

    @Test
    void when_somebody_looked_last_is_told_and_doubted_in_work_time() {
        assertThat(LastLook.words(ReportBench.without(TEN))).startsWith("Nothing has looked at the clock yet");
        try (ReportBench bench = new ReportBench(folder)) {
            bench.at(TEN).round();
            assertThat(LastLook.words(bench.at("2026-11-23T10:20:00Z").source()))
                    .isEqualTo("Last look Mon 23 Nov 10:00 GMT (+00:00), 20 min ago, from cron.");
            assertThat(LastLook.finding(bench.source()).level()).isNull();
            assertThat(LastLook.finding(bench.at("2026-11-23T12:00:00Z").source())
                            .what())
                    .endsWith("; and it is work time");
            assertThat(LastLook.finding(bench.at("2026-11-23T13:00:00Z").source())
                            .level())
                    .isNull();
        }
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
