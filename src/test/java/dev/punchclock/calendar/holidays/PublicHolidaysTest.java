package dev.punchclock.calendar.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHolidaysTest {
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
        assertThat(PublicHolidays.of("US", day, day)).containsExactly(new Holiday(day, "New Year's Day", true));
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
            assertThat(PublicHolidays.problem("IT")).isEmpty();
            assertThat(in("IT", 2026)).hasSizeGreaterThan(9);
            assertThat(in("GB-NIR", 2026)).hasSizeGreaterThan(in("GB", 2026).size());
        });
    }

    @Test
    void a_part_that_the_library_spells_in_capitals_has_its_own_days() {
        String madeira = Places.within("PT").stream()
                .filter(code -> in(code, 2026).size() > in("PT", 2026).size())
                .findFirst()
                .orElseThrow();
        assertThat(madeira).startsWith("PT-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB-SCT", "GB-ENG", "DE-BY", "DE-HE", "FR", "NZ", "AU-NSW", "CA-ON", "ES-CT", "SE"})
    void nothing_is_said_of_what_was_compared(String code) {
        assertThat(PublicHolidays.problem(code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        US-CA | days are known to be missing from the holidays of US-CA
        JP    | days are known to be missing from the holidays of JP
        JM    | nobody has compared the holidays of JM with another source
        GB    | GB has only the days that all its parts share
        DE    | DE has only the days that all its parts share
        """)
    void a_code_whose_days_may_be_too_few_is_warned_about(String code, String what) {
        Problem problem = PublicHolidays.problem(code).orElseThrow();
        assertThat(problem.isError()).isFalse();
        assertThat(problem.what()).isEqualTo(what);
    }

    @Test
    void the_whole_country_is_told_its_parts() {
        assertThat(remedy("GB")).isEqualTo("name the part: GB-ENG, GB-NIR, GB-SCT, GB-WLS");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GB-XYZ   | no part of GB is called `GB-XYZ`  | write one of GB-ENG, GB-NIR, GB-SCT, GB-WLS, or GB for what they share
        GB-SCO   | no part of GB is called `GB-SCO`  | did you mean GB-SCT?
        MT-1     | no part of MT is called `MT-1`    | write MT: no parts of it are known
        GB-      | no part of GB is called `GB-`     | write one of GB-ENG, GB-NIR, GB-SCT, GB-WLS, or GB for what they share
        gb-sct   | there is no country `gb-sct`      | did you mean GB-SCT?
        UK       | there is no country `UK`          | did you mean GB?
        UK-SCT   | there is no country `UK-SCT`      | did you mean GB-SCT?
        ''       | there is no country ``            | write an ISO 3166 code, such as IE, or GB-SCT for a part of a country
        Scotland | there is no country `Scotland`    | write an ISO 3166 code, such as IE, or GB-SCT for a part of a country
        CN       | no holidays of CN are known       | write the days off yourself: holidays: { country: CN, also: [2027-01-01, ...] }
        """)
    void a_code_that_is_not_known_is_refused_with_a_way_out(String code, String what, String remedy) {
        Problem problem = PublicHolidays.problem(code).orElseThrow();
        assertThat(problem.isError()).isTrue();
        assertThat(problem.what()).isEqualTo(what);
        assertThat(problem.remedy()).isEqualTo(remedy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN", "ID", "IL", "KR", "MY", "NP", "TH", "TW"})
    void a_country_that_nobody_knows_will_do_with_dates_beside_it(String code) {
        assertThat(PublicHolidays.problem(code).orElseThrow().isError()).isTrue();
        Optional<Problem> beside = PublicHolidays.problem(code, List.of(LocalDate.of(2027, 10, 1)));
        assertThat(beside.orElseThrow().isError()).isFalse();
        assertThat(in(code, 2027)).isEmpty();
    }

    @Test
    void what_is_kept_is_kept_by_the_edition_of_the_library() throws IOException {
        Properties built = new Properties();
        try (InputStream file =
                Places.class.getResourceAsStream("/META-INF/maven/de.focus-shift/jollyday-core/pom.properties")) {
            built.load(file);
        }
        assertThat(KeptHolidays.EDITION).isEqualTo(built.getProperty("version"));
    }

    private static String remedy(String code) {
        return PublicHolidays.problem(code).orElseThrow().remedy();
    }

    private static List<Holiday> in(String code, int year) {
        return PublicHolidays.of(code, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
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
