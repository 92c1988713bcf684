package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.cli.Cli;
import dev.punchclock.cli.CommandEnvironment;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is printed of a workspace with long names, long reasons, threads and wide characters has no longer line than the
 * terminal, unless one word takes all of it: nothing is broken by the terminal. Ids, times and states stay whole.
 */
final class NarrowTerminalTest {
    private static final List<String> LOOKS = List.of(
            "--help",
            "check",
            "plan",
            "plan --weeks 9",
            "rehearse --from 2026-11-23",
            "rehearse --from 2026-11-23 --weeks 6",
            "run --dry-run",
            "run",
            "status",
            "list",
            "show the-reading-room-is-open-late-on-thursdays",
            "show thread",
            "show tea",
            "hours office",
            "hours sub-librarians-of-the-east-wing --from 2026-11-23 --to 2026-12-14",
            "hours nights",
            "holidays office",
            "holidays GB-SCT",
            "accounts",
            "doctor",
            "ledger verify",
            "ledger head",
            "frobnicate",
            "status --frobnicate",
            "hold tea --account helpdesk-of-the-main-building",
            "hold tea",
            "unhold tea",
            "unhold tea",
            "pause --reason fire",
            "status",
            "plan",
            "resume",
            "busy dave in-court-with-the-county-over-the-lease-of-the-reading-room --until 2026-11-27T15:30",
            "status",
            "plan",
            "run",
            "hours helpdesk-of-the-main-building",
            "free",
            "add helpdesk-of-the-main-building Hello --id later --at 2026-11-25T10:00",
            "move later next",
            "drop later",
            "post --to helpdesk-of-the-main-building --key v1.4.0 Version-1.4.0-is-out",
            "count helpdesk-of-the-main-building https://acme.example/by-hand --at 2026-11-24T09:30",
            "calendar court.ics --zone Europe/London",
            "install --systemd --cron",
            "forget dave --before 2026-11-20",
            "show nothing-of-the-kind");

    @TempDir
    private Path home;

    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private int columns;

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100})
    void no_line_is_longer_than_the_terminal(int wide) throws IOException {
        columns = wide;
        workspace();
        for (String line : LOOKS) {
            fits(line, run(line.split(" ")));
        }
        for (String command : commands()) {
            fits(command + " --help", run(command, "--help"));
        }
        now = Instant.parse("2026-12-03T20:00:00Z");
        for (String line : List.of("run --dry-run", "status", "plan", "run", "status", "list", "show thread")) {
            fits(line, run(line.split(" ")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80})
    void ids_times_and_states_stay_whole(int wide) throws IOException {
        columns = wide;
        workspace();
        assertThat(run("plan")).contains("the-reading-room-is-open-late-on-thursdays", " GMT  ");
        run("run");
        assertThat(run("list"))
                .contains(
                        "the-reading-room-is-open-late-on-thursdays",
                        "sub-librarians-of-the-east-wing",
                        "waiting",
                        "sent",
                        "Tue 24 Nov 10:00 GMT");
        assertThat(run("show", "thread")).contains("1/3 ", "2/3 ", "3/3 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "wide", "99999999999", "12"})
    void a_width_that_is_none_counts_as_80_and_leaves_sentences_whole(String written) throws IOException {
        columns = 80;
        workspace();
        String known = run("list");
        String sentence = run("show", "nothing-of-the-kind");
        String listed = run(Map.of("COLUMNS", written), "list");
        assertThat(listed.substring(0, listed.indexOf("\n\n"))).isEqualTo(known.substring(0, known.indexOf("\n\n")));
        assertThat(run(Map.of("COLUMNS", written), "show", "nothing-of-the-kind")
                        .replaceAll("\\s+", " "))
                .isEqualTo(sentence.replaceAll("\\s+", " "));
    }

    private void fits(String line, String said) {
        assertThat(said.lines())
                .as("%s, %d columns:%n%s", line, columns, said)
                .allMatch(each -> width(each) <= columns || isOneWord(each) || isUnbreakable(line, each));
    }

    private static boolean isOneWord(String line) {
        return !line.strip().contains(" ") && line.chars().allMatch(c -> c < 0x1100);
    }

    /** What is to be copied as it is. */
    private static boolean isUnbreakable(String line, String said) {
        return line.equals("ledger head") && (said.startsWith("head ") || said.contains("--from-head"));
    }

    /** By a rule of its own: what is not of Europe is wide here. */
    private static int width(String line) {
        return line.codePoints()
                .map(c -> (c >= 0x1100 && c < 0x2000) || (c > 0x2e7f && c <= 0xffdc) || c >= 0x1f000 ? 2 : 1)
                .sum();
    }

    private List<String> commands() {
        return run("--help")
                .lines()
                .filter(line -> line.matches("  [a-z]+  .*"))
                .map(line -> line.strip().replaceAll(" .*", ""))
                .toList();
    }

    private void workspace() throws IOException {
        Files.createDirectories(home.resolve("work/queue"));
        write("punchclock.yaml", """
                punchclock: 1
                workspace: acme
                zone: Europe/London
                hours:
                  office: { week: { mon-fri: "09:00-10:30, 11:00-12:30, 13:30-15:00, 15:30-17:30" }, holidays: { country: GB-SCT, also: [2026-04-06] } }
                  nights: { rota: { starts: 2026-01-05, weeks: [ { mon-sun: 00:00-24:00 }, { sat: 22:00-06:00 } ] } }
                members:
                  dave: { name: David Fitzwilliam Montgomery-Jones of the East Wing, hours: office, leave: [ 2026-11-26 ], busy: court.ics, travel: [ { from: 2026-12-07, to: 2026-12-09, zone: America/New_York } ] }
                accounts:
                  helpdesk-of-the-main-building: { network: rehearsal, member: dave, quota: { per: week, min: 9, max: 11, gap: 45m, prorate: true } }
                  sub-librarians-of-the-east-wing: { network: rehearsal, hours: nights, behaves: lose-answer, quota: { per: day, max: 2 } }
                  reading-room: { network: x, hours: office }
                  down: { network: rehearsal, hours: office, behaves: down }
                """);
        write("court.ics", """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:1
                DTSTART:20261124T140000Z
                DTEND:20261124T160000Z
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n"));
        write("queue/posts.yaml", """
                - id: the-reading-room-is-open-late-on-thursdays
                  to: [helpdesk-of-the-main-building, sub-librarians-of-the-east-wing]
                  at: 2026-11-24 10:00
                  text: The reading room is open late on Thursdays from this week on, bring your tea and your questions
                - { id: tea, to: helpdesk-of-the-main-building, text: "お茶の時間です、三階の台所へどうぞ。お茶の時間です、三階の台所へどうぞ。🎉🎉🎉" }
                - id: thread
                  to: [helpdesk-of-the-main-building, down]
                  thread:
                    - "The first of three parts, which is long enough to have no place on one line of a terminal that is 80 wide."
                    - "第二部分：我们在三楼的厨房里等您，请带上您的问题和茶杯，欢迎大家参加。"
                    - Short
                - { to: helpdesk-of-the-main-building, text: "Has no id of its own, and says so at some length" }
                - { id: drop-me, to: down, at: 2026-11-23 09:00, late: drop, text: Was to go out yesterday }
                - { id: draft, to: down, draft: true, text: A draft }
                """);
        write(
                "queue/wrong.yaml",
                "- { id: wrong, to: helpdesk-of-the-mane-building, text: To nobody, late: nexst-slot }\n");
        run("adopt");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(home.resolve("work").resolve(name), text);
    }

    private String run(String... line) {
        return run(Map.of("COLUMNS", String.valueOf(columns)), line);
    }

    private String run(Map<String, String> more, String... line) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Map<String, String> environment = new java.util.TreeMap<>(more);
        environment.putAll(Map.of("HOME", home.toString(), "USER", "dave", "HOSTNAME", "desk1"));
        List<String> words = new ArrayList<>(List.of(line));
        CommandEnvironment commandEnvironment = new CommandEnvironment(
                () -> now,
                () -> "Europe/London",
                environment,
                home.resolve("work"),
                new BufferedReader(new StringReader("")),
                out,
                out,
                question -> "",
                false,
                false);
        int code = new Cli(commandEnvironment, new Wiring(() -> now, environment, () -> ZoneOffset.UTC), "test")
                .run(words.toArray(String[]::new))
                .number();
        String all = said.toString(StandardCharsets.UTF_8);
        assertThat(code).as("%s: %s", words, all).isNotEqualTo(1);
        return all;
    }
}
