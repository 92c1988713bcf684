package dev.punchclock.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.hours.Holidays;
import dev.punchclock.hours.Hours;
import dev.punchclock.hours.RegionHolidays;
import dev.punchclock.hours.Timetable;
import dev.punchclock.workspace.SampleWorkspace;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Monday to Friday, 09:00-12:30 and 13:30-17:30. */
final class WorkHoursTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Test
    void each_day_has_its_windows_and_all_of_them_a_total() {
        WorkHours week = WorkHours.of("acme", office(), MONDAY, MONDAY.plusWeeks(1));
        assertThat(week.days()).hasSize(7);
        assertThat(WindowFormat.times(week.days().get(0).windows(), office().clock()))
                .isEqualTo("09:00-12:30, 13:30-17:30");
        assertThat(week.days().get(5).windows().isEmpty()).isTrue();
        assertThat(week.total()).isEqualTo("37 h 30 min");
        assertThat(week.about()).isEqualTo("Europe/London, office");
    }

    @Test
    void named_hours_are_not_called_twice() {
        assertThat(WorkHours.of("office", office(), MONDAY, MONDAY.plusDays(1)).about())
                .isEqualTo("Europe/London");
    }

    @Test
    void a_day_on_which_the_clocks_change_says_so() {
        LocalDate sunday = LocalDate.of(2026, 10, 25);
        WorkHours days = WorkHours.of("acme", office(), sunday.minusDays(1), sunday.plusDays(1));
        assertThat(days.days()).extracting(WorkHours.Day::notes).containsExactly("", "clocks change");
    }

    @Test
    void what_goes_on_until_midnight_ends_at_24_o_clock() {
        Timetable always = new Timetable(SampleWorkspace.LONDON, List.of(SampleWorkspace.always()));
        WorkHours day = WorkHours.of("acme", always, MONDAY, MONDAY.plusDays(1));
        assertThat(WindowFormat.times(day.days().get(0).windows(), always.clock()))
                .isEqualTo("00:00-24:00");
    }

    @Test
    void holidays_that_are_added_and_left_out_keep_their_reasons() {
        RegionHolidays place = year -> new TreeMap<>(Map.of(
                LocalDate.of(year, 12, 25), "Christmas Day",
                LocalDate.of(year, 11, 30), "Saint Andrew's Day"));
        Hours office = SampleWorkspace.office();
        Holidays rules = new Holidays(place, Set.of(LocalDate.of(2026, 12, 24)), Set.of(LocalDate.of(2026, 11, 30)));
        HolidayList list =
                HolidayList.of(new Hours("ours", SampleWorkspace.LONDON, office.rota(), Map.of(), rules), 2026);
        assertThat(list.days())
                .containsExactly(
                        new HolidayList.Day(LocalDate.of(2026, 11, 30), "Saint Andrew's Day", false, "not"),
                        new HolidayList.Day(LocalDate.of(2026, 12, 24), "holiday", true, "also"),
                        new HolidayList.Day(LocalDate.of(2026, 12, 25), "Christmas Day", true, "public"));
        assertThat(list.total()).isEqualTo("2 days off, 2 from Monday to Friday.");
    }

    private static Timetable office() {
        return new Timetable(SampleWorkspace.LONDON, List.of(SampleWorkspace.office()));
    }
}
