package dev.punchclock.files.yaml;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slips of people who write YAML for the first time, seen from a line alone: what stands there and how it is meant. */
public final class BeginnerMistakes {
    static final String QUOTE = "put quotes around it: \"…\"";

    private static final int SHORT = 60;
    /** No line that a person reads is longer. */
    private static final int LONG = 2_000;

    private static final String BEGIN = "^(\\s*(?:- +)*)";

    /** A mark of a list that is no hyphen: dashes, bullets, an asterisk. */
    private static final Pattern BULLET = Pattern.compile("^(\\s*)([–—−‐‑•·*])[ \\t]*([A-Za-z][\\w-]*:.*)");

    private static final Pattern CLINGING_DASH = Pattern.compile("^(\\s*)-([A-Za-z][\\w-]*:.*)");
    private static final Pattern FOREIGN_BLANK = Pattern.compile(BEGIN + "([A-Za-z][\\w-]*:)([\\p{Zs}&&[^ ]])(.*)");
    private static final Pattern CLINGING_VALUE = Pattern.compile(BEGIN + "([A-Za-z][\\w-]*):(?!//)([^\\s\\p{Z}].*)");
    private static final Pattern NO_COLON = Pattern.compile("^(\\s*- +)(to|text|id|at|expires|late|thread) ([^:]*)");
    /** Of keys that no sentence begins with, or with a single word behind them. */
    private static final Pattern BARE_KEY = Pattern.compile("^(\\s*)(network|member|handle|hours|zone|holidays"
            + "|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*(?:-[a-z]+)?) +([^\\s:]+|\\d[^a-z]*)\\s*");

    private static final Pattern LEVEL =
            Pattern.compile(BEGIN + "(quota|week|holidays|rota|cycle|busy): +([a-z][\\w-]*: .*)");
    private static final Pattern VALUE = Pattern.compile(BEGIN + "([A-Za-z][\\w-]*: +)?(.*)");
    private static final Pattern HANDLE = Pattern.compile("^\\s*(?:- +)*" + "to: +@([\\w.-]+)\\s*");

    /** What is wrong in a line, from which column on counted from 0, and what to do. */
    record Slip(int column, String what, String remedy) {}

    private record Kind(Pattern pattern, Function<Matcher, Slip> slip) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    BULLET,
                    m -> new Slip(
                            m.start(2),
                            "a list begins with a hyphen, and this is another character: `" + m.group(2) + "`",
                            "write `- " + shorten(m.group(3)) + "`, with the hyphen of the keyboard")),
            new Kind(
                    CLINGING_DASH,
                    m -> new Slip(
                            m.end(1), "a space is missing after the hyphen", "write `- " + shorten(m.group(2)) + "`")),
            new Kind(
                    FOREIGN_BLANK,
                    m -> new Slip(
                            m.start(3),
                            "there is "
                                    + YamlErrorExplainer.nameOfBlank(m.group(3).charAt(0)) + " after `" + m.group(2)
                                    + "`",
                            "replace it by an ordinary space: `" + m.group(2) + " " + shorten(m.group(4)) + "`")),
            new Kind(
                    CLINGING_VALUE,
                    m -> new Slip(
                            m.start(2),
                            "a space is missing after `" + m.group(2) + ":`",
                            "write `" + m.group(2) + ": " + shorten(m.group(3)) + "`")),
            new Kind(
                    NO_COLON,
                    m -> new Slip(
                            m.start(2),
                            "a colon is missing after `" + m.group(2) + "`",
                            "write `- " + m.group(2) + ": " + shorten(m.group(3)) + "`")),
            new Kind(
                    BARE_KEY,
                    m -> new Slip(
                            m.start(2),
                            "a colon is missing after `" + m.group(2) + "`",
                            "write `" + m.group(2) + ": " + shorten(m.group(3)) + "`")),
            new Kind(
                    LEVEL,
                    m -> new Slip(
                            m.start(3),
                            "keys behind `" + m.group(2) + ":` on its line stand in braces",
                            "write `" + m.group(2) + ": { " + shorten(m.group(3).strip()) + " }`")));

    private BeginnerMistakes() {}

    static Optional<Slip> in(String line) {
        for (Kind kind : KINDS) {
            Matcher matcher = kind.pattern().matcher(line);
            if (matcher.matches()) {
                return Optional.of(kind.slip().apply(matcher));
            }
        }
        return Optional.empty();
    }

    /** What to do about a slip in this line; empty where none is seen. */
    public static Optional<String> remedy(String line) {
        return in(line).map(Slip::remedy);
    }

    /** A key and its value between which the colon is missing, as they are right; empty where none is missing. */
    public static Optional<String> colonBetween(String text) {
        Matcher bare = BARE_KEY.matcher(text);
        return bare.matches() ? Optional.of(bare.group(2) + ": " + bare.group(3)) : Optional.empty();
    }

    /** Where the value of this line begins. */
    static int startOfValue(String line) {
        Matcher value = VALUE.matcher(line);
        return value.matches() ? value.start(3) : 0;
    }

    /** To put quotes around the value that begins here, and how the line looks then. */
    static String quotes(SourceText source, int at) {
        if (source.lineEnd(at) - source.lineStart(at) > LONG) {
            return QUOTE; // asked for each of very many on one line
        }
        String line = source.lineAt(at);
        Matcher handle = HANDLE.matcher(line);
        if (handle.matches()) {
            return "write " + handle.group(1) + ", without the @: accounts go by their name in punchclock.yaml";
        }
        boolean flow = line.indexOf('{') >= 0 && line.indexOf('{') < at - source.lineStart(at);
        return flow || startOfValue(line) > at - source.lineStart(at) ? QUOTE : "put quotes around it: " + quoted(line);
    }

    /** The line as it is right, with quotes around its value: {@code text: "Reminder: clinic on Tuesday"}. */
    static String quoted(String line) {
        Matcher value = VALUE.matcher(line);
        boolean key = value.matches() && value.group(2) != null;
        if (!key && !(value.matches() && value.group(1).endsWith("- "))) {
            return "\"…\"";
        }
        return (key ? value.group(2).stripTrailing() : "-") + " "
                + inQuotes(value.group(3).stripTrailing());
    }

    /** In straight quotes, in the place of any others that stand around it. */
    static String inQuotes(String value) {
        String bare = TypographicQuotes.inside(value).orElse(value);
        String text = shorten(bare);
        if (text.indexOf('"') < 0 && text.indexOf('\\') < 0) {
            return "\"" + text + "\"";
        }
        return text.indexOf('\'') < 0
                ? "'" + text + "'"
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String shorten(String text) {
        return text.length() <= SHORT
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(SHORT - 2)) ? SHORT - 2 : SHORT - 1) + "…";
    }
}
