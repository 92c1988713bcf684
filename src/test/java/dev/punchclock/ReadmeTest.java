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

/** What README says is what the program does. {@code -Dtranscripts.write=true} writes the first answer down anew. */
final class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final String RUN_LINE = "Nothing is due. Next: Mon 23 Nov ";

    @TempDir
    Path folder;

    @Test
    void the_first_command_prints_what_readme_shows() throws IOException {
        String command = block("first-command").strip();
        assertThat(command)
                .isEqualTo("scripts/punchclock rehearse -C examples/first-week --from 2026-11-23"
                        + " && scripts/punchclock run -C examples/first-week");
        String example = Path.of("examples/first-week").toAbsolutePath().toString();
        String played = new Transcript(folder)
                .play(
                        "at 2026-11-22T12:00:00Z\n$ punchclock rehearse -C \"%s\" --from 2026-11-23\nexit 0\n$ punchclock run -C \"%s\"\nexit 0\n"
                                .formatted(example, example));
        String answer = played.lines()
                .filter(line -> !line.startsWith("at ") && !line.startsWith("$ ") && !line.startsWith("exit "))
                .reduce("", (all, line) -> all + line + "\n");
        assertThat(played).doesNotContain("exit 1", "exit 2", "exit 3", "exit 4");
        assertThat(answer).contains(RUN_LINE);
        if (Boolean.getBoolean("transcripts.write")) {
            String readme = Files.readString(README);
            Matcher old = pattern("first-answer").matcher(readme);
            assertThat(old.find()).isTrue();
            Files.writeString(README, readme.substring(0, old.start(1)) + answer + readme.substring(old.end(1)));
        } else {
            assertThat(block("first-answer")).isEqualTo(answer);
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
    void the_posts_in_readme_are_in_the_example() throws IOException {
        StringBuilder queue = new StringBuilder();
        for (String file : List.of("library.yaml", "posts.yaml", "priya.yaml")) {
            Path path = Path.of("examples/first-week/queue", file);
            queue.append(Files.exists(path) ? Files.readString(path) : "");
        }
        List<String> shown = Files.readString(README)
                .lines()
                .filter(line -> line.startsWith("  text: "))
                .toList();
        assertThat(shown).hasSize(2);
        shown.forEach(line -> assertThat(queue).contains(line));
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
