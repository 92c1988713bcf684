package dev.punchclock.calendar.holidays;

import dev.punchclock.calendar.holidays.HolidayLibrary.Known;
import dev.punchclock.calendar.holidays.RegionReliability.How;
import dev.punchclock.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@link HolidayLibrary}, asked once for each code and year: the answer is kept in a file, and who finds it there does
 * not load the library. Where a file is damaged or cannot be written, the library is asked again. Safe for several
 * threads and processes.
 */
public final class HolidayCache {
    /** In the name of every file, for another edition of jollyday or of the table may know other days. */
    static final String EDITION = "2.19.0-" + HolidayDecisionTable.EDITION;

    /** How long before a day that is off by custom it is asked whether it is. */
    private static final int SOON_DAYS = 60;

    private static final Pattern FILE_NAME = Pattern.compile("[A-Z0-9_]{2,20}(-[A-Z0-9]{1,8}){0,3}");
    private static final String END = "end";

    private final @Nullable Path folder;
    private final Map<String, SortedMap<LocalDate, String>> named = new ConcurrentHashMap<>();

    /** @param folder for its owner alone; need not be there; null where nothing can be kept */
    public HolidayCache(@Nullable Path folder) {
        this.folder = folder;
    }

    /** The days off in a year and what each is called, all its holidays in one line. Kept in memory too. */
    public SortedMap<LocalDate, String> in(String code, int year) {
        return named.computeIfAbsent(
                code + " " + year, asked -> named(year(code, year).off()));
    }

    private static SortedMap<LocalDate, String> named(List<Holiday> days) {
        SortedMap<LocalDate, String> names = new TreeMap<>();
        for (Holiday day : days) {
            names.merge(day.date(), day.observed() ? day.name() + ", observed" : day.name(), (a, b) -> a + "; " + b);
        }
        return Collections.unmodifiableSortedMap(names);
    }

    /**
     * What is to be said of a code that stands in a file: an error when its holidays are not known, warnings when some may
     * be missing and when it is for the reader to say whether a day soon to come is off.
     *
     * @param also days off written beside the code: with them even a country without known holidays will do
     * @param not days of work written beside it
     */
    public List<Problem> problems(String code, Set<LocalDate> also, Set<LocalDate> not, LocalDate today) {
        LocalDate end = LocalDate.of(today.getYear() + 1, 12, 31);
        LocalDate soon = today.plusDays(SOON_DAYS);
        return problems(
                code,
                !also.isEmpty(),
                today,
                end,
                day -> !also.contains(day.date())
                        && !not.contains(day.date())
                        && !(day.custom() && day.date().isAfter(soon)));
    }

    /** The code of the place that somebody names by its code or in English; empty when there is no such place. */
    public static Optional<String> code(String named) {
        return RegionCodeMessages.place(named);
    }

    /** The code of the place in which this zone is; empty when that is no country whose holidays are known. */
    public static Optional<String> codeIn(ZoneId zone) {
        return HolidayDecisionTable.lines("zones.txt").stream()
                .filter(line -> List.of(line.split(" ", -1)).contains(zone.getId()))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst();
    }

    /** What is to be said of a code when one looks at its holidays of a year. */
    public List<Problem> problems(String code, int year) {
        return problems(code, false, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), day -> true);
    }

    /** The warning that a day is no holiday from which it could be taken out; empty where it is one, or is in doubt. */
    public Optional<Problem> needless(String code, LocalDate not) {
        Known year = year(code, not.getYear());
        boolean isKnown = year.off().stream().anyMatch(day -> day.date().equals(not))
                || year.doubts().stream().anyMatch(day -> day.date().equals(not));
        return isKnown
                ? Optional.empty()
                : Optional.of(UncertainHolidayMessages.needless(code, not, nearest(code, not)));
    }

    private Optional<Holiday> nearest(String code, LocalDate day) {
        return IntStream.rangeClosed(day.getYear() - 1, day.getYear() + 1)
                .mapToObj(year -> year(code, year).off())
                .flatMap(List::stream)
                .min(Comparator.comparing(holiday -> Math.abs(ChronoUnit.DAYS.between(day, holiday.date()))));
    }

    /** What is to be said of a code that is about to be written into a file: what is past matters no more. */
    public List<Problem> problems(String code, LocalDate today) {
        return problems(code, Set.of(), Set.of(), today);
    }

    private List<Problem> problems(
            String code, boolean datesWritten, LocalDate from, LocalDate to, Predicate<UncertainHoliday> undecided) {
        Optional<RegionReliability> standing = standing(code);
        if (standing.isEmpty()) {
            return List.of(RegionCodeMessages.unknown(code, datesWritten));
        }
        List<Problem> all = new ArrayList<>();
        if (standing.get().how() != How.COMPARED) {
            RegionCodeMessages.doubt(code, standing.get()).ifPresent(all::add);
        }
        List<UncertainHoliday> doubts = new ArrayList<>();
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            doubts.addAll(year(code, year).doubts());
        }
        doubts.removeIf(day -> day.date().isBefore(from) || day.date().isAfter(to) || !undecided.test(day));
        if (!doubts.isEmpty()) {
            all.addAll(UncertainHolidayMessages.warnings(code, doubts));
        }
        return all;
    }

    private Optional<RegionReliability> standing(String code) {
        Optional<RegionReliability> kept = read(code, "standing").flatMap(RegionReliability::parse);
        if (kept.isPresent()) {
            return kept;
        }
        Optional<RegionReliability> found = RegionReliability.of(code);
        found.ifPresent(standing -> write(code, "standing", standing.lines()));
        return found;
    }

    /** As {@link HolidayLibrary#of}. */
    Known year(String code, int year) {
        String kind = Integer.toString(year);
        Optional<Known> kept = read(code, kind).flatMap(HolidayCacheFormat::parse);
        if (kept.isPresent()) {
            return kept.get();
        }
        Known found = HolidayLibrary.of(code, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        write(code, kind, HolidayCacheFormat.of(found));
        return found;
    }

    private Optional<List<String>> read(String code, String kind) {
        if (folder == null || !FILE_NAME.matcher(code).matches()) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file(folder, code, kind));
            boolean whole = !lines.isEmpty() && lines.get(lines.size() - 1).equals(END);
            return whole ? Optional.of(lines.subList(0, lines.size() - 1)) : Optional.empty();
        } catch (IOException notKept) {
            return Optional.empty();
        }
    }

    private void write(String code, String kind, List<String> lines) {
        if (folder == null || !FILE_NAME.matcher(code).matches()) {
            return;
        }
        List<String> whole = new ArrayList<>(lines);
        whole.add(END);
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, code, ".new");
            Files.write(fresh, whole);
            Files.move(fresh, file(folder, code, kind), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException notKept) { // the next command asks the library again
        }
    }

    private static Path file(Path folder, String code, String kind) {
        return folder.resolve("holidays-" + EDITION + "-" + code + "." + kind);
    }
}
