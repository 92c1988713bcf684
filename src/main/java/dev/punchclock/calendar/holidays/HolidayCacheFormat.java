package dev.punchclock.calendar.holidays;

import dev.punchclock.calendar.holidays.HolidayLibrary.Known;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of some days as the lines of a file: {@code 2028-08-15 doubt Assumption Day<tab>only in parts}. */
final class HolidayCacheFormat {
    private static final String ACTUAL = "actual";
    private static final String OBSERVED = "observed";
    private static final String DOUBT = "doubt";
    private static final String CUSTOM = "custom";

    private HolidayCacheFormat() {}

    static List<String> of(Known known) {
        List<String> lines = new ArrayList<>();
        known.off().forEach(day -> lines.add(line(day.date(), day.observed() ? OBSERVED : ACTUAL, day.name())));
        known.doubts()
                .forEach(day ->
                        lines.add(line(day.date(), day.custom() ? CUSTOM : DOUBT, day.name() + "\t" + day.why())));
        return lines;
    }

    private static String line(LocalDate date, String kind, String rest) {
        return date + " " + kind + " " + rest;
    }

    /** Empty where a line is damaged. */
    static Optional<Known> parse(List<String> lines) {
        List<Holiday> off = new ArrayList<>();
        List<UncertainHoliday> doubts = new ArrayList<>();
        try {
            for (String line : lines) {
                String[] words = line.split(" ", 3);
                LocalDate date = LocalDate.parse(words[0]);
                if (words[1].equals(DOUBT) || words[1].equals(CUSTOM)) {
                    String[] told = words[2].split("\t", 2);
                    doubts.add(new UncertainHoliday(date, told[0], told[1], words[1].equals(CUSTOM)));
                } else {
                    off.add(new Holiday(date, words[2], words[1].equals(OBSERVED)));
                }
            }
            return Optional.of(new Known(off, doubts));
        } catch (DateTimeParseException | ArrayIndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
    }
}
