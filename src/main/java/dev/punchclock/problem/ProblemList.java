package dev.punchclock.problem;

import dev.punchclock.problem.Problem.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Problems, at most {@link #MOST} errors and as many warnings of each file: whoever has to put hundreds of thousands right
 * begins with the first. Of the others it is only known how many there are.
 */
public final class ProblemList {
    /** Of one file, and of one level. */
    public static final int MOST = 50;

    private final List<Problem> told = new ArrayList<>();
    private final Map<String, Integer> errors = new TreeMap<>();
    private final Map<String, Integer> warnings = new TreeMap<>();
    private boolean hasErrors;

    public void add(Problem problem) {
        hasErrors |= problem.isError();
        FilePosition place = problem.place();
        if (place == null || counted(problem.level()).merge(place.file(), 1, Integer::sum) <= MOST) {
            told.add(problem);
        }
    }

    public void addAll(Collection<Problem> problems) {
        problems.forEach(this::add);
    }

    /** Whether one more of this file would only be counted: its words need not be put together. */
    public boolean isFull(String file, Level level) {
        return counted(level).getOrDefault(file, 0) >= MOST;
    }

    /** One more, of which nothing is told. */
    public void addUntold(String file, Level level) {
        hasErrors |= level == Level.ERROR;
        counted(level).merge(file, 1, Integer::sum);
    }

    private Map<String, Integer> counted(Level level) {
        return level == Level.ERROR ? errors : warnings;
    }

    public boolean hasErrors() {
        return hasErrors;
    }

    /** Without repetitions and in the order in which a person puts them right: by file, in a file by line. */
    public static List<Problem> inOrder(Collection<Problem> problems) {
        if (problems.size() < 2) { // nearly always, and asked at every start
            return List.copyOf(problems);
        }
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparing(ProblemList::file)
                        .thenComparing(problem -> place(problem).line() == 0)
                        .thenComparing(problem -> place(problem).line())
                        .thenComparing(problem -> place(problem).column()))
                .toList();
    }

    private static FilePosition place(Problem problem) {
        FilePosition place = problem.place();
        return place == null ? FilePosition.of("") : place;
    }

    /** The file of the workspace before those in its folders; what stands in no file before all. */
    private static String file(Problem problem) {
        String file = place(problem).file();
        return (file.isEmpty() ? "0" : file.indexOf('/') < 0 ? "1" : "2") + file;
    }

    /** Those that are told of, in the order in which they came. */
    public List<Problem> told() {
        return List.copyOf(told);
    }

    /** For each file that has more of them, how many more. */
    public List<Problem> untold() {
        List<Problem> all = new ArrayList<>();
        add(errors, Level.ERROR, "problem", all);
        add(warnings, Level.WARNING, "warning", all);
        return all;
    }

    private static void add(Map<String, Integer> counts, Level level, String what, List<Problem> to) {
        counts.forEach((file, count) -> {
            if (count > MOST) {
                int more = count - MOST;
                to.add(new Problem(
                        level,
                        FilePosition.of(file),
                        "and " + more + " more " + what + (more == 1 ? "" : "s") + " in this file",
                        "put these right first; punchclock check then tells of the next"));
            }
        });
    }
}
