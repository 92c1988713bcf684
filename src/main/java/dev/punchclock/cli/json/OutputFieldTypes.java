package dev.punchclock.cli.json;

import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.publish.PublishNowResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The types of fields, by their words in the table {@code output.txt}, as JSON Schema. */
final class OutputFieldTypes {
    private static final String LIST = "[]";

    private OutputFieldTypes() {}

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
            Map<String, Object> one = JsonWriter.object("$ref", "#/$defs/" + group);
            return type.endsWith(LIST) ? list(one) : one;
        }
        if (type.contains("|")) {
            return oneOf(List.of(type.split("\\|", -1)));
        }
        return switch (type) {
            case "kind" -> JsonWriter.object("const", kind);
            case "version" -> JsonWriter.object("const", JsonDocument.VERSION);
            case "text" -> JsonWriter.object("type", "string");
            case "texts" -> list(JsonWriter.object("type", "string"));
            case "number" -> JsonWriter.object("type", "integer");
            case "whether" -> JsonWriter.object("type", "boolean");
            case "date" -> JsonWriter.object("type", "string", "format", "date");
            case "wall" ->
                JsonWriter.object("type", "string", "pattern", "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?$");
            case "time", "utc" -> moment("Z");
            case "local" -> local();
            case "counts" -> map("integer");
            case "details" -> map("string");
            case "state" -> oneOf(words(DeliveryState.values(), DeliveryState::shown, "draft", "not in order"));
            case "happened" -> oneOf(words(EntryKind.values(), EntryKind::shown));
            case "result" -> oneOf(words(PublishNowResult.Result.values(), PublishNowResult.Result::word));
            default -> throw new IllegalArgumentException("no type: " + type);
        };
    }

    /** A moment by the clock of a zone. */
    static Map<String, Object> local() {
        return moment("(Z|[+-]\\d\\d:\\d\\d)");
    }

    private static Map<String, Object> moment(String zone) {
        return JsonWriter.object("type", "string", "format", "date-time", "pattern", "^\\d{4}-[^Z+]*" + zone + "$");
    }

    private static Map<String, Object> list(Map<String, Object> items) {
        return JsonWriter.object("type", "array", "items", items);
    }

    private static Map<String, Object> map(String values) {
        return JsonWriter.object("type", "object", "additionalProperties", JsonWriter.object("type", values));
    }

    private static Map<String, Object> oneOf(List<String> words) {
        return JsonWriter.object("enum", words);
    }

    private static <T> List<String> words(T[] values, Function<T, String> shown, String... more) {
        List<String> words = new ArrayList<>();
        Arrays.stream(values).forEach(value -> words.add(JsonWriter.word(shown.apply(value))));
        Arrays.stream(more).forEach(word -> words.add(JsonWriter.word(word)));
        return words;
    }
}
