package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OriginTest {
    @Test
    void cron_is_an_ancestor_within_four_and_nobody_types() {
        assertThat(Origin.of(Map.of(), false, Stream.of("sh", "cron", "cron", "systemd")))
                .isEqualTo("cron");
        assertThat(Origin.of(Map.of(), false, Stream.of("punchclock", "sh", "CROND")))
                .isEqualTo("cron");
        assertThat(Origin.of(Map.of(), true, Stream.of("sh", "cron"))).isEqualTo("cli");
        assertThat(Origin.of(Map.of(), false, Stream.of("a", "b", "c", "d", "cron")))
                .isEqualTo("cli");
        assertThat(Origin.of(Map.of(), false, Stream.of("bash", "crontab"))).isEqualTo("cli");
    }

    @Test
    void a_pipeline_says_that_it_is_one() {
        assertThat(Origin.of(Map.of("CI", "true"), false, Stream.of("cron"))).isEqualTo("ci");
        assertThat(Origin.of(Map.of("CI", ""), false, Stream.empty())).isEqualTo("cli");
    }

    @Test
    void the_processes_above_this_one_have_names() {
        assertThat(Origin.ancestors().limit(1)).allMatch(name -> !name.isEmpty());
    }
}
