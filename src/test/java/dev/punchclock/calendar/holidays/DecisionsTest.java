package dev.punchclock.calendar.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.problem.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days that jollyday does not have, or only as observances, with their right values. */
class DecisionsTest {
    private final HolidayCache holidays = new HolidayCache(null);

    @ParameterizedTest
    @CsvSource({
        "CH-VD,2027-09-20",
        "CH-JU,2027-11-01",
        "CH-AI,2027-11-01",
        "CH-UR,2027-01-06",
        "CH-SZ,2027-01-06",
        "CH-NW,2027-03-19",
        "CH-TI,2027-03-19",
        "ES-MC,2027-03-19",
        "DE-BY-MU,2028-08-15",
        "US-MA,2027-04-19",
        "US-LA,2027-02-09",
        "US-HI,2027-06-11",
        "JP,2027-02-23",
        "JP,2027-03-22",
        "IS,2027-05-06",
        "CY,2027-04-30",
        "SG,2027-02-08",
        "HK,2027-02-09",
        "VN,2027-02-09",
        "FR-MQ,2027-03-26",
        "IN-GJ,2027-10-31",
        "KZ,2027-05-10",
        "AZ,2028-02-28",
        "MZ,2026-10-05",
        "ST,2027-04-30",
        "KE,2027-12-27",
        "US-TX,2028-12-26",
        "US-AL,2027-06-07"
    })
    void a_day_off_by_law_is_off(String code, LocalDate day) {
        assertThat(holidays.in(code, day.getYear())).containsKey(day);
    }

    @ParameterizedTest
    @CsvSource({
        "DE-BY,2028-08-15", "DE-BE,2028-08-15", "DE-SN,2027-05-27", "CH-SO,2027-03-19", "CH-AG,2027-05-01",
        "GB-SCT,2027-04-05", "AT-9,2027-12-24", "US-FL,2028-02-15", "FR,2027-03-26", "IT,2027-05-17"
    })
    void a_day_off_in_parts_only_is_no_day_off(String code, LocalDate day) {
        assertThat(holidays.in(code, day.getYear())).doesNotContainKey(day);
    }

    @Test
    void bavaria_is_asked_about_assumption_day_and_told_its_parts() {
        assertThat(holidays.problems("DE-BY", 2028).get(0))
                .isEqualTo(Problem.warning(
                        null,
                        "Tue 15 Aug 2028 (Assumption Day) is not off in DE-BY: off in the communes with more Catholics than"
                                + " Protestants (1,708 of 2,056), as in DE-BY-MU (Munich), DE-BY-AG, DE-BY-IN, DE-BY-RE,"
                                + " DE-BY-WU",
                        "say it beside the code: holidays: { country: DE-BY, also: [2028-08-15] } for a day off,"
                                + " not: [2028-08-15] for a day of work"));
        assertThat(holidays.problems("DE-BY-MU", 2028))
                .extracting(Problem::what)
                .noneMatch(what -> what.contains("Assumption"));
        assertThat(holidays.problems("DE-BE", 2028))
                .extracting(Problem::what)
                .noneMatch(what -> what.contains("Assumption"));
    }

    @Test
    void a_day_that_was_decided_is_not_asked_about_again() {
        LocalDate today = LocalDate.of(2028, 2, 1);
        Set<LocalDate> assumption = Set.of(LocalDate.of(2028, 8, 15), LocalDate.of(2029, 8, 15));
        assertThat(asked("DE-BY", Set.of(), Set.of(), today)).hasSize(1);
        assertThat(asked("DE-BY", assumption, Set.of(), today)).isEmpty();
        assertThat(asked("DE-BY", Set.of(), assumption, today)).isEmpty();
    }

    @Test
    void nothing_is_asked_of_days_that_are_past_or_beyond_the_next_year() {
        assertThat(asked("DE-BY", Set.of(), Set.of(), LocalDate.of(2026, 10, 1)).toString())
                .contains("Sun 15 Aug 2027")
                .doesNotContain("2026", "2028");
    }

    @Test
    void a_day_off_by_custom_is_asked_about_shortly_before() {
        assertThat(asked("DE-BE", Set.of(), Set.of(), LocalDate.of(2026, 10, 1)))
                .isEmpty();
        assertThat(asked("DE-BE", Set.of(), Set.of(), LocalDate.of(2026, 11, 24)))
                .containsExactly(
                        "Thu 24 Dec 2026 (Christmas Eve), Thu 31 Dec 2026 (New Year's Eve) are not off in DE-BE:"
                                + " no public holiday, but many offices close at noon");
    }

    private List<String> asked(String code, Set<LocalDate> also, Set<LocalDate> not, LocalDate today) {
        return holidays.problems(code, also, not, today).stream()
                .map(Problem::what)
                .toList();
    }
}
