package dev.punchclock.calendar.holidays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        08-15                        | 2027-08-15
        02-29                        |
        2027-03-09 2028-02-26        | 2027-03-09
        easter                       | 2027-03-28
        easter -47                   | 2027-02-09
        easter -3 for 4              | 2027-03-25 2027-03-26 2027-03-27 2027-03-28
        orthodox +1                  | 2027-05-03
        3rd sun sep +1               | 2027-09-20
        last mon apr                 | 2027-04-26
        fri before 06-01             | 2027-05-28
        thu after 04-01              | 2027-04-08
        1st mon nov +1 even          |
        11-02 even to 2026           |
        05-01 from 2028              |
        05-01 from 2026 to 2027      | 2027-05-01
        06-19 sat-1 sun+1            | 2027-06-18 2027-06-19
        01-02 sun+1                  | 2027-01-02
        12-28 for 6                  | 2027-01-01 2027-01-02 2027-12-28 2027-12-29 2027-12-30 2027-12-31
        hijri 10-1                   | 2027-03-09
        hijri 7-27                   | 2027-01-05 2027-12-25
        """)
    void a_rule_says_its_days(String rule, String days) {
        assertThat(words(new HolidayRule(rule).in(2027).stream())).isEqualTo(days == null ? "" : days);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        lieu sat+2 sun+1 | 2027-05-01 2027-05-02 | 2027-05-03 2027-05-04
        lieu sun+1       | 2027-05-01 2027-05-02 | 2027-05-03
        lieu sun+1       | 2027-12-26 2027-12-27 | 2027-12-28
        lieu sat-1 sun+1 | 2027-05-01 2027-10-31 | 2027-04-30 2027-11-01
        lieu sat+2       | 2027-05-04            | ''
        """)
    void a_day_in_lieu_is_the_next_that_is_no_holiday(String rule, String holidays, String inLieu) {
        TreeSet<LocalDate> given =
                Stream.of(holidays.split(" ")).map(LocalDate::parse).collect(Collectors.toCollection(TreeSet::new));
        assertThat(new HolidayRule(rule).isInLieu()).isTrue();
        assertThat(words(new HolidayRule(rule).inLieuOf(given).stream())).isEqualTo(inLieu);
    }

    /** By the tables of both churches. */
    @Test
    void easter_is_when_the_churches_say() {
        List<String> west = List.of("2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2038-04-25");
        List<String> east = List.of("2026-04-12", "2027-05-02", "2028-04-16", "2029-04-08", "2030-04-28", "2038-04-25");
        for (int i = 0; i < west.size(); i++) {
            int year = LocalDate.parse(west.get(i)).getYear();
            assertThat(LunarFeasts.easter(year)).isEqualTo(LocalDate.parse(west.get(i)));
            assertThat(LunarFeasts.orthodoxEaster(year)).isEqualTo(LocalDate.parse(east.get(i)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"someday", "08-15 often", "3-4", "mon near 04-02"})
    void a_rule_that_is_written_wrong_is_refused(String rule) {
        assertThatThrownBy(() -> new HolidayRule(rule)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String words(Stream<LocalDate> days) {
        return days.map(LocalDate::toString).collect(Collectors.joining(" "));
    }
}
