package dev.punchclock.hours;

import static dev.punchclock.hours.HoursBuilder.window;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ordinary weeks. 23 November 2026 is a Monday. */
class HoursTest {
    @Test
    void a_day_not_named_is_off() {
        Hours hours = HoursBuilder.in("UTC").on(MONDAY, "09:00-17:00").hours();
        assertThat(windows(hours, "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z"))
                .containsExactly(window("2026-11-23T09:00:00Z", "2026-11-23T17:00:00Z"));
    }

    @Test
    void a_break_splits_the_day() {
        Hours hours = HoursBuilder.in("Europe/Paris")
                .on(MONDAY, "09:00-12:30, 13:30-17:30")
                .hours();
        assertThat(windows(hours, "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z"))
                .containsExactly(
                        window("2026-11-23T08:00:00Z", "2026-11-23T11:30:00Z"),
                        window("2026-11-23T12:30:00Z", "2026-11-23T16:30:00Z"));
    }

    @Test
    void shifts_that_touch_or_overlap_are_one_window() {
        Hours hours = HoursBuilder.in("UTC")
                .on(MONDAY, "09:00-12:00, 12:00-15:00, 14:00-17:00")
                .hours();
        assertThat(windows(hours, "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z"))
                .containsExactly(window("2026-11-23T09:00:00Z", "2026-11-23T17:00:00Z"));
    }

    @Test
    void twenty_four_hundred_is_the_next_midnight() {
        Hours hours = HoursBuilder.in("UTC")
                .on(MONDAY, "20:00-24:00")
                .on(TUESDAY, "00:00-02:00")
                .hours();
        assertThat(windows(hours, "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z"))
                .containsExactly(window("2026-11-23T20:00:00Z", "2026-11-24T02:00:00Z"));
    }

    @Test
    void a_night_shift_belongs_to_the_day_it_starts_on() {
        Hours hours = HoursBuilder.in("UTC").on(SATURDAY, "22:00-06:00").hours();
        Window night = window("2026-11-28T22:00:00Z", "2026-11-29T06:00:00Z");
        assertThat(hours.shiftsOf(LocalDate.parse("2026-11-29"))).isEmpty();
        assertThat(windows(hours, "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z"))
                .containsExactly(night);
        assertThat(windows(hours, "2026-11-29T00:00:00Z", "2026-11-30T00:00:00Z"))
                .containsExactly(window("2026-11-29T00:00:00Z", "2026-11-29T06:00:00Z"));
    }

    @Test
    void a_single_day_wins_over_the_week() {
        Hours hours = HoursBuilder.in("UTC")
                .on(List.of(MONDAY, FRIDAY, SUNDAY), "09:00-17:00")
                .but("2026-11-23", "10:00-11:00")
                .but("2026-11-24", "12:00-13:00")
                .but("2026-11-27", "off")
                .hours();
        assertThat(windows(hours, "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z"))
                .containsExactly(
                        window("2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z"),
                        window("2026-11-24T12:00:00Z", "2026-11-24T13:00:00Z"),
                        window("2026-11-29T09:00:00Z", "2026-11-29T17:00:00Z"));
    }

    @Test
    void a_day_off_ends_no_night_that_began_before_it() {
        Hours hours = HoursBuilder.in("UTC")
                .on(FRIDAY, "22:00-06:00")
                .but("2026-11-28", "off")
                .hours();
        assertThat(windows(hours, "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z"))
                .containsExactly(window("2026-11-27T22:00:00Z", "2026-11-28T06:00:00Z"));
    }

    @Test
    void around_the_clock_is_one_window() {
        Hours hours = HoursBuilder.daily("Europe/London", "00:00-24:00");
        assertThat(windows(hours, "2026-03-01T12:34:56Z", "2026-12-01T01:02:03Z"))
                .containsExactly(window("2026-03-01T12:34:56Z", "2026-12-01T01:02:03Z"));
    }

    @Test
    void no_time_holds_no_work() {
        Hours hours = HoursBuilder.daily("UTC", "00:00-24:00");
        assertThat(windows(hours, "2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z"))
                .isEmpty();
        assertThat(windows(hours, "2026-11-24T00:00:00Z", "2026-11-23T00:00:00Z"))
                .isEmpty();
    }

    private static List<Window> windows(Hours hours, String from, String to) {
        return hours.windows(Instant.parse(from), Instant.parse(to)).list();
    }
}
