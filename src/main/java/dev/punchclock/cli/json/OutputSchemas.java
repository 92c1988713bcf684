package dev.punchclock.cli.json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The shapes of all that {@code --json} answers, from the table {@code output.txt}, as JSON Schema (draft 2020-12). */
public final class OutputSchemas {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    /** A kind, or a group of fields that several have: its lines, each {@code depth, name, type, what it is}. */
    private record Shape(String name, String says, List<Field> fields) {}

    private record Field(int depth, String name, String type, String says) {
        boolean may() {
            return name.endsWith("?");
        }

        String plainName() {
            return may() ? name.substring(0, name.length() - 1) : name;
        }
    }

    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Set<String> named = new TreeSet<>();

    private OutputSchemas() {
        Shape shape = new Shape("", "", new ArrayList<>());
        for (String line : lines()) {
            String told = line.strip();
            if (told.isEmpty() || told.startsWith("#")) {
                continue;
            }
            int depth = (line.length() - line.stripLeading().length()) / 2;
            String[] words = told.split(" +", depth == 0 ? 2 : 3);
            if (depth == 0) {
                shape = new Shape(words[0], words.length == 1 ? "" : words[1], new ArrayList<>());
                shapes.put(shape.name(), shape);
            } else {
                shape.fields().add(new Field(depth, words[0], words[1], words.length == 3 ? words[2] : ""));
            }
        }
    }

    /** What can be answered, in the order of the table. */
    public static List<String> kinds() {
        return new OutputSchemas().kindsHere();
    }

    private List<String> kindsHere() {
        return shapes.keySet().stream().filter(name -> !name.startsWith("@")).toList();
    }

    /** The schema of one kind. */
    public static String schema(String kind) {
        OutputSchemas outputs = new OutputSchemas();
        Map<String, Object> schema = JsonWriter.object("$schema", DRAFT, "title", "punchclock --json: " + kind);
        schema.putAll(outputs.schemaOf(kind));
        return JsonWriter.write(outputs.withGroups(schema, List.of()));
    }

    /** The schema of all: an answer is of one of them. */
    public static String schema() {
        OutputSchemas outputs = new OutputSchemas();
        List<String> kinds = outputs.kindsHere();
        List<Map<String, Object>> any = kinds.stream()
                .map(kind -> JsonWriter.object("$ref", "#/$defs/" + kind))
                .toList();
        return JsonWriter.write(outputs.withGroups(
                JsonWriter.object("$schema", DRAFT, "title", "punchclock --json", "oneOf", any), kinds));
    }

    /** With all that it refers to, by any number of steps. */
    private Map<String, Object> withGroups(Map<String, Object> schema, List<String> kinds) {
        Map<String, Object> all = new LinkedHashMap<>();
        kinds.forEach(kind -> all.put(kind, schemaOf(kind)));
        for (Set<String> left = Set.copyOf(named); !left.isEmpty(); left = left(all)) {
            left.forEach(group -> all.put(group, schemaOf("@" + group)));
        }
        schema.put("$defs", all);
        return schema;
    }

    private Set<String> left(Map<String, Object> all) {
        Set<String> left = new TreeSet<>(named);
        left.removeAll(all.keySet());
        return left;
    }

    private Map<String, Object> schemaOf(String name) {
        Shape shape = shape(name);
        Map<String, Object> object =
                JsonWriter.object("description", shape.says().isEmpty() ? null : shape.says());
        object.putAll(object(flat(shape.fields()), 1, shape.name()));
        return object;
    }

    private Shape shape(String name) {
        Shape shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("nothing has the shape " + name);
        }
        return shape;
    }

    /** With the fields of groups in the place of their names. */
    private List<Field> flat(List<Field> fields) {
        List<Field> flat = new ArrayList<>();
        for (Field field : fields) {
            if (field.name().equals("+")) {
                int deeper = field.depth() - 1;
                for (Field of : flat(shape(field.type()).fields())) {
                    flat.add(new Field(of.depth() + deeper, of.name(), of.type(), of.says()));
                }
            } else {
                flat.add(field);
            }
        }
        return flat;
    }

    /** An object of those fields that stand at this depth; what is deeper belongs to the one above. */
    private Map<String, Object> object(List<Field> fields, int depth, String kind) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> needed = new ArrayList<>();
        for (int i = 0, end; i < fields.size(); i = end) {
            Field field = fields.get(i);
            end = i + 1;
            while (end < fields.size() && fields.get(end).depth() > depth) {
                end++;
            }
            put(field, value(field, fields.subList(i + 1, end), kind), properties, needed);
        }
        return JsonWriter.object(
                "type",
                "object",
                "additionalProperties",
                false,
                "required",
                needed.isEmpty() ? null : needed,
                "properties",
                properties);
    }

    private Map<String, Object> value(Field field, List<Field> deeper, String kind) {
        if (deeper.isEmpty()) {
            return OutputFieldTypes.schema(field.type(), kind, named);
        }
        Map<String, Object> inner = object(deeper, field.depth() + 1, kind);
        return field.type().equals("list") ? JsonWriter.object("type", "array", "items", inner) : inner;
    }

    private static void put(
            Field field, Map<String, Object> value, Map<String, Object> properties, List<String> needed) {
        properties.put(field.plainName(), described(value, field.says()));
        if (!field.may()) {
            needed.add(field.plainName());
        }
        if (field.type().equals("time")) {
            String local = field.plainName() + "Local";
            properties.put(local, described(OutputFieldTypes.local(), "the same by the clock of the account"));
            if (!field.may()) {
                needed.add(local);
            }
        }
    }

    private static Map<String, Object> described(Map<String, Object> value, String says) {
        Map<String, Object> described = JsonWriter.object("description", says);
        described.putAll(value);
        return described;
    }

    private static List<String> lines() {
        try (InputStream in = OutputSchemas.class.getResourceAsStream("output.txt")) {
            if (in == null) {
                throw new IllegalStateException("the program has lost its file output.txt");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot read its file output.txt", e);
        }
    }
}
