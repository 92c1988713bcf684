package dev.punchclock.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Random work around a clock change: a week, a rota or a cycle, with holidays, leave, trips and calendars near it. */
final class AimedWork {
    private final Random random;
    private final AimedHours aimed;
    final PersonalHours work;
    final Instant from;
    final Instant to;
    final long[] stretch;

    AimedWork(long seed) {
        random = new Random(seed);
        aimed = new AimedHours(random);
        work = new PersonalHours(new Hours("aimed", aimed.zone, rota(), ranges(), aimed.days(), holidays()), timeOff());
        stretch = aimed.stretch();
        from = Instant.ofEpochSecond(stretch[0] * 60);
        to = Instant.ofEpochSecond(stretch[1] * 60);
    }

    private Rota rota() {
        LocalDate anchor = near().plusDays(random.nextInt(2000) - 1000);
        return switch (random.nextInt(3)) {
            case 0 -> Rota.week(week());
            case 1 -> Rota.weeks(anchor, some(1 + random.nextInt(4), this::week));
            default -> Rota.days(anchor, some(1 + random.nextInt(9), aimed::shifts));
        };
    }

    private Map<DayOfWeek, List<Shift>> week() {
        Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, aimed.shifts());
        }
        return week;
    }

    private List<DayRange> ranges() {
        LocalDate first = near();
        LocalDate last = first.plusDays(random.nextInt(3));
        LocalDate later = last.plusDays(1L + random.nextInt(2));
        return List.of(
                new DayRange(new Leave(first, last), aimed.shifts()),
                new DayRange(new Leave(later, later.plusDays(random.nextInt(60))), aimed.shifts()));
    }

    private Holidays holidays() {
        TreeMap<LocalDate, String> of = new TreeMap<>();
        dates(2).forEach(date -> of.put(date, "Day"));
        return new Holidays(year -> of, dates(2), dates(2));
    }

    private TimeOff timeOff() {
        List<Leave> leave = new ArrayList<>();
        dates(2).forEach(date -> leave.add(new Leave(date, date.plusDays(random.nextInt(2)))));
        Map<LocalDate, List<Shift>> hours = new HashMap<>();
        dates(3).forEach(date -> hours.put(date, aimed.shifts()));
        List<Trip> travel = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            LocalDate first = near();
            ZoneId there = ZoneId.of(AimedHours.ZONES.get(random.nextInt(AimedHours.ZONES.size())));
            travel.add(new Trip(new Leave(first, first.plusDays(random.nextInt(3))), there));
        }
        return new TimeOff(leave, hours, travel, some(random.nextInt(3), this::busy));
    }

    private BusyCalendar busy() {
        List<Window> windows = some(random.nextInt(4), () -> {
            long start = aimed.change.toEpochSecond() / 60 + random.nextInt(4 * 24 * 60) - 2 * 24 * 60;
            long length = 1L + random.nextInt(10 * 60);
            return new Window(Instant.ofEpochSecond(start * 60), Instant.ofEpochSecond((start + length) * 60));
        });
        Duration margin = Duration.ofMinutes(random.nextInt(3) * 30L);
        return new BusyCalendar(
                "court.ics", KnownClosures.calendar(Windows.of(windows)), margin, BusyCalendar.USUAL_AGE);
    }

    private Set<LocalDate> dates(int most) {
        return new HashSet<>(some(random.nextInt(most + 1), this::near));
    }

    private LocalDate near() {
        return aimed.edge().toLocalDate().plusDays(random.nextInt(5) - 2);
    }

    private static <T> List<T> some(int count, java.util.function.Supplier<T> one) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(one.get());
        }
        return all;
    }

    String zone() {
        return aimed.zone.getId();
    }

    @Override
    public String toString() {
        return work + " from " + from + " to " + to + ", change " + aimed.change;
    }
}
