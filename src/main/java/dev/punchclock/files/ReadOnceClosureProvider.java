package dev.punchclock.files;

import dev.punchclock.hours.CalendarSnapshot;
import dev.punchclock.hours.ClosureProvider;
import dev.punchclock.hours.RegionHolidays;
import dev.punchclock.problem.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads each calendar once for one opening of a workspace, however many people share it. */
final class ReadOnceClosureProvider implements ClosureProvider {
    private final ClosureProvider closures;
    private final Map<String, CalendarSnapshot> read = new HashMap<>();

    ReadOnceClosureProvider(ClosureProvider closures) {
        this.closures = closures;
    }

    @Override
    public List<Problem> problems(String code, Set<LocalDate> also, Set<LocalDate> not) {
        return closures.problems(code, also, not);
    }

    @Override
    public Optional<Problem> needless(String code, LocalDate not) {
        return closures.needless(code, not);
    }

    @Override
    public RegionHolidays holidays(String code) {
        return closures.holidays(code);
    }

    @Override
    public CalendarSnapshot calendar(String path, String name, ZoneId floating) {
        return read.computeIfAbsent(
                floating + "\n" + name + "\n" + path, each -> closures.calendar(path, name, floating));
    }
}
