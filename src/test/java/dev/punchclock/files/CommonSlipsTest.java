package dev.punchclock.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slips that most people make in {@code punchclock.yaml} are answered by what to write. */
class CommonSlipsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            quota: min: 5             | write `quota: { min: 5 }`
            quota: min: 5, per: week  | write `quota: { min: 5, per: week }`
            quota: 5 a week           | write `quota: { per: week, min: 5 }`; for at most 5, `max: 5`
            quota: 5/day              | write `quota: { per: day, min: 5 }`; for at most 5, `max: 5`
            quota: 5 posts per month  | write `quota: { per: month, min: 5 }`; for at most 5, `max: 5`
            quota: 5                  | write `quota: { per: week, min: 5 }`; for at most 5, `max: 5`
            quota: 5-10 a week        | write `quota: { per: week, min: 5, max: 10 }`
            quota: 5 to 10 per day    | write `quota: { per: day, min: 5, max: 10 }`
            quota: some               | write it as `quota: { per: week, min: 5, max: 12, gap: 45m }`
            quota: {per: week, min 5} | write `min: 5`
            quota: {per week, min: 5} | write `per: week`
            quota: {per: week, min:5} | write `min: 5`
            quota: {per: week, min: 5-10} | write two numbers: `min: 5, max: 10`
            """)
    void of_a_quota(String quota, String remedy) {
        String yaml = WorkspaceBench.SOUND.replace(
                "acme: { network: rehearsal, hours: office }",
                "acme:\n    network: rehearsal\n    hours: office\n    " + quota);
        String said = WorkspaceBench.problemsOf(yaml);
        assertThat(said).startsWith("punchclock.yaml:16:").endsWith("\n  to do: " + remedy);
        assertThat(said.lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            network rehearsal | network: rehearsal
            hours office      | hours: office
            member dave       | member: dave
            """)
    void of_a_key_without_a_colon(String line, String right) {
        String yaml = WorkspaceBench.SOUND.replace(
                "acme: { network: rehearsal, hours: office }", "acme:\n    " + line + "\n    handle: acme");
        String key = line.substring(0, line.indexOf(' '));
        assertThat(WorkspaceBench.problemsOf(yaml))
                .isEqualTo(
                        "punchclock.yaml:14:5: a colon is missing after `" + key + "`\n  to do: write `" + right + "`");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            week: mon-fri: 09:00-17:00 | write `week: { mon-fri: 09:00-17:00 }`
            week: mon-fri 09:00-17:00  | write `{ mon-fri: 09:00-17:00 }`
            """)
    void of_a_week_on_one_line(String week, String remedy) {
        String yaml = WorkspaceBench.SOUND
                .replace("      mon-thu: 09:00-12:30, 13:30-17:30\n      fri: 09:00-13:00\n", "")
                .replace("week:", week);
        assertThat(WorkspaceBench.problemsOf(yaml))
                .startsWith("punchclock.yaml:6:")
                .endsWith("\n  to do: " + remedy);
    }

    /** However near what follows the comma is to a key: a text that tells a time is not to be pinned to it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            again today
            in Leeds
            at noon
            on Tuesday
            to acme
            text us
            in Leeds, at noon, or later
            """)
    void of_a_text_with_a_comma_in_braces(String rest, @TempDir Path folder) {
        WorkspaceBench bench = new WorkspaceBench(folder).write("punchclock.yaml", WorkspaceBench.SOUND);
        bench.write("queue/posts.yaml", "- { id: tea, text: The kettle is on, " + rest + ", to: acme }\n");
        assertThat(bench.problems())
                .isEqualTo("queue/posts.yaml:1:38: a comma inside { } ends a text, and `" + rest.split(",", 2)[0]
                        + "` would be a key of the post\n  to do: put quotes around the whole text");
    }

    @Test
    void of_a_text_with_a_comma_in_a_post_that_names_no_account(@TempDir Path folder) {
        WorkspaceBench bench = new WorkspaceBench(folder).write("punchclock.yaml", WorkspaceBench.SOUND);
        bench.write("queue/posts.yaml", "- { id: tea, text: The kettle is on, on Tuesday }\n");
        assertThat(bench.problems()).contains("a comma inside { } ends a text", "`to:` is missing");
    }

    /** Behind a whole text, and before it, what has no colon is a key. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id: tea, text: "The kettle is on", to acme | to | to: acme
            id tea, text: The kettle is on, to: acme   | id | id: tea
            id: tea, text: Tea, to: acme, late drop    | late | late: drop
            """)
    void of_a_key_without_a_colon_in_braces(String post, String key, String right, @TempDir Path folder) {
        WorkspaceBench bench = new WorkspaceBench(folder).write("punchclock.yaml", WorkspaceBench.SOUND);
        bench.write("queue/posts.yaml", "- { " + post + " }\n");
        assertThat(bench.problems())
                .contains("a colon is missing after `" + key + "`\n  to do: write `" + right + "`")
                .doesNotContain("comma");
    }
}
