package dev.punchclock.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.calendar.ics.CalendarFreshness;
import dev.punchclock.calendar.ics.IcsFile;
import dev.punchclock.calendar.ics.StoredBusyWindows;
import dev.punchclock.hours.CalendarSnapshot;
import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import dev.punchclock.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What closes, looked up and kept. */
class FileClosureProviderTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.5Z");
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-12-01T00:00:00Z");
    private static final Window HEARING =
            new Window(Instant.parse("2026-11-25T14:00:00Z"), Instant.parse("2026-11-25T16:00:00Z"));

    @TempDir
    Path folder;

    private Path file;
    private Instant now = NOON;

    @BeforeEach
    void writeACalendar() throws IOException {
        file = folder.resolve("court.ics");
        write("20261125T140000");
    }

    private void write(String start) throws IOException {
        Files.writeString(
                file,
                String.join(
                        "\r\n",
                        "BEGIN:VCALENDAR",
                        "BEGIN:VEVENT",
                        "UID:1",
                        "DTSTART:" + start,
                        "DURATION:PT2H",
                        "END:VEVENT",
                        "END:VCALENDAR",
                        ""));
    }

    @Test
    void a_calendar_is_busy_when_its_file_says() {
        CalendarSnapshot court = calendar("build");
        assertThat(court.refused()).isNull();
        assertThat(court.busy(FROM, TO).list()).containsExactly(HEARING);
        assertThat(court.busy(HEARING.start().plusSeconds(60), HEARING.start().plusSeconds(120))
                        .total())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void what_was_kept_is_believed_for_the_same_content_and_no_other() throws IOException {
        calendar("build");
        forget();
        assertThat(calendar("build").busy(FROM, TO))
                .as("the library is not asked")
                .isEqualTo(Windows.NONE);
        assertThat(calendar("another").busy(FROM, TO).list()).containsExactly(HEARING);
        calendar("build");
        forget();
        write("20261126T140000");
        assertThat(calendar("build").busy(FROM, TO).list())
                .extracting(Window::start)
                .containsExactly(Instant.parse("2026-11-26T14:00:00Z"));
    }

    /** Writes that nothing is busy over what was kept. */
    private void forget() throws IOException {
        WindowCache kept = new WindowCache(folder.resolve("kept/calendars"), "build", file.toString(), LONDON);
        String hash = IcsFile.hash(Files.readAllBytes(file));
        assertThat(kept.of(hash)).isPresent();
        kept.keep(hash, new StoredBusyWindows(FROM, TO, Windows.NONE));
    }

    @Test
    void who_looks_farther_than_was_worked_out_is_answered_too() throws IOException {
        write("20311125T140000");
        Instant then = Instant.parse("2031-11-25T00:00:00Z");
        assertThat(calendar("build").busy(then, then.plus(Duration.ofDays(1))).total())
                .isEqualTo(Duration.ofHours(2));
        Instant before = Instant.parse("2016-11-25T00:00:00Z");
        assertThat(calendar("build").busy(before, then).isEmpty()).isTrue();
    }

    @Test
    void a_century_away_is_answered_as_well() {
        Instant then = Instant.parse("2126-01-01T00:00:00Z");
        assertThat(calendar("build").busy(then, then.plus(Duration.ofDays(32)))).isEqualTo(Windows.NONE);
        assertThat(calendar("build").busy(FROM, TO).list()).containsExactly(HEARING);
    }

    @Test
    void a_missing_file_is_refused_and_busy_all_the_time() throws IOException {
        Files.delete(file);
        CalendarSnapshot gone = calendar("build");
        assertThat(gone.refused()).isNotNull();
        assertThat(gone.refused().render()).startsWith("court.ics: there is no such file");
        assertThat(gone.busy(FROM, TO).list()).containsExactly(new Window(FROM, TO));
    }

    @Test
    void it_is_confirmed_since_it_was_first_seen_or_a_person_said_so() throws IOException {
        CalendarSnapshot court = calendar("build");
        assertThat(court.confirmed()).isEqualTo(NOON);
        now = NOON.plus(Duration.ofDays(20));
        assertThat(court.confirmed()).isEqualTo(NOON);
        new CalendarFreshness(folder.resolve("state")).confirm(IcsFile.hash(Files.readAllBytes(file)), now);
        now = now.plusSeconds(1);
        assertThat(court.confirmed()).isEqualTo(NOON.plus(Duration.ofDays(20)));
        assertThat(calendar("another").confirmed()).isEqualTo(NOON.plus(Duration.ofDays(20)));
    }

    @Test
    void holidays_have_names_and_unknown_codes_a_remedy() {
        FileClosureProvider almanac = almanac("build");
        assertThat(almanac.problems("GB-SCT", Set.of(), Set.of())).isEmpty();
        assertThat(almanac.holidays("GB-SCT").in(2026)).containsKey(LocalDate.of(2026, 11, 30));
        assertThat(almanac.problems("GB-SCO", Set.of(), Set.of())).anyMatch(Problem::isError);
    }

    private CalendarSnapshot calendar(String build) {
        return almanac(build).calendar(file.toString(), "court.ics", LONDON);
    }

    private FileClosureProvider almanac(String build) {
        return new FileClosureProvider(folder.resolve("kept"), build, folder.resolve("state"), () -> now);
    }
}
