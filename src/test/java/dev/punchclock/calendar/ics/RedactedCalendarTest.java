package dev.punchclock.calendar.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A copy with times only says the same about time, and nothing else. */
final class RedactedCalendarTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @TestFactory
    Stream<DynamicTest> the_copy_reads_to_the_same_windows() throws IOException {
        return CalendarTrap.all().stream()
                .filter(trap -> !trap.isRefused())
                .map(trap -> DynamicTest.dynamicTest(trap.name(), () -> {
                    byte[] copy = RedactedCalendar.of(trap.bytes(), "court.ics", trap.from());
                    assertThat(trap.busy(copy)).isEqualTo(trap.busy(trap.bytes()));
                    assertThat(RedactedCalendar.of(copy, "copy.ics", trap.from()))
                            .as("stripped again")
                            .isEqualTo(copy);
                }));
    }

    @Test
    void nothing_but_times_is_left() {
        String secret = "Smith";
        String file = """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:Smith
                X-WR-CALNAME:Smith
                X-WR-TIMEZONE:Smith
                BEGIN:VTIMEZONE
                TZID:Smith's office
                X-LIC-LOCATION:Smith
                BEGIN:STANDARD
                TZNAME:Smith
                DTSTART:16010101T000000
                TZOFFSETFROM:+0000
                TZOFFSETTO:+0000
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VTIMEZONE
                TZID:Smith's other office
                BEGIN:STANDARD
                DTSTART:Smith
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:smith@Smith.example
                SUMMARY;LANGUAGE=Smith:Smith v Jones
                DESCRIPTION:Smith
                 Smith
                LOCATION:Smith
                ATTENDEE;CN=Smith:mailto:smith@Smith.example
                ORGANIZER:mailto:smith@Smith.example
                ATTACH;ENCODING=BASE64:Smith
                CATEGORIES:Smith
                URL:https://Smith.example
                STATUS:Smith
                TRANSP:Smith
                X-MICROSOFT-CDO-BUSYSTATUS:Smith
                DTSTART;TZID=Smith's office;X-NOTE=Smith:20261124T100000
                DTEND;TZID=Smith's office:20261124T110000
                BEGIN:VALARM
                DESCRIPTION:Smith
                TRIGGER:-PT15M
                END:VALARM
                END:VEVENT
                BEGIN:VEVENT
                UID:smith2
                STATUS:CANCELLED
                DTSTART:Smith
                RRULE:Smith
                END:VEVENT
                BEGIN:VFREEBUSY
                DTSTART:Smith
                FREEBUSY;FBTYPE=FREE:Smith
                FREEBUSY;FBTYPE=SMITH:20261125T100000Z/PT1H
                COMMENT:Smith
                END:VFREEBUSY
                BEGIN:VTODO
                SUMMARY:Smith
                END:VTODO
                END:VCALENDAR
                """;
        String copy = new String(
                RedactedCalendar.of(file.getBytes(StandardCharsets.UTF_8), "a.ics", NOW), StandardCharsets.UTF_8);
        assertThat(copy).doesNotContainIgnoringCase(secret);
        assertThat(copy.lines().toList())
                .containsExactly(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Punchclock//times only//EN",
                        "BEGIN:VEVENT",
                        "UID:1",
                        "DTSTAMP:19700101T000000Z",
                        "DTSTART;TZID=zone-1:20261124T100000",
                        "DTEND;TZID=zone-1:20261124T110000",
                        "END:VEVENT",
                        "BEGIN:VEVENT",
                        "UID:2",
                        "DTSTAMP:19700101T000000Z",
                        "STATUS:CANCELLED",
                        "DTSTART;VALUE=DATE:19700101",
                        "END:VEVENT",
                        "BEGIN:VFREEBUSY",
                        "DTSTAMP:19700101T000000Z",
                        "FREEBUSY:20261125T100000Z/PT1H",
                        "END:VFREEBUSY",
                        "BEGIN:VTIMEZONE",
                        "TZID:zone-1",
                        "BEGIN:STANDARD",
                        "DTSTART:16010101T000000",
                        "TZOFFSETFROM:+0000",
                        "TZOFFSETTO:+0000",
                        "END:STANDARD",
                        "END:VTIMEZONE",
                        "END:VCALENDAR");
    }

    /** Without a start it is no event (RFC 5545 §3.6.1), and other programs refuse the file. */
    @Test
    void event_that_takes_no_time_keeps_its_start() {
        byte[] file = """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:smith
                TRANSP:TRANSPARENT
                DTSTART;VALUE=DATE:20261225
                DTEND;VALUE=DATE:20261226
                SUMMARY:Christmas
                END:VEVENT
                END:VCALENDAR
                """.getBytes(StandardCharsets.UTF_8);
        assertThat(new String(RedactedCalendar.of(file, "a.ics", NOW), StandardCharsets.UTF_8).lines())
                .containsSubsequence(
                        "BEGIN:VEVENT",
                        "UID:1",
                        "DTSTAMP:19700101T000000Z",
                        "TRANSP:TRANSPARENT",
                        "DTSTART;VALUE=DATE:20261225",
                        "END:VEVENT");
    }

    @Test
    void what_is_refused_is_not_copied() {
        byte[] file = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n"
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> RedactedCalendar.of(file, "a.ics", NOW))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a.ics:2: the event that begins here has no start");
    }
}
