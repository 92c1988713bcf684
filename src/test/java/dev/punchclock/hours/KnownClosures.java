package dev.punchclock.hours;

import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holidays and calendars that a test knows: {@code GB-SCT} with two days, and the files that were put in. */
public final class KnownClosures implements ClosureProvider {
    public static final Instant CONFIRMED = Instant.parse("2026-11-20T12:00:00Z");

    private static final SortedMap<LocalDate, String> SCOTLAND = new TreeMap<>(Map.of(
            LocalDate.of(2026, 11, 30), "St Andrew's Day",
            LocalDate.of(2026, 12, 25), "Christmas Day"));

    private final Map<String, Windows> files = new HashMap<>();

    /** A file of this name, wherever it is, with these windows. */
    public KnownClosures with(String name, Window... busy) {
        files.put(name, Windows.of(List.of(busy)));
        return this;
    }

    @Override
    public List<Problem> problems(String code, Set<LocalDate> also, Set<LocalDate> not) {
        return switch (code) {
            case "GB-SCT" -> List.of();
            case "US" -> List.of(Problem.warning(null, "days are known to be missing", "look"));
            default -> List.of(Problem.error(null, "there is no country `" + code + "`", "did you mean GB-SCT?"));
        };
    }

    @Override
    public Optional<Problem> needless(String code, LocalDate not) {
        return SCOTLAND.containsKey(not)
                ? Optional.empty()
                : Optional.of(Problem.warning(null, not + " is no public holiday of " + code, "take it out"));
    }

    @Override
    public RegionHolidays holidays(String code) {
        return year -> SCOTLAND.subMap(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    }

    @Override
    public CalendarSnapshot calendar(String path, String name, ZoneId floating) {
        Windows windows = files.get(name);
        return windows == null ? missing(name) : calendar(windows);
    }

    private static CalendarSnapshot missing(String name) {
        Problem problem = Problem.error(FilePosition.of(name), "there is no such file", "export it again");
        return calendar(Windows.NONE, problem);
    }

    public static CalendarSnapshot calendar(Windows windows) {
        return calendar(windows, null);
    }

    private static CalendarSnapshot calendar(Windows windows, @Nullable Problem refused) {
        return new CalendarSnapshot() {
            @Override
            public Windows busy(Instant from, Instant to) {
                return windows.clip(from, to);
            }

            @Override
            public @Nullable Problem refused() {
                return refused;
            }

            @Override
            public Instant confirmed() {
                return CONFIRMED;
            }
        };
    }
}
