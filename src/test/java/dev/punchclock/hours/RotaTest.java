package dev.punchclock.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RotaTest {
    private static final List<Shift> EARLY = HoursBuilder.shifts("08:00-16:00");
    private static final List<Shift> LATE = HoursBuilder.shifts("12:00-20:00");
    private static final LocalDate WEDNESDAY = LocalDate.parse("2026-01-07");

    @Test
    void a_week_is_the_same_every_week_and_needs_no_label() {
        Rota week = Rota.week(Map.of(DayOfWeek.MONDAY, EARLY));
        assertThat(week.shiftsOf(LocalDate.parse("1999-11-22"))).isEqualTo(EARLY);
        assertThat(week.shiftsOf(LocalDate.parse("2026-11-23"))).isEqualTo(EARLY);
        assertThat(week.shiftsOf(LocalDate.parse("2026-11-24"))).isEmpty();
        assertThat(week.label(LocalDate.parse("2026-11-23"))).isEmpty();
    }

    @Test
    void weeks_turn_on_the_weekday_of_the_anchor_forwards_and_backwards() {
        Rota rota = Rota.weeks(
                WEDNESDAY,
                List.of(
                        Map.of(DayOfWeek.WEDNESDAY, EARLY, DayOfWeek.TUESDAY, EARLY),
                        Map.of(DayOfWeek.WEDNESDAY, LATE),
                        Map.of()));
        assertThat(rota.shiftsOf(WEDNESDAY)).isEqualTo(EARLY);
        assertThat(rota.shiftsOf(WEDNESDAY.plusDays(6)))
                .as("Tuesday is the last day of week 1")
                .isEqualTo(EARLY);
        assertThat(rota.shiftsOf(WEDNESDAY.plusDays(7))).isEqualTo(LATE);
        assertThat(rota.shiftsOf(WEDNESDAY.plusDays(14))).isEmpty();
        assertThat(rota.shiftsOf(WEDNESDAY.minusDays(14))).isEqualTo(LATE);
        assertThat(rota.label(WEDNESDAY.minusDays(1))).isEqualTo("week 3 of 3");
        assertThat(rota.label(WEDNESDAY.plusDays(21 * 40L + 13))).isEqualTo("week 2 of 3");
    }

    @Test
    void days_turn_whatever_the_weekday() {
        Rota fourOn = Rota.days(WEDNESDAY, List.of(EARLY, EARLY, List.of()));
        assertThat(fourOn.shiftsOf(WEDNESDAY.plusDays(3))).isEqualTo(EARLY);
        assertThat(fourOn.shiftsOf(WEDNESDAY.minusDays(1))).isEmpty();
        assertThat(fourOn.label(WEDNESDAY.minusDays(1))).isEqualTo("day 3 of 3");
    }

    @Test
    void no_days_are_no_rota() {
        assertThatThrownBy(() -> Rota.days(WEDNESDAY, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rota(WEDNESDAY, List.of(EARLY), 7)).isInstanceOf(IllegalArgumentException.class);
    }
}
