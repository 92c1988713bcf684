package dev.punchclock.calendar.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.calendar.holidays.HolidayLibrary.Known;
import dev.punchclock.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolidayCacheTest {
    private static final String NAME = "holidays-" + HolidayCache.EDITION + "-";

    @TempDir
    private Path home;

    @Test
    void what_is_kept_is_what_was_worked_out() throws IOException {
        for (String code : List.of("GB-SCT", "DE-BY")) {
            Known worked = HolidayLibrary.of(code, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
            assertThat(kept().year(code, 2026)).isEqualTo(worked);
            assertThat(kept().year(code, 2026)).isEqualTo(worked);
        }
        assertThat(kept().year("DE-BY", 2026).doubts()).isNotEmpty();
        assertThat(files()).containsExactly(NAME + "DE-BY.2026", NAME + "GB-SCT.2026");
    }

    @Test
    void a_kept_file_is_read_instead_of_asking() throws IOException {
        write(NAME + "GB-SCT.2026", "2026-12-24 actual Christmas Eve, says the file\nend\n");
        assertThat(kept().year("GB-SCT", 2026).off())
                .containsExactly(new Holiday(LocalDate.of(2026, 12, 24), "Christmas Eve, says the file", false));
    }

    @Test
    void a_days_names_stand_in_one_line() {
        assertThat(kept().in("GB-ENG", 2021))
                .containsEntry(LocalDate.of(2021, 12, 25), "Christmas")
                .containsEntry(LocalDate.of(2021, 12, 27), "Christmas, observed");
    }

    @Test
    void a_day_of_work_that_is_no_holiday_is_told_the_nearest() {
        assertThat(kept().needless("GB-SCT", LocalDate.of(2026, 12, 1)))
                .contains(Problem.warning(
                        null,
                        "Tue 1 Dec 2026 is no public holiday of GB-SCT: to take it out changes nothing",
                        "the nearest is Mon 30 Nov 2026 (St. Andrew's Day): write 2026-11-30, or take the day out"));
        assertThat(kept().needless("GB-SCT", LocalDate.of(2026, 12, 31))
                        .orElseThrow()
                        .remedy())
                .contains("2027-01-01");
    }

    @Test
    void a_holiday_and_a_day_in_doubt_may_be_taken_out() {
        assertThat(kept().needless("GB-SCT", LocalDate.of(2026, 11, 30))).isEmpty();
        LocalDate doubted = kept().year("DE-BY", 2026).doubts().get(0).date();
        assertThat(kept().needless("DE-BY", doubted)).isEmpty();
    }

    @Test
    void half_a_file_or_nonsense_is_not_believed() throws IOException {
        Known worked = kept().year("DE-BY", 2026);
        for (String damage : List.of(
                "",
                "2026-11-30 actual St",
                "rubbish\nend\n",
                "2026-13-01 actual X\nend\n",
                "2026-08-15 doubt without why\nend\n")) {
            write(NAME + "DE-BY.2026", damage);
            assertThat(kept().year("DE-BY", 2026)).as(damage).isEqualTo(worked);
        }
    }

    @Test
    void problems_are_the_same_when_they_are_kept() throws IOException {
        for (String code : List.of("GB", "GB-XYZ", "GB-SCT", "US", "CN", "uk", "../../etc/passwd", "GB-/../x")) {
            List<Problem> worked = new HolidayCache(null).problems(code, 2027);
            assertThat(kept().problems(code, 2027)).isEqualTo(worked);
            assertThat(kept().problems(code, 2027)).isEqualTo(worked);
        }
        assertThat(files()).filteredOn(name -> name.endsWith(".standing")).hasSize(3);
    }

    @Test
    void a_kept_standing_is_read_instead_of_asking() throws IOException {
        write(NAME + "GB-MOON.standing", "COMPARED\nGB-MOON\nend\n");
        assertThat(kept().problems("GB-MOON", 2027)).isEmpty();
        write(NAME + "GB-MOON.standing", "SOMETHING\nGB-MOON\nend\n");
        assertThat(kept().problems("GB-MOON", 2027)).allMatch(Problem::isError).hasSize(1);
    }

    @Test
    void where_nothing_can_be_kept_the_answer_is_the_same() throws IOException {
        Path file = Files.createFile(home.resolve("a-file"));
        assertThat(new HolidayCache(file).year("GB-SCT", 2026)).isEqualTo(new HolidayCache(null).year("GB-SCT", 2026));
    }

    @Test
    void what_is_kept_is_kept_by_the_table_and_the_edition_of_the_library() throws Exception {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        Properties built = new Properties();
        for (String file : List.of(HolidayDecisionTable.TABLE, Subdivisions.FILE)) {
            hash.update(resource(file));
        }
        built.load(new ByteArrayInputStream(resource("/META-INF/maven/de.focus-shift/jollyday-core/pom.properties")));
        assertThat(HolidayDecisionTable.EDITION)
                .as("write this into HolidayDecisionTable.EDITION whenever the table changes")
                .isEqualTo(HexFormat.of().formatHex(hash.digest()).substring(0, 8));
        assertThat(HolidayCache.EDITION).isEqualTo(built.getProperty("version") + "-" + HolidayDecisionTable.EDITION);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(HolidayDecisionTable.class.getResourceAsStream(name), name)) {
            return file.readAllBytes();
        }
    }

    private HolidayCache kept() {
        return new HolidayCache(home.resolve("cache"));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(home.resolve("cache"));
        Files.writeString(home.resolve("cache").resolve(name), text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("cache"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
