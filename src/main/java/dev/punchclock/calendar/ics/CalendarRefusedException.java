package dev.punchclock.calendar.ics;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.util.List;

/** Why a file is not read: thrown where it shows, and told with the file's name by whoever knows it. */
final class CalendarRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 40;

    /** What to do about an event that somebody else's program has written badly. */
    static final String EXPORT_AGAIN =
            "open the event in your calendar program, save it anew and export again; if it says the same, take the event out";

    /** What to do about an event that comes again in a way that cannot be followed. */
    static final String CHANGE_SERIES =
            "open the event in your calendar program, choose a simpler repetition and export again";

    /** What to do about a file that is not whole. */
    static final String EXPORT_ALL = "export the whole calendar again, as iCalendar (.ics)";

    private final int line;
    private final String what;
    private final String remedy;

    /** @param line counted from 1; 0 means the whole file */
    CalendarRefusedException(int line, String what, String remedy) {
        super(what, null, false, false);
        this.line = line;
        this.what = what;
        this.remedy = remedy;
    }

    int line() {
        return line;
    }

    /** What it says, without the place. */
    String what() {
        return what;
    }

    Problem problem(String file) {
        return Problem.error(new FilePosition(file, line, 0), what, remedy);
    }

    static ProblemException stopped(List<Problem> problems) {
        return new ProblemException(ExitCode.WORKSPACE, problems);
    }

    /** A value from the file, short and harmless enough to be shown. */
    static String shown(String value) {
        String safe = value.replaceAll("[^\\x20-\\x7e\\xa1-\\u024f]", "?").replace('`', '\'');
        return "`" + (safe.length() > LONGEST ? safe.substring(0, LONGEST) + "…" : safe) + "`";
    }
}
