package dev.punchclock.calendar.holidays;

import dev.punchclock.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@link PublicHolidays}, asked once for each code and year: the answer is kept in a file, and who finds it there does
 * not load the library. Where a file is damaged or cannot be written, the library is asked again. Safe for several
 * threads and processes.
 */
public final class KeptHolidays {
    /** In the name of every file, for another edition may know other days. */
    static final String EDITION = "2.19.0";

    private static final Pattern FILE_NAME = Pattern.compile("[A-Z0-9_]{2,20}(-[A-Z0-9]{1,8}){0,3}");
    private static final String END = "end";
    private static final String OBSERVED = "o";
    private static final String ACTUAL = "a";

    private final @Nullable Path folder;
    private final Map<String, SortedMap<LocalDate, String>> named = new ConcurrentHashMap<>();

    /** @param folder for its owner alone; need not be there; null where nothing can be kept */
    public KeptHolidays(@Nullable Path folder) {
        this.folder = folder;
    }

    /** As {@link PublicHolidays#of}. */
    public List<Holiday> of(String code, LocalDate from, LocalDate to) {
        List<Holiday> all = new ArrayList<>();
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            all.addAll(year(code, year));
        }
        all.removeIf(each -> each.date().isBefore(from) || each.date().isAfter(to));
        return all;
    }

    /** The days off in a year and what each is called, all its holidays in one line. Kept in memory too. */
    public SortedMap<LocalDate, String> in(String code, int year) {
        return named.computeIfAbsent(code + " " + year, asked -> named(year(code, year)));
    }

    private static SortedMap<LocalDate, String> named(List<Holiday> days) {
        SortedMap<LocalDate, String> names = new TreeMap<>();
        for (Holiday day : days) {
            names.merge(day.date(), day.observed() ? day.name() + ", observed" : day.name(), (a, b) -> a + "; " + b);
        }
        return Collections.unmodifiableSortedMap(names);
    }

    /** As {@link PublicHolidays#problem(String, Collection)}. */
    public Optional<Problem> problem(String code, Collection<LocalDate> also) {
        return Codes.problem(code, !also.isEmpty(), this::within);
    }

    private SortedSet<String> within(String country) {
        Optional<List<String>> kept = read(country, "codes");
        if (kept.isPresent()) {
            return new TreeSet<>(kept.get());
        }
        SortedSet<String> codes = Places.within(country);
        if (!codes.isEmpty()) {
            write(country, "codes", List.copyOf(codes));
        }
        return codes;
    }

    private List<Holiday> year(String code, int year) {
        String kind = Integer.toString(year);
        Optional<List<Holiday>> kept = read(code, kind).flatMap(KeptHolidays::parse);
        if (kept.isPresent()) {
            return kept.get();
        }
        List<Holiday> found = PublicHolidays.of(code, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        write(code, kind, found.stream().map(KeptHolidays::line).toList());
        return found;
    }

    private static String line(Holiday day) {
        return day.date() + " " + (day.observed() ? OBSERVED : ACTUAL) + " " + day.name();
    }

    private static Optional<List<Holiday>> parse(List<String> lines) {
        List<Holiday> days = new ArrayList<>();
        try {
            for (String line : lines) {
                String[] words = line.split(" ", 3);
                days.add(new Holiday(LocalDate.parse(words[0]), words[2], words[1].equals(OBSERVED)));
            }
            return Optional.of(days);
        } catch (DateTimeParseException | ArrayIndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
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
