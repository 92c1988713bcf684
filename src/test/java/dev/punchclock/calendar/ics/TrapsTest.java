package dev.punchclock.calendar.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.hours.Windows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Everything in {@code traps.txt} is read, or refused, as it says there. */
final class TrapsTest {
    @Test
    void there_are_many() throws IOException {
        assertThat(CalendarTrap.all()).hasSizeGreaterThan(100);
    }

    @TestFactory
    Stream<DynamicTest> a_trap_is_read_as_written() throws IOException {
        return CalendarTrap.all().stream()
                .map(trap -> DynamicTest.dynamicTest(
                        trap.name(), () -> assertThat(trap.played()).isEqualTo(trap.expected())));
    }

    @Test
    void line_ends_that_were_mended_twice_are_line_ends() {
        String file = """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                DTSTART:2026
                 0624T100000Z
                DTEND:20260624T110000Z
                END:VEVENT
                END:VCALENDAR
                """;
        assertThat(busy(file.replace("\n", "\r\r\n").getBytes(StandardCharsets.UTF_8))
                        .list())
                .hasSize(1);
    }

    @Test
    void zeros_with_which_values_are_filled_up_are_nothing() {
        String file = """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                DTSTART;TZID=Europe/London##:20260624T100000#
                DURATION:PT1H##
                END:VEVENT
                END:VCALENDAR
                """;
        assertThat(busy(file.replace('#', '\0').getBytes(StandardCharsets.UTF_8))
                        .list())
                .hasSize(1);
    }

    @Test
    void blank_lines_before_the_calendar_are_nothing() {
        byte[] file = " \t\r\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260624T1\nEND:VEVENT\nEND:VCALENDAR\n"
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> busy(file)).hasMessageStartingWith("a.ics:5: DTSTART says");
    }

    @Test
    void a_refusal_says_what_to_do_in_an_office() throws IOException {
        assertThat(CalendarTrap.all().stream().filter(CalendarTrap::isRefused))
                .allSatisfy(trap -> assertThatThrownBy(() -> trap.busy(trap.bytes()))
                        .message()
                        .containsPattern("\n  to do: \\w+")
                        .doesNotContain("vinnie", "dmfs", "Exception"));
    }

    private static Windows busy(byte[] file) {
        return IcsCalendar.read(file, "a.ics", ZoneOffset.UTC)
                .busy(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
    }
}
