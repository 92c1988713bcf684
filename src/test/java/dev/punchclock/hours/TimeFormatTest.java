package dev.punchclock.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormatTest {
    private static final Instant T = Instant.parse("2026-11-23T10:42:59Z");

    @Test
    void a_time_is_told_with_its_weekday() {
        assertThat(TimeFormat.day(LocalDate.parse("2026-11-23"))).isEqualTo("Mon 23 Nov");
        assertThat(TimeFormat.dayAndTime(T, ZoneId.of("Europe/London"))).isEqualTo("Mon 23 Nov 10:42");
        assertThat(TimeFormat.time(T, ZoneId.of("Asia/Kathmandu"))).isEqualTo("16:27");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:42:00Z, Europe/London,    Mon 23 Nov 10:42 GMT (+00:00)",
        "2026-06-01T10:42:00Z, Europe/London,    Mon 1 Jun 11:42 BST (+01:00)",
        "2026-10-25T00:30:00Z, Europe/London,    Sun 25 Oct 01:30 BST (+01:00)",
        "2026-10-25T01:30:00Z, Europe/London,    Sun 25 Oct 01:30 GMT (+00:00)",
        "2026-11-23T23:42:00Z, America/New_York, Mon 23 Nov 18:42 EST (-05:00)",
        "2026-11-23T10:42:00Z, UTC,              Mon 23 Nov 10:42 UTC (+00:00)"
    })
    void the_zone_and_the_offset_leave_no_doubt(Instant t, String zone, String told) {
        assertThat(TimeFormat.exactly(t, ZoneId.of(zone))).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "PT20S, 20 s",
        "PT0S, 0 s",
        "PT59S, 59 s",
        "PT1M, 1 min",
        "PT45M, 45 min",
        "PT60M, 1 h",
        "PT2H30M, 2 h 30 min",
        "PT34H, 34 h",
        "PT71H59M, 71 h 59 min",
        "PT72H, 3 days"
    })
    void a_duration_is_told_as_people_say_it(Duration length, String told) {
        assertThat(TimeFormat.duration(length)).isEqualTo(told);
    }
}
