package dev.punchclock.cli.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CronLineTest {
    private static final String LINE = "*/15 * * * * /opt/punchclock run -C /home/dave/acme >/dev/null";

    @Test
    void a_line_names_everything_by_its_whole_path() {
        assertThat(CronLine.of(launch("/home/dave/acme", Map.of()), 15)).isEqualTo(LINE);
        assertThat(CronLine.of(launch("/home/dave/acme", Map.of()), 60)).startsWith("0 * * * * /opt");
        assertThat(CronLine.of(launch("/home/dave/acme", Map.of()), 1)).startsWith("* * * * * /opt");
    }

    @Test
    void what_cron_does_not_know_stands_before_the_program() {
        assertThat(CronLine.of(launch("/w", Map.of("XDG_STATE_HOME", "/s t", "JAVA_HOME", "/opt/jdk")), 15))
                .isEqualTo(
                        "*/15 * * * * JAVA_HOME=/opt/jdk XDG_STATE_HOME='/s t' /opt/punchclock run -C /w >/dev/null");
    }

    @Test
    void a_path_is_quoted_for_sh_and_percent_signs_for_cron() {
        assertThat(CronLine.of(launch("/home/Dave's 100% $work", Map.of()), 15))
                .isEqualTo("*/15 * * * * /opt/punchclock run -C '/home/Dave'\"'\"'s 100\\% $work' >/dev/null");
    }

    @Test
    void a_path_that_cannot_stand_in_a_crontab_is_refused() {
        for (String folder : List.of("/home/a\nb", "/home/a\u202eb", "/home/a\u001b[2J", "/home/a\u2028b")) {
            assertThatThrownBy(() -> CronLine.of(launch(folder, Map.of()), 15))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("use --systemd");
        }
    }

    @Test
    void the_line_is_added_at_the_end_and_other_lines_stay() {
        assertThat(CronLine.in("", "acme-7f3a", LINE)).isEqualTo("# punchclock acme-7f3a\n" + LINE + "\n");
        assertThat(CronLine.in("MAILTO=dave\n0 3 * * * backup\n", "acme-7f3a", LINE))
                .isEqualTo("MAILTO=dave\n0 3 * * * backup\n# punchclock acme-7f3a\n" + LINE + "\n");
    }

    @Test
    void an_earlier_line_of_the_same_workspace_gives_its_place() {
        String old =
                "# punchclock other\n* * * * * /x run -C /o\n# punchclock acme-7f3a\n0 * * * * /x run -C /w\n# end\n";
        assertThat(CronLine.in(old, "acme-7f3a", LINE))
                .isEqualTo("# punchclock other\n* * * * * /x run -C /o\n# punchclock acme-7f3a\n" + LINE + "\n# end\n");
        assertThat(CronLine.in("# punchclock acme-7f3a\n0 3 * * * backup\n", "acme-7f3a", LINE))
                .as("somebody took the line out and left the comment")
                .isEqualTo("# punchclock acme-7f3a\n" + LINE + "\n0 3 * * * backup\n");
    }

    private static LaunchCommand launch(String folder, Map<String, String> environment) {
        return new LaunchCommand("/opt/punchclock", List.of("run", "-C", folder), new TreeMap<>(environment));
    }
}
