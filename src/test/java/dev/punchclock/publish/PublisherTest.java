package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clocks that must be wrong. */
final class PublisherTest {
    @Test
    void a_year_before_the_builds_own_is_refused() {
        assertThat(problem(LedgerState.EMPTY, "2001-01-01T00:03:00Z"))
                .isEqualTo("the clock says Mon 1 Jan 2001 00:03:00 GMT, but this program was not built before 2026");
        assertThat(problem(LedgerState.EMPTY, "2025-12-31T05:59:59Z")).contains("not built before 2026");
        assertThat(problem(LedgerState.EMPTY, "2025-12-31T06:00:00Z")).isEmpty(); // 2026 somewhere
        assertThat(problem(LedgerState.EMPTY, "2031-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void the_builds_year_is_the_one_that_the_pom_dates_it_with() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<project.build.outputTimestamp>" + Publisher.BUILT_IN + "-");
    }

    @Test
    void a_clock_behind_the_last_entry_is_refused_and_two_seconds_are_forgiven() {
        LedgerState ledgerState = LedgerState.EMPTY.supposing(
                Instant.parse("2026-11-24T10:00:00Z"),
                List.of(EntryBody.handedIn(SampleWorkspace.floating("a"), SampleWorkspace.ACME)));
        assertThat(problem(ledgerState, "2026-11-24T09:59:58Z")).isEmpty();
        assertThat(problem(ledgerState, "2026-11-24T09:59:57Z"))
                .isEqualTo("the clock says Tue 24 Nov 2026 09:59:57 GMT,"
                        + " but the ledger's last entry was written on Tue 24 Nov 2026 10:00:00 GMT");
    }

    @Test
    void a_machine_without_a_memory_is_refused_too(@TempDir Path folder) {
        try (RoundBench bench = new RoundBench(folder).at("2025-11-24T10:00:00Z")) {
            assertThatThrownBy(() -> bench.withoutMemory(SampleWorkspace.floating("a")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("not built before 2026; nothing was sent");
            assertThat(bench.published()).isEmpty();
        }
    }

    @Test
    void a_workspace_that_another_ledger_publishes_is_refused_with_the_way_out(@TempDir Path folder) {
        try (RoundBench bench = new RoundBench(folder)) {
            Workspace elsewhere = SampleWorkspace.workspace().publishedBy("desk2-1111");
            assertThatThrownBy(() -> Publisher.mayPublish(elsewhere, bench.ledger))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("desk2-1111")
                    .hasMessageContaining("punchclock adopt");
        }
    }

    private static String problem(LedgerState ledgerState, String now) {
        return Publisher.clockProblem(ledgerState, Instant.parse(now), SampleWorkspace.LONDON)
                .map(Problem::what)
                .orElse("");
    }
}
