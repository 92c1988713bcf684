package dev.punchclock.calendar.holidays;

import de.focus_shift.jollyday.core.HolidayType;
import dev.punchclock.calendar.holidays.HolidayDecision.Kind;
import dev.punchclock.calendar.holidays.Regions.Place;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Public holidays as jollyday knows them and the table of decisions adds to them. The first question takes a quarter of a
 * second: {@link HolidayCache} asks it once.
 */
final class HolidayLibrary {
    /** Holidays move by less: one that lies outside may be observed inside, such as New Year 2028 on 31 December 2027. */
    private static final int MARGIN_DAYS = 10;

    private HolidayLibrary() {}

    /**
     * What is known of some days.
     *
     * @param off the days off, in order
     * @param doubts days of which only the reader can say whether they are off, in order
     */
    record Known(List<Holiday> off, List<UncertainHoliday> doubts) {
        static final Known NOTHING = new Known(List.of(), List.of());

        Known {
            off = List.copyOf(off);
            doubts = List.copyOf(doubts);
        }
    }

    /**
     * What is known of the days from one to another, both included. A holiday that is observed on another day makes both
     * days off; what is only an observance makes none, unless the table says so.
     *
     * @param code nothing is known of one that is no place
     */
    static Known of(String code, LocalDate from, LocalDate to) {
        Optional<Place> found = Regions.find(code);
        if (found.isEmpty()) {
            return Known.NOTHING;
        }
        LocalDate first = from.minusDays(MARGIN_DAYS);
        LocalDate last = to.plusDays(MARGIN_DAYS);
        SortedSet<Holiday> off = jollydays(found.get(), first, last);
        decided(Kind.OFF, found.get(), first, last, (day, row) -> {
            if (off.stream().noneMatch(each -> each.date().equals(day))) {
                off.add(new Holiday(day, row.name(), false));
            }
        });
        for (HolidayDecision row :
                HolidayDecisionTable.get().of(Kind.OFF, found.get().lineage())) {
            new HolidayRule(row.days())
                    .inLieuOf(dates(off))
                    .forEach(day -> off.add(new Holiday(day, row.name(), true)));
        }
        Set<LocalDate> dates = dates(off);
        SortedSet<UncertainHoliday> doubts =
                new TreeSet<>(Comparator.comparing(UncertainHoliday::date).thenComparing(UncertainHoliday::name));
        for (Kind kind : List.of(Kind.WARN, Kind.CUSTOM)) {
            decided(kind, found.get(), from, to, (day, row) -> {
                if (!dates.contains(day)) {
                    doubts.add(new UncertainHoliday(day, row.name(), row.why(), kind == Kind.CUSTOM));
                }
            });
        }
        off.removeIf(each -> each.date().isBefore(from) || each.date().isAfter(to));
        return new Known(List.copyOf(off), List.copyOf(doubts));
    }

    /** Without what the table says. */
    static SortedSet<Holiday> jollydays(Place place, LocalDate from, LocalDate to) {
        SortedSet<Holiday> off = new TreeSet<>();
        for (var each : place.country().getHolidays(from, to, place.parts().toArray(String[]::new))) {
            if (each.getType() != HolidayType.OBSERVANCE) {
                String name = each.getDescription(Locale.ROOT); // English; ENGLISH would fall back on the machine's
                off.add(new Holiday(each.getActualDate(), name, false));
                each.getObservedDate().ifPresent(day -> off.add(new Holiday(day, name, true)));
            }
        }
        return off;
    }

    private static void decided(
            Kind kind, Place place, LocalDate from, LocalDate to, BiConsumer<LocalDate, HolidayDecision> found) {
        for (HolidayDecision row : HolidayDecisionTable.get().of(kind, place.lineage())) {
            HolidayRule rule = new HolidayRule(row.days());
            Stream.iterate(from.getYear(), year -> year <= to.getYear(), year -> year + 1)
                    .flatMap(year -> rule.in(year).stream())
                    .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                    .forEach(day -> found.accept(day, row));
        }
    }

    private static SortedSet<LocalDate> dates(SortedSet<Holiday> days) {
        return days.stream().map(Holiday::date).collect(Collectors.toCollection(TreeSet::new));
    }
}
