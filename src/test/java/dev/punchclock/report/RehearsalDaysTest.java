package dev.punchclock.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Publication;
import dev.punchclock.simulate.RecordedEvent;
import dev.punchclock.simulate.RehearsalFigures;
import dev.punchclock.simulate.RehearsalReport;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Monday to Friday, 09:00-12:30 and 13:30-17:30; cells of a quarter of an hour. */
final class RehearsalDaysTest {
    private static final Workspace WORKSPACE = SampleWorkspace.workspace(SampleWorkspace.floating("tea"));
    private static final WallClock CLOCK = new WallClock(SampleWorkspace.LONDON);
    private static final RehearsalFigures FIGURES = new RehearsalFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    @Test
    void a_day_has_its_work_time_and_its_posts() {
        RehearsalReport report = report("2026-11-23T10:20:00Z", "2026-11-23T10:25:00Z", "2026-11-24T17:29:00Z");
        RehearsalDays.Day monday =
                new RehearsalDays(WORKSPACE, report, CLOCK).days().get(0);
        assertThat(monday.isEmpty()).isFalse();
        assertThat(monday.first()).isEqualTo(9 * 4);
        assertThat(monday.end()).isEqualTo(17 * 4 + 2);
        assertThat(monday.posts()).containsExactly(Map.entry(10 * 4 + 1, 2));
        assertThat(monday.posts(40, 44)).isEqualTo(2);
        assertThat(monday.isOpen(12 * 4 + 2, 13 * 4 + 2)).isFalse();
        assertThat(monday.isOpen(12 * 4 + 2, 13 * 4 + 3)).isTrue();
    }

    @Test
    void a_day_off_is_empty() {
        List<RehearsalDays.Day> days = new RehearsalDays(WORKSPACE, report(), CLOCK).days();
        assertThat(days).hasSize(7);
        assertThat(days.get(6).isEmpty()).isTrue();
    }

    @Test
    void weeks_count_each_day() {
        RehearsalReport report = report("2026-11-23T10:20:00Z", "2026-11-23T12:00:00Z", "2026-11-25T09:00:00Z");
        RehearsalDays.Week week =
                new RehearsalDays(WORKSPACE, report, CLOCK).weeks().get(0);
        assertThat(week.monday()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(week.posts()).containsExactly(2, 0, 1, 0, 0, 0, 0);
        assertThat(week.total()).isEqualTo(3);
    }

    @Test
    void what_went_out_and_what_went_wrong_stand_in_the_order_of_time() {
        RehearsalReport plain = report("2026-11-23T10:20:00Z");
        Instant nine = Instant.parse("2026-11-23T09:00:00Z");
        EntryBody held = EntryBody.of(EntryKind.HELD, ReportBench.id("tea")).note("not yet");
        RehearsalReport report = new RehearsalReport(
                plain.from(),
                plain.to(),
                plain.published(),
                List.of(new RecordedEvent(nine, held)),
                LedgerState.EMPTY,
                FIGURES,
                Map.of(),
                0);
        assertThat(RehearsedPost.of(WORKSPACE, report))
                .containsExactly(
                        new RehearsedPost(nine, SampleWorkspace.ACME, "This is tea", "tea held", "not yet"),
                        new RehearsedPost(
                                Instant.parse("2026-11-23T10:20:00Z"), SampleWorkspace.ACME, "This is tea", "", ""));
    }

    private static RehearsalReport report(String... published) {
        List<Publication> all = Stream.of(published)
                .map(at -> new Publication("1", "", Instant.parse(at), "This is tea", "sample/acme/tea/1"))
                .toList();
        return new RehearsalReport(
                Instant.parse("2026-11-23T00:00:00Z"),
                Instant.parse("2026-11-30T00:00:00Z"),
                new TreeMap<>(Map.of(SampleWorkspace.ACME, all)),
                List.of(),
                LedgerState.EMPTY,
                FIGURES,
                Map.of(),
                0);
    }
}
