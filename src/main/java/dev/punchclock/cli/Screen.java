package dev.punchclock.cli;

import dev.punchclock.problem.EscapedText;
import dev.punchclock.problem.Problem;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where a command prints: plain text, with a little colour when a person looks at it. What is given as a line stays one: a
 * line feed in a name begins no other.
 */
final class Screen {
    private static final String TO_DO = "  to do: ";

    private final PrintStream out;
    private final PrintStream questions;
    private final boolean colour;
    private final Width width;
    private final Consumer<Problem> problems;

    /** How many columns the terminal has, or is taken to have where nobody knows. */
    record Width(int columns, boolean isKnown) {
        static final Width USUAL = new Width(80, false);
    }

    Screen(PrintStream out, boolean colour) {
        this(out, out, colour, Width.USUAL, problem -> {});
    }

    /**
     * @param questions where a line is begun that a person ends
     * @param problems is told of each problem that is shown
     */
    Screen(PrintStream out, PrintStream questions, boolean colour, Width width, Consumer<Problem> problems) {
        this.out = out;
        this.questions = questions;
        this.colour = colour;
        this.width = width;
        this.problems = problems;
    }

    /** A sentence or more; where it is known how wide the terminal is, what has no room goes on in a line below. */
    void line(String text) {
        int lead = text.length() - text.stripLeading().length();
        int hanging = text.startsWith(TO_DO) ? TO_DO.length() : lead + 2;
        wrapped(EscapedText.onOneLine(text), " ".repeat(hanging));
    }

    /** One line of a text that somebody has written; what has no room goes on below, indented alike. */
    void text(String indent, String written) {
        wrapped(EscapedText.onOneLine(indent + written), indent);
    }

    /** A line that is to be copied, or was laid out for this width: it stays one. */
    void whole(String text) {
        out.println(EscapedText.onOneLine(text));
    }

    /** How many columns there are. */
    int columns() {
        return width.columns();
    }

    private void wrapped(String text, String hanging) {
        if (!width.isKnown()) {
            out.println(text);
            return;
        }
        for (String line : TextWidth.wrap(text, width.columns(), hanging)) {
            out.println(line);
        }
    }

    /** A problem, with what to do on a line of its own. */
    void problem(Problem problem) {
        problems.accept(problem);
        problem.render().lines().forEach(this::line);
    }

    /** As {@link #problem}, for one to look at. */
    void warning(Problem problem) {
        problems.accept(problem);
        problem.render().lines().forEach(line -> line(warn(line)));
    }

    /** Where a bug was met, each step on a line of its own. */
    void trace(Throwable bug) {
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace));
        trace.toString().lines().forEach(line -> line("  " + line.strip()));
    }

    /** A question, or that something has begun: the line goes on. */
    void begin(String text) {
        questions.print(EscapedText.onOneLine(text));
        questions.flush();
    }

    void blank() {
        out.println();
    }

    /** A whole text of our own making, such as JSON. */
    void raw(String text) {
        out.print(text);
        out.flush();
    }

    String strong(String text) {
        return paint("1", text);
    }

    String quiet(String text) {
        return paint("2", text);
    }

    String good(String text) {
        return paint("32", text);
    }

    String bad(String text) {
        return paint("31", text);
    }

    String warn(String text) {
        return paint("33", text);
    }

    private String paint(String code, String text) {
        return colour && !text.isEmpty() ? StyleMark.of(code) + text + StyleMark.of("0") : text;
    }

    /**
     * Rows in aligned columns.
     *
     * @param columns what each may lose where there is not enough room; of the others the last is prose, and the rest whole
     */
    void table(String indent, List<List<String>> rows, Column... columns) {
        for (String line : Table.lines(width.columns() - indent.length(), rows, columns)) {
            whole(indent + line);
        }
    }
}
