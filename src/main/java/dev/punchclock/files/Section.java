package dev.punchclock.files;

import dev.punchclock.files.yaml.Field;
import dev.punchclock.files.yaml.Fields;
import dev.punchclock.files.yaml.Items;
import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.Problems;
import dev.punchclock.files.yaml.Scalar;
import dev.punchclock.files.yaml.Slips;
import dev.punchclock.files.yaml.TypographicQuotes;
import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The keys and values at one level of a file; says what is wrong with each as it is asked for. */
final class Section {
    /** What people write for a key, and the key. */
    private static final Map<String, String> OTHER_WORDS = Map.ofEntries(
            Map.entry("account", "to"),
            Map.entry("accounts", "to"),
            Map.entry("on", "to"),
            Map.entry("tweet", "text"),
            Map.entry("message", "text"),
            Map.entry("body", "text"),
            Map.entry("content", "text"),
            Map.entry("post", "text"),
            Map.entry("when", "at"),
            Map.entry("time", "at"),
            Map.entry("date", "at"),
            Map.entry("timezone", "zone"),
            Map.entry("holiday", "holidays"),
            Map.entry("until", "expires"));

    /** A value of more characters is not repeated. */
    private static final int LONG = 40;

    private final Fields fields;
    private final Keys keys;
    private final Problems problems;

    private Section(Fields fields, Keys keys, Problems problems) {
        this.fields = fields;
        this.keys = keys;
        this.problems = problems;
    }

    /** A level of the file, its unknown keys reported; empty when it is no level at all, which is reported too. */
    static Optional<Section> of(Node node, Keys keys, String example, Problems problems) {
        Optional<Fields> fields = fields(node, keys.where(), example, problems);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        List<Field> ofText = ofText(fields.get(), keys);
        if (!ofText.isEmpty()) {
            cutText(ofText.get(0), problems);
        }
        for (Field field : fields.get().fields()) {
            if (!ofText.contains(field)) {
                check(field, keys, problems);
            }
        }
        return Optional.of(new Section(fields.get(), keys, problems));
    }

    /** Keys with values, whatever the keys. */
    static Optional<Fields> fields(Node node, String what, String example, Problems problems) {
        if (node instanceof Fields fields) {
            return Optional.of(fields);
        }
        Optional<String> slip = node instanceof Scalar written && written.style() == Scalar.Style.PLAIN
                ? Slips.colonBetween(written.text())
                        .map(right -> "write `{ " + right + " }`")
                        .or(() -> Slips.remedy("- " + written.text()))
                : Optional.empty();
        if (slip.isPresent()) {
            problems.error(node.place(), what + " must be keys with values, each with `: ` behind its key", slip.get());
            return Optional.empty();
        }
        String found = node instanceof Items ? "a list" : ((Scalar) node).isNothing() ? "nothing" : "a single value";
        problems.error(
                node.place(),
                what + " must be keys with values, but this is " + found,
                "write it as `" + example + "`");
        return Optional.empty();
    }

    /** What stands in braces behind a text without quotes and is no key: the rest of the text, which a comma ended. */
    private static List<Field> ofText(Fields fields, Keys keys) {
        List<Field> rest = new ArrayList<>();
        boolean open = false;
        for (Field field : fields.flow() && keys.known().contains("text") ? fields.fields() : List.<Field>of()) {
            boolean plain = field.value() instanceof Scalar value && value.style() == Scalar.Style.PLAIN;
            if (field.name().equals("text")) {
                open = plain;
            } else if (open && isProse(field)) {
                rest.add(field);
            } else {
                open = false;
            }
        }
        return rest;
    }

    private static boolean isProse(Field field) {
        return field.name().indexOf(' ') > 0
                && field.key().style() == Scalar.Style.PLAIN
                && field.value() instanceof Scalar value
                && value.isNothing();
    }

    private static void cutText(Field first, Problems problems) {
        problems.error(
                first.key().place(),
                "a comma inside { } ends a text, and `" + first.name() + "` would be a key of the post",
                "put quotes around the whole text");
    }

    private static void check(Field field, Keys keys, Problems problems) {
        Place place = field.key().place();
        Keys.Later later = keys.later().get(field.name());
        if (later != null) {
            problems.error(
                    place, "this version does not read `" + field.name() + "` yet; " + later.reason(), later.remedy());
        } else if (keys.elsewhere().containsKey(field.name())) {
            problems.error(
                    place,
                    "`" + field.name() + "` does not stand here",
                    keys.elsewhere().getOrDefault(field.name(), ""));
        } else if (!keys.known().contains(field.name())) {
            unknown(field.name(), place, keys, problems);
        }
    }

    private static void unknown(String name, Place place, Keys keys, Problems problems) {
        String meant = meant(name, keys).orElse("");
        String rest = meant.isEmpty() || !name.startsWith(meant) ? "" : name.substring(meant.length());
        if (rest.startsWith(":") || rest.startsWith(" ")) {
            String value = rest.substring(1).strip();
            problems.error(
                    place,
                    rest.startsWith(":")
                            ? "a space is missing after `" + meant + ":`"
                            : "a colon is missing after `" + meant + "`",
                    "write `" + meant + ": " + (value.isEmpty() || value.length() > LONG ? "…" : value) + "`");
            return;
        }
        problems.error(
                place,
                "`" + name + "` is not a key of " + keys.where(),
                meant.isEmpty() ? Nearest.orOneOf(name, keys.known()) : "did you mean `" + meant + "`?");
    }

    /** The key that was meant, as far as that can be seen. */
    private static Optional<String> meant(String name, Keys keys) {
        String bare = TypographicQuotes.inside(name).orElse(name);
        String word = bare.split("[: ]", 2)[0];
        String low = word.toLowerCase(Locale.ROOT);
        return Optional.of(OTHER_WORDS.getOrDefault(low, low))
                .filter(key -> keys.known().contains(key))
                .or(() -> DidYouMean.nearest(word, keys.known()));
    }

    Place place() {
        return fields.place();
    }

    boolean has(String key) {
        return fields.find(key).isPresent();
    }

    Optional<Node> node(String key) {
        return fields.find(key).map(Field::value);
    }

    /** Where each value stands. */
    Map<String, Place> places() {
        Map<String, Place> places = new HashMap<>();
        for (Field field : fields.fields()) {
            if (keys.known().contains(field.name())) {
                places.put(field.name(), placeOf(field));
            }
        }
        return places;
    }

    private static Place placeOf(Field field) {
        return field.value() instanceof Scalar s && s.text().isEmpty()
                ? field.key().place()
                : field.value().place();
    }

    /** Says that a key is missing, unless it stands there misspelt or could not be read: then that is said already. */
    void missing(String key, String remedy) {
        if (problems.isUnread(key)
                || fields.fields().stream()
                        .filter(field -> !keys.known().contains(field.name()))
                        .filter(field -> !ofText(fields, keys).contains(field))
                        .anyMatch(field ->
                                meant(field.name(), keys).filter(key::equals).isPresent())) {
            return;
        }
        problems.error(fields.place(), "`" + key + ":` is missing", remedy);
    }

    /** A single value; empty when the key is not there or has no single value, which is reported. */
    Optional<Scalar> scalar(String key, String example) {
        return fields.find(key).flatMap(field -> {
            if (field.value() instanceof Scalar scalar && !scalar.isNothing()) {
                return Typography.isPlain(scalar, problems) ? Optional.of(scalar) : Optional.empty();
            }
            boolean nothing = field.value() instanceof Scalar;
            problems.error(
                    nothing ? field.key().place() : field.value().place(),
                    nothing ? "`" + key + "` says nothing" : "`" + key + "` takes a single value",
                    "write it as `" + key + ": " + example + "`");
            return Optional.empty();
        });
    }

    /** One of some words. */
    <T> Optional<T> choice(String key, Map<String, T> words) {
        Node written = node(key).orElse(null);
        if (written == null) {
            return Optional.empty();
        }
        T chosen = written instanceof Scalar word ? words.get(word.text()) : null;
        if (chosen == null) { // only now are words put together that say so
            scalar(key, String.join("|", words.keySet()))
                    .ifPresent(word -> problems.error(
                            word.place(),
                            "`" + key + "` cannot be `" + word.text() + "`",
                            Nearest.orOneOf(word.text(), words.keySet())));
        }
        return Optional.ofNullable(chosen);
    }
}
