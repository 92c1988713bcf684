package dev.punchclock.calendar.holidays;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When a holiday is, as the table of decisions writes it. First one of
 *
 * <pre>
 * 08-15                    each year          2027-03-09 2028-02-26    these days
 * 3rd mon sep, last fri oct                   fri before 06-01, thu after 04-02
 * easter, orthodox         the Sunday, western and eastern
 * hijri 10-1               month and day of the Umm al-Qura calendar
 * lieu sat+2 sun+1         for each public holiday on that weekday another one: from that day on, where it goes forward,
 *                          the first that is no holiday and no weekend
 * </pre>
 *
 * then, in any order, {@code +39} or {@code -3} days, {@code for 3} days, {@code even} years, {@code from 2027},
 * {@code to 2028}, and {@code sat-1} or {@code sun+1}: when it falls on that weekday, that day too.
 */
final class HolidayRule {
    private final String text;
    private final Deque<String> words;
    private final IntFunction<Stream<LocalDate>> days;
    private final Map<DayOfWeek, Integer> moves = new EnumMap<>(DayOfWeek.class);
    private int shift;
    private int length = 1;
    private IntPredicate years = year -> true;

    /** @throws IllegalArgumentException where the table is written wrong */
    HolidayRule(String text) {
        this.text = text;
        words = new ArrayDeque<>(Arrays.asList(text.split(" ", -1)));
        days = days();
        while (!words.isEmpty()) {
            modifier(words.removeFirst());
        }
    }

    /** Whether it makes days of other holidays. */
    boolean isInLieu() {
        return text.startsWith("lieu ");
    }

    /** Its days in a year; none where it makes days of others. */
    SortedSet<LocalDate> in(int year) {
        SortedSet<LocalDate> all = new TreeSet<>();
        IntStream.rangeClosed(year - 1, year + 1)
                .filter(years)
                .boxed()
                .flatMap(days::apply)
                .flatMap(first -> IntStream.range(shift, shift + length).mapToObj(first::plusDays))
                .forEach(day -> {
                    all.add(day);
                    Integer move = moves.get(day.getDayOfWeek());
                    if (move != null) {
                        all.add(day.plusDays(move));
                    }
                });
        all.removeIf(day -> day.getYear() != year);
        return all;
    }

    /** The days in lieu of these holidays. */
    SortedSet<LocalDate> inLieuOf(SortedSet<LocalDate> holidays) {
        SortedSet<LocalDate> found = new TreeSet<>();
        Set<LocalDate> taken = new HashSet<>(holidays);
        for (LocalDate holiday : holidays) {
            Integer move = moves.get(holiday.getDayOfWeek());
            if (move == null) {
                continue;
            }
            LocalDate day = holiday.plusDays(move);
            while (move > 0 && (taken.contains(day) || day.getDayOfWeek().getValue() > 5)) {
                day = day.plusDays(1);
            }
            taken.add(day);
            found.add(day);
        }
        return found;
    }

    private IntFunction<Stream<LocalDate>> days() {
        String word = words.removeFirst();
        if (word.matches("\\d{4}-\\d{2}-\\d{2}")) {
            Set<LocalDate> dates = new TreeSet<>(Set.of(LocalDate.parse(word)));
            while (!words.isEmpty() && words.getFirst().matches("\\d{4}-\\d{2}-\\d{2}")) {
                dates.add(LocalDate.parse(words.removeFirst()));
            }
            return year -> dates.stream().filter(date -> date.getYear() == year);
        }
        return switch (word) {
            case "lieu" -> year -> Stream.empty();
            case "easter" -> year -> Stream.of(LunarFeasts.easter(year));
            case "orthodox" -> year -> Stream.of(LunarFeasts.orthodoxEaster(year));
            case "hijri" -> hijri(words.removeFirst().split("-", -1));
            default -> NthWeekday.isOrdinal(word) || NthWeekday.isDay(word) ? weekday(word) : fixed(word);
        };
    }

    private static IntFunction<Stream<LocalDate>> hijri(String[] date) {
        return year -> LunarFeasts.hijri(year, Integer.parseInt(date[0]), Integer.parseInt(date[1]));
    }

    private IntFunction<Stream<LocalDate>> weekday(String word) {
        String second = words.removeFirst();
        String third = words.removeFirst();
        if (NthWeekday.isOrdinal(word)) {
            return year -> Stream.of(NthWeekday.inMonth(year, word, second, third));
        }
        boolean after = second.equals("after");
        if (!after && !second.equals("before")) {
            throw wrong(second);
        }
        return year -> Stream.of(NthWeekday.near(LocalDate.parse(year + "-" + third), word, after));
    }

    private IntFunction<Stream<LocalDate>> fixed(String word) {
        if (!word.matches("\\d{2}-\\d{2}")) {
            throw wrong(word);
        }
        return year -> {
            try {
                return Stream.of(LocalDate.parse(year + "-" + word));
            } catch (DateTimeException notThisYear) {
                return Stream.empty();
            }
        };
    }

    private void modifier(String word) {
        if (word.matches("[+-]\\d+")) {
            shift = Integer.parseInt(word);
        } else if (word.matches("[a-z]{3}[+-]\\d")) {
            moves.put(NthWeekday.day(word.substring(0, 3)), Integer.parseInt(word.substring(3)));
        } else if (word.equals("even")) {
            years = years.and(year -> year % 2 == 0);
        } else if (word.equals("for")) {
            length = Integer.parseInt(words.removeFirst());
        } else if (word.equals("from")) {
            int first = Integer.parseInt(words.removeFirst());
            years = years.and(year -> year >= first);
        } else if (word.equals("to")) {
            int last = Integer.parseInt(words.removeFirst());
            years = years.and(year -> year <= last);
        } else {
            throw wrong(word);
        }
    }

    private IllegalArgumentException wrong(String word) {
        return new IllegalArgumentException("`" + word + "` in the rule `" + text + "`");
    }
}
