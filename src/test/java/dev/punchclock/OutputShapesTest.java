package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.punchclock.cli.Cli;
import dev.punchclock.cli.CommandEnvironment;
import dev.punchclock.network.x.XServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that has {@code --json} is run with it, in as many states as can be had: the answer is one object, of a
 * shape that {@code schema} prints, with the exit code of the process in it.
 */
final class OutputShapesTest {
    private static final Instant TUESDAY_TEN = Instant.parse("2026-11-24T10:00:00Z");
    private static final Pattern KIND = Pattern.compile("^\\{\\s*\"kind\" ?: ?\"([^\"]+)\"");
    private static final Pattern EXIT = Pattern.compile("\n  \"exit\" : (\\d+),");
    private static final Pattern REFERENCE = Pattern.compile("\"#/\\$defs/([a-z-]+)\"");

    @TempDir
    private Path home;

    private final Set<String> kinds = new TreeSet<>();
    private final Set<String> commands = new TreeSet<>();
    private final Map<String, Schema> schemas = new HashMap<>();
    private final Map<String, String> environment = new TreeMap<>();
    private Instant now = TUESDAY_TEN;
    private Duration ahead = Duration.ZERO;
    private String typed = "";
    private Path folder;
    private String out = "";
    private String err = "";
    private XServer x;

    @BeforeEach
    void serve() {
        x = new XServer(() -> now.plus(ahead));
        environment.putAll(Map.of("HOME", home.toString(), "USER", "dave", "HOSTNAME", "desk1"));
        folder = home.resolve("work");
    }

    @AfterEach
    void close() throws IOException {
        x.close();
    }

    @Test
    void every_answer_has_a_shape_that_schema_prints() throws IOException {
        emptyWorkspace();
        richWorkspace();
        looks();
        decisions();
        changes();
        atOnce();
        unlikelyStates();
        ledgers();
        edges();
        errors();
        assertThat(kinds).isEqualTo(kindsOfSchema());
        assertThat(commands).isEqualTo(commandsWithJson());
    }

    @Test
    void every_field_is_described_and_nothing_else_may_stand_there() {
        run("schema", "output");
        assertThat(out)
                .doesNotContain("\"description\" : \"\"")
                .doesNotContain("\"type\" : \"object\",\n    \"required\"");
        assertThat(out.split("\"type\" : \"object\"", -1)).hasSameSizeAs(out.split("\"additionalProperties\"", -1));
        assertThat(run("schema", "stauts")).isEqualTo(2);
        assertThat(err).contains("there is no schema of stauts", "did you mean status?");
    }

    private void emptyWorkspace() throws IOException {
        Files.createDirectories(home);
        folder = home;
        json("init", "work", "--zone", "Europe/London", "--name", "dave");
        folder = home.resolve("work");
        queue("posts.yaml", "[]\n");
        for (String command : List.of("check", "plan", "list", "status", "accounts", "doctor", "run --dry-run")) {
            json(command.split(" "));
        }
        json("ledger", "verify", "--state", home.resolve("nowhere").toString());
        json("ledger", "head", "--state", home.resolve("nowhere").toString());
        json("ledger", "backup", "copy.db", "--state", home.resolve("nowhere").toString());
    }

    private void richWorkspace() throws IOException {
        Files.writeString(folder.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: acme
                zone: Europe/London
                off-hours: allowed
                hours:
                  office: { week: { mon-fri: "09:00-12:30, 13:30-17:30" }, holidays: { country: GB-SCT, also: [2026-04-06], not: [2026-11-30] } }
                  nights: { zone: America/New_York, rota: { starts: 2026-01-05, weeks: [ { mon-wed: 20:00-04:00 }, off ] } }
                members:
                  dave: { name: Dave Jones, hours: office, leave: [ 2026-11-26 ], travel: [ { from: 2026-12-07, to: 2026-12-09, zone: America/New_York } ] }
                accounts:
                  well:      { network: rehearsal, member: dave, quota: { per: week, min: 4, max: 5, gap: 30m, prorate: true } }
                  refuses:   { network: rehearsal, hours: office, behaves: refuse }
                  throttles: { network: rehearsal, hours: office, behaves: throttle }
                  loses:     { network: rehearsal, hours: office, behaves: lose-answer }
                  down:      { network: rehearsal, hours: office, behaves: down }
                  nights:    { network: rehearsal, hours: nights, quota: { per: day, max: 1 } }
                  acme-x:    { network: x, server: '%s', handle: acme, member: dave }
                """.formatted(x.uri()));
        queue("posts.yaml", """
                - id: hello
                  to: [refuses, throttles, loses, down, well]
                  at: 2026-11-24 10:00
                  text: Hello from work
                - { id: tea, to: well, text: "お茶の時間です、三階の台所へどうぞ" }
                - { id: story, to: [well, nights], thread: [ "One", "Two\\nwith a line more", "Three" ] }
                - { id: not-yet, to: well, draft: true, text: Not yet }
                - { id: gone, to: well, at: 2026-11-24 09:00, late: drop, text: Too late }
                - { id: held, to: well, text: To be held }
                - { id: far, to: nights, text: At night, expires: 2026-11-24 }
                """);
        queue("broken.yaml", "- { id: broken, to: wel, text: To nobody }\n- { id: out, to: acme-x, text: On X }\n");
    }

    private void looks() {
        json("check");
        assertThat(out).contains("\"file\" : \"queue/broken.yaml\"", "\"line\" : 1", "\"remedy\" : \"did you mean");
        everyListing();
        json("accounts");
        assertThat(out).contains("\"missing\"").containsPattern("\"account\" : \"well\",[^}]*\"signedIn\" : true");
        json("login", "well");
        assertThat(out).as("as accounts says").contains("\"signedIn\" : true");
        environment.put(
                "PUNCHCLOCK_ACME_X_CONSUMER_KEY",
                x.credentials("acme").get("consumer-key").value());
        environment.put(
                "PUNCHCLOCK_ACME_X_CONSUMER_SECRET",
                x.credentials("acme").get("consumer-secret").value());
        x.browserOf("acme");
        typed = XServer.PIN + "\n";
        json("login", "acme-x");
        assertThat(err).contains("oauth/authorize");
        assertThat(out).contains("\"signedIn\" : true", "\"handle\" : \"acme\"");
        typed = "";
        json("adopt");
        json("run", "--dry-run");
        json("run");
        assertThat(out).contains("\"happened\" : \"refused\"", "\"happened\" : \"throttled\"", "\"notBefore\"");
        json("status");
        assertThat(out).contains("\"state\" : \"unknown\"", "\"state\" : \"held\"", "\"remedy\"");
        everyListing();
        json("show", "hello");
        json("show", "story");
        assertThat(out).contains("\"thread\" : [ \"One\", \"Two\\nwith a line more\", \"Three\" ]");
        json("show", "tea");
        assertThat(out).contains("\"text\" : \"お茶の時間です、三階の台所へどうぞ\"");
    }

    private void everyListing() {
        for (String command : List.of("check", "plan", "plan --weeks 9", "list", "status", "doctor")) {
            json(command.split(" "));
        }
    }

    private void decisions() {
        json("hold", "held", "wait for the press office");
        assertThat(out).contains("\"state\" : \"held\"", "\"note\" : \"wait for the press office\"");
        json("hold", "held");
        json("unhold", "held");
        json("retry", "hello", "--account", "throttles");
        json("resolve", "hello", "--account", "loses", "--not-sent");
        json("hold", "nothing");
        json("unhold", "all");
        json("status");
        json("list");
    }

    private void changes() {
        json("add", "well", "Later", "--id", "later", "--at", "2026-11-25 10:00");
        json("add", "well", "A draft", "--id", "draft", "--draft");
        json("add", "well", "Never", "--at", "2026-03-29 01:30");
        json("move", "later", "2026-11-25 11:00");
        json("move", "later", "next");
        json("drop", "later");
        json("pause", "well", "--reason", "fire drill");
        json("pause", "well");
        json("run");
        everyListing();
        json("resume");
        json("resume");
        json("busy", "dave", "in court");
        json("busy", "nights", "--until-free");
        everyListing();
        json("run");
        json("free");
        json("free");
        json("count", "well", "https://acme.example/by-hand", "--at", "2026-11-24 09:30");
        json("count", "well", "https://acme.example/by-hand", "--at", "2026-11-24 09:30");
        json("uncount", "https://acme.example/by-hand");
        json("uncount", "https://acme.example/by-hand");
    }

    private void atOnce() {
        now = Instant.parse("2026-11-24T11:30:00Z");
        json("post", "--to", "well", "--key", "v1", "Version 1 is out");
        assertThat(out).contains("\"result\" : \"sent\"");
        json("post", "--to", "well", "--key", "v1", "Version 1 is out");
        assertThat(out).contains("\"result\" : \"sent-before\"");
        json("post", "--to", "refuses,down,loses,nights", "--key", "v2", "Version 2 is out");
        assertThat(out).contains("\"result\" : \"waiting\"", "\"result\" : \"refused-by-network\"");
        json("post", "--to", "nights", "--key", "v3", "--if-closed", "fail", "--on-failure", "warn", "Version 3");
        json("post", "--to", "wel", "Version 4 is out");
        json("show", "v1");
        json("show", "v2");
        now = Instant.parse("2026-11-24T20:00:00Z");
        typed = "dave\n";
        json("post", "--to", "well", "--off-hours", "the court rose late", "--unpaid", "--key", "v5", "Version 5");
        typed = "";
        json("show", "v5");
        assertThat(out).contains("\"paid\" : false");
        json("status");
    }

    private void unlikelyStates() throws IOException {
        now = Instant.parse("2026-11-30T10:00:00Z");
        json("run", "--dry-run");
        json("status");
        json("run");
        assertThat(out).contains("\"absence\"", "\"workMinutes\"");
        ahead = Duration.ofMinutes(3);
        queue("x.yaml", "- { id: on-x, to: acme-x, at: 2026-12-11 10:00, text: On X again }\n");
        now = Instant.parse("2026-12-11T10:00:00Z");
        json("run");
        json("doctor");
        json("status");
        assertThat(out).contains("\"aheadSeconds\" : 18");
        ahead = Duration.ZERO;
        json("run");
        Files.delete(folder.resolve("queue/x.yaml"));
        now = now.plusSeconds(60);
        json("run");
        json("show", "on-x");
        Path lock = home.resolve(".local/state/punchclock/acme/daemon.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            String holder = "desk1\n" + ProcessHandle.current().pid() + "\n" + now.minusSeconds(60) + "\n";
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
            assertThat(channel.tryLock()).isNotNull();
            json("status");
            assertThat(out).contains("\"daemon\"");
        }
        now = now.minus(Duration.ofDays(2));
        json("status");
        json("doctor");
        now = now.plus(Duration.ofDays(2));
    }

    private void ledgers() {
        json("ledger", "verify");
        json("ledger", "verify", "--from-head", "0".repeat(64));
        json("ledger", "head");
        json("ledger", "backup", home.resolve("copy.db").toString());
        for (int i = 0; i < 2; i++) {
            run("ledger", "export", "--json");
            assertThat(out.lines()).isNotEmpty().allSatisfy(line -> validate(line, List.of("ledger", "export")));
            json("forget", "dave", "--before", "2026-11-30");
        }
        json("show", "hello");
        json("ledger", "backup", home.resolve("copy.db").toString());
    }

    private void edges() throws IOException {
        json("hours", "office");
        json("hours", "well", "--from", "2026-11-23", "--to", "2026-12-14");
        assertThat(out).contains("\"because\" : \"leave\"", "Local\" : \"2026-12-07");
        json("hours", "nights");
        json("holidays", "office");
        json("holidays", "GB-SCT", "--year", "2027");
        json("holidays", "DE-BY");
        Files.writeString(folder.resolve("court.ics"), """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:1
                DTSTART:20261201T100000Z
                DTEND:20261201T113000Z
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n"));
        json("calendar", "court.ics", "--zone", "Europe/London");
        json("calendar", "court.ics", "--fresh");
        json("calendar", "court.ics", "--fresh");
        json("calendar", "court.ics", "--strip", "--output", "times.ics");
        json("install", "--cron");
        json("install", "--systemd");
        Files.delete(folder.resolve("queue/broken.yaml"));
        json("rehearse", "--from", "2027-01-04");
        json("rehearse", "--weeks", "2", "--chaos", "7");
        assertThat(out).contains("\"injected\"");
    }

    private void errors() throws IOException {
        json("frobnicate");
        json("status", "--frobnicate");
        json("post");
        json("show", "a b");
        json("daemon");
        json("ledger", "burn");
        json("show", "a\0b");
        json("calendar", "court.ics", "--strip");
        json("status", "-C", home.resolve("elsewhere").toString());
        Files.writeString(folder.resolve("punchclock.yaml"), "punchclock: 1\nzone: Europe/Lundon\n");
        for (String command : List.of("check", "status", "run", "doctor", "list", "ledger verify", "hours office")) {
            json(command.split(" "));
            assertThat(out).contains("\"kind\" : \"error\"", "\"file\" : \"punchclock.yaml\"");
        }
    }

    private void queue(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("queue")).resolve(name), text);
    }

    /** Runs it with {@code --json}: all that comes to standard output is one object. */
    private void json(String... line) {
        List<String> asked = new ArrayList<>(List.of(line));
        asked.add(1, "--json");
        int code = run(asked.toArray(String[]::new));
        validate(out, List.of(line));
        Matcher exit = EXIT.matcher(out);
        assertThat(exit.find()).as(out).isTrue();
        assertThat(exit.group(1)).as("%s: %s", asked, out).isEqualTo(String.valueOf(code));
        assertThat(code).as("%s: %s", asked, err).isNotEqualTo(1);
        assertThat(code == 0
                        || out.contains("\"level\" : \"error\"")
                        || out.contains("\"exit\" : 3\n    }")
                        || isTold())
                .as("%s ended with %d, and says no problem: %s", asked, code, out)
                .isTrue();
    }

    /** Whether what is wrong stands elsewhere than under problems. */
    private boolean isTold() {
        return out.contains("\"state\" : \"unknown\"")
                || out.contains("\"happened\" : ")
                || out.contains("\"result\" : \"waiting\"")
                || out.contains("\"signedIn\" : false");
    }

    private void validate(String answer, List<String> line) {
        Matcher kind = KIND.matcher(answer);
        assertThat(kind.find()).as("%s answers: %s%n%s", line, answer, err).isTrue();
        assertThat(schema(kind.group(1)).validate(answer, InputFormat.JSON))
                .as("%s: %s", line, answer)
                .isEmpty();
        kinds.add(kind.group(1));
        if (!kind.group(1).equals("error")) {
            commands.add(line.get(0));
        }
    }

    private Schema schema(String kind) {
        return schemas.computeIfAbsent(kind, wanted -> {
            String before = out;
            String complaints = err;
            assertThat(run("schema", wanted)).as(wanted).isZero();
            String schema = out;
            out = before;
            err = complaints;
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
        });
    }

    private Set<String> kindsOfSchema() {
        run("schema", "output");
        String all = out.substring(out.indexOf("\"oneOf\""), out.indexOf("\"$defs\" :"));
        return REFERENCE
                .matcher(all)
                .results()
                .map(found -> found.group(1))
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    private Set<String> commandsWithJson() {
        run("--help");
        Set<String> with = new TreeSet<>();
        List<String> words = out.lines()
                .filter(line -> line.matches("  [a-z]+  .*"))
                .map(line -> line.strip().replaceAll(" .*", ""))
                .toList();
        assertThat(words).contains("status", "schema");
        for (String word : words) {
            run(word, "--help");
            boolean has = out.contains("[--json]");
            assertThat(has)
                    .as("%s has --json", word)
                    .isEqualTo(!Set.of("daemon", "schema").contains(word));
            if (has) {
                with.add(word);
            }
        }
        return with;
    }

    private int run(String... line) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
        PrintStream beside = new PrintStream(complained, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new StringReader(typed));
        CommandEnvironment commandEnvironment = new CommandEnvironment(
                () -> now,
                () -> "Europe/London",
                environment,
                folder,
                in,
                to,
                beside,
                question -> "",
                !typed.isEmpty()
                        && !String.join(" ", line).toLowerCase(Locale.ROOT).contains("login"),
                false);
        int code = new Cli(commandEnvironment, new Wiring(() -> now, environment, () -> ZoneOffset.UTC), "test")
                .run(line)
                .number();
        out = said.toString(StandardCharsets.UTF_8);
        err = complained.toString(StandardCharsets.UTF_8);
        return code;
    }
}
