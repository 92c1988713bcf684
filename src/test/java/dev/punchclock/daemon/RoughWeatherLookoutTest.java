package dev.punchclock.daemon;

import static dev.punchclock.workspace.SampleWorkspace.pinned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.publish.FaultyLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A daemon whose ledger cannot be written goes on looking, says so once, and publishes when the weather is over. */
final class RoughWeatherLookoutTest {
    private static final Post TALK = pinned("talk", "2026-11-24T10:15", LatePolicy.NEXT_SLOT);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path state;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void it_says_once_that_the_disk_is_full_and_publishes_once_when_there_is_room(int writes) {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", TALK)) {
            watch.storm.after(writes);
            watch.look();
            List<String> said = new ArrayList<>(watch.said());
            for (int minute = 1; minute < 40; minute++) {
                said.addAll(watch.after(MINUTE).said());
            }
            assertThat(watch.published()).isEmpty();
            assertThat(said)
                    .filteredOn(line -> line.contains(FaultyLedger.FULL))
                    .hasSize(1);
            watch.storm.after(FaultyLedger.OVER);
            for (int minute = 0; minute < 20; minute++) {
                said.addAll(watch.after(MINUTE).said());
            }
            assertThat(watch.published()).hasSize(1);
            assertThat(said).anyMatch(line -> line.startsWith("in order  "));
            assertThat(watch.book().book().everything()).allMatch(each -> each.state() == DeliveryState.SENT);
        }
    }

    @Test
    void a_state_folder_that_is_deleted_is_noticed_once_and_nothing_goes_out() throws Exception {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", TALK).look()) {
            watch.said();
            Files.move(state.resolve("ledger.db"), state.resolve("away.db"));
            List<String> said = new ArrayList<>();
            for (int minute = 0; minute < 40; minute++) {
                said.addAll(watch.after(MINUTE).said());
            }
            assertThat(said)
                    .filteredOn(line -> line.contains("the ledger was taken away"))
                    .hasSize(1);
            assertThat(watch.published()).isEmpty();
            Files.move(state.resolve("away.db"), state.resolve("ledger.db"));
            watch.after(Duration.ofMinutes(16)).after(MINUTE);
            assertThat(watch.published()).hasSize(1);
        }
    }

    @Test
    void after_a_week_asleep_it_says_so_once_with_what_the_week_lacked() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-20T17:20:00Z", TALK).look()) {
            watch.said();
            watch.jump(Duration.ofDays(10).minusHours(8));
            assertThat(watch.said())
                    .anyMatch(line -> line.equals(
                            "absent  Nobody looked at the clock from Fri 20 Nov 17:20 to Mon 30 Nov 09:20 GMT (+00:00):"
                                    + " 38 h of work time went by."
                                    + " acme, week 48 (week of 23 Nov): 0 posted, least 3: nobody looked"))
                    .anyMatch(line -> line.startsWith("moved  talk on acme"));
            for (int minute = 0; minute < 4; minute++) {
                watch.after(MINUTE);
            }
            assertThat(watch.published())
                    .as("a machine that wakes has other things to do")
                    .isEmpty();
            assertThat(watch.after(MINUTE).after(MINUTE).said()).noneMatch(line -> line.startsWith("absent"));
            assertThat(watch.published()).hasSize(1);
        }
    }
}
