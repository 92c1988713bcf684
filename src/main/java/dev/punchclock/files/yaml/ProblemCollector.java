package dev.punchclock.files.yaml;

import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.Problem.Level;
import dev.punchclock.problem.ProblemList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects problems, so that one run shows them all. */
public final class ProblemCollector {
    private static final int LONG = 240;

    private final ProblemList list = new ProblemList();
    private final UnaryOperator<String> veil;
    private final Set<String> unread = new HashSet<>();
    private int errors;

    /** @param veil takes out of a message what must not be shown */
    public ProblemCollector(UnaryOperator<String> veil) {
        this.veil = veil;
    }

    public void error(@Nullable FilePosition place, String what, String remedy) {
        add(Level.ERROR, place, what, remedy);
    }

    public void warning(@Nullable FilePosition place, String what, String remedy) {
        add(Level.WARNING, place, what, remedy);
    }

    private void add(Level level, @Nullable FilePosition place, String what, String remedy) {
        errors += level == Level.ERROR ? 1 : 0;
        if (place != null && list.isFull(place.file(), level)) {
            list.addUntold(place.file(), level);
        } else {
            list.add(new Problem(level, place, tidy(what), tidy(remedy)));
        }
    }

    /** Another collection, of the same file. */
    ProblemCollector apart() {
        return new ProblemCollector(veil);
    }

    /** What stands under this key could not be read, which is reported: that it is missing need not be. */
    void unread(String key) {
        unread.add(key);
    }

    public boolean isUnread(String key) {
        return unread.contains(key);
    }

    public void addAll(ProblemCollector others) {
        for (Problem p : others.list()) {
            add(p.level(), p.place(), p.what(), p.remedy());
        }
    }

    /** Whether something in this line is wrong that is told of. */
    public boolean hasErrorIn(int line) {
        return list.told().stream().anyMatch(problem -> problem.isError() && line(problem) == line);
    }

    /** How many there were so far: more, and what was read since is not in order. */
    public int errors() {
        return errors;
    }

    public boolean hasErrors() {
        return list.hasErrors();
    }

    /** In the order of lines; of one file, as a rule, and of that no more than {@link ProblemList} tells of. */
    public List<Problem> list() {
        List<Problem> all = new ArrayList<>(
                list.told().stream().sorted(ProblemCollector::byLine).distinct().toList());
        all.addAll(list.untold());
        return List.copyOf(all);
    }

    /** Messages repeat what was written; a long text is cut, a secret taken out, and all of it stands on one line. */
    private String tidy(String message) {
        String line = veil.apply(message).replaceAll("\\R", " ");
        if (line.length() <= LONG) {
            return line;
        }
        return line.substring(0, Character.isHighSurrogate(line.charAt(LONG - 1)) ? LONG - 1 : LONG) + "…";
    }

    private static int byLine(Problem one, Problem other) {
        int byLine = Integer.compare(line(one), line(other));
        return byLine != 0 ? byLine : Integer.compare(column(one), column(other));
    }

    private static int line(Problem problem) {
        return problem.place() == null ? 0 : problem.place().line();
    }

    private static int column(Problem problem) {
        return problem.place() == null ? 0 : problem.place().column();
    }
}
