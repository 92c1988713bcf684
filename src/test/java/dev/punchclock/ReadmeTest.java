package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What README says is what the program does. {@code -Dtranscripts.write=true} writes the first answer down anew. */
final class ReadmeTest {
    private static final Path README = Path.of("README.md");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T12:00:00Z", "2027-03-17T11:00:00Z", "2031-07-06T22:59:00Z"})
    void its_commands_print_on_any_day_what_readme_shows(String day) throws IOException {
        String rehearse = play(day, "first-command");
        if (Boolean.getBoolean("transcripts.write")) {
            String readme = Files.readString(README);
            Matcher old = pattern("first-answer").matcher(readme);
            assertThat(old.find()).isTrue();
            Files.writeString(README, readme.substring(0, old.start(1)) + rehearse + readme.substring(old.end(1)));
        }
        assertThat(rehearse).isEqualTo(block("first-answer"));
        assertThat(block("run-answer")).endsWith("…\n");
        assertThat(play(day, "run-command")).startsWith(block("run-answer").split("…", 2)[0]);
    }

    /** What a command of README prints, in an empty home. */
    private String play(String day, String marker) throws IOException {
        String command = block(marker).strip();
        assertThat(command).startsWith("scripts/punchclock ").contains(" -C examples/first-week");
        String example = Path.of("examples/first-week").toAbsolutePath().toString();
        String line = command.replace("scripts/", "$ ").replace("examples/first-week", "\"" + example + "\"");
        List<String> played = new Transcript(Files.createTempDirectory(folder, "play"))
                .play("at " + day + "\n" + line + "\nexit 0\n")
                .lines()
                .toList();
        assertThat(played).endsWith("exit 0");
        return String.join("\n", played.subList(2, played.size() - 1)) + "\n";
    }

    @Test
    void the_example_names_no_date_and_so_does_not_age() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("examples"))) {
            for (Path file :
                    all.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                assertThat(Files.readString(file).replaceAll("#.*", ""))
                        .as(file.toString())
                        .doesNotContainPattern("\\b\\d{4}-\\d{2}-\\d{2}\\b");
            }
        }
    }

    @Test
    void the_exit_codes_are_those_of_the_program() throws IOException {
        String readme = Files.readString(README);
        List<String> rows = Arrays.stream(ExitCode.values())
                .map(code -> "| " + code.number() + " | " + code.meaning() + " |")
                .toList();
        assertThat(readme.lines().filter(line -> line.matches("\\| \\d .*")).toList())
                .isEqualTo(rows);
    }

    @Test
    void every_command_that_readme_names_exists() throws IOException {
        String overview = new Transcript(folder).play("$ punchclock --help\nexit 0\n");
        List<String> known = overview.lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
        try (Stream<String> named = Pattern.compile("punchclock ([a-z]+)\\b")
                .matcher(Files.readString(README))
                .results()
                .map(r -> r.group(1))) {
            assertThat(known).containsAll(named.distinct().toList());
        }
    }

    @Test
    void the_posts_in_readme_go_out_as_its_comments_say() throws IOException {
        Matcher shown =
                Pattern.compile("```yaml\n(- to: .*?)```\n", Pattern.DOTALL).matcher(Files.readString(README));
        assertThat(shown.find()).isTrue();
        String played = new Transcript(folder)
                .play("at 2026-11-23T08:00:00Z\nfile punchclock.yaml\n"
                        + Files.readString(Path.of("examples/first-week/punchclock.yaml"))
                                .indent(4)
                        + "file queue/posts.yaml\n" + shown.group(1).indent(4)
                        + "$ punchclock check\nexit 0\n$ punchclock plan\nexit 0\n");
        assertThat(played).contains("first-week is in order: 2 posts").doesNotContain("exit 3");
        assertThat(played.lines().filter(line -> line.contains("Tue 24 Nov 10:15") && line.endsWith("pinned")))
                .hasSize(2);
    }

    @Test
    void the_working_time_in_readme_is_read_as_it_stands() throws IOException {
        Matcher shown = Pattern.compile("## Working time\n\n```yaml\n(.*?)```\n", Pattern.DOTALL)
                .matcher(Files.readString(README));
        assertThat(shown.find()).isTrue();
        String yaml = "punchclock: 1\nworkspace: readme\nzone: Europe/London\n" + shown.group(1)
                + "accounts:\n  priya-work: { network: rehearsal, member: priya }\n";
        String played = new Transcript(folder)
                .play("at 2026-11-23T12:00:00Z\nfile punchclock.yaml\n" + yaml.indent(4)
                        + "file calendars/court.ics\n    BEGIN:VCALENDAR\n    VERSION:2.0\n    PRODID:court\n    END:VCALENDAR\n"
                        + "$ punchclock check\nexit 0\n$ punchclock hours priya-work\nexit 0\n");
        assertThat(played).contains("readme is in order").contains("12:30-17:30");
        assertThat(played).doesNotContain("exit 3");
    }

    private static String block(String marker) throws IOException {
        Matcher found = pattern(marker).matcher(Files.readString(README));
        assertThat(found.find()).as("marker %s", marker).isTrue();
        return found.group(1);
    }

    private static Pattern pattern(String marker) {
        return Pattern.compile("<!-- " + marker + " -->\n```\n(.*?)```\n", Pattern.DOTALL);
    }
}
