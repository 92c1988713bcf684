package dev.punchclock.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.punchclock.GeneratedPage;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.SourceText;
import dev.punchclock.files.yaml.YamlReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code docs/reference-files.md}: every key of every file, as the JSON Schemas tell it to editors. */
final class FileReferenceTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** A table of the page: the keys of one level of a file. */
    private record Level(String heading, String intro, JsonNode root, JsonNode level, AllowedKeys keys) {}

    @Test
    void every_key_stands_there_as_the_schema_tells_it() throws IOException {
        GeneratedPage page = new GeneratedPage();
        page.line("# Keys of the files").paragraph("<!-- Made by FileReferenceTest: not to be edited here. -->");
        page.paragraph("Three kinds of files are written by people. A key that is not listed here is refused, with its"
                + " line; so is one that a later version will read.");
        page.line("`punchclock schema workspace`, `queue` and `config` print the same for an editor; `init` puts the"
                + " first two beside your files, where editors find them.");
        page.line("Commands are in [reference-commands](reference-commands.md).");
        page.paragraph("A length of time is written `45m`, `2h` or `1h30m`, a day `2026-11-24`, a name with letters,"
                + " digits, `.`, `_` and `-`. What stands in the column of examples may be typed as it is.");
        for (Level level : levels()) {
            page.paragraph(level.heading()).paragraph(level.intro());
            page.table(List.of("key", "what it says", "example"), rows(level));
            later(level.keys(), page);
        }
        page.compareWith("reference-files.md");
    }

    @Test
    void every_example_is_one_that_its_schema_takes_and_that_can_be_read_as_it_is_written() {
        for (Level level : levels()) {
            for (Map.Entry<String, JsonNode> key :
                    level.level().get("properties").properties()) {
                assertThat(examples(level.root(), key.getValue()))
                        .as(key.getKey())
                        .isNotEmpty();
                for (JsonNode example : examples(level.root(), key.getValue())) {
                    ObjectNode alone = (ObjectNode) key.getValue().deepCopy();
                    alone.set("$defs", level.root().get("$defs"));
                    assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                                    .getSchema(alone.toString())
                                    .validate(example.toString(), InputFormat.JSON))
                            .as(key.getKey())
                            .isEmpty();
                    ProblemCollector problems = new ProblemCollector(text -> text);
                    YamlReader.read(new SourceText("f", key.getKey() + ": " + yaml(example)), Set.of(), problems);
                    assertThat(problems.list()).as(key.getKey()).isEmpty();
                }
            }
        }
    }

    private static List<Level> levels() {
        JsonNode workspace = MAPPER.readTree(YamlJsonSchema.workspace(WorkspaceBench.NETWORKS));
        JsonNode queue = MAPPER.readTree(YamlJsonSchema.queue());
        JsonNode config = MAPPER.readTree(YamlJsonSchema.config());
        JsonNode parts = workspace.get("$defs");
        List<Level> all = new ArrayList<>();
        all.add(new Level(
                "## punchclock.yaml", text(workspace, "description"), workspace, workspace, AllowedKeys.WORKSPACE));
        all.add(new Level(
                "### hours",
                "One entry below `hours:`; it has one of `week`, `rota` and `cycle`.",
                workspace,
                parts.get("hours"),
                AllowedKeys.HOURS));
        all.add(new Level(
                "### rota",
                "Several weeks in turn: in an entry of hours.",
                workspace,
                parts.get("rota"),
                AllowedKeys.ROTA));
        all.add(new Level(
                "### cycle", "Days in turn: in an entry of hours.", workspace, parts.get("cycle"), AllowedKeys.CYCLE));
        all.add(new Level(
                "### holidays",
                "The long form, in an entry of hours; the short one is the code alone, `holidays: GB-SCT`.",
                workspace,
                parts.at("/holidays/anyOf/1"),
                AllowedKeys.HOLIDAYS));
        all.add(new Level(
                "### members", "One entry below `members:`.", workspace, parts.get("member"), AllowedKeys.MEMBER));
        all.add(new Level(
                "### accounts",
                "One entry below `accounts:`; it has `member`, `hours` or both.",
                workspace,
                parts.get("account"),
                AllowedKeys.ofAccounts(Set.of("behaves"))));
        all.add(new Level("### quota", "In an account.", workspace, parts.get("quota"), AllowedKeys.QUOTA));
        all.add(new Level(
                "### busy",
                "The long form of a calendar, of a member or an account; the short one is the file alone.",
                workspace,
                parts.at("/calendar/anyOf/1"),
                AllowedKeys.BUSY));
        all.add(new Level(
                "### travel",
                "One trip, of a member or an account.",
                workspace,
                parts.get("trip"),
                AllowedKeys.TRAVEL));
        all.add(new Level(
                "## Files in queue/",
                "Each file is a list; a post is one item of it, and has `text` or `thread`. "
                        + text(queue, "description"),
                queue,
                queue.get("items"),
                AllowedKeys.POST));
        all.add(new Level("## config.yaml", text(config, "description"), config, config, AllowedKeys.OWN));
        all.add(new Level(
                "### workspaces",
                "One entry below `workspaces:`.",
                config,
                config.at("/$defs/workspace"),
                AllowedKeys.OWN_WORKSPACE));
        all.add(new Level(
                "### members and accounts in it",
                "One entry below `members:` or `accounts:`; calendars and trips are written as in `punchclock.yaml`.",
                config,
                config.at("/$defs/time-off"),
                AllowedKeys.OWN_TIME));
        return all;
    }

    private static List<List<String>> rows(Level level) {
        Set<String> needed = level.level()
                .path("required")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
        return level.level().get("properties").properties().stream()
                .map(key -> List.of(
                        "`" + key.getKey() + "`" + (needed.contains(key.getKey()) ? " (needed)" : ""),
                        says(level.root(), key.getValue()),
                        examples(level.root(), key.getValue()).stream()
                                .map(example -> "`" + key.getKey() + ": " + yaml(example) + "`")
                                .collect(Collectors.joining("<br>"))))
                .toList();
    }

    private static void later(AllowedKeys keys, GeneratedPage page) {
        if (!keys.later().isEmpty()) {
            page.paragraph(keys.later().keySet().stream()
                    .sorted()
                    .map(key -> "`" + key + "`")
                    .collect(Collectors.joining(", ", "Not there yet, and refused until then: ", ".")));
        }
    }

    /** What the key says of itself, what is said of all of its kind, and the words that it takes. */
    private static String says(JsonNode root, JsonNode key) {
        String kind = text(target(root, key), "description");
        String words = key.path("enum")
                .valueStream()
                .map(word -> "`" + word.asString() + "`")
                .collect(Collectors.joining(", "));
        return Stream.of(text(key, "description"), kind, words.isEmpty() ? "" : "One of " + words + ".")
                .filter(sentence -> !sentence.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** Its own examples, or else those of its kind. */
    private static List<JsonNode> examples(JsonNode root, JsonNode key) {
        JsonNode own = key.has("examples") ? key : target(root, key);
        return own.path("examples").valueStream().toList();
    }

    private static JsonNode target(JsonNode root, JsonNode key) {
        return key.has("$ref") ? root.at(key.get("$ref").asString().substring(1)) : MAPPER.createObjectNode();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    /** On one line, as a person would write it. */
    private static String yaml(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .map(each -> each.getKey() + ": " + yaml(each.getValue()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (value.isArray()) {
            return value.valueStream().map(FileReferenceTest::yaml).collect(Collectors.joining(", ", "[ ", " ]"));
        }
        String text = value.asString();
        return value.isString() && text.contains(", ") ? YamlQuoting.quoted(text) : text;
    }
}
