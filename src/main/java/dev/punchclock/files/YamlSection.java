package dev.punchclock.files;

import dev.punchclock.files.yaml.BeginnerMistakes;
import dev.punchclock.files.yaml.MappingEntry;
import dev.punchclock.files.yaml.MappingNode;
import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.files.yaml.SequenceNode;
import dev.punchclock.files.yaml.TypographicQuotes;
import dev.punchclock.files.yaml.YamlReader;
import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.FilePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The keys and values at one level of a file; says what is wrong with each as it is asked for. */
final class YamlSection {
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

    private final MappingNode fields;
    private final AllowedKeys keys;
    private final ProblemCollector problems;

    private YamlSection(MappingNode fields, AllowedKeys keys, ProblemCollector problems) {
        this.fields = fields;
        this.keys = keys;
        this.problems = problems;
    }

    /** A level of the file, its unknown keys reported; empty when it is no level at all, which is reported too. */
    static Optional<YamlSection> of(Node node, AllowedKeys keys, String example, ProblemCollector problems) {
        Optional<MappingNode> fields = fields(node, keys.where(), example, problems);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        List<MappingEntry> ofText = ofText(fields.get(), keys);
        if (!ofText.isEmpty()) {
            cutText(ofText.get(0), problems);
        }
        for (MappingEntry field : fields.get().fields()) {
            if (!ofText.contains(field)) {
                check(field, keys, problems);
            }
        }
        return Optional.of(new YamlSection(fields.get(), keys, problems));
    }

    /** Keys with values, whatever the keys. */
    static Optional<MappingNode> fields(Node node, String what, String example, ProblemCollector problems) {
        if (node instanceof MappingNode fields) {
            return Optional.of(fields);
        }
        Optional<String> slip = node instanceof ScalarNode written && written.style() == ScalarNode.Style.PLAIN
                ? BeginnerMistakes.colonBetween(written.text())
                        .map(right -> "write `{ " + right + " }`")
                        .or(() -> BeginnerMistakes.remedy("- " + written.text()))
                : Optional.empty();
        if (slip.isPresent()) {
            problems.error(node.place(), what + " must be keys with values, each with `: ` behind its key", slip.get());
            return Optional.empty();
        }
        String found = node instanceof SequenceNode
                ? "a list"
                : ((ScalarNode) node).isNothing() ? "nothing" : "a single value";
        problems.error(
                node.place(),
                what + " must be keys with values, but this is " + found,
                "write it as `" + example + "`");
        return Optional.empty();
    }

    /** What stands in braces behind a text without quotes and is no key: the rest of the text, which a comma ended. */
    private static List<MappingEntry> ofText(MappingNode fields, AllowedKeys keys) {
        List<MappingEntry> rest = new ArrayList<>();
        boolean open = false;
        for (MappingEntry field :
                fields.flow() && keys.known().contains("text") ? fields.fields() : List.<MappingEntry>of()) {
            boolean plain = field.value() instanceof ScalarNode value && value.style() == ScalarNode.Style.PLAIN;
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

    private static boolean isProse(MappingEntry field) {
        return field.name().indexOf(' ') > 0
                && field.key().style() == ScalarNode.Style.PLAIN
                && field.value() instanceof ScalarNode value
                && value.isNothing();
    }

    private static void cutText(MappingEntry first, ProblemCollector problems) {
        problems.error(
                first.key().place(),
                "a comma inside { } ends a text, and `" + first.name() + "` would be a key of the post",
                "put quotes around the whole text");
    }

    private static void check(MappingEntry field, AllowedKeys keys, ProblemCollector problems) {
        FilePosition place = field.key().place();
        AllowedKeys.Later later = keys.later().get(field.name());
        if (later != null) {
            problems.error(
                    place, "this version does not read `" + field.name() + "` yet; " + later.reason(), later.remedy());
        } else if (keys.elsewhere().containsKey(field.name())) {
            problems.error(
                    place,
                    "`" + field.name() + "` does not stand here",
                    keys.elsewhere().getOrDefault(field.name(), ""));
        } else if (!keys.known().contains(field.name()) && !YamlReader.isIndentedOddly(field.key())) {
            unknown(field.name(), place, keys, problems);
        }
    }

    private static void unknown(String name, FilePosition place, AllowedKeys keys, ProblemCollector problems) {
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
                meant.isEmpty() ? SuggestionRemedy.orOneOf(name, keys.known()) : "did you mean `" + meant + "`?");
    }

    /** The key that was meant, as far as that can be seen. */
    private static Optional<String> meant(String name, AllowedKeys keys) {
        String bare = TypographicQuotes.inside(name).orElse(name);
        String word = bare.split("[: ]", 2)[0];
        String low = word.toLowerCase(Locale.ROOT);
        return Optional.of(OTHER_WORDS.getOrDefault(low, low))
                .filter(key -> keys.known().contains(key))
                .or(() -> DidYouMean.nearest(word, keys.known()));
    }

    FilePosition place() {
        return fields.place();
    }

    boolean has(String key) {
        return fields.find(key).isPresent();
    }

    Optional<Node> node(String key) {
        return fields.find(key).map(MappingEntry::value);
    }

    /** Where each value stands. */
    Map<String, FilePosition> places() {
        Map<String, FilePosition> places = new HashMap<>();
        for (MappingEntry field : fields.fields()) {
            if (keys.known().contains(field.name())) {
                places.put(field.name(), placeOf(field));
            }
        }
        return places;
    }

    private static FilePosition placeOf(MappingEntry field) {
        return field.value() instanceof ScalarNode s && s.text().isEmpty()
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
    Optional<ScalarNode> scalar(String key, String example) {
        return fields.find(key).flatMap(field -> {
            if (field.value() instanceof ScalarNode scalar && !scalar.isNothing()) {
                return TypographyWarnings.isPlain(scalar, problems) ? Optional.of(scalar) : Optional.empty();
            }
            boolean nothing = field.value() instanceof ScalarNode;
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
        T chosen = written instanceof ScalarNode word ? words.get(word.text()) : null;
        if (chosen == null) { // only now are words put together that say so
            scalar(key, String.join("|", words.keySet()))
                    .ifPresent(word -> problems.error(
                            word.place(),
                            "`" + key + "` cannot be `" + word.text() + "`",
                            SuggestionRemedy.orOneOf(word.text(), words.keySet())));
        }
        return Optional.ofNullable(chosen);
    }
}
