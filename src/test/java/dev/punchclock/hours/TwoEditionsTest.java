package dev.punchclock.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two editions of the zone data that do not agree: by Java's, clocks in Vancouver went back on 3 November 2024. */
class TwoEditionsTest {
    private static final ZoneId VANCOUVER = ZoneId.of("America/Vancouver");
    private static final ZoneOffset WINTER = ZoneOffset.ofHours(-8);
    private static final ZoneOffset SUMMER = ZoneOffset.ofHours(-7);
    private static final Shift MORNING = new Shift(9 * 60, 12 * 60 + 30);
    private static final Shift AFTERNOON = new Shift(13 * 60, 17 * 60);
    private static final Hours OFFICE = new Hours(
            "office",
            VANCOUVER,
            Map.of(DayOfWeek.MONDAY, List.of(MORNING, AFTERNOON), DayOfWeek.TUESDAY, List.of(MORNING, AFTERNOON)),
            Map.of());

    @Test
    void work_time_is_what_is_work_time_by_both() {
        assertThat(both().windows(at("2024-11-05T08:00:00Z"), at("2024-11-06T08:00:00Z"))
                        .list())
                .containsExactly(
                        new Window(at("2024-11-05T17:00:00Z"), at("2024-11-05T19:30:00Z")),
                        new Window(at("2024-11-05T20:00:00Z"), at("2024-11-05T20:30:00Z")),
                        new Window(at("2024-11-05T21:00:00Z"), at("2024-11-06T00:00:00Z")));
    }

    @Test
    void every_minute_around_the_first_difference_agrees_with_two_clocks_on_the_wall() {
        Timetable timetable = both();
        Instant t = at("2024-11-01T00:00:00Z");
        while (t.isBefore(at("2024-11-08T00:00:00Z"))) {
            boolean java = works(LocalDateTime.ofInstant(t, VANCOUVER));
            boolean other = works(LocalDateTime.ofInstant(t, SUMMER));
            assertThat(timetable.isOpen(t)).as(t.toString()).isEqualTo(java && other);
            t = t.plus(Duration.ofMinutes(1));
        }
    }

    @Test
    void periods_and_pinned_times_go_by_javas_clock() {
        assertThat(both().clock().at(at("2024-11-05T08:30:00Z"))).isEqualTo(LocalDateTime.parse("2024-11-05T00:30"));
    }

    @Test
    void rules_of_another_zone_change_nothing() {
        AlternativeZoneRules elsewhere = new AlternativeZoneRules(Map.of(ZoneId.of("Asia/Tokyo"), neverBack()));
        Timetable plain = new Timetable(VANCOUVER, List.of(OFFICE));
        Instant from = at("2024-11-01T00:00:00Z");
        Instant to = at("2024-12-01T00:00:00Z");
        assertThat(plain.alsoBy(elsewhere).windows(from, to)).isEqualTo(plain.windows(from, to));
    }

    @Test
    void a_timetable_names_the_zones_of_all_its_hours() {
        Hours there = new Hours("there", ZoneId.of("Asia/Tokyo"), Map.of(), Map.of());
        assertThat(new Timetable(ZoneId.of("Europe/London"), List.of(OFFICE, there)).zones())
                .containsExactlyInAnyOrder(ZoneId.of("Europe/London"), VANCOUVER, ZoneId.of("Asia/Tokyo"));
    }

    private static Timetable both() {
        return new Timetable(VANCOUVER, List.of(OFFICE))
                .alsoBy(new AlternativeZoneRules(Map.of(VANCOUVER, neverBack())));
    }

    private static ZoneRules neverBack() {
        ZoneOffsetTransition spring = ZoneOffsetTransition.of(LocalDateTime.parse("2024-03-10T02:00"), WINTER, SUMMER);
        return ZoneRules.of(WINTER, WINTER, List.of(), List.of(spring), List.of());
    }

    private static boolean works(LocalDateTime wall) {
        int minute = wall.getHour() * 60 + wall.getMinute();
        boolean atWork =
                List.of(MORNING, AFTERNOON).stream().anyMatch(shift -> shift.start() <= minute && minute < shift.end());
        return atWork && wall.getDayOfWeek().getValue() <= 2;
    }

    private static Instant at(String t) {
        return Instant.parse(t);
    }
}
