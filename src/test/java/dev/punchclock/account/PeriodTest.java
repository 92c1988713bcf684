package dev.punchclock.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "DAY,   2026-11-24, 2026-11-24, 2026-11-25, Tue 24 Nov",
        "DAY,   2026-12-31, 2026-12-31, 2027-01-01, Thu 31 Dec",
        "WEEK,  2026-11-23, 2026-11-23, 2026-11-30, week 48",
        "WEEK,  2026-11-29, 2026-11-23, 2026-11-30, week 48",
        // 2026 has a week 53, which lasts into 2027
        "WEEK,  2026-12-28, 2026-12-28, 2027-01-04, week 53",
        "WEEK,  2027-01-03, 2026-12-28, 2027-01-04, week 53",
        "WEEK,  2027-01-04, 2027-01-04, 2027-01-11, week 1",
        // and the first week of 2026 begins in 2025
        "WEEK,  2025-12-29, 2025-12-29, 2026-01-05, week 1",
        "WEEK,  2025-12-28, 2025-12-22, 2025-12-29, week 52",
        "MONTH, 2026-11-01, 2026-11-01, 2026-12-01, November 2026",
        "MONTH, 2026-12-31, 2026-12-01, 2027-01-01, December 2026",
        "MONTH, 2028-02-29, 2028-02-01, 2028-03-01, February 2028"
    })
    void a_period_has_a_first_day_and_a_first_day_after_it_and_a_name(
            Period period, LocalDate day, LocalDate start, LocalDate end, String label) {
        assertThat(period.startOf(day)).isEqualTo(start);
        assertThat(period.endOf(day)).isEqualTo(end);
        assertThat(period.label(day)).isEqualTo(label);
    }

    @Test
    void every_day_lies_in_one_period_and_periods_leave_no_hole() {
        for (Period period : Period.values()) {
            for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() < 2033; day = day.plusDays(1)) {
                assertThat(day).isAfterOrEqualTo(period.startOf(day)).isBefore(period.endOf(day));
                assertThat(period.startOf(period.endOf(day))).isEqualTo(period.endOf(day));
                assertThat(period.endOf(period.startOf(day).minusDays(1))).isEqualTo(period.startOf(day));
                assertThat(period.label(period.startOf(day))).isEqualTo(period.label(day));
            }
        }
    }

    @Test
    void its_words_are_those_of_the_workspace() {
        assertThat(Period.DAY.word()).isEqualTo("day");
        assertThat(Period.WEEK.word()).isEqualTo("week");
        assertThat(Period.MONTH.word()).isEqualTo("month");
    }
}
