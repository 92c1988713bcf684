package dev.punchclock.cli.json;

import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.State;
import dev.punchclock.publish.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The types of fields, by their words in the table {@code output.txt}, as JSON Schema. */
final class Types {
    private static final String LIST = "[]";

    private Types() {}

    /**
     * Of a field without fields of its own.
     *
     * @param kind that is described
     * @param named where the names of groups are noted that it refers to
     */
    static Map<String, Object> schema(String type, String kind, Set<String> named) {
        if (type.startsWith("@")) {
            String group = type.endsWith(LIST) ? type.substring(1, type.length() - LIST.length()) : type.substring(1);
            named.add(group);
            Map<String, Object> one = Json.object("$ref", "#/$defs/" + group);
            return type.endsWith(LIST) ? list(one) : one;
        }
        if (type.contains("|")) {
            return oneOf(List.of(type.split("\\|", -1)));
        }
        return switch (type) {
            case "kind" -> Json.object("const", kind);
            case "version" -> Json.object("const", Document.VERSION);
            case "text" -> Json.object("type", "string");
            case "texts" -> list(Json.object("type", "string"));
            case "number" -> Json.object("type", "integer");
            case "whether" -> Json.object("type", "boolean");
            case "date" -> Json.object("type", "string", "format", "date");
            case "wall" -> Json.object("type", "string", "pattern", "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?$");
            case "time", "utc" -> moment("Z");
            case "local" -> local();
            case "counts" -> map("integer");
            case "details" -> map("string");
            case "state" -> oneOf(words(State.values(), State::shown, "draft", "not in order"));
            case "happened" -> oneOf(words(Kind.values(), Kind::shown));
            case "result" -> oneOf(words(Answer.Result.values(), Answer.Result::word));
            default -> throw new IllegalArgumentException("no type: " + type);
        };
    }

    /** A moment by the clock of a zone. */
    static Map<String, Object> local() {
        return moment("(Z|[+-]\\d\\d:\\d\\d)");
    }

    private static Map<String, Object> moment(String zone) {
        return Json.object("type", "string", "format", "date-time", "pattern", "^\\d{4}-[^Z+]*" + zone + "$");
    }

    private static Map<String, Object> list(Map<String, Object> items) {
        return Json.object("type", "array", "items", items);
    }

    private static Map<String, Object> map(String values) {
        return Json.object("type", "object", "additionalProperties", Json.object("type", values));
    }

    private static Map<String, Object> oneOf(List<String> words) {
        return Json.object("enum", words);
    }

    private static <T> List<String> words(T[] values, Function<T, String> shown, String... more) {
        List<String> words = new ArrayList<>();
        Arrays.stream(values).forEach(value -> words.add(Json.word(shown.apply(value))));
        Arrays.stream(more).forEach(word -> words.add(Json.word(word)));
        return words;
    }
}
