package dev.punchclock.calendar.holidays;

import de.focus_shift.jollyday.core.HolidayType;
import dev.punchclock.problem.Problem;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Public holidays as jollyday knows them. The first question takes a quarter of a second: {@link KeptHolidays} asks it
 * once.
 */
public final class PublicHolidays {
    /** Holidays move by less: one that lies outside may be observed inside, such as New Year 2028 on 31 December 2027. */
    private static final int MARGIN_DAYS = 10;

    private PublicHolidays() {}

    /**
     * The days off, both ends included, in order. A holiday that is observed on another day makes both days off; what is
     * only an observance makes none.
     *
     * @param code one in which {@link #problem} finds no error; none at all are known of a country that it calls absent
     */
    public static List<Holiday> of(String code, LocalDate from, LocalDate to) {
        SortedSet<Holiday> off = new TreeSet<>();
        Places.find(code)
                .ifPresent(place -> place
                        .country()
                        .getHolidays(
                                from.minusDays(MARGIN_DAYS),
                                to.plusDays(MARGIN_DAYS),
                                place.parts().toArray(String[]::new))
                        .stream()
                        .filter(each -> each.getType() != HolidayType.OBSERVANCE)
                        .forEach(each -> {
                            String name = each.getDescription(
                                    Locale.ROOT); // English; ENGLISH would fall back on the machine's
                            off.add(new Holiday(each.getActualDate(), name, false));
                            each.getObservedDate().ifPresent(day -> off.add(new Holiday(day, name, true)));
                        }));
        return off.stream()
                .filter(each -> !each.date().isBefore(from) && !each.date().isAfter(to))
                .toList();
    }

    /** What is to be said of a code when no dates are written beside it. */
    public static Optional<Problem> problem(String code) {
        return problem(code, List.of());
    }

    /**
     * What is to be said of a code: an error when its holidays are not known; a warning, to be told together with the
     * dates, when some may be missing.
     *
     * @param also days off written beside the code: with them even a country without known holidays will do
     */
    public static Optional<Problem> problem(String code, Collection<LocalDate> also) {
        return Codes.problem(code, !also.isEmpty(), Places::within);
    }
}
