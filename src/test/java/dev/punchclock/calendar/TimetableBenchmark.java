package dev.punchclock.calendar;

import dev.punchclock.hours.BusyCalendar;
import dev.punchclock.hours.ClosureProvider;
import dev.punchclock.hours.Holidays;
import dev.punchclock.hours.Hours;
import dev.punchclock.hours.Leave;
import dev.punchclock.hours.PersonalHours;
import dev.punchclock.hours.Rota;
import dev.punchclock.hours.Shift;
import dev.punchclock.hours.TimeOff;
import dev.punchclock.hours.Timetable;
import dev.punchclock.hours.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long a year of timetable takes: a rota of two weeks, Scottish holidays, leave, a calendar file of 2,000 hearings;
 * with everything worked out from the file, and from what was kept. Run by hand.
 */
final class TimetableBenchmark {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int HEARINGS = 2_000;
    private static final int ROUNDS = 60;

    private final Path folder;

    private TimetableBenchmark(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        TimetableBenchmark benchmark = new TimetableBenchmark(Files.createTempDirectory("timetable"));
        Files.writeString(benchmark.folder.resolve("court.ics"), court());
        System.out.printf("%-40s %9s %9s %9s%n", "a year, 2,000 hearings", "first", "median", "best");
        benchmark.report("worked out from the file", null);
        benchmark.report("from what was kept", benchmark.folder.resolve("kept"));
        System.out.printf("%d windows%n", benchmark.windows(null).list().size());
    }

    private void report(String what, @Nullable Path kept) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            long began = System.nanoTime();
            if (windows(kept).isEmpty()) {
                throw new IllegalStateException("nothing is open");
            }
            times.add(System.nanoTime() - began);
        }
        List<Long> warm = times.subList(ROUNDS / 2, ROUNDS).stream().sorted().toList();
        System.out.printf(
                "%-40s %6.1f ms %6.1f ms %6.1f ms%n",
                what, times.get(0) / 1e6, warm.get(warm.size() / 2) / 1e6, warm.get(0) / 1e6);
    }

    private Windows windows(@Nullable Path kept) {
        ClosureProvider almanac = new FileClosureProvider(kept, "build", folder.resolve("state"), () -> NOW);
        String file = folder.resolve("court.ics").toString();
        BusyCalendar court = new BusyCalendar(
                "court.ics",
                almanac.calendar(file, "court.ics", LONDON),
                Duration.ofMinutes(30),
                BusyCalendar.USUAL_AGE);
        Leave summer = new Leave(LocalDate.of(2026, 7, 6), LocalDate.of(2026, 7, 24));
        Holidays scotland = new Holidays(almanac.holidays("GB-SCT"), Set.of(), Set.of());
        Hours hours = new Hours("rota", LONDON, rota(), Map.of(), scotland);
        PersonalHours work =
                new PersonalHours(hours, new TimeOff(List.of(summer), Map.of(), List.of(), List.of(court)));
        return Timetable.of(LONDON, List.of(work)).windows(FROM, TO);
    }

    private static Rota rota() {
        List<Shift> day = List.of(new Shift(9 * 60, 12 * 60 + 30), new Shift(13 * 60 + 30, 17 * 60 + 30));
        List<Shift> night = List.of(new Shift(22 * 60, 30 * 60));
        return Rota.weeks(
                LocalDate.of(2026, 1, 5),
                List.of(
                        Map.of(DayOfWeek.MONDAY, day, DayOfWeek.TUESDAY, day, DayOfWeek.THURSDAY, day),
                        Map.of(DayOfWeek.MONDAY, night, DayOfWeek.TUESDAY, night, DayOfWeek.THURSDAY, night)));
    }

    private static String court() {
        StringBuilder ics = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\n");
        for (int i = 0; i < HEARINGS; i++) {
            Instant start = FROM.plus(Duration.ofMinutes(260L * i));
            ics.append("BEGIN:VEVENT\r\nUID:").append(i).append("\r\nDTSTART:").append(STAMP.format(start));
            ics.append("\r\nDTEND:")
                    .append(STAMP.format(start.plus(Duration.ofMinutes(50))))
                    .append("\r\nEND:VEVENT\r\n");
        }
        return ics.append("END:VCALENDAR\r\n").toString();
    }
}
