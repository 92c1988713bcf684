package dev.punchclock.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON for machines: strings, numbers, booleans, lists, {@link #object objects} and {@link #time moments};
 * anything else as its text.
 */
public final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private JsonWriter() {}

    /** A moment, and the zone in which it is told beside UTC. */
    private record Time(Instant at, ZoneId zone) {}

    /**
     * A moment of an {@link #object}: in UTC under its name, and beside it by the clock of the zone, as {@code atLocal}
     * beside {@code at}. Null for none.
     */
    public static @Nullable Object time(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : new Time(at, zone);
    }

    /** An object, from names and values in turn; a null value is left out. */
    public static Map<String, Object> object(@Nullable Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = String.valueOf(namesAndValues[i]);
            Object value = namesAndValues[i + 1];
            if (value instanceof Time time) {
                object.put(name, time.at());
                object.put(name + "Local", LOCAL.format(time.at().atZone(time.zone())));
            } else if (value != null) {
                object.put(name, value);
            }
        }
        return object;
    }

    /** A word as machines read it: where a person reads blanks, hyphens. */
    public static String word(String shown) {
        return shown.replace(' ', '-');
    }

    /** Indented, with a line end. */
    public static String write(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException("a string does not fail", e);
        }
        return text.append('\n').toString();
    }

    /** In one line, with its end. */
    public static String line(Map<String, Object> object) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(json, object);
        } catch (IOException e) {
            throw new UncheckedIOException("a string does not fail", e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Long || value instanceof Integer) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(value.toString());
        }
    }
}
