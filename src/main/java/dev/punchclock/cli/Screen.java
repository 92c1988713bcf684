package dev.punchclock.cli;

import dev.punchclock.problem.EscapedText;
import dev.punchclock.problem.Problem;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where a command prints: plain text, with a little colour when a person looks at it. What is given as a line stays one: a
 * line feed in a name begins no other.
 */
final class Screen {
    /** East Asian wide characters and emoji, roughly as terminals have them. */
    private static final int[][] WIDE = {
        {0x1100, 0x115f},
        {0x2e80, 0xa4cf},
        {0xac00, 0xd7a3},
        {0xf900, 0xfaff},
        {0xfe30, 0xfe6f},
        {0xff00, 0xff60},
        {0x1f300, 0x1faff},
        {0x20000, 0x3fffd}
    };

    private final PrintStream out;
    private final PrintStream questions;
    private final boolean colour;
    private final Consumer<Problem> problems;

    Screen(PrintStream out, boolean colour) {
        this(out, out, colour, problem -> {});
    }

    /**
     * @param questions where a line is begun that a person ends
     * @param problems is told of each problem that is shown
     */
    Screen(PrintStream out, PrintStream questions, boolean colour, Consumer<Problem> problems) {
        this.out = out;
        this.questions = questions;
        this.colour = colour;
        this.problems = problems;
    }

    void line(String text) {
        out.println(EscapedText.onOneLine(text));
    }

    /** A problem, with what to do on a line of its own. */
    void problem(Problem problem) {
        problems.accept(problem);
        out.println(problem.render());
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

    /** Rows in aligned columns, two blanks between them; the last column is as long as it is. */
    void table(String indent, List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), width(row.get(i))));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i));
                if (i < row.size() - 1) {
                    line.append(" ".repeat(widths.get(i) - width(row.get(i)) + 2));
                }
            }
            line(line.toString().stripTrailing());
        }
    }

    /** How many columns a terminal gives this text as it is shown: colours none, wide characters two. */
    static int width(String text) {
        return EscapedText.line(StyleMark.without(text))
                .codePoints()
                .map(Screen::width)
                .sum();
    }

    private static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (character >= range[0] && character <= range[1]) {
                return 2;
            }
        }
        return 1;
    }
}
