package dev.punchclock.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.punchclock.files.yaml.MappingEntry;
import dev.punchclock.files.yaml.MappingNode;
import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.files.yaml.SequenceNode;
import dev.punchclock.files.yaml.SourceText;
import dev.punchclock.files.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schema, reader and examples say the same. */
class YamlJsonSchemaTest {
    private static final String TOP = """
            punchclock: 1
            workspace: w
            zone: Europe/London
            hours: { o: { week: { mon: 09:00-12:00 } } }
            members: { m: { hours: o } }
            """;

    @TempDir
    Path folder;

    @Test
    void the_keys_are_those_of_the_reader() {
        String workspace = YamlJsonSchema.workspace(WorkspaceBench.NETWORKS);

        assertThat(keys(workspace, "properties")).isEqualTo(AllowedKeys.WORKSPACE.known());
        assertThat(keys(workspace, "$defs", "hours", "properties")).isEqualTo(AllowedKeys.HOURS.known());
        assertThat(keys(workspace, "$defs", "rota", "properties")).isEqualTo(AllowedKeys.ROTA.known());
        assertThat(keys(workspace, "$defs", "cycle", "properties")).isEqualTo(AllowedKeys.CYCLE.known());
        assertThat(keys(workspace, "$defs", "trip", "properties")).isEqualTo(AllowedKeys.TRAVEL.known());
        assertThat(keys(workspace, "$defs", "member", "properties")).isEqualTo(AllowedKeys.MEMBER.known());
        assertThat(keys(workspace, "$defs", "account", "properties"))
                .isEqualTo(AllowedKeys.ofAccounts(Set.of("behaves")).known());
        assertThat(keys(workspace, "$defs", "quota", "properties")).isEqualTo(AllowedKeys.QUOTA.known());
        assertThat(keys(YamlJsonSchema.queue(), "items", "properties")).isEqualTo(AllowedKeys.POST.known());
        String config = YamlJsonSchema.config();
        assertThat(keys(config, "properties")).isEqualTo(AllowedKeys.OWN.known());
        assertThat(keys(config, "$defs", "workspace", "properties")).isEqualTo(AllowedKeys.OWN_WORKSPACE.known());
        assertThat(keys(config, "$defs", "time-off", "properties")).isEqualTo(AllowedKeys.OWN_TIME.known());
    }

    @Test
    void time_off_in_the_users_own_file_is_written_as_in_the_workspace() {
        MappingNode workspace = level(YamlJsonSchema.workspace(WorkspaceBench.NETWORKS), "$defs");
        for (MappingEntry kind : level(YamlJsonSchema.config(), "$defs").fields()) {
            if (!Set.of("handle", "workspace", "time-off").contains(kind.name())) {
                assertThat(json(kind.value()))
                        .isEqualTo(
                                json(workspace.find(kind.name()).orElseThrow().value()));
            }
        }
    }

    @Test
    void schema_of_the_users_own_file_takes_what_is_in_order_and_nothing_else() {
        String good = """
                private: [ dave_jones_79 ]
                workspaces:
                  w: { members: { m: { leave: [ 2026-12-28 ], busy: /court.ics } }, accounts: { a: { leave: 2026-12-29 } } }
                """;
        assertThat(errors(YamlJsonSchema.config(), good)).isEmpty();
        assertThat(errors(YamlJsonSchema.config(), "")).isEmpty();
        assertThat(errors(YamlJsonSchema.config(), "workspace: {}")).isNotEmpty();
        assertThat(errors(YamlJsonSchema.config(), "workspaces: { w: { members: { m: { hours: o } } } }"))
                .isNotEmpty();
    }

    @Test
    void every_key_is_described_for_the_editor() {
        for (MappingNode level : List.of(
                level(YamlJsonSchema.workspace(WorkspaceBench.NETWORKS), "properties"),
                level(YamlJsonSchema.workspace(WorkspaceBench.NETWORKS), "$defs", "hours", "properties"),
                level(YamlJsonSchema.workspace(WorkspaceBench.NETWORKS), "$defs", "rota", "properties"),
                level(YamlJsonSchema.workspace(WorkspaceBench.NETWORKS), "$defs", "cycle", "properties"),
                level(YamlJsonSchema.workspace(WorkspaceBench.NETWORKS), "$defs", "trip", "properties"),
                level(YamlJsonSchema.workspace(WorkspaceBench.NETWORKS), "$defs", "member", "properties"),
                level(YamlJsonSchema.workspace(WorkspaceBench.NETWORKS), "$defs", "account", "properties"),
                level(YamlJsonSchema.workspace(WorkspaceBench.NETWORKS), "$defs", "quota", "properties"),
                level(YamlJsonSchema.queue(), "items", "properties"),
                level(YamlJsonSchema.config(), "properties"),
                level(YamlJsonSchema.config(), "$defs", "workspace", "properties"),
                level(YamlJsonSchema.config(), "$defs", "time-off", "properties"))) {
            assertThat(level.fields())
                    .allMatch(key ->
                            ((MappingNode) key.value()).find("description").isPresent());
        }
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("examples"))) {
            return files.filter(file -> file.endsWith("punchclock.yaml")).map(Path::getParent).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_is_in_order(Path example) throws IOException {
        assertThat(WorkspaceBench.render(new WorkspaceBench(example).open().problems()))
                .isEmpty();
        assertValid(example);
    }

    @Test
    void what_init_writes_is_in_order() throws IOException {
        StarterWorkspace.init(
                folder,
                StarterWorkspaceTest.answers("dave", "Europe/London", "09:00-12:30, 13:30-17:30", "GB"),
                WorkspaceBench.NETWORKS);

        assertValid(folder);
        assertThat(folder.resolve(".schema/workspace.json"))
                .hasContent(YamlJsonSchema.workspace(WorkspaceBench.NETWORKS));
        assertThat(folder.resolve(".schema/queue.json")).hasContent(YamlJsonSchema.queue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "publisher: desk1-91c2",
                "retention: 13 months",
                "retention: 60 days",
                "retention: 1 year",
                "retention: for ever",
                "accounts: { a: { network: x, hours: o } }",
                "accounts: { a: { network: x, member: m, handle: '@b' } }",
                "accounts: { a: { network: rehearsal, hours: o, behaves: down } }",
                "accounts: { a: { network: x, hours: o, quota: { per: day, max: 3 } } }",
                "accounts: { a: { network: x, hours: o, quota: { per: week, min: 5, aim: 6, max: 12 } } }",
                "accounts: { a: { network: x, hours: o, quota: { gap: 1h30m } } }",
                "accounts: { a: { network: x, hours: o, server: 'http://127.0.0.1:3000' } }",
                "accounts: { a: { network: rehearsal, hours: o, server: 'https://social.acme.example' } }",
                "members: { 1: { name: 012, hours: o } }",
                "hours: { o: { zone: Europe/Berlin, week: { mon-wed: '9:00–12:00, 18:00-24:00', 'fri, sat': off, sun: ['10:00-11:00'] }, days: { 2026-12-24: off } } }",
                "hours: { o: { week: { mon: 09:00-12:00 }, days: { 2027-07-01..2027-08-31: 09:00-10:00, 2027-07-05: off } } }",
                "hours: { o: { week: { mon: 09:00-12:00 }, holidays: GB-SCT } }",
                "hours: { o: { week: { mon: 09:00-12:00 }, holidays: { country: GB-SCT, also: [2026-04-06], not: 2026-11-30 } } }",
                "hours: { o: { week: { mon: 09:00-12:00 }, holidays: { also: [2026-04-06] } } }",
                "hours: { o: { rota: { starts: 2026-01-07, weeks: [ { mon-wed: 08:00-16:00 }, off, { sat: 22:00-06:00 } ] } } }",
                "hours: { o: { cycle: { starts: 2026-01-05, days: [ 08:00-20:00, '09:00-12:00, 13:00-14:00', off ] } } }",
                "members: { m: { hours: o, leave: [ 2026-12-28..2027-01-02, 2026-11-25 12:30-17:30, 2026-11-27 ] } }",
                "members: { m: { hours: o, leave: 2026-12-28, busy: calendars/court.ics } }",
                "members: { m: { hours: o, busy: [ calendars/court.ics, { file: calendars/court.ics, margin: 30m, assume: 1h, max-age: 60d } ] } }",
                "members: { m: { hours: o, travel: [ { from: 2026-11-30, to: 2026-12-04, zone: America/New_York } ] } }",
                "accounts: { a: { network: x, member: m, leave: [ 2026-12-28 ], travel: { from: 2026-11-30, to: 2026-11-30, zone: Asia/Tokyo } } }",
                "accounts: { a: { network: x, hours: o, quota: { per: week, min: 3, prorate: true } } }"
            })
    void both_take_a_good_workspace(String yaml) {
        String all = merged(yaml);
        assertThat(WorkspaceBench.problemsOf(all)).isEmpty();
        assertThat(errors(YamlJsonSchema.workspace(WorkspaceBench.NETWORKS), all))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acounts: {}",
                "workspace: a b",
                "punchclock: one",
                "zone: EST",
                "zone: GMT+1",
                "zone: Etc/GMT-1",
                "zone: '+01:00'",
                "publisher: ",
                "retention: never",
                "retention: 1 months",
                "retention: 59 days",
                "retention: 13",
                "retention: 13m",
                "accounts: { a: { hours: o } }",
                "accounts: { a: { network: x } }",
                "accounts: { a: { network: x, hours: o, behaves: slow } }",
                "accounts: { a: { network: x, hours: o, audience: external } }",
                "members: { m: { hours: o, initials: DJ } }",
                "accounts: { a: { network: x, hours: o, server: 'http://a.example' } }",
                "accounts: { a: { network: x, hours: o, spend: 5 } }",
                "accounts: { a: { network: x, hours: o, quota: { max: 3 } } }",
                "accounts: { a: { network: x, hours: o, quota: { aim: 3 } } }",
                "accounts: { a: { network: x, hours: o, quota: { per: day, aim: 0 } } }",
                "accounts: { a: { network: x, hours: o, quota: { per: year, max: 3 } } }",
                "accounts: { a: { network: x, hours: o, quota: { per: day, max: -3 } } }",
                "accounts: { a: { network: x, hours: o, quota: { gap: 45 } } }",
                "accounts: { 'a b': { network: x, hours: o } }",
                "hours: { o: { week: {} } }",
                "hours: { o: {} }",
                "hours: { o: { week: { mon: 9-17 } } }",
                "hours: { o: { week: { mon: 09:00-23:59 } } }",
                "hours: { o: { week: { mno: 09:00-12:00 } } }",
                "hours: { o: { week: { mon: no } } }",
                "hours: { o: { week: { mon: 09:00-12:00 }, days: { 24.12.2026: off } } }",
                "hours: { o: { week: { mon: 09:00-12:00 }, days: { 2027-07-01 to 2027-08-31: off } } }",
                "hours: { o: { week: { mon: 09:00-12:30, 13:30-17:30 } } }",
                "hours: { o: { week: { mon: 09:00-12:00 }, holidays: scotland } }",
                "hours: { o: { week: { mon: 09:00-12:00 }, holidays: { not: [2026-04-06] } } }",
                "hours: { o: { week: { mon: 09:00-12:00 }, holidays: { country: GB-SCT, also: [06/04/2026] } } }",
                "hours: { o: { week: { mon: 09:00-12:00 }, rota: { starts: 2026-01-05, weeks: [ { mon: 09:00-12:00 } ] } } }",
                "hours: { o: { rota: { weeks: [ { mon: 09:00-12:00 } ] } } }",
                "hours: { o: { rota: { starts: 2026-01-05, weeks: [] } } }",
                "hours: { o: { rota: { starts: 2026-01-05, weeks: [ { mon: 09:00-12:00 }, {} ] } } }",
                "hours: { o: { rota: { starts: 2026-01-05, weeks: [ { mon: 09:00-12:00 }, none ] } } }",
                "hours: { o: { cycle: { starts: 5 Jan, days: [ 08:00-20:00, off ] } } }",
                "hours: { o: { cycle: { starts: 2026-01-05, days: [ 8-20, off ] } } }",
                "hours: { o: { week: { mon: 09:00-12:00 }, leave: [ 2026-12-28 ] } }",
                "members: { m: { hours: o, holidays: GB-SCT } }",
                "members: { m: { hours: o, leave: 28/12/2026 } }",
                "members: { m: { hours: o, leave: [ 2026-12-28 - 2027-01-02 ] } }",
                "members: { m: { hours: o, leave: [ 2026-12-28 18:00-23:59 ] } }",
                "members: { m: { hours: o, busy: ~/court.ics } }",
                "members: { m: { hours: o, busy: 'https://example.com/court.ics' } }",
                "members: { m: { hours: o, busy: { margin: 30m } } }",
                "members: { m: { hours: o, busy: { file: calendars/court.ics, max-age: 3w } } }",
                "members: { m: { hours: o, busy: { file: calendars/court.ics, assume: 1 } } }",
                "members: { m: { hours: o, travel: { from: 2026-11-30, zone: Asia/Tokyo } } }",
                "members: { m: { hours: o, travel: { from: 2026-11-30, to: 2026-12-01, zone: JST } } }",
                "accounts: { a: { network: x, hours: o, quota: { per: week, min: 3, prorate: half } } }",
                "members: { m: { nme: a } }"
            })
    void both_refuse_a_bad_workspace(String yaml) {
        String all = merged(yaml);
        assertThat(WorkspaceBench.problemsOf(all)).isNotEmpty();
        assertThat(errors(YamlJsonSchema.workspace(WorkspaceBench.NETWORKS), all))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "- { to: a, text: b }",
                "- { to: [a, b], text: 'c: d', id: 1_000, late: next-slot }",
                "- { to: 'a, b', text: no, draft: true, repeat: false }",
                "- { to: a, text: 012, id: 2026, at: 2026-11-24 10:15, expires: 2026-11-27 }",
                "- { to: a, text: b, at: 2026-11-24T9:15:30, expires: 2026-11-27 12:00 }"
            })
    void both_take_a_good_queue(String yaml) {
        assertThat(WorkspaceBench.queueProblems(yaml)).isEmpty();
        assertThat(errors(YamlJsonSchema.queue(), yaml)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to: a",
                "- a",
                "- { to: a }",
                "- { text: a }",
                "- { to: a, text: }",
                "- { to: a, text: ~ }",
                "- { to: a, text: ' ' }",
                "- { to: [], text: b }",
                "- { to: [a, a], text: b }",
                "- { to: '@a', text: b }",
                "- { to: a, text: [b] }",
                "- { to: a, text: b, id: 'c d' }",
                "- { to: a, text: b, at: 10:15 }",
                "- { to: a, text: b, at: 2026-11-24 }",
                "- { to: a, text: b, at: 2026-11-24T10:15Z }",
                "- { to: a, text: b, expires: soon }",
                "- { to: a, text: b, late: never }",
                "- { to: a, text: b, draft: yes }",
                "- { to: a, text: b, media: [] }",
                "- { to: a, txt: b }"
            })
    void both_refuse_a_bad_queue(String yaml) {
        assertThat(WorkspaceBench.queueProblems(yaml)).isNotEmpty();
        assertThat(errors(YamlJsonSchema.queue(), yaml)).isNotEmpty();
    }

    private static void assertValid(Path workspace) throws IOException {
        assertThat(errors(
                        YamlJsonSchema.workspace(WorkspaceBench.NETWORKS),
                        Files.readString(workspace.resolve("punchclock.yaml"))))
                .isEmpty();
        for (String name : new WorkspaceFolder(workspace).queue().files().keySet()) {
            assertThat(errors(YamlJsonSchema.queue(), Files.readString(workspace.resolve(name))))
                    .as(name)
                    .isEmpty();
        }
    }

    /** A key of this snippet stands instead of the same key of the sound top. */
    private static String merged(String yaml) {
        String key = yaml.substring(0, Math.max(0, yaml.indexOf(':')));
        return TOP.lines()
                        .filter(line -> key.isEmpty() || !line.startsWith(key + ":"))
                        .reduce("", (a, b) -> a + b + "\n")
                + yaml;
    }

    private static List<String> errors(String schema, String yaml) {
        String value = tree(yaml).map(YamlJsonSchemaTest::json).orElse("null");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(value, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static Optional<Node> tree(String yaml) {
        return YamlReader.read(new SourceText("f", yaml), Set.of(), new ProblemCollector(t -> t));
    }

    /** What stands below a path of keys in a schema; JSON is YAML too. */
    private static MappingNode level(String schema, String... path) {
        MappingNode level = (MappingNode) tree(schema).orElseThrow();
        for (String key : path) {
            level = (MappingNode) level.find(key).orElseThrow().value();
        }
        return level;
    }

    private static Set<String> keys(String schema, String... path) {
        return level(schema, path).fields().stream()
                .map(MappingEntry::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As an editor sees it: by the words and numbers of YAML 1.2. */
    private static String json(Node node) {
        if (node instanceof MappingNode fields) {
            return fields.fields().stream()
                    .map(field -> YamlQuoting.quoted(field.name()) + ":" + json(field.value()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node instanceof SequenceNode items) {
            return items.items().stream().map(YamlJsonSchemaTest::json).collect(Collectors.joining(",", "[", "]"));
        }
        ScalarNode scalar = (ScalarNode) node;
        if (scalar.isNothing()) {
            return "null";
        }
        boolean word = scalar.style() == ScalarNode.Style.PLAIN && scalar.text().matches("true|false|[-+]?\\d+");
        return word ? scalar.text().replaceFirst("^[+]?0*(?=\\d)", "") : YamlQuoting.quoted(scalar.text());
    }
}
