package dev.punchclock.calendar.ics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.Fuzzing;
import dev.punchclock.hours.Windows;
import dev.punchclock.problem.EscapedText;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever stands in a calendar, it is read, or refused in words that may be printed, and half of one never opens a minute. */
final class CalendarFuzzTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");
    /** Real exports, where the folder of cases stands beside the project. */
    private static final Path CASES = Path.of("..", "shared", "cases", "calendars");

    private static final List<String> TOKENS = List.of(
            "BEGIN:VEVENT\r\n",
            "END:VEVENT\r\n",
            "BEGIN:VTIMEZONE\r\n",
            "END:VCALENDAR\r\n",
            "BEGIN:VFREEBUSY\r\n",
            "DTSTART:20260624T100000Z\r\n",
            "DTEND;VALUE=DATE:20260625\r\n",
            "DURATION:PT1H\r\n",
            "DURATION:-P1W\r\n",
            "RRULE:FREQ=",
            "SECONDLY",
            "MINUTELY",
            "DAILY",
            "WEEKLY",
            "MONTHLY",
            "YEARLY",
            ";UNTIL=20261231T000000Z",
            ";COUNT=2000000000",
            ";INTERVAL=0",
            ";BYDAY=-1SU,53MO",
            ";BYMONTHDAY=-31",
            ";BYSETPOS=-366",
            ";BYHOUR=0,1,2",
            "RDATE:",
            "EXDATE:",
            "RECURRENCE-ID:20260624T100000Z\r\n",
            ";RANGE=THISANDFUTURE",
            "UID:a\r\n",
            "SEQUENCE:2\r\n",
            ";TZID=Europe/London",
            ";TZID=\"(UTC+01:00) x\"",
            "TZOFFSETTO:+2359\r\n",
            "STATUS:CANCELLED\r\n",
            "TRANSP:TRANSPARENT\r\n",
            "FREEBUSY:20260624T100000Z/PT9999999H\r\n",
            "\r\n ",
            "\n\t",
            "\r\r\n",
            ",",
            ";",
            ":",
            "\"",
            "\\",
            "\0",
            "\u001b[2J",
            "\u202e",
            "\u2028",
            "é",
            "\ufeff",
            "00010101",
            "99991231T235960Z",
            "20260229");

    @Test
    void a_calendar_is_read_or_refused() throws Exception {
        new Fuzzing("calendar", seeds(), TOKENS).run(CalendarFuzzTest::lawOf);
    }

    private static void lawOf(byte[] file, Random random) {
        Optional<Windows> whole = read(file);
        byte[] half = Arrays.copyOf(file, random.nextInt(file.length + 1));
        if (whole.isPresent() && endsOnce(file)) {
            read(half)
                    .ifPresent(busy -> assertThat(whole.get().less(busy).isEmpty())
                            .as("the first %d of %d bytes leave open what all of them close", half.length, file.length)
                            .isTrue());
        }
        if (whole.isPresent() && isLegible(file)) {
            byte[] copy = RedactedCalendar.of(file, "court.ics", FROM);
            assertThat(read(copy).orElseThrow()).as("a copy with times only").isEqualTo(whole.get());
        }
    }

    /** Empty where it is refused. */
    private static Optional<Windows> read(byte[] file) {
        try {
            return Optional.of(IcsCalendar.read(file, "court.ics", LONDON).busy(FROM, TO));
        } catch (ProblemException refused) {
            assertThat(EscapedText.lines(refused.getMessage()))
                    .as("printed as it is")
                    .isEqualTo(refused.getMessage());
            return Optional.empty();
        }
    }

    /** Who copies a calendar wants all of it to be read, also what an event that came later has taken the place of. */
    private static boolean isLegible(byte[] file) {
        try {
            IcsCalendar.read(file, "court.ics", LONDON).mustBeLegible(FROM);
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    /** Of several calendars in one file the first is whole when the rest is cut off. */
    private static boolean endsOnce(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1)
                .replaceAll("[\r\n]+[ \t]", "")
                .toUpperCase(Locale.ROOT);
        return text.indexOf("END:VCALENDAR") == text.lastIndexOf("END:VCALENDAR");
    }

    private static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (CalendarTrap trap : CalendarTrap.all()) {
            seeds.add(trap.bytes());
        }
        if (Files.isDirectory(CASES)) {
            try (Stream<Path> files = Files.list(CASES)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".ics"))
                        .sorted()
                        .toList()) {
                    seeds.add(Files.readAllBytes(file));
                }
            }
        }
        return seeds;
    }
}
