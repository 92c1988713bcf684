package dev.punchclock.files.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in the writer's words why a file could not be read to its end, from what stands where reading stopped. */
final class YamlErrorExplainer {
    private static final int SHORT = 30;
    /** A key, and what its value begins with. */
    private static final Pattern ENTRY = Pattern.compile("\\s*(?:- +)*[\\w.-]+:\\s+(\\S.*)|\\s*(?:- +)+(\\S.*)");

    private static final Pattern SWALLOWED = Pattern.compile("\\s*(?:- +)*(?:text|name):.*\\s(#.*)|\\s*(#.*)");
    private static final Pattern KEY = Pattern.compile("(\\s*)([A-Za-z][\\w-]*):(?:\\s.*)?");
    private static final Pattern FIRST_KEY = Pattern.compile("(\\s*- +)([A-Za-z][\\w-]*):(?:\\s.*)?");
    private static final Pattern WORD = Pattern.compile("\\s*([A-Za-z][\\w-]*)\\s*");
    private static final Pattern BLOCK = Pattern.compile(".*:\\s+[|>][-+\\d]*\\s*");

    private final SourceText source;
    private final ProblemCollector problems;

    YamlErrorExplainer(SourceText source, ProblemCollector problems) {
        this.source = source;
        this.problems = problems;
    }

    /** @param last where the last value began that could be read */
    void explain(JsonProcessingException failure, int last) {
        if (failure.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            String context = marked.getContext() == null ? "" : marked.getContext();
            int at = source.offset(marked.getProblemMark().getIndex());
            Mark begin = marked.getContextMark();
            explain(
                    at,
                    begin == null ? at : source.offset(begin.getIndex()),
                    context + ", " + (marked.getProblem() == null ? "" : marked.getProblem()));
        } else {
            char sign = charAt(last);
            boolean property = sign == '*' || sign == '&' || sign == '!';
            say(
                    last,
                    property ? notText(sign) : "this cannot be read as a key or a value",
                    BeginnerMistakes.quotes(source, last));
        }
    }

    /** Of a line that can be read, and fits nothing around it. */
    void odd(int at) {
        if (!slip(at)) {
            layout(at);
        }
    }

    private void explain(int at, int begin, String how) {
        if (!blanks(at)
                && !slip(at)
                && !characters(at, how)
                && !unclosed(at, begin, how)
                && !sign(at, how)
                && !colon(at, how)) {
            layout(how.contains("could not find expected") ? begin : at);
        }
    }

    private boolean blanks(int at) {
        String indent = source.indentAt(at);
        for (int i = 0; i < indent.length(); i++) {
            if (indent.charAt(i) != ' ') {
                say(
                        source.lineStart(at) + i,
                        "the line is indented with " + nameOfBlank(indent.charAt(i)),
                        "replace it by ordinary spaces");
                return true;
            }
        }
        if (charAt(at) == '\t') {
            say(at, "there is a tab here", "replace it by a space");
            return true;
        }
        return false;
    }

    /** In the line where reading stopped, or in the one above it, which is seen to be odd only here. */
    private boolean slip(int at) {
        int line = source.lineStart(at);
        for (int start : new int[] {line == 0 ? 0 : source.lineStart(line - 1), line}) {
            Optional<BeginnerMistakes.Slip> slip = BeginnerMistakes.in(source.lineAt(start));
            if (slip.isPresent()) {
                say(start + slip.get().column(), slip.get().what(), slip.get().remedy());
                return true;
            }
        }
        return bareKey(line);
    }

    /** A word alone, with lines below it that are indented deeper, was to be a key. */
    private boolean bareKey(int line) {
        int above = line == 0 ? 0 : source.lineStart(line - 1);
        Matcher word = WORD.matcher(source.lineAt(above));
        boolean is = line > 0
                && word.matches()
                && source.indentAt(above).length() < source.indentAt(line).length();
        if (is) {
            say(
                    above + word.start(1),
                    "a colon is missing after `" + word.group(1) + "`",
                    "write `" + word.group(1) + ":`");
        }
        return is;
    }

    private boolean characters(int at, String how) {
        if (how.contains("unknown escape") || how.contains("hexadecimal numbers")) {
            say(at, "`\\` begins a special character inside \"…\", and this is none", "write \\\\ for it");
            return true;
        }
        if (how.contains("cannot start any token")) {
            say(at, "a value cannot begin with `" + charAt(at) + "`", BeginnerMistakes.quotes(source, at));
            return true;
        }
        return false;
    }

    private boolean sign(int at, String how) {
        Matcher entry = ENTRY.matcher(source.lineAt(at));
        boolean mapping = how.contains("mapping values");
        if (entry.matches() && !mapping && !how.contains("end of stream")) {
            int group = entry.group(1) != null ? 1 : 2;
            char sign = entry.group(group).charAt(0);
            if ("[{\"'*&!|>@`%?-]},".indexOf(sign) >= 0) {
                sign(source.lineStart(at) + entry.start(group), sign);
                return true;
            }
        }
        return false;
    }

    private void sign(int at, char sign) {
        switch (sign) {
            case '"', '\'' ->
                say(
                        at,
                        "the quotes around a text end at the first " + sign + " in it",
                        sign == '"' ? "write \\\" for each \" inside it" : "write '' for each ' inside it");
            case '|', '>' ->
                say(at, "nothing may stand behind `" + sign + "`", "begin the text on the next line, indented");
            default -> say(at, notText(sign), BeginnerMistakes.quotes(source, at));
        }
    }

    private boolean unclosed(int at, int begin, String how) {
        char opening = charAt(begin);
        if (how.contains("quoted scalar") && (opening == '"' || opening == '\'')) {
            char end = source.lineAt(begin)
                    .stripTrailing()
                    .charAt(source.lineAt(begin).stripTrailing().length() - 1);
            boolean other = TypographicQuotes.begin(String.valueOf(end));
            say(
                    begin,
                    "this quote is never closed" + (other ? ": `" + end + "` is another character" : ""),
                    "close it with " + opening);
            return true;
        }
        if (how.contains("flow ") && (opening == '{' || opening == '[')) {
            say(
                    at,
                    "inside the `" + opening + "` of line "
                            + source.place(begin).line() + " a comma or a closing `" + (opening == '{' ? '}' : ']')
                            + "` is missing",
                    "write it, or put quotes around the value");
            return true;
        }
        return false;
    }

    private boolean colon(int at, String how) {
        if (!how.contains("mapping values")) {
            return false;
        }
        String before = source.text().substring(source.lineStart(at), at);
        if (before.lastIndexOf('{') > before.lastIndexOf('}')) {
            say(
                    at,
                    "a second `:` before the next comma",
                    "write a comma between two entries, or " + BeginnerMistakes.QUOTE);
        } else if (before.contains(": ") || before.stripLeading().contains(" ")) {
            colonInText(at);
        } else if (!key(at)) {
            say(
                    at,
                    "this line is indented deeper than the line above it allows",
                    "line it up with the key above, or put quotes around the text it is part of");
        }
        return true;
    }

    private void colonInText(int at) {
        String line = source.lineAt(at);
        int start = BeginnerMistakes.startOfValue(line);
        if (TypographicQuotes.begin(line.substring(start))) {
            say(
                    source.lineStart(at) + start,
                    "`" + line.charAt(start) + "` is no quote to YAML, but a part of the text",
                    "write the straight quotes of the keyboard: " + BeginnerMistakes.quoted(line));
        } else {
            say(
                    at,
                    "a `:` with a space behind it ends a key, also in a text",
                    "put quotes around a text that contains ': ', as in " + BeginnerMistakes.quoted(line));
        }
    }

    private void layout(int at) {
        int start = source.lineStart(at);
        Matcher swallowed = SWALLOWED.matcher(start == 0 ? "" : source.lineAt(start - 1));
        String above = start == 0 ? "" : source.lineAt(start - 1);
        if (swallowed.matches()) {
            int group = swallowed.group(1) != null ? 1 : 2;
            say(
                    source.lineStart(start - 1) + swallowed.start(group),
                    "`" + shorten(swallowed.group(group)) + "` is a comment to YAML and would not be published",
                    "put quotes around the whole text; a comment can stand on a line of its own");
        } else if (BLOCK.matcher(above).matches()) {
            say(
                    at,
                    "the text below `|` or `>` must be indented",
                    "put spaces before each of its lines, two more than above");
        } else if (!key(at)) {
            say(
                    at,
                    "this line does not fit the lines above it",
                    "a text of several lines begins with `text: |` and goes on below it, indented");
        }
    }

    /** A key that does not stand below the first one of its post. */
    private boolean key(int at) {
        Matcher key = KEY.matcher(source.lineAt(at));
        if (!key.matches()) {
            return false;
        }
        for (int line = source.lineStart(at); line > 0; ) {
            line = source.lineStart(line - 1);
            Matcher first = FIRST_KEY.matcher(source.lineAt(line));
            if (first.matches()) {
                int column = first.start(2);
                say(
                        at,
                        "`" + key.group(2) + ":` does not stand below `" + first.group(2) + ":` of line "
                                + source.place(line).line(),
                        "begin the line with " + column + " spaces");
                return true;
            }
        }
        return false;
    }

    private void say(int at, String what, String remedy) {
        problems.error(source.place(at), what, remedy);
    }

    static String notText(char sign) {
        return "a value that begins with `" + sign + "` is not taken as text";
    }

    private char charAt(int at) {
        return at < source.text().length() ? source.text().charAt(at) : ' ';
    }

    /** A blank that is no ordinary space, in words. */
    static String nameOfBlank(char c) {
        return switch (c) {
            case '\t' -> "a tab";
            case '\u00a0' -> "a no-break space (U+00A0)";
            default -> String.format(Locale.ROOT, "an unusual blank (U+%04X)", (int) c);
        };
    }

    static String shorten(String text) {
        return text.length() <= SHORT
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(SHORT - 2)) ? SHORT - 2 : SHORT - 1) + "…";
    }
}
