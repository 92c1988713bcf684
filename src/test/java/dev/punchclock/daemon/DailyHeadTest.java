package dev.punchclock.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DailyHeadTest {
    @TempDir
    Path state;

    @Test
    void the_head_is_written_at_the_start_and_at_the_first_look_of_each_day_of_the_workspace() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T13:30:00Z")) {
            DailyHead head =
                    new DailyHead(watch, watch.clocks(), ZoneId.of("Asia/Kolkata"), new DaemonLog(watch.logger));
            head.note();
            assertThat(watch.said()).containsExactly("head  c0ffee, the ledger's end after 1 entry");
            watch.jump(Duration.ofHours(4)).said();
            head.note();
            assertThat(watch.said()).as("half past eleven in the evening").isEmpty();
            watch.jump(Duration.ofHours(1)).said();
            head.note();
            head.note();
            assertThat(watch.said()).hasSize(1);
        }
    }
}
