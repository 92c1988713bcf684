package dev.punchclock.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.ledger.EntryBody;
import dev.punchclock.problem.Finding;
import dev.punchclock.problem.Problem;
import dev.punchclock.workspace.FileStamp;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The least is 3 a week, Monday to Friday in London. */
final class ReportNoticesTest {
    @TempDir
    Path folder;

    @Test
    void of_an_ordinary_day_there_is_nothing_to_notice() {
        try (ReportBench bench = new ReportBench(folder, SampleWorkspace.floating("tea"))) {
            bench.at("2026-11-23T10:00:00Z").round();
            assertThat(lines(bench.at("2026-11-23T10:15:00Z"))).isEmpty();
        }
    }

    @Test
    void that_nobody_looks_is_told_while_it_lasts() {
        try (ReportBench bench = new ReportBench(folder, SampleWorkspace.floating("tea"))) {
            bench.at("2026-11-23T10:00:00Z").round();
            assertThat(lines(bench.at("2026-11-23T15:00:00Z")))
                    .first()
                    .asString()
                    .startsWith("Nobody looked at the clock from Mon 23 Nov 10:00 to Mon 23 Nov 15:00 GMT (+00:00): ");
        }
    }

    @Test
    void and_for_the_rest_of_the_day_on_which_it_ended() {
        try (ReportBench bench = new ReportBench(folder, SampleWorkspace.floating("tea"))) {
            bench.at("2026-11-23T10:00:00Z").round();
            bench.at("2026-11-23T15:00:00Z").round();
            assertThat(lines(bench.at("2026-11-23T15:10:00Z")))
                    .first()
                    .asString()
                    .startsWith("Nobody looked at the clock from Mon 23 Nov 10:00 to ");
            bench.at("2026-11-23T16:10:00Z").round();
            bench.at("2026-11-23T17:20:00Z").round();
            assertThat(lines(bench.at("2026-11-24T09:10:00Z"))).noneMatch(line -> line.startsWith("Nobody"));
        }
    }

    @Test
    void the_last_week_is_told_where_it_ended_short() {
        try (ReportBench bench = new ReportBench(folder, SampleWorkspace.floating("tea"))) {
            bench.at("2026-11-27T17:00:00Z").round();
            bench.at("2026-11-30T09:00:00Z").ledger.looked(Instant.parse("2026-11-30T09:00:00Z"));
            assertThat(lines(bench.at("2026-11-30T09:05:00Z")))
                    .anyMatch(line -> line.startsWith("acme, last week (week 48): "));
        }
    }

    @Test
    void what_went_through_the_door_is_told_for_a_month() {
        try (ReportBench bench = new ReportBench(folder, SampleWorkspace.floating("tea"))) {
            bench.at("2026-11-23T20:00:00Z").hand().handIn();
            bench.write(EntryBody.offHours(ReportBench.id("tea"), true, "a late court"));
            assertThat(lines(bench.at("2026-11-24T09:00:00Z")))
                    .containsExactly(
                            "tea on acme went through the door off the clock, Mon 23 Nov 20:00 GMT (+00:00), paid:"
                                    + " a late court");
            assertThat(lines(bench.at("2026-12-25T09:00:00Z"))).noneMatch(line -> line.contains("door"));
        }
    }

    @Test
    void a_daemon_says_which_files_rest() {
        ReportSource source = ReportBench.without("2026-11-23T10:00:00Z");
        RunningDaemon daemon = new RunningDaemon("desk1", 7, Instant.parse("2026-11-23T08:00:00Z"));
        SortedMap<String, FileStamp> stamps = new TreeMap<>(Map.of(
                "queue/new.yaml", new FileStamp(1, Instant.parse("2026-11-23T09:59:30Z"), null),
                "queue/old.yaml", new FileStamp(1, Instant.parse("2026-11-23T09:00:00Z"), null)));
        DaemonStanding standing =
                DaemonStanding.of(Optional.of(daemon), source, () -> stamps).orElseThrow();
        assertThat(standing.resting()).containsOnlyKeys("queue/new.yaml");
        assertThat(standing.words(source.now(), source.zone()))
                .isEqualTo("A daemon is at work: process 7 on desk1, since Mon 23 Nov 08:00 GMT. It lets queue/new.yaml"
                        + " rest until 10:02.");
        assertThat(DaemonStanding.of(Optional.empty(), source, () -> {
                    throw new AssertionError("no file is looked at");
                }))
                .isEmpty();
    }

    @Test
    void findings_say_whether_the_workspace_is_published_from_here() {
        ReportSource source = ReportBench.without("2026-11-23T10:00:00Z");
        assertThat(WorkspaceFindings.clock(source).level()).isNull();
        assertThat(WorkspaceFindings.files(source, "work").what()).isEqualTo("work, in order");
        assertThat(WorkspaceFindings.ledger(Problem.error(null, "it is broken", "mend it")))
                .isEqualTo(Finding.bad("ledger", "it is broken", "mend it"));
    }

    private static List<String> lines(ReportBench bench) {
        return ReportNotices.lines(bench.source(), bench.source().next());
    }
}
