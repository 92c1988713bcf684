package dev.punchclock.files;

import dev.punchclock.hours.Calendar;
import dev.punchclock.hours.Closures;
import dev.punchclock.hours.PublicHolidays;
import dev.punchclock.problem.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads each calendar once for one opening of a workspace, however many people share it. */
final class CalendarsReadOnce implements Closures {
    private final Closures closures;
    private final Map<String, Calendar> read = new HashMap<>();

    CalendarsReadOnce(Closures closures) {
        this.closures = closures;
    }

    @Override
    public List<Problem> problems(String code, Set<LocalDate> also, Set<LocalDate> not) {
        return closures.problems(code, also, not);
    }

    @Override
    public PublicHolidays holidays(String code) {
        return closures.holidays(code);
    }

    @Override
    public Calendar calendar(String path, String name, ZoneId floating) {
        return read.computeIfAbsent(
                floating + "\n" + name + "\n" + path, each -> closures.calendar(path, name, floating));
    }
}
