package dev.punchclock.hours;

import static dev.punchclock.hours.HoursBuilder.only;
import static dev.punchclock.hours.HoursBuilder.window;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** London skips 01:00-02:00 on 29 March 2026 and shows it twice on 25 October 2026; both are Sundays. */
class ClockChangeTest {
    private static final WallClock LONDON = new WallClock(ZoneId.of("Europe/London"));

    @Test
    void a_night_shift_lasts_seven_hours_when_clocks_go_forward() {
        Window night = only(sundays("off", "22:00-06:00"), "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z");
        assertThat(night).isEqualTo(window("2026-03-28T22:00:00Z", "2026-03-29T05:00:00Z"));
        assertThat(night.length()).isEqualTo(Duration.ofHours(7));
    }

    @Test
    void a_night_shift_lasts_nine_hours_when_clocks_go_back() {
        Window night = only(sundays("off", "22:00-06:00"), "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z");
        assertThat(night).isEqualTo(window("2026-10-24T21:00:00Z", "2026-10-25T06:00:00Z"));
        assertThat(night.length()).isEqualTo(Duration.ofHours(9));
    }

    @Test
    void a_shift_in_the_skipped_hour_vanishes() {
        Hours hours = sundays("01:15-01:45", "off");
        assertThat(hours.windows(Instant.parse("2026-03-29T00:00:00Z"), Instant.parse("2026-03-30T00:00:00Z")))
                .isEqualTo(Windows.NONE);
    }

    @Test
    void a_shift_that_begins_or_ends_in_the_skipped_hour_is_cut_at_the_jump() {
        assertThat(only(sundays("01:30-03:00", "off"), "2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z"))
                .isEqualTo(window("2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z"));
        assertThat(only(sundays("00:30-01:30", "off"), "2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z"))
                .isEqualTo(window("2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z"));
    }

    @Test
    void where_an_hour_comes_twice_work_starts_at_its_second_showing() {
        assertThat(only(sundays("01:30-03:00", "off"), "2026-10-25T00:00:00Z", "2026-10-26T00:00:00Z"))
                .isEqualTo(window("2026-10-25T01:30:00Z", "2026-10-25T03:00:00Z"));
    }

    @Test
    void where_an_hour_comes_twice_work_ends_at_its_first_showing() {
        assertThat(only(sundays("00:00-01:30", "off"), "2026-10-24T12:00:00Z", "2026-10-26T00:00:00Z"))
                .isEqualTo(window("2026-10-24T23:00:00Z", "2026-10-25T00:30:00Z"));
    }

    @Test
    void a_shift_inside_the_repeated_hour_vanishes() {
        assertThat(sundays("01:15-01:45", "off")
                        .windows(Instant.parse("2026-10-25T00:00:00Z"), Instant.parse("2026-10-26T00:00:00Z")))
                .isEqualTo(Windows.NONE);
    }

    @Test
    void a_shift_that_starts_with_the_repeated_hour_has_both_its_showings() {
        assertThat(only(sundays("01:00-02:00", "off"), "2026-10-24T12:00:00Z", "2026-10-26T00:00:00Z"))
                .isEqualTo(window("2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z"));
    }

    @Test
    void a_day_that_the_zone_skipped_has_no_shift() {
        Hours hours = HoursBuilder.in("Pacific/Apia")
                .on(THURSDAY, "22:00-06:00")
                .on(FRIDAY, "09:00-17:00")
                .on(SATURDAY, "10:00-11:00")
                .hours();
        WallClock apia = new WallClock(ZoneId.of("Pacific/Apia"));
        assertThat(apia.exists(LocalDate.parse("2011-12-30"))).isFalse();
        assertThat(apia.exists(LocalDate.parse("2011-12-29"))).isTrue();
        assertThat(apia.exists(LocalDate.parse("2011-12-31"))).isTrue();
        assertThat(hours.windows(Instant.parse("2011-12-30T00:00:00Z"), Instant.parse("2012-01-01T00:00:00Z"))
                        .list())
                .containsExactly(
                        window("2011-12-30T08:00:00Z", "2011-12-30T10:00:00Z"),
                        window("2011-12-30T20:00:00Z", "2011-12-30T21:00:00Z"));
    }

    @Test
    void where_midnight_is_skipped_the_day_starts_at_the_jump() {
        WallClock saoPaulo = new WallClock(ZoneId.of("America/Sao_Paulo"));
        assertThat(saoPaulo.startOf(LocalDate.parse("2018-11-04"))).isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
        assertThat(saoPaulo.exists(LocalDate.parse("2018-11-04"))).isTrue();
        assertThat(saoPaulo.at(Instant.parse("2018-11-04T03:00:00Z"))).isEqualTo("2018-11-04T01:00:00");
    }

    @Test
    void a_time_is_shown_once_or_not_at_all_or_twice() {
        assertThat(LONDON.showings(LocalDateTime.parse("2026-11-24T01:30:00"))).isEqualTo(1);
        assertThat(LONDON.showings(LocalDateTime.parse("2026-03-29T01:30:00"))).isZero();
        assertThat(LONDON.showings(LocalDateTime.parse("2026-10-25T01:30:00"))).isEqualTo(2);
        assertThat(LONDON.showings(LocalDateTime.parse("2026-10-25T02:00:00"))).isEqualTo(1);
    }

    private static Hours sundays(String sunday, String saturday) {
        return HoursBuilder.in("Europe/London")
                .on(SUNDAY, sunday)
                .on(SATURDAY, saturday)
                .hours();
    }
}
