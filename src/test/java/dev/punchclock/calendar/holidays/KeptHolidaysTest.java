package dev.punchclock.calendar.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptHolidaysTest {
    private static final LocalDate FROM = LocalDate.of(2026, 11, 1);
    private static final LocalDate TO = LocalDate.of(2027, 1, 4);

    @TempDir
    private Path home;

    @Test
    void what_is_kept_is_what_the_library_said() throws IOException {
        List<Holiday> asked = PublicHolidays.of("GB-SCT", FROM, TO);
        assertThat(kept().of("GB-SCT", FROM, TO)).isEqualTo(asked).isNotEmpty();
        assertThat(files()).containsExactly("holidays-2.19.0-GB-SCT.2026", "holidays-2.19.0-GB-SCT.2027");
        assertThat(kept().of("GB-SCT", FROM, TO)).isEqualTo(asked);
    }

    @Test
    void a_kept_file_is_read_instead_of_asking() throws IOException {
        write("holidays-2.19.0-GB-SCT.2026", "2026-12-24 a Christmas Eve, says the file\nend\n");
        assertThat(kept().of("GB-SCT", FROM, LocalDate.of(2026, 12, 31)))
                .containsExactly(new Holiday(LocalDate.of(2026, 12, 24), "Christmas Eve, says the file", false));
    }

    @Test
    void a_days_names_stand_in_one_line() {
        assertThat(kept().in("GB-ENG", 2021))
                .containsEntry(LocalDate.of(2021, 12, 25), "Christmas")
                .containsEntry(LocalDate.of(2021, 12, 27), "Christmas, observed");
    }

    @Test
    void half_a_file_or_nonsense_is_not_believed() throws IOException {
        List<Holiday> asked = PublicHolidays.of("GB-SCT", FROM, TO);
        for (String damage : List.of("", "2026-11-30 a St", "rubbish\nend\n", "2026-13-01 a X\nend\n")) {
            write("holidays-2.19.0-GB-SCT.2026", damage);
            assertThat(kept().of("GB-SCT", FROM, TO)).as(damage).isEqualTo(asked);
        }
    }

    @Test
    void problems_are_the_same_with_kept_codes() throws IOException {
        for (String code : List.of("GB", "GB-XYZ", "GB-SCT", "US", "CN", "uk", "../../etc/passwd", "GB-/../x")) {
            assertThat(kept().problem(code, List.of())).isEqualTo(PublicHolidays.problem(code));
            assertThat(kept().problem(code, List.of())).isEqualTo(PublicHolidays.problem(code));
        }
        assertThat(files()).containsExactly("holidays-2.19.0-GB.codes", "holidays-2.19.0-US.codes");
    }

    @Test
    void kept_codes_are_read_instead_of_asking() throws IOException {
        write("holidays-2.19.0-GB.codes", "GB\nGB-MOON\nend\n");
        assertThat(kept().problem("GB-MOON", List.of())).isEmpty();
        assertThat(kept().problem("GB-SCT", List.of()).orElseThrow()).matches(Problem::isError);
    }

    @Test
    void where_nothing_can_be_kept_the_answer_is_the_same() throws IOException {
        Path file = Files.createFile(home.resolve("a-file"));
        for (KeptHolidays kept : List.of(new KeptHolidays(null), new KeptHolidays(file))) {
            assertThat(kept.of("GB-SCT", FROM, TO)).isEqualTo(PublicHolidays.of("GB-SCT", FROM, TO));
        }
    }

    private KeptHolidays kept() {
        return new KeptHolidays(home.resolve("cache"));
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
