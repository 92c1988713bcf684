package dev.punchclock.calendar.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidayLibraryTest {
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** The days that gov.uk/bank-holidays.json names for 2026. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GB-ENG | 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
        GB-WLS | 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
        GB-SCT | 01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28
        GB-NIR | 01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28
        """)
    void the_kingdoms_weekdays_off_are_the_official_ones(String code, String official) {
        String found = in(code, 2026).stream()
                .map(Holiday::date)
                .filter(day -> !WEEKEND.contains(day.getDayOfWeek()))
                .map(day -> day.toString().substring(5))
                .collect(Collectors.joining(" "));
        assertThat(found).isEqualTo(official);
    }

    @Test
    void a_holiday_that_is_observed_on_another_day_makes_both_days_off() {
        assertThat(in("GB-ENG", 2021))
                .contains(
                        new Holiday(LocalDate.of(2021, 12, 25), "Christmas", false), // a Saturday
                        new Holiday(LocalDate.of(2021, 12, 27), "Christmas", true));
    }

    @Test
    void a_day_off_for_a_holiday_of_the_next_year_is_found() {
        LocalDate day = LocalDate.of(2027, 12, 31); // a Friday; New Year is a Saturday
        assertThat(HolidayLibrary.of("US", day, day).off()).containsExactly(new Holiday(day, "New Year's Day", true));
    }

    @Test
    void what_is_only_an_observance_is_no_day_off() {
        assertThat(in("US", 2026)).extracting(Holiday::name).doesNotContain("Lincoln's Birthday");
        assertThat(in("GB-SCT", 2026)).extracting(Holiday::name).doesNotContain("Easter");
    }

    @Test
    void names_are_english_whatever_the_machine_speaks() {
        elsewhere(
                Locale.GERMANY,
                () -> assertThat(in("DE-BY", 2026).get(0).name()).isEqualTo("New Year's Day"));
    }

    @Test
    void a_code_with_an_i_is_known_in_turkish_too() {
        elsewhere(Locale.forLanguageTag("tr"), () -> {
            assertThat(Regions.find("IT-BZ")).isPresent();
            assertThat(in("IT", 2026)).hasSizeGreaterThan(9);
            assertThat(in("GB-NIR", 2026)).hasSizeGreaterThan(in("GB", 2026).size());
        });
    }

    @Test
    void a_part_that_the_library_spells_in_capitals_has_its_own_days() {
        String madeira = Regions.parts("PT").stream()
                .filter(code -> in(code, 2026).size() > in("PT", 2026).size())
                .findFirst()
                .orElseThrow();
        assertThat(madeira).startsWith("PT-");
    }

    private static List<Holiday> in(String code, int year) {
        return HolidayLibrary.of(code, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
                .off();
    }

    private static void elsewhere(Locale locale, Runnable test) {
        Locale before = Locale.getDefault();
        Consumer<Locale> speak = Locale::setDefault;
        speak.accept(locale);
        try {
            test.run();
        } finally {
            speak.accept(before);
        }
    }
}
