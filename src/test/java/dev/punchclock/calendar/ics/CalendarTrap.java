package dev.punchclock.calendar.ics;

import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One trap of {@code traps.txt}, and what is expected of those who step on it. */
record CalendarTrap(String name, String body, ZoneId zone, int year, String expected) {

    static List<CalendarTrap> all() throws IOException {
        try (InputStream in = CalendarTrap.class.getResourceAsStream("traps.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n== ", -1))
                    .skip(1)
                    .map(CalendarTrap::of)
                    .toList();
        }
    }

    private static CalendarTrap of(String written) {
        String name = written.lines().findFirst().orElseThrow();
        List<String> body = new ArrayList<>();
        ZoneId zone = ZoneId.of("Europe/London");
        int year = 2026;
        String expected = "";
        for (String line : written.lines().skip(1).toList()) {
            if (line.startsWith("zone ")) {
                zone = ZoneId.of(line.substring(5));
            } else if (line.startsWith("year ")) {
                year = Integer.parseInt(line.substring(5));
            } else if (line.startsWith("-> ") || line.startsWith("!! ")) {
                expected = line;
            } else if (!line.isEmpty()) {
                body.add(line);
            }
        }
        return new CalendarTrap(name, String.join("\n", body), zone, year, expected);
    }

    /** The whole file. */
    String file() {
        boolean calendar = body.startsWith("BEGIN:V") || body.contains("\nBEGIN:VEVENT") || body.startsWith("METHOD");
        String event = calendar ? body : "BEGIN:VEVENT\n" + body + "\nEND:VEVENT";
        return ("BEGIN:VCALENDAR\nVERSION:2.0\n" + event + "\nEND:VCALENDAR\n").replace("\n", "\r\n");
    }

    byte[] bytes() {
        return file().getBytes(StandardCharsets.UTF_8);
    }

    Windows busy(byte[] bytes) {
        return IcsCalendar.read(bytes, "court.ics", zone).busy(from(), Instant.parse(year + 1 + "-01-01T00:00:00Z"));
    }

    Instant from() {
        return Instant.parse(year + "-01-01T00:00:00Z");
    }

    boolean isRefused() {
        return expected.startsWith("!! ");
    }

    /** What comes of it, in the form of {@link #expected}. */
    String played() {
        try {
            Windows busy = busy(bytes());
            return "-> " + (busy.isEmpty() ? "free" : told(busy));
        } catch (ProblemException stopped) {
            return "!! "
                    + stopped.getMessage().lines().findFirst().orElseThrow().replaceFirst("^court\\.ics:", "");
        }
    }

    private static String told(Windows busy) {
        List<String> all = busy.list().stream().map(CalendarTrap::told).toList();
        return String.join(" ", all);
    }

    private static String told(Window window) {
        return (window.start() + "/" + window.end()).replaceAll("(\\d\\d:\\d\\d):00Z", "$1Z");
    }
}
