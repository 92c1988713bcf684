package dev.punchclock.hours;

import dev.punchclock.problem.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What closes: from a reference in a file to holidays and busy time. Nothing is resolved before it is asked for. */
public interface ClosureProvider {
    /** Nothing can be looked up: for those who read hours without their holidays and calendars. */
    ClosureProvider NONE = new ClosureProvider() {
        @Override
        public List<Problem> problems(String code, Set<LocalDate> also, Set<LocalDate> not) {
            return List.of(Problem.error(null, "public holidays cannot be looked up here", ""));
        }

        @Override
        public Optional<Problem> needless(String code, LocalDate not) {
            return Optional.empty();
        }

        @Override
        public RegionHolidays holidays(String code) {
            throw new IllegalStateException("asked for " + code);
        }

        @Override
        public CalendarSnapshot calendar(String path, String name, ZoneId floating) {
            throw new IllegalStateException("asked for " + path);
        }
    };

    /**
     * What is to be said of a code: an error where there is none such, warnings where days may be missing and where it is for
     * the reader to say whether a day is off.
     *
     * @param also days off that are written beside it
     * @param not days of work that are written beside it
     */
    List<Problem> problems(String code, Set<LocalDate> also, Set<LocalDate> not);

    /**
     * The warning that a day of work changes nothing, since it is no holiday of this code, and which day may be meant; empty
     * where it is one, or only the reader can say whether it is.
     */
    Optional<Problem> needless(String code, LocalDate not);

    /** The public holidays of a code that is in order. */
    RegionHolidays holidays(String code);

    /**
     * A calendar file; reads it now. One that cannot be had is {@link CalendarSnapshot#refused}.
     *
     * @param path where it is on the disk
     * @param name as problems call it
     * @param floating the zone of its times that name none
     */
    CalendarSnapshot calendar(String path, String name, ZoneId floating);
}
