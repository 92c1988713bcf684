package dev.punchclock.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hours for tests, written as in YAML: {@code HoursBuilder.in("Europe/London").on(MONDAY, "09:00-12:30, 13:30-17:30")}. */
record HoursBuilder(ZoneId zone, Map<DayOfWeek, List<Shift>> week, Map<LocalDate, List<Shift>> days) {

    static HoursBuilder in(String zone) {
        return new HoursBuilder(ZoneId.of(zone), new EnumMap<>(DayOfWeek.class), new HashMap<>());
    }

    static Hours daily(String zone, String shifts) {
        return in(zone).on(List.of(DayOfWeek.values()), shifts).hours();
    }

    HoursBuilder on(DayOfWeek day, String shifts) {
        return on(List.of(day), shifts);
    }

    HoursBuilder on(List<DayOfWeek> named, String shifts) {
        named.forEach(day -> week.put(day, shifts(shifts)));
        return this;
    }

    HoursBuilder but(String day, String shifts) {
        days.put(LocalDate.parse(day), shifts(shifts));
        return this;
    }

    Hours hours() {
        return new Hours("office", zone, week, days);
    }

    /** The only window of these hours between two instants. */
    static Window only(Hours hours, String from, String to) {
        Windows windows = hours.windows(Instant.parse(from), Instant.parse(to));
        if (windows.list().size() != 1) {
            throw new AssertionError("not one window: " + windows);
        }
        return windows.list().get(0);
    }

    static Window window(String start, String end) {
        return new Window(Instant.parse(start), Instant.parse(end));
    }

    static List<Shift> shifts(String written) {
        return written.equals("off")
                ? List.of()
                : Arrays.stream(written.split(", ", -1))
                        .map(HoursBuilder::shift)
                        .toList();
    }

    private static Shift shift(String written) {
        List<Integer> minutes = new ArrayList<>();
        for (String time : written.split("-", -1)) {
            String[] parts = time.split(":", -1);
            minutes.add(Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]));
        }
        int start = minutes.get(0);
        int end = minutes.get(1);
        return new Shift(start, end > start ? end : end + 24 * 60);
    }
}
