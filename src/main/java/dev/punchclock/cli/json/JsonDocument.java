package dev.punchclock.cli.json;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command answers to machines, who ask by {@code --json}: one object, however the command ends. All begin alike, with
 * their kind, the version of their shape, the moment, the exit code and all problems; {@link OutputSchemas} says what follows.
 */
public final class JsonDocument {
    /** It changes when a field goes, or comes to mean something else; not when one is added. */
    public static final int VERSION = 1;

    /** The kind of one whose command ended before it had an answer. */
    public static final String ERROR = "error";

    private final List<Problem> problems = new ArrayList<>();
    private boolean isAsked;
    private boolean inLines;
    private String kind = ERROR;
    private Map<String, Object> answer = Map.of();
    private @Nullable Instant now;
    private @Nullable ZoneId zone;

    /** From now on lines for a person are left out. */
    public void ask() {
        isAsked = true;
    }

    public boolean isAsked() {
        return isAsked;
    }

    /** The moment that everything is about, and the zone to tell it in. */
    public void at(Instant moment, ZoneId spoken) {
        now = moment;
        zone = spoken;
    }

    /** What the command was asked for; names and values in turn, as {@link JsonWriter#object} takes them. */
    public void answer(String ofKind, @Nullable Object... namesAndValues) {
        if (isAsked) {
            answer(ofKind, JsonWriter.object(namesAndValues));
        }
    }

    /** What the command was asked for. */
    public void answer(String ofKind, Map<String, Object> whole) {
        if (isAsked) {
            kind = ofKind;
            answer = whole;
        }
    }

    /** The answer is lines of JSON, written as they come: one line more only where something is to be told beside them. */
    public void inLines() {
        inLines = true;
    }

    /** A problem that was met, of either level. */
    public void problem(Problem problem) {
        problems.add(problem);
    }

    /**
     * The whole of it, as JSON; empty where lines of it are the answer, and say it all.
     *
     * @param otherwise the moment, where none was said
     */
    public String write(Instant otherwise, ExitCode code) {
        Map<String, Object> whole = JsonWriter.object(
                "kind",
                kind,
                "version",
                VERSION,
                "now",
                zone == null ? otherwise : JsonWriter.time(now, zone),
                "exit",
                code.number(),
                "problems",
                problems.stream().distinct().map(JsonDocument::json).toList());
        whole.putAll(answer);
        if (inLines) {
            return code == ExitCode.DONE && problems.isEmpty() ? "" : JsonWriter.line(whole);
        }
        return JsonWriter.write(whole);
    }

    private static Map<String, Object> json(Problem problem) {
        FilePosition place = problem.place();
        return JsonWriter.object(
                "level", problem.isError() ? "error" : "warning",
                "file", place == null ? null : place.file(),
                "line", place == null || place.line() == 0 ? null : place.line(),
                "column", place == null || place.column() == 0 ? null : place.column(),
                "what", problem.what(),
                "remedy", problem.remedy().isEmpty() ? null : problem.remedy());
    }
}
