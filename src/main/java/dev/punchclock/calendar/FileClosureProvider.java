package dev.punchclock.calendar;

import dev.punchclock.calendar.holidays.HolidayCache;
import dev.punchclock.hours.CalendarSnapshot;
import dev.punchclock.hours.ClosureProvider;
import dev.punchclock.hours.RegionHolidays;
import dev.punchclock.problem.Problem;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what closes. Days and windows that were worked out once are kept, so that on a usual start no library is asked;
 * what is kept can go at any time.
 */
public final class FileClosureProvider implements ClosureProvider {
    private final @Nullable Path kept;
    private final String build;
    private final Path stateHome;
    private final InstantSource clock;
    private @Nullable HolidayCache holidays;

    /**
     * Looks things up.
     *
     * @param kept for its owner alone; null where nothing can be kept
     * @param build which program this is: no other reads the windows it has kept
     * @param stateHome where it is noted since when each calendar stands unconfirmed
     */
    public FileClosureProvider(@Nullable Path kept, String build, Path stateHome, InstantSource clock) {
        this.kept = kept;
        this.build = build;
        this.stateHome = stateHome;
        this.clock = clock;
    }

    /** Made for the first who asks: most workspaces have none. */
    private synchronized HolidayCache holidays() {
        if (holidays == null) {
            holidays = new HolidayCache(kept == null ? null : kept.resolve("holidays"));
        }
        return holidays;
    }

    @Override
    public List<Problem> problems(String code, Set<LocalDate> also, Set<LocalDate> not) {
        return holidays().problems(code, also, not, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    @Override
    public Optional<Problem> needless(String code, LocalDate not) {
        return holidays().needless(code, not);
    }

    @Override
    public RegionHolidays holidays(String code) {
        return year -> holidays().in(code, year);
    }

    @Override
    public CalendarSnapshot calendar(String path, String name, ZoneId floating) {
        WindowCache windows = new WindowCache(kept == null ? null : kept.resolve("calendars"), build, path, floating);
        return ParsedCalendar.read(Path.of(path), name, floating, windows, stateHome, clock);
    }
}
