package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.punchclock.cli.Cli;
import dev.punchclock.cli.CommandEnvironment;
import dev.punchclock.daemon.LogOutput;
import dev.punchclock.network.x.AnswerScript;
import dev.punchclock.network.x.XServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/**
 * What a terminal or a CI server would obey is planted wherever words come from outside, and every command is run: nothing
 * of it comes out as it is.
 */
class HarmlessOutputTest {
    /** Of every kind; and words that must begin no line. */
    private static final String NASTY = "\u001b[31m\u001b]0;x\u0007\u009b2J\u0085\u200b\u202e\u2066\u2028\u2029\ufeff"
            + "\udb40\udc41\r\nerror: forged\n::error::forged ##[error]forged \u0000\u007f";

    /** The part of it that YAML lets through in a value. */
    private static final String IN_YAML =
            "\\u0085\\u200b\\u202e\\u2066\\u2028\\u2029\\ufeff\\U000e0041\\r\\nerror: forged"
                    + "\\n::error::forged ##[error]forged";

    /** The part of it that may be published. */
    private static final String IN_TEXT = IN_YAML.replace("\\u0085", "").replace("\\ufeff", "");

    /** Of which characters none may come out, but for line ends and what paints. */
    private static final Pattern HARM = Pattern.compile(
            "[\\p{Cc}&&[^\\n]]|[\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\x{e0000}-\\x{e0fff}]");

    private static final Pattern PAINT = Pattern.compile("\u001b\\[[0-9;]{1,4}m");
    private static final List<String> COMMANDS = List.of(
            "check",
            "plan",
            "run --dry-run",
            "run",
            "status",
            "hours office",
            "hours acme",
            "list",
            "show talk",
            "accounts",
            "doctor",
            "ledger verify",
            "ledger head",
            "ledger export");

    @TempDir
    private Path home;

    private final Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final Map<String, String> environment = new TreeMap<>();
    private XServer x;
    private Path folder;
    private String said = "";

    @BeforeEach
    void workspace() throws IOException {
        x = new XServer(InstantSource.fixed(now));
        folder = Files.createDirectories(home.resolve("work"));
        environment.putAll(Map.of(
                "HOME",
                home.toString(),
                "USER",
                "d" + NASTY.replace("\u0000", ""),
                "HOSTNAME",
                "h\u202e\n",
                "COLUMNS",
                "400"));
        x.credentials("acme")
                .forEach((secret, value) -> environment.put(
                        "PUNCHCLOCK_ACME_" + secret.toUpperCase(Locale.ROOT).replace('-', '_'), value.value()));
        main("");
        queue("posts.yaml", """
                - { id: talk, to: [acme, desk], at: 2026-11-24 10:00, text: "Hello%1$s" }
                - { id: next, to: desk, text: "\\u202eNext%1$s" }
                - id: both
                  to: desk
                  thread: [ "One\\u2028\\n::set-output name=a::b", "Two\\u200b" ]
                """.formatted(IN_TEXT));
    }

    @AfterEach
    void close() throws IOException {
        x.close();
    }

    @Test
    void escape_in_name() throws IOException {
        queue("names.yaml", "- { to: \"w\\e[31m\\e]0;x\\a\", text: One }\n- { to: \"w\\n::error::x\", text: Two }\n");
        queue("a\nerror: forged\u001b[31m\u202e.yaml", "- { id: never, to: desk, text: Never }\n");
        assertThat(both("check"))
                .contains(
                        "queue/a\\u000aerror: forged\\u001b[31m\\u202e.yaml: the name of this file has a character in it",
                        "  to do: give the file another name",
                        "\\u001b[31m\\u001b]0;x\\u0007");
        assertThat(strings(run("check --json"))).contains("queue/a\nerror: forged\u001b[31m\u202e.yaml");
        assertThat(both("list")).doesNotContain("never");
        everyCommand();
    }

    @Test
    void bidi_in_text_is_shown_as_escapes_in_listings() throws IOException {
        assertThat(both("list")).contains("\\u202eNext\\u200b\\u202e\\u2066");
        assertThat(both("plan")).contains("\\u202eNext\\u200b\\u202e\\u2066");
        assertThat(both("show next")).contains("\\u202eNext\\u200b\\u202e\\u2066\\u2028");
        assertThat(strings(run("show next --json")))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("\u202eNext")
                        .contains("\u2028", "\udb40\udc41", "\n::error::forged ##[error]"));
        everyCommand();
        both("rehearse");
        assertThat(x.shown("acme")).singleElement().asString().startsWith("Hello\u200b\u202e\u2066");
    }

    @Test
    void server_name() throws IOException {
        x.usually(
                "GET /2/users/me",
                AnswerScript.says(200, "{\"data\":{\"id\":\"42\",\"username\":\"acme\\u001b[2J\\nerror: forged\"}}"));
        assertThat(run("post --to acme Hi"))
                .contains("X answered with a name that no user of X can have: acme\\u001b[2J");
        assertThat(run("run")).contains("acme\\u001b[2J\\u000aerror: forged");
        everyCommand();
        both("rehearse");
        assertThat(x.shown("acme")).isEmpty();
    }

    @Test
    void words_of_a_server() throws IOException {
        String words = NASTY.replace("\u001b", "\\u001b")
                        .replace("\u0000", "")
                        .replace("\u0007", "")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n")
                + "x".repeat(3000);
        x.usually(
                "POST /2/tweets", AnswerScript.says(403, "{\"detail\":\"" + words + "\",\"title\":\"" + words + "\"}"));
        assertThat(run("post --to acme --key k Hi"))
                .contains("X does not permit it (403)")
                .hasSizeLessThan(800);
        assertThat(run("post --to acme --key l --json Hello").length()).isLessThan(1600);
        everyCommand();
        run("show k");
    }

    @Test
    void what_is_typed() {
        for (String typed : List.of(NASTY.replace("\u0000", ""), "-\u001b[31m", "--\u202e=\n::error::x")) {
            for (String command : List.of(
                    "",
                    "show",
                    "hold",
                    "unhold",
                    "retry",
                    "drop",
                    "post --to",
                    "post --to desk --key",
                    "post --to desk --file",
                    "add",
                    "move talk",
                    "pause",
                    "pause --reason",
                    "resume",
                    "resume --reason",
                    "busy",
                    "busy --until",
                    "free",
                    "login",
                    "hours",
                    "holidays",
                    "calendar",
                    "calendar --zone",
                    "calendar --strip --output",
                    "ledger",
                    "count acme",
                    "resolve talk --sent",
                    "init --name",
                    "init --zone",
                    "init --country",
                    "init --hours",
                    "schema",
                    "rehearse --weeks",
                    "forget",
                    "plan --weeks",
                    "-C",
                    "status -C",
                    "status --state",
                    "check -C",
                    "install --cron --every",
                    "help",
                    "--help",
                    "ledger backup",
                    "ledger verify --from-head",
                    "post --to desk --off-hours",
                    "add desk Hi --file",
                    "add desk Hi --late",
                    "add desk Hi --at",
                    "daemon --log")) {
                List<String> line = new ArrayList<>(List.of(command.split(" ")));
                line.remove("");
                line.add(typed);
                run(line);
                line.add("--json");
                run(line);
            }
        }
        assertThat(run(List.of("w\u001b[31m\n"))).contains("there is no command w\\u001b[31m\\u000a");
    }

    @Test
    void reasons_and_texts_that_are_typed() throws IOException {
        String reason = NASTY.replace("\u0000", "");
        run(List.of("pause", "desk", "--reason", reason));
        run(List.of("hold", "talk", "--reason", reason));
        run(List.of("hold", "next", reason));
        run(List.of("busy", "acme", reason, "--until-free"));
        run(List.of("add", "desk", "\u202eText\u2028", "--id", "typed"));
        assertThat(Files.readString(folder.resolve("queue/posts.yaml"))).contains("\"\\u202eText\"");
        everyCommand();
        run("show typed");
        run("resume");
        run("free acme");
        run("run");
    }

    @Test
    void keys_and_values_of_the_workspace() throws IOException {
        List<String> lines = List.of(
                "\"k%s\": 1",
                "zone: \"Z%s\"",
                "workspace: \"w%s\"",
                "publisher: \"p%s\"",
                "retention: \"%s\"",
                "rest: \"%s\"",
                "off-hours: \"%s\"",
                "hours: { \"%s\": { week: { mon: \"%s\" } } }",
                "members: { \"%s\": { hours: \"%s\" } }",
                "accounts: { \"%s\": { network: \"%s\" } }",
                "accounts: { a: { network: x, handle: \"%s\", server: \"%s\", hours: office } }",
                "accounts: { a: { network: rehearsal, hours: office, busy: \"%s.ics\", quota: \"%s\", audience: \"%s\" } }",
                "hours: { office: { holidays: \"%s\", week: { \"%s\": \"09:00-17:00\" } } }",
                "hours: { office: { days: { \"%s\": off }, rota: { starts: \"%s\" } } }",
                "\"a\\e[31m%s: [");
        for (String line : lines) {
            for (String value : List.of(IN_YAML, "\\e[31m\\e]0;x\\a\\0\\x9b", "\\u202e")) {
                Files.writeString(folder.resolve("punchclock.yaml"), line.replace("%s", value) + "\npunchclock: 1\n");
                run("check");
                run("check --json");
                run("status --json");
            }
        }
        Files.writeString(
                folder.resolve("punchclock.yaml"), "punchclock: 1\n# raw \u001b[31m \u202e\nzone: \u202e\n&\u009b: x");
        run("check");
    }

    @Test
    void calendars_and_folders() throws IOException {
        String zone = "x\u202e\u200b\u0085";
        Path calendar = folder.resolve("c\u001b[31m\nerror: forged\u202e.ics");
        Files.writeString(
                calendar,
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:s\u202e\r\nDTSTART;TZID=" + zone
                        + ":20261124T140000\r\nDTEND;TZID=" + zone
                        + ":20261124T160000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        main(", busy: \"c\\e[31m\\nerror: forged\\u202e.ics\"");
        everyCommand();
        run(List.of("calendar", calendar.toString(), "--zone", "UTC"));
        run(List.of("calendar", calendar.toString(), "--zone", "UTC", "--json"));
        Files.copy(calendar, folder.resolve("d\u202e.ics"));
        main(", busy: \"d\\u202e.ics\"");
        everyCommand();
        Path elsewhere = Files.createDirectories(home.resolve("f\u001b[31m\nerror: forged\u202e"));
        run(List.of("status", "-C", elsewhere.toString()));
        Files.move(folder.resolve("punchclock.yaml"), elsewhere.resolve("punchclock.yaml"));
        folder = elsewhere;
        everyCommand();
        assertThat(run("install --cron")).contains("cron cannot be given a path with");
        assertThat(run("install --systemd")).contains("systemd cannot be given a path with");
    }

    /** Every string of the object behind the words of the error stream. */
    private static List<String> strings(String said) throws IOException {
        List<String> strings = new ArrayList<>();
        String json = said.substring(said.indexOf("{\n  \"kind\""));
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            int depth = 0;
            do {
                JsonToken token = parser.nextToken();
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.VALUE_STRING) {
                    strings.add(parser.getText());
                }
            } while (depth > 0);
        }
        return strings;
    }

    @Test
    void the_log_of_the_daemon() {
        InstantSource clock = InstantSource.fixed(now);
        for (Function<PrintStream, Logger> form : List.<Function<PrintStream, Logger>>of(
                log -> LogOutput.human(log, clock, ZoneOffset.UTC),
                LogOutput::withoutTime,
                log -> LogOutput.json(log, clock))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PrintStream raw = new PrintStream(bytes, true, StandardCharsets.UTF_8);
            BufferedReader in = new BufferedReader(new StringReader(""));
            Logger logger = form.apply(
                    new CommandEnvironment(clock, () -> "UTC", environment, folder, in, raw, raw, q -> "", false, false)
                            .err());
            logger.info(NASTY);
            logger.atWarn()
                    .addKeyValue("link", NASTY)
                    .setCause(new IllegalStateException(NASTY))
                    .log("it failed");
            said = bytes.toString(StandardCharsets.UTF_8);
            assertThat(said).contains("it failed", "\\u202e");
            mustBeHarmless(List.of("daemon"), false);
        }
    }

    /** With these keys at the end of the account {@code context}. */
    private void main(String keys) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: w
                zone: Europe/London
                rest: 0m
                hours: { office: { week: { mon-fri: 09:00-17:00 } } }
                members: { dave: { name: "Dave%s", hours: office } }
                accounts:
                  acme: { network: x, server: '%s', handle: acme, member: dave }
                  desk: { network: rehearsal, handle: "desk\\u202e\\u200b", member: dave, quota: { per: week, max: 9 }%s }
                """.formatted(IN_YAML, x.uri(), keys));
        run("adopt");
    }

    private void queue(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("queue")).resolve(name), text);
    }

    private void everyCommand() {
        COMMANDS.forEach(this::both);
    }

    private String both(String command) {
        String human = run(command);
        run(command + " --json");
        return human;
    }

    private String run(String line) {
        return run(List.of(line.split(" ")));
    }

    /** Runs it twice: at a terminal, where it paints, and elsewhere; hands back what it said elsewhere. */
    private String run(List<String> line) {
        for (boolean terminal : line.contains("--json") ? new boolean[] {false} : new boolean[] {true, false}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
            BufferedReader in = new BufferedReader(new StringReader(""));
            InstantSource clock = InstantSource.fixed(now);
            CommandEnvironment commandEnvironment = new CommandEnvironment(
                    clock, () -> "Europe/London", environment, folder, in, out, out, q -> "", terminal, terminal);
            int code = new Cli(commandEnvironment, new Wiring(clock, environment, () -> ZoneOffset.UTC), "test")
                    .run(line.toArray(String[]::new))
                    .number();
            said = bytes.toString(StandardCharsets.UTF_8);
            assertThat(code).as("%s: %s", line, said).isNotEqualTo(1);
            mustBeHarmless(line, terminal);
        }
        return said;
    }

    private void mustBeHarmless(List<String> line, boolean painted) {
        String text = painted ? PAINT.matcher(said.replace("\r\u001b[K", "")).replaceAll("") : said;
        assertThat(HARM.matcher(text)
                        .results()
                        .map(found -> "U+%04x".formatted(found.group().codePointAt(0))))
                .as("%s: %s", line, said)
                .isEmpty();
        Stream<String> obeyed = text.lines()
                .filter(each -> each.startsWith("error: ") || each.strip().startsWith("::") || each.contains("##["));
        assertThat(obeyed).as("%s", line).isEmpty();
    }
}
