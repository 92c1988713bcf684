package dev.punchclock.calendar.ics;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The text of a recurrence rule, held against RFC 5545 §3.3.10 part by part. The library that counts recurrences reads
 * leniently what it does not understand; it is only ever given what has passed here.
 */
final class RecurrencePatternParser {
    private static final Pattern WEEKDAY = Pattern.compile("([+-]?)(\\d{0,2})(MO|TU|WE|TH|FR|SA|SU)");
    private static final Pattern NUMBER = Pattern.compile("([+-]?)(\\d{1,10})");
    private static final int MOST_VALUES = 400;
    private static final int MONTHS = 12;
    private static final int MOST_INTERVAL = 100_000;
    private static final Set<String> OF_THE_DAY = Set.of("BYHOUR", "BYMINUTE", "BYSECOND");

    /** Least and most; those that may be counted from the end may be negative as well, and not zero. */
    private static final Map<String, int[]> RANGES = Map.of(
            "BYSECOND", new int[] {0, 59},
            "BYMINUTE", new int[] {0, 59},
            "BYHOUR", new int[] {0, 23},
            "BYMONTH", new int[] {1, 12},
            "BYMONTHDAY", new int[] {-31, 31},
            "BYYEARDAY", new int[] {-366, 366},
            "BYWEEKNO", new int[] {-53, 53},
            "BYSETPOS", new int[] {-366, 366});

    /** The frequencies with which a part may not stand. */
    private static final Map<String, Set<Frequency>> NOT_WITH = Map.of(
            "BYWEEKNO", EnumSet.complementOf(EnumSet.of(Frequency.YEARLY)),
            "BYYEARDAY", Set.of(Frequency.MONTHLY, Frequency.WEEKLY, Frequency.DAILY),
            "BYMONTHDAY", Set.of(Frequency.WEEKLY));

    private final Property property;
    private final Map<String, String> parts = new LinkedHashMap<>();
    private final Frequency frequency;

    /** @param day whether the event has no time of day: then hours, minutes and seconds are ignored, as the RFC has it */
    RecurrencePatternParser(Property property, boolean day) {
        this.property = property;
        split(property.value().strip().replaceAll("\\\\([;,])", "$1").toUpperCase(Locale.ROOT));
        if (day) {
            parts.keySet().removeAll(OF_THE_DAY);
        }
        if (part("COUNT").matches("-\\d{1,9}|0")) {
            parts.remove("COUNT"); // so some programs say that there is none
        }
        frequency = frequency(day);
        for (String name : List.copyOf(parts.keySet())) {
            parts.put(name, check(name, part(name)));
        }
        together();
    }

    /** The value of a part in capitals; empty when the rule has it not. */
    String part(String name) {
        return parts.getOrDefault(name, "");
    }

    int number(String name, int otherwise) {
        return parts.containsKey(name) ? Integer.parseInt(parts.get(name)) : otherwise;
    }

    Frequency frequency() {
        return frequency;
    }

    /** How many times one turn of the rule can bring, at most. */
    long cost() {
        return days() * values("BYHOUR") * values("BYMINUTE") * values("BYSECOND");
    }

    private long days() {
        boolean numbered = Arrays.stream(part("BYDAY").split(",", -1)).allMatch(day -> day.matches("-?\\d.*"));
        if (has("BYDAY") && !numbered) {
            return frequency.days();
        }
        long months = frequency == Frequency.YEARLY ? values("BYMONTH") : 1;
        if (has("BYDAY")) {
            return months * values("BYDAY");
        }
        if (has("BYMONTHDAY")) {
            return values("BYMONTHDAY") * (frequency == Frequency.YEARLY && !has("BYMONTH") ? MONTHS : months);
        }
        return months * values("BYYEARDAY");
    }

    /** How many values a part has; 1 when the rule has it not. */
    private long values(String name) {
        return parts.containsKey(name) ? part(name).split(",", -1).length : 1;
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    /**
     * What the library is given: no {@code UNTIL}, which it refuses as a day when the start has a time; and with the
     * months written out where it would only take that of the start. No {@code COUNT} where a rule counts positions: it
     * leaves out of the first turn what lies before the start, and so is given an earlier one.
     */
    String clean() {
        boolean allMonths = frequency == Frequency.YEARLY
                && has("BYMONTHDAY")
                && !has("BYMONTH")
                && !has("BYWEEKNO")
                && !has("BYYEARDAY");
        String months = IntStream.rangeClosed(1, 12).mapToObj(Integer::toString).collect(Collectors.joining(","));
        Set<String> ours = has("BYSETPOS") ? Set.of("UNTIL", "RSCALE", "COUNT") : Set.of("UNTIL", "RSCALE");
        return parts.entrySet().stream()
                        .filter(part -> !ours.contains(part.getKey()))
                        .map(part -> part.getKey() + "=" + part.getValue())
                        .collect(Collectors.joining(";"))
                + (allMonths ? ";BYMONTH=" + months : "");
    }

    private void split(String text) {
        for (String part : text.split(";", -1)) {
            int equals = part.indexOf('=');
            if (part.isBlank()) {
                continue;
            }
            if (equals < 1
                    || parts.putIfAbsent(
                                    part.substring(0, equals).strip(),
                                    part.substring(equals + 1).strip())
                            != null) {
                throw bad(
                        "says " + CalendarRefusedException.shown(part) + ", which is twice there or no part of a rule");
            }
        }
    }

    private Frequency frequency(boolean day) {
        String written = part("FREQ");
        if (written.equals("SECONDLY")) {
            throw bad("recurs every few seconds (FREQ=SECONDLY)");
        }
        Frequency found = Arrays.stream(Frequency.values())
                .filter(each -> each.name().equals(written))
                .findFirst()
                .orElseThrow(() -> bad("has no frequency that is known (FREQ)"));
        if (day && found.isWithinADay()) {
            throw bad("recurs within the day, but the event has no time of day");
        }
        return found;
    }

    /** The value of a part as the library is to read it. */
    private String check(String name, String value) {
        require(!NOT_WITH.getOrDefault(name, Set.of()).contains(frequency), name, value);
        switch (name) {
            case "FREQ", "UNTIL" -> {
                return value;
            }
            case "INTERVAL" -> {
                return in(name, value, 1, MOST_INTERVAL);
            }
            case "COUNT" -> {
                return in(name, value, 1, Integer.MAX_VALUE);
            }
            case "WKST" -> {
                require(value.length() == 2 && WEEKDAY.matcher(value).matches(), name, value);
                return value;
            }
            case "RSCALE" -> {
                require(value.equals("GREGORIAN"), name, value);
                return value;
            }
            default -> {
                return each(name, value);
            }
        }
    }

    /** The values of a list, each once. */
    private String each(String name, String value) {
        int[] range = RANGES.getOrDefault(name, new int[0]);
        List<String> written = List.of(value.split(",", -1));
        require(written.size() <= MOST_VALUES && (range.length > 0 || name.equals("BYDAY")), name, value);
        return written.stream()
                .map(one -> range.length == 0 ? weekday(one.strip()) : in(name, one.strip(), range[0], range[1]))
                .distinct()
                .collect(Collectors.joining(","));
    }

    private String weekday(String written) {
        Matcher day = WEEKDAY.matcher(written);
        require(day.matches(), "BYDAY", written);
        if (day.group(2).isEmpty()) {
            require(day.group(1).isEmpty(), "BYDAY", written);
            return written;
        }
        int number = Integer.parseInt(day.group(2));
        if (frequency.isEven() && !has("COUNT") && number > 0) {
            return day.group(3); // a number means nothing here: each of these days is more than any that is meant
        }
        boolean month = frequency == Frequency.MONTHLY;
        boolean year = frequency == Frequency.YEARLY && !has("BYWEEKNO");
        require((month || year) && number > 0 && number <= (month ? 5 : 53), "BYDAY", written);
        // not told apart by all who read rules (facts: two engines, two answers)
        require(!year || !has("BYMONTHDAY"), "BYDAY", written);
        return (day.group(1).equals("-") ? "-" : "") + number + day.group(3);
    }

    private String in(String name, String written, int least, int most) {
        Matcher both = NUMBER.matcher(written);
        require(both.matches(), name, written);
        long number = Long.parseLong(written.startsWith("+") ? written.substring(1) : written);
        require(number >= least && number <= most && (least >= 0 || number != 0), name, written);
        return Long.toString(number);
    }

    private void together() {
        if (has("COUNT") && has("UNTIL")) {
            throw bad("ends twice: by COUNT and by UNTIL");
        }
        boolean chooses = parts.keySet().stream().anyMatch(name -> name.startsWith("BY") && !name.equals("BYSETPOS"));
        require(!has("BYSETPOS") || chooses, "BYSETPOS", part("BYSETPOS"));
        // one engine takes the weekday of the start, another the whole week
        require(!has("BYWEEKNO") || has("BYDAY"), "BYWEEKNO", part("BYWEEKNO"));
    }

    private void require(boolean holds, String name, String value) {
        if (!holds) {
            throw bad("says " + CalendarRefusedException.shown(name + "=" + value) + ", which cannot be followed");
        }
    }

    private CalendarRefusedException bad(String what) {
        return new CalendarRefusedException(
                property.line(), property.name() + " " + what, CalendarRefusedException.CHANGE_SERIES);
    }
}
