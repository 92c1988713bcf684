package dev.punchclock.hours;

import static dev.punchclock.hours.HoursBuilder.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Time off, one rule at a time. */
class PersonalHoursTest {
    private static final LocalDate TUESDAY = LocalDate.parse("2026-11-24");
    private static final Instant BEFORE = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-11-27T00:00:00Z");
    private static final Hours DAYS = HoursBuilder.daily("Europe/London", "09:00-17:00");
    private static final Hours NIGHTS = HoursBuilder.daily("Europe/London", "22:00-06:00");

    @Test
    void a_day_of_leave_takes_its_shifts_and_the_tail_of_the_night_before() {
        TimeOff leave = new TimeOff(List.of(new Leave(TUESDAY, TUESDAY)), Map.of(), List.of(), List.of());
        assertThat(new PersonalHours(NIGHTS, leave).windows(BEFORE, AFTER).list())
                .containsExactly(
                        window("2026-11-23T00:00:00Z", "2026-11-23T06:00:00Z"),
                        window("2026-11-23T22:00:00Z", "2026-11-24T00:00:00Z"),
                        window("2026-11-25T22:00:00Z", "2026-11-26T06:00:00Z"),
                        window("2026-11-26T22:00:00Z", "2026-11-27T00:00:00Z"));
    }

    @Test
    void a_holiday_does_the_same_and_wins_over_single_days() {
        Holidays holidays = new Holidays(null, Set.of(TUESDAY), Set.of());
        Hours hours = new Hours(
                "office", DAYS.zone(), DAYS.rota(), Map.of(TUESDAY, HoursBuilder.shifts("10:00-11:00")), holidays);
        assertThat(hours.windows(BEFORE, AFTER).list())
                .containsExactly(
                        window("2026-11-23T09:00:00Z", "2026-11-23T17:00:00Z"),
                        window("2026-11-25T09:00:00Z", "2026-11-25T17:00:00Z"),
                        window("2026-11-26T09:00:00Z", "2026-11-26T17:00:00Z"));
    }

    @Test
    void also_adds_a_day_and_not_takes_one_out_of_the_countrys() {
        Holidays holidays = new Holidays(
                new KnownClosures().holidays("GB-SCT"), Set.of(TUESDAY), Set.of(LocalDate.of(2026, 12, 25), TUESDAY));
        assertThat(holidays.nameOf(TUESDAY)).isEqualTo("holiday");
        assertThat(holidays.nameOf(LocalDate.of(2026, 11, 30))).isEqualTo("St Andrew's Day");
        assertThat(holidays.nameOf(LocalDate.of(2026, 12, 25))).isNull();
    }

    @Test
    void leave_by_time_covers_both_showings_of_an_hour_that_comes_twice() {
        LocalDate sunday = LocalDate.parse("2026-10-25");
        TimeOff leave =
                new TimeOff(List.of(), Map.of(sunday, HoursBuilder.shifts("01:15-01:45")), List.of(), List.of());
        PersonalHours allDay = new PersonalHours(HoursBuilder.daily("Europe/London", "00:00-24:00"), leave);
        assertThat(allDay.windows(Instant.parse("2026-10-24T23:00:00Z"), Instant.parse("2026-10-25T03:00:00Z"))
                        .list())
                .containsExactly(
                        window("2026-10-24T23:00:00Z", "2026-10-25T00:15:00Z"),
                        window("2026-10-25T01:45:00Z", "2026-10-25T03:00:00Z"));
    }

    @Test
    void on_a_trip_shifts_are_worked_by_the_clock_over_there() {
        Trip trip = new Trip(new Leave(TUESDAY, TUESDAY.plusDays(1)), ZoneId.of("America/New_York"));
        TimeOff travel = new TimeOff(List.of(), Map.of(), List.of(trip), List.of());
        assertThat(new PersonalHours(DAYS, travel).windows(BEFORE, AFTER).list())
                .containsExactly(
                        window("2026-11-23T09:00:00Z", "2026-11-23T17:00:00Z"),
                        window("2026-11-24T14:00:00Z", "2026-11-24T22:00:00Z"),
                        window("2026-11-25T14:00:00Z", "2026-11-25T22:00:00Z"),
                        window("2026-11-26T09:00:00Z", "2026-11-26T17:00:00Z"));
    }

    @Test
    void a_hearing_takes_its_time_and_the_margin_after_it() {
        PersonalHours work = new PersonalHours(DAYS, busy(calendar("2026-11-24T10:00:00Z", "2026-11-24T12:00:00Z")));
        Instant tuesday = Instant.parse("2026-11-24T00:00:00Z");
        assertThat(work.windows(tuesday, tuesday.plus(Duration.ofDays(1))).list())
                .containsExactly(
                        window("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z"),
                        window("2026-11-24T12:30:00Z", "2026-11-24T17:00:00Z"));
        assertThat(work.windows(Instant.parse("2026-11-24T12:10:00Z"), AFTER)
                        .list()
                        .get(0))
                .as("asked after its end")
                .isEqualTo(window("2026-11-24T12:30:00Z", "2026-11-24T17:00:00Z"));
    }

    @Test
    void a_calendar_that_cannot_be_read_closes_everything() {
        CalendarSnapshot missing = new KnownClosures().calendar("/w/gone.ics", "gone.ics", DAYS.zone());
        Timetable timetable = Timetable.of(DAYS.zone(), List.of(new PersonalHours(DAYS, busy(missing))));
        assertThat(timetable.windows(BEFORE, AFTER)).isEqualTo(Windows.NONE);
        assertThat(timetable.openNext(BEFORE)).isEmpty();
    }

    @Test
    void a_calendar_that_is_too_old_closes_now_and_not_the_plan() {
        Timetable timetable =
                Timetable.of(DAYS.zone(), List.of(new PersonalHours(DAYS, busy(KnownClosures.calendar(Windows.NONE)))));
        Instant lapses = KnownClosures.CONFIRMED.plus(Duration.ofDays(30)); // Sun 20 Dec 12:00
        assertThat(timetable.isOpen(lapses.minusSeconds(1))).isTrue();
        assertThat(timetable.isOpen(lapses)).isFalse();
        assertThat(timetable.openAt(lapses)).isPresent();
        assertThat(timetable.believed().isOpen(lapses)).isTrue();
        assertThat(timetable.asOf(lapses.minusSeconds(1)).openAt(lapses)).isPresent();
        assertThat(timetable.asOf(lapses).openAt(lapses)).isEmpty();
        assertThat(timetable.asOf(lapses).openNext(lapses)).isEmpty();
        assertThat(timetable.asOf(lapses).openAt(lapses.minusSeconds(1))).isPresent();
    }

    @Test
    void time_is_lost_to_the_first_of_holiday_leave_and_calendar() {
        Hours hours =
                new Hours("office", DAYS.zone(), DAYS.rota(), Map.of(), new Holidays(null, Set.of(TUESDAY), Set.of()));
        TimeOff off = new TimeOff(
                List.of(new Leave(TUESDAY, TUESDAY)),
                Map.of(TUESDAY.plusDays(1), HoursBuilder.shifts("08:00-10:00")),
                List.of(),
                List.of(new BusyCalendar(
                        "court.ics",
                        calendar("2026-11-24T10:00:00Z", "2026-11-25T11:00:00Z"),
                        Duration.ZERO,
                        BusyCalendar.USUAL_AGE)));
        Timetable timetable = Timetable.of(DAYS.zone(), List.of(new PersonalHours(hours, off)));
        assertThat(timetable.lost(BEFORE, AFTER))
                .extracting(closed ->
                        closed.what() + " " + TimeFormat.duration(closed.when().total()))
                .containsExactly("holiday 8 h", "leave 1 h", "court.ics 1 h");
    }

    @Test
    void time_off_of_two_is_the_time_off_of_either() {
        TimeOff a = new TimeOff(
                List.of(new Leave(TUESDAY, TUESDAY)),
                Map.of(TUESDAY, HoursBuilder.shifts("08:00-10:00")),
                List.of(),
                List.of());
        TimeOff both = a.and(
                new TimeOff(List.of(), Map.of(TUESDAY, HoursBuilder.shifts("12:00-13:00")), List.of(), List.of()));
        assertThat(both.isLeave(TUESDAY)).isTrue();
        assertThat(both.hours()).containsEntry(TUESDAY, HoursBuilder.shifts("08:00-10:00, 12:00-13:00"));
    }

    @Test
    void a_margin_counts_for_events_without_an_end_and_after_the_length_that_they_are_given() {
        Instant ten = Instant.parse("2026-11-24T10:00:00Z");
        List<OpenEndedEvents> endless =
                List.of(new OpenEndedEvents(ten, 1), new OpenEndedEvents(ten.plusSeconds(7200), 2));
        Duration half = Duration.ofMinutes(30);
        assertThat(BusyCalendar.taken(Windows.NONE, endless, Duration.ZERO, Duration.ZERO)
                        .isEmpty())
                .isTrue();
        assertThat(BusyCalendar.taken(Windows.NONE, endless, Duration.ZERO, half)
                        .list())
                .containsExactly(
                        window("2026-11-24T10:00:00Z", "2026-11-24T10:30:00Z"),
                        window("2026-11-24T12:00:00Z", "2026-11-24T12:30:00Z"));
        assertThat(BusyCalendar.taken(Windows.NONE, endless, Duration.ofHours(2), half)
                        .list())
                .containsExactly(window("2026-11-24T10:00:00Z", "2026-11-24T14:30:00Z"));
    }

    @Test
    void a_margin_makes_each_window_longer_at_its_end_and_joins_those_that_touch() {
        Windows windows = Windows.of(List.of(
                window("2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z"),
                window("2026-11-24T11:30:00Z", "2026-11-24T12:00:00Z")));
        assertThat(BusyCalendar.taken(windows, List.of(), Duration.ZERO, Duration.ofMinutes(30))
                        .list())
                .containsExactly(window("2026-11-24T10:00:00Z", "2026-11-24T12:30:00Z"));
    }

    private static TimeOff busy(CalendarSnapshot calendar) {
        BusyCalendar busy = new BusyCalendar("court.ics", calendar, Duration.ofMinutes(30), BusyCalendar.USUAL_AGE);
        return new TimeOff(List.of(), Map.of(), List.of(), List.of(busy));
    }

    private static CalendarSnapshot calendar(String start, String end) {
        return KnownClosures.calendar(Windows.of(List.of(window(start, end))));
    }

    /** Monday 23 November to Friday 4 December 2026, 09:00 to 11:00 by the clock of London. */
    @Test
    void summer_hours_stand_for_the_weeks_and_make_no_day_of_work_of_a_day_off() {
        LocalDate monday = LocalDate.of(2026, 11, 23);
        DayRange summer = new DayRange(new Leave(monday, monday.plusDays(11)), HoursBuilder.shifts("09:00-11:00"));
        Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
        List.of(DayOfWeek.values()).subList(0, 5).forEach(day -> week.put(day, HoursBuilder.shifts("09:00-17:00")));
        Map<LocalDate, List<Shift>> single = Map.of(monday.plusDays(1), HoursBuilder.shifts("12:00-13:00"));
        Hours hours = new Hours(
                "office",
                DAYS.zone(),
                Rota.week(week),
                List.of(summer),
                single,
                new Holidays(null, Set.of(monday), Set.of()));
        assertThat(hours.shiftsOf(monday.plusDays(1)))
                .as("a single day wins over the range")
                .isEqualTo(HoursBuilder.shifts("12:00-13:00"));
        assertThat(hours.shiftsOf(monday.plusDays(2))).isEqualTo(HoursBuilder.shifts("09:00-11:00"));
        assertThat(hours.shiftsOf(monday.plusDays(5))).as("Saturday stays off").isEmpty();
        assertThat(hours.shiftsOf(monday.plusDays(14))).isEqualTo(DAYS.shiftsOf(monday));
        ZoneId zone = hours.zone();
        assertThat(hours.windows(
                        monday.atStartOfDay(zone).toInstant(),
                        monday.plusDays(1).atStartOfDay(zone).toInstant()))
                .as("a holiday wins over the range")
                .isEqualTo(Windows.NONE);
    }
}
