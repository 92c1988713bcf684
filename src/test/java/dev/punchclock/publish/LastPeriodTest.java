package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.LedgerDecision;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The least is 3 a week, Monday to Friday, 09:00-12:30 and 13:30-17:30 in London. */
final class LastPeriodTest {
    private static final String MONDAY = "2026-11-30T10:00:00Z";

    @TempDir
    Path folder;

    @Test
    void a_week_that_had_its_least_is_not_told() {
        try (RoundBench bench = new RoundBench(folder, three())) {
            bench.at("2026-11-23T09:00:00Z").round();
            bench.at("2026-11-24T10:00:00Z").round();
            bench.at("2026-11-25T10:00:00Z").round();
            assertThat(lines(bench, MONDAY)).isEmpty();
        }
    }

    @Test
    void a_week_before_there_was_a_post_is_not_told() {
        try (RoundBench bench = new RoundBench(folder, SampleWorkspace.floating("one"))) {
            bench.at("2026-11-30T09:30:00Z").round();
            assertThat(lines(bench, MONDAY)).isEmpty();
        }
    }

    /** They waited all last week: that there were no posts would be wrong, and why they waited nobody wrote down. */
    @Test
    void what_waited_and_went_out_since_is_no_want_of_posts() {
        try (RoundBench bench = new RoundBench(folder, three())) {
            bench.at("2026-11-23T09:00:00Z").round();
            bench.ledger.record(at("2026-11-23T09:01:00Z"), write(EntryKind.PAUSED));
            bench.ledger.record(at("2026-11-30T09:00:00Z"), write(EntryKind.RESUMED));
            for (int i = 0; i < 20; i++) {
                bench.at("2026-11-30T09:10:00Z").later(Duration.ofHours(2L * i)).round();
            }
            assertThat(bench.published()).hasSize(3);
            assertThat(lines(bench, "2026-12-01T10:00:00Z")).containsExactly("acme, last week (week 48): 1 of 3.");
        }
    }

    @Test
    void what_is_held_today_need_not_have_been_the_cause() {
        try (RoundBench bench = new RoundBench(folder, three())) {
            bench.at("2026-11-23T09:00:00Z").round();
            bench.hand().hold(bench.delivery("two").id().post(), null, "");
            bench.queue();
            assertThat(lines(bench, MONDAY)).containsExactly("acme, last week (week 48): 1 of 3.");
        }
    }

    /** 09:00-12:30 on Tuesday and all of Wednesday to Friday lie in it; what lies in the week after does not count. */
    @Test
    void that_nobody_looked_is_told_as_far_as_it_lies_in_the_week() {
        try (RoundBench bench = new RoundBench(folder, three())) {
            bench.at("2026-11-23T09:00:00Z").round();
            Entry away = absent("2026-11-24T12:30:00Z", "2026-11-30T11:00:00Z");
            Entry earlier = absent("2026-11-10T09:00:00Z", "2026-11-16T09:00:00Z");
            assertThat(lines(bench, "2026-11-30T12:00:00Z", earlier, away))
                    .containsExactly(
                            "acme, last week (week 48): 1 of 3; nobody looked in 26 h 30 min of its 37 h 30 min.");
        }
    }

    @Test
    void a_day_is_the_last_one_with_work() {
        AccountContext daily =
                SampleWorkspace.context(new Quota(Period.DAY, 3, 10, Duration.ofMinutes(45)), SampleWorkspace.office());
        try (RoundBench bench =
                new RoundBench(folder, daily, SampleWorkspace.pinned("one", "2026-11-27T10:00", LatePolicy.DROP))) {
            bench.at("2026-11-26T09:00:00Z").round();
            bench.at("2026-11-27T10:00:00Z").round();
            assertThat(lines(bench, MONDAY)).containsExactly("acme, Fri 27 Nov: 1 of 3.");
        }
    }

    @Test
    void it_is_known_which_periods_an_absence_tells_of() {
        try (RoundBench bench = new RoundBench(folder, three())) {
            bench.at("2026-11-23T09:00:00Z").round();
            LastPeriod last = LastPeriod.thatEndedShort(bench.context, bench.ledger.book(), at(MONDAY))
                    .orElseThrow();
            assertThat(last.isToldBy(absence(bench, "2026-11-24T09:00:00Z", MONDAY)))
                    .isTrue();
            assertThat(last.isToldBy(absence(bench, "2026-11-30T00:00:00Z", MONDAY)))
                    .isFalse();
        }
    }

    private static LedgerDecision<Integer> write(EntryKind kind) {
        return ledgerState -> new Decided<>(List.of(EntryBody.of(kind, SampleWorkspace.ACME)), 1);
    }

    private static Absence absence(RoundBench bench, String from, String to) {
        return Absence.between(SampleWorkspace.workspace(bench.context), bench.ledger.book(), at(from), at(to));
    }

    private static Post[] three() {
        return new Post[] {
            pinned("one", "2026-11-23T09:00"), pinned("two", "2026-11-24T10:00"), pinned("three", "2026-11-25T10:00")
        };
    }

    private static Post pinned(String id, String at) {
        return SampleWorkspace.pinned(id, at, LatePolicy.NEXT_SLOT);
    }

    private static List<String> lines(RoundBench bench, String now, Entry... absences) {
        return LastPeriod.thatEndedShort(bench.context, bench.ledger.book(), at(now)).stream()
                .map(last -> last.words(List.of(absences)))
                .toList();
    }

    private static Entry absent(String from, String to) {
        return new Entry(1, at(to), RoundBench.ACTOR, EntryBody.absent(at(from), at(to)));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
