package dev.punchclock.calendar.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.problem.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of the codes that people write. */
class RegionCodeMessagesTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
    private static final int YEAR = 2027;

    private final HolidayCache holidays = new HolidayCache(null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GB-SCT", "GB-ENG", "DE-BE", "DE-HE", "FR", "FR-75", "FR-IDF", "FR-RE", "NZ", "AU-NSW", "SE", "SE-AB",
                "CH-ZH", "US-AZ", "IT", "IT-21", "JP-13", "PT", "PL-14"
            })
    void nothing_is_said_of_what_was_compared(String code) {
        assertThat(holidays.problems(code, Set.of(), Set.of(), TODAY)).isEmpty();
    }

    @Test
    void each_place_of_a_zone_is_one_whose_holidays_are_known() {
        assertThat(HolidayDecisionTable.lines("zones.txt"))
                .hasSizeGreaterThan(200)
                .allMatch(line -> Regions.find(line.split(" ", 2)[0]).isPresent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        QA       | nobody has compared the holidays of QA with another source
        GB       | GB has only the days that all its parts share
        DE       | DE has only the days that all its parts share
        IT-34-VE | nobody has compared the days that IT-34-VE has of its own with another source
        IT-BZ    | nobody has compared the days that IT-BZ has of its own with another source
        US-NY-NYC| nobody has compared the days that US-NY-NYC has of its own with another source
        ES-B     | no days of ES-B's own are known: it has those of ES-CT
        IT-CN    | no days of IT-CN's own are known: it has those of IT-21
        GB-EDH   | no days of GB-EDH's own are known: it has those of GB-SCT
        """)
    void a_code_whose_days_may_be_too_few_is_warned_about(String code, String what) {
        Problem problem = first(code);
        assertThat(problem.isError()).isFalse();
        assertThat(problem.what()).isEqualTo(what);
    }

    @Test
    void the_whole_country_is_told_its_parts() {
        assertThat(first("GB").remedy()).isEqualTo("name the part: GB-ENG, GB-NIR, GB-SCT, GB-WLS");
        assertThat(first("CH").remedy())
                .startsWith("name the part: CH-AG, CH-AI, ")
                .endsWith(", CH-ZG, CH-ZH");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GB-XYZ   | no part of GB is called `GB-XYZ`  | write one of GB-ENG, GB-NIR, GB-SCT, GB-WLS, or GB for what they share
        GB-SCO   | no part of GB is called `GB-SCO`  | did you mean GB-SCT?
        MT-99    | no part of MT is called `MT-99`   | write MT: no parts of it are known
        GB-      | no part of GB is called `GB-`     | write one of GB-ENG, GB-NIR, GB-SCT, GB-WLS, or GB for what they share
        FR-XX    | no part of FR is called `FR-XX`   | write the part's code in ISO 3166-2, or FR for what they share
        CH-ZU    | no part of CH is called `CH-ZU`   | write the part's code in ISO 3166-2, or CH for what they share
        IT-bz    | no part of IT is called `IT-bz`   | did you mean IT-BZ?
        gb-sct   | there is no country `gb-sct`      | did you mean GB-SCT?
        it_bz    | there is no country `it_bz`       | did you mean IT-BZ?
        UK       | there is no country `UK`          | did you mean GB?
        UK-SCT   | there is no country `UK-SCT`      | did you mean GB-SCT?
        ''       | there is no country ``            | write an ISO 3166 code, such as IE, or GB-SCT for a part of a country
        Scotland | there is no country `Scotland`    | did you mean GB-SCT?
        germany  | there is no country `germany`     | did you mean DE?
        Northern Ireland | there is no country `Northern Ireland` | did you mean GB-NIR?
        Atlantis | there is no country `Atlantis`    | write an ISO 3166 code, such as IE, or GB-SCT for a part of a country
        CN       | no holidays of CN are known       | leave the country out, and write the days off in punchclock.yaml: holidays: { also: [2027-01-01, ...] }
        US-PR    | no holidays of PR are known       | leave the country out, and write the days off in punchclock.yaml: holidays: { also: [2027-01-01, ...] }
        """)
    void a_code_that_is_not_known_is_refused_with_a_way_out(String code, String what, String remedy) {
        Problem problem = first(code);
        assertThat(problem.isError()).isTrue();
        assertThat(problem.what()).isEqualTo(what);
        assertThat(problem.remedy()).isEqualTo(remedy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN", "ID", "IL", "KR", "MY", "NP", "TH", "TW"})
    void a_country_that_nobody_knows_will_do_with_dates_beside_it(String code) {
        Set<LocalDate> also = Set.of(LocalDate.of(2027, 10, 1));
        assertThat(holidays.problems(code, Set.of(), Set.of(), TODAY)).allMatch(Problem::isError);
        assertThat(holidays.problems(code, also, Set.of(), TODAY)).hasSize(1).noneMatch(Problem::isError);
        assertThat(holidays.in(code, YEAR)).isEmpty();
    }

    /** The days of each are those of the place that ISO 3166 means, whatever jollyday calls it. */
    @ParameterizedTest
    @CsvSource({
        "IT-BZ,IT-32-BZ", "IT-TO,IT-21-TO", "IT-CN,IT-21", "FR-GP,GP", "FR-971,GP", "FR-RE,RE", "FR-YT,YT",
                "FR-6AE,FR-67",
        "US-GU,GU", "CN-HK,HK", "NL-AW,AW", "NO-03,NO", "ES-M,ES-MD", "GB-EAW,GB-ENG", "GB-CRF,GB-WLS", "IN-OR,IN-OD",
        "IN-TG,IN-TS", "BE-VAN,BE", "FI-18,FI", "PT-11,PT-11"
    })
    void a_code_of_iso_3166_is_understood(String iso, String place) {
        assertThat(holidays.in(iso, YEAR)).isEqualTo(holidays.in(place, YEAR)).hasSizeGreaterThan(5);
    }

    @Test
    void south_tyrol_has_whit_monday_and_its_patron_saint_is_not_piedmonts() {
        assertThat(holidays.in("IT-BZ", YEAR)).containsKey(LocalDate.of(2027, 5, 17));
        assertThat(holidays.in("IT-TN", YEAR)).doesNotContainKey(LocalDate.of(2027, 5, 17));
    }

    @Test
    void guadeloupe_has_the_abolition_of_slavery() {
        assertThat(holidays.in("FR-GP", YEAR)).containsKeys(LocalDate.of(2027, 5, 27), LocalDate.of(2027, 3, 26));
    }

    @Test
    void every_code_of_the_table_is_a_place() {
        for (HolidayDecision row : HolidayDecisionTable.get().rows()) {
            assertThat(row.source()).as("the source of %s", row).isNotBlank();
            for (String code : row.codes()) {
                boolean elsewhere = row.kind() == HolidayDecision.Kind.SAME;
                assertThat(elsewhere || Regions.find(code.replace("=", "")).isPresent())
                        .as("%s, in %s", code, row)
                        .isTrue();
            }
        }
    }

    private Problem first(String code) {
        List<Problem> all = holidays.problems(code, Set.of(), Set.of(), TODAY);
        assertThat(all).isNotEmpty();
        return all.get(0);
    }
}
