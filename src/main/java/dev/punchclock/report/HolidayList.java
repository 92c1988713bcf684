package dev.punchclock.report;

import dev.punchclock.hours.Holidays;
import dev.punchclock.hours.Hours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The public holidays of a year, as somebody's hours take them. */
public record HolidayList(String name, List<HolidayList.Day> days) {
    /**
     * One of them.
     *
     * @param off whether it is a day off
     * @param why {@code public}, {@code also} or {@code not}: as the place has it, or as the hours say beside
     */
    public record Day(LocalDate date, String name, boolean off, String why) {}

    public HolidayList {
        days = List.copyOf(days);
    }

    /** Those of a place, by its code. */
    public static HolidayList of(String code, SortedMap<LocalDate, String> holidays) {
        List<Day> days = new ArrayList<>();
        holidays.forEach((date, name) -> days.add(new Day(date, name, true, "public")));
        return new HolidayList(code, days);
    }

    /** Those of the place that the hours name, with what they add and leave out. */
    public static HolidayList of(Hours hours, int year) {
        Holidays rules = hours.holidays();
        SortedMap<LocalDate, Day> days = new TreeMap<>();
        Set<LocalDate> not = rules.not();
        if (rules.of() != null) {
            rules.of().in(year).forEach((date, name) -> {
                boolean off = !not.contains(date);
                days.put(date, new Day(date, name, off, off ? "public" : "not"));
            });
        }
        for (LocalDate date : rules.also()) {
            if (date.getYear() == year && (!days.containsKey(date) || not.contains(date))) {
                days.put(date, new Day(date, "holiday", true, "also"));
            }
        }
        return new HolidayList(hours.name(), List.copyOf(days.values()));
    }

    /** How many days off there are, and how many of them from Monday to Friday. */
    public String total() {
        List<Day> off = days.stream().filter(Day::off).toList();
        long weekdays = off.stream()
                .filter(day -> day.date().getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .count();
        return Phrases.many(off.size(), "day") + " off, " + weekdays + " from Monday to Friday.";
    }
}
