package dev.punchclock.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.hours.BusyCalendar;
import dev.punchclock.hours.KnownClosures;
import dev.punchclock.hours.PersonalHours;
import dev.punchclock.hours.TimeOff;
import dev.punchclock.hours.Timetable;
import dev.punchclock.hours.Windows;
import dev.punchclock.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The calendar was confirmed on Friday 20 November, 12:00, and is believed for 14 days. */
class CalendarRulesTest {
    private static final BusyCalendar COURT =
            new BusyCalendar("court.ics", KnownClosures.calendar(Windows.NONE), Duration.ZERO, Duration.ofDays(14));

    @Test
    void it_is_warned_of_in_work_hours_from_the_seventh_day_before_the_end() {
        assertThat(check("2026-11-27T11:59:59Z")).isEmpty();
        assertThat(check("2026-11-27T12:00:00Z"))
                .isEqualTo(
                        "court.ics: warning: from Fri 4 Dec 12:00 GMT (+00:00) on this calendar is too old, and nothing"
                                + " goes out for those whose it is\n"
                                + "  to do: export it again; if it still holds: punchclock calendar --fresh court.ics");
        assertThat(check("2026-11-27T20:00:00Z")).as("after work").isEmpty();
    }

    @Test
    void then_it_is_an_error_at_any_hour_and_no_attempt_may_begin() {
        assertThat(check("2026-12-04T20:00:00Z"))
                .isEqualTo(
                        "court.ics: nobody has changed or confirmed this calendar for 14 days: nothing goes out for those"
                                + " whose it is\n"
                                + "  to do: export it again; if it still holds: punchclock calendar --fresh court.ics");
        assertThat(context().admits(Instant.parse("2026-12-04T11:59:00Z"))).isTrue();
        assertThat(context().admits(Instant.parse("2026-12-04T12:00:00Z"))).isFalse();
        assertThat(context().fits(Instant.parse("2026-12-04T12:00:00Z"), 1)).isTrue();
    }

    private static String check(String now) {
        List<Problem> problems = CalendarRules.check(SampleWorkspace.workspace(context()), Instant.parse(now));
        return String.join("\n", problems.stream().map(Problem::render).toList());
    }

    private static AccountContext context() {
        AccountContext office = SampleWorkspace.context(SampleWorkspace.QUOTA, SampleWorkspace.office());
        TimeOff off = new TimeOff(List.of(), Map.of(), List.of(), List.of(COURT));
        Timetable timetable =
                Timetable.of(SampleWorkspace.LONDON, List.of(new PersonalHours(SampleWorkspace.office(), off)));
        return new AccountContext(office.account(), null, timetable, office.limits());
    }
}
