package dev.punchclock.hours;

import static dev.punchclock.hours.HoursBuilder.window;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final Hours OFFICE = HoursBuilder.in("Europe/London")
            .on(List.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY), "09:00-12:30, 13:30-17:30")
            .on(FRIDAY, "09:00-13:00")
            .hours();

    @Test
    void a_timetable_needs_hours() {
        assertThatThrownBy(() -> new Timetable(ZoneId.of("UTC"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_is_open_from_the_start_to_just_before_the_end() {
        Timetable timetable = of(OFFICE);
        assertThat(timetable.isOpen(Instant.parse("2026-11-23T08:59:59.999Z"))).isFalse();
        assertThat(timetable.isOpen(Instant.parse("2026-11-23T09:00:00Z"))).isTrue();
        assertThat(timetable.isOpen(Instant.parse("2026-11-23T12:29:59.999999999Z")))
                .isTrue();
        assertThat(timetable.isOpen(Instant.parse("2026-11-23T12:30:00Z"))).isFalse();
    }

    @Test
    void open_next_is_the_stretch_it_lies_in_or_the_next_one() {
        Timetable timetable = of(OFFICE);
        Window morning = window("2026-11-23T09:00:00Z", "2026-11-23T12:30:00Z");
        assertThat(timetable.openNext(Instant.parse("2026-11-23T10:00:00Z"))).contains(morning);
        assertThat(timetable.openNext(Instant.parse("2026-11-20T13:00:00Z"))).contains(morning);
        assertThat(timetable.openAt(Instant.parse("2026-11-23T10:00:00Z"))).contains(morning);
        assertThat(timetable.openAt(Instant.parse("2026-11-23T13:00:00Z"))).isEmpty();
    }

    @Test
    void hours_in_two_zones_agree_where_both_are_open() {
        Timetable timetable = of(OFFICE, HoursBuilder.daily("America/New_York", "09:00-17:00"));
        assertThat(timetable.windows(Instant.parse("2026-11-23T00:00:00Z"), Instant.parse("2026-11-24T00:00:00Z")))
                .isEqualTo(Windows.of(List.of(window("2026-11-23T14:00:00Z", "2026-11-23T17:30:00Z"))));
        // three weeks a year New York is an hour nearer
        assertThat(timetable.windows(Instant.parse("2026-03-16T00:00:00Z"), Instant.parse("2026-03-17T00:00:00Z")))
                .isEqualTo(Windows.of(List.of(window("2026-03-16T13:30:00Z", "2026-03-16T17:30:00Z"))));
    }

    @Test
    void hours_that_never_agree_are_never_open() {
        Timetable timetable = of(HoursBuilder.daily("UTC", "09:00-12:00"), HoursBuilder.daily("UTC", "12:00-15:00"));
        assertThat(timetable.openNext(Instant.parse("2026-11-23T00:00:00Z"))).isEmpty();
        assertThat(timetable.openAt(Instant.parse("2026-11-23T12:00:00Z"))).isEmpty();
    }

    @Test
    void a_day_more_than_a_year_ahead_is_found_and_one_in_the_past_is_not() {
        Timetable timetable =
                of(HoursBuilder.in("UTC").but("2028-02-29", "09:00-10:00").hours());
        assertThat(timetable.openNext(Instant.parse("2026-11-23T00:00:00Z")))
                .contains(window("2028-02-29T09:00:00Z", "2028-02-29T10:00:00Z"));
        assertThat(timetable.openNext(Instant.parse("2028-02-29T10:00:00Z"))).isEmpty();
    }

    @Test
    void around_the_clock_it_is_always_open() {
        Timetable timetable = of(HoursBuilder.daily("Europe/London", "00:00-24:00"));
        Instant t = Instant.parse("2026-03-29T01:00:00Z");
        Window around = new Window(t.minus(Duration.ofDays(7)), t.plus(Duration.ofDays(7)));
        assertThat(timetable.isOpen(t)).isTrue();
        assertThat(timetable.openAt(t)).contains(around);
        assertThat(timetable.openNext(t)).contains(around);
        assertThat(timetable.windows(t, t.plus(Duration.ofDays(400))))
                .isEqualTo(Windows.of(List.of(new Window(t, t.plus(Duration.ofDays(400))))));
    }

    @Test
    void a_night_from_one_block_of_days_into_the_next_stays_one_window() {
        Hours nights = HoursBuilder.daily("UTC", "22:00-06:00");
        Timetable timetable = of(nights);
        for (long block = 645; block < 665; block++) {
            Instant border = Instant.ofEpochSecond(block * Duration.ofDays(32).toSeconds());
            Window night = new Window(border.minus(Duration.ofHours(2)), border.plus(Duration.ofHours(6)));
            assertThat(timetable.openAt(border.minusSeconds(1))).contains(night);
            assertThat(timetable.openAt(border)).contains(night);
            assertThat(timetable.openNext(border.minus(Duration.ofHours(3)))).contains(night);
            assertThat(timetable.windows(border.minusSeconds(1), border.plusSeconds(1)))
                    .isEqualTo(Windows.of(List.of(new Window(border.minusSeconds(1), border.plusSeconds(1)))));
        }
    }

    @Test
    void every_answer_agrees_with_the_windows_of_its_hours() {
        for (long seed = 1; seed <= 200; seed++) {
            AimedHours aimed = new AimedHours(new Random(seed));
            Hours one = aimed.hours();
            Hours other = seed % 2 == 0 ? HoursBuilder.daily("Asia/Kathmandu", "07:00-23:00") : OFFICE;
            Timetable timetable = of(one, other);
            long[] stretch = aimed.stretch();
            Instant from = Instant.ofEpochSecond(stretch[0] * 60 + 17);
            Instant to = Instant.ofEpochSecond(stretch[1] * 60 + 43);
            Windows expected = one.windows(from, to).and(other.windows(from, to));
            assertThat(timetable.windows(from, to)).as("seed %d", seed).isEqualTo(expected);
            for (Instant t : edges(expected, from, to)) {
                String which = "seed %d at %s: %s and %s".formatted(seed, t, one, other);
                Windows whole = one.windows(t.minusSeconds(604_800), t.plusSeconds(604_800 * 2))
                        .and(other.windows(t.minusSeconds(604_800), t.plusSeconds(604_800 * 2)));
                assertThat(timetable.isOpen(t)).as(which).isEqualTo(whole.at(t).isPresent());
                assertThat(timetable.openAt(t)).as(which).isEqualTo(whole.at(t));
                whole.after(t)
                        .ifPresent(w -> assertThat(timetable.openNext(t))
                                .as(which)
                                .hasValueSatisfying(
                                        next -> assertThat(next.start()).isEqualTo(w.start())));
            }
        }
    }

    @Test
    void its_zones_are_its_own_those_of_its_hours_and_of_every_trip() {
        Trip trip = new Trip(leave("2026-12-07"), ZoneId.of("America/New_York"));
        TimeOff off = new TimeOff(List.of(), Map.of(), List.of(trip), List.of());
        assertThat(Timetable.of(ZoneId.of("Asia/Tokyo"), List.of(new PersonalHours(OFFICE, off)))
                        .zones())
                .containsExactlyInAnyOrder(
                        ZoneId.of("Asia/Tokyo"), ZoneId.of("Europe/London"), ZoneId.of("America/New_York"));
    }

    @Test
    void a_holiday_of_one_is_told_before_the_leave_of_another() {
        TimeOff away = new TimeOff(List.of(leave("2026-11-24")), Map.of(), List.of(), List.of());
        TimeOff never = new TimeOff(List.of(), Map.of(), List.of(), List.of());
        Holidays holidays = new Holidays(null, Set.of(LocalDate.parse("2026-11-24")), Set.of());
        Hours closed = new Hours("office", OFFICE.zone(), OFFICE.rota(), Map.of(), holidays);
        assertThat(Timetable.of(
                                OFFICE.zone(),
                                List.of(new PersonalHours(OFFICE, away), new PersonalHours(closed, never)))
                        .lost(Instant.parse("2026-11-24T00:00:00Z"), Instant.parse("2026-11-25T00:00:00Z")))
                .extracting(ClosedTime::kind)
                .containsExactly(ClosedTime.Kind.HOLIDAY);
    }

    private static Leave leave(String day) {
        return new Leave(LocalDate.parse(day), LocalDate.parse(day));
    }

    @Test
    void eight_threads_get_the_same_answers_as_one() throws Exception {
        Timetable shared = of(OFFICE, HoursBuilder.daily("America/New_York", "04:00-11:00"));
        Timetable alone = of(OFFICE, HoursBuilder.daily("America/New_York", "04:00-11:00"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<Object>>> asking = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                asking.add(() -> answers(shared));
            }
            List<Object> expected = answers(alone);
            for (Future<List<Object>> answers : threads.invokeAll(asking)) {
                assertThat(answers.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Object> answers(Timetable timetable) {
        Random random = new Random(7);
        List<Object> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Instant t = Instant.ofEpochSecond(1_795_000_000L + random.nextInt(40_000_000));
            answers.add(timetable.isOpen(t));
            answers.add(timetable.openNext(t));
        }
        return answers;
    }

    private static List<Instant> edges(Windows windows, Instant from, Instant to) {
        List<Instant> edges = new ArrayList<>(List.of(from, to));
        for (Window window : windows.list()) {
            edges.addAll(List.of(
                    window.start().minusNanos(1), window.start(), window.end().minusNanos(1), window.end()));
        }
        return edges;
    }

    private static Timetable of(Hours... hours) {
        return new Timetable(ZoneId.of("Europe/London"), List.of(hours));
    }
}
