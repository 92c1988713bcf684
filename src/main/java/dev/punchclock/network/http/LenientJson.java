package dev.punchclock.network.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a network answers it, read without complaint: what is not there, or not what it should be, is empty.
 *
 * @param value a map, a list, a text (numbers and booleans as they were written), or null
 */
public record LenientJson(@Nullable Object value) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final LenientJson NOTHING = new LenientJson(null);

    /** What the text says; nothing at all when it is not JSON. */
    public static LenientJson of(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            LenientJson tree = new LenientJson(read(parser));
            return parser.nextToken() == null ? tree : NOTHING;
        } catch (IOException e) {
            return NOTHING;
        }
    }

    public LenientJson at(String name) {
        return value instanceof Map<?, ?> map ? new LenientJson(map.get(name)) : NOTHING;
    }

    /** The value under the first of two names that is there: networks rename things. */
    public LenientJson at(String name, String newName) {
        LenientJson found = at(name);
        return found.value == null ? at(newName) : found;
    }

    /** The text, or an empty one. */
    public String text() {
        return value instanceof String text ? text : "";
    }

    public List<LenientJson> items() {
        return value instanceof List<?> list
                ? list.stream().map(LenientJson::new).toList()
                : List.of();
    }

    /** The first element, or nothing. */
    public LenientJson first() {
        List<LenientJson> items = items();
        return items.isEmpty() ? NOTHING : items.get(0);
    }

    /** Whether something is said under this name, be it {@code null}. */
    public boolean has(String name) {
        return value instanceof Map<?, ?> map && map.containsKey(name);
    }

    public boolean isList() {
        return value instanceof List<?>;
    }

    public boolean isObject() {
        return value instanceof Map<?, ?>;
    }

    private static @Nullable Object read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> map = new HashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                map.put(name, read(parser));
            }
            return map;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Object value = read(parser);
                if (value != null) {
                    list.add(value);
                }
            }
            return list;
        }
        return token == null || token == JsonToken.VALUE_NULL ? null : parser.getText();
    }
}
