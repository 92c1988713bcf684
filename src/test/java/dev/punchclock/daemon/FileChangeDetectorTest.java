package dev.punchclock.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.workspace.FileStamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class FileChangeDetectorTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration REST = Duration.ofMinutes(2);
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    @Test
    void at_the_start_only_what_was_written_within_the_rest_rests_for_what_is_left_of_it() {
        FileChangeDetector watch =
                new FileChangeDetector(files("old", -3600, "new", -90, "ancient", -2_000_000_000), NOW, 0);
        assertThat(watch.resting(REST, 0)).containsExactly("new");
        assertThat(watch.nanosToNext(REST, 0)).hasValue(MINUTE / 2);
        assertThat(watch.resting(REST, MINUTE / 2)).isEmpty();
        assertThat(watch.nanosToNext(REST, MINUTE / 2)).isEmpty();
    }

    @Test
    void what_changes_appears_or_goes_rests_from_then_on() {
        FileChangeDetector watch = new FileChangeDetector(files("a", -3600, "b", -3600), NOW, 0);
        assertThat(watch.look(files("a", -3600, "b", -3600), NOW.plusNanos(MINUTE), MINUTE))
                .isEmpty();
        assertThat(watch.look(files("a", 60, "c", 60), NOW.plusNanos(MINUTE), MINUTE))
                .containsExactly("a", "b", "c");
        assertThat(watch.look(files("a", 120, "c", 60), NOW.plusNanos(2 * MINUTE), 2 * MINUTE))
                .containsExactly("a");
        assertThat(watch.resting(REST, 3 * MINUTE)).containsExactly("a");
        assertThat(watch.resting(REST, 4 * MINUTE)).isEmpty();
    }

    @Test
    void a_change_that_is_seen_late_has_rested_already_but_no_longer_than_since_the_last_look() {
        FileChangeDetector watch = new FileChangeDetector(files("a", -3600, "b", -3600), NOW, 0);
        watch.look(files("a", 40, "b", -1800), NOW.plusSeconds(60), MINUTE);
        assertThat(watch.nanosToAll(Set.of("a"), REST, MINUTE))
                .isEqualTo(Duration.ofSeconds(100).toNanos());
        assertThat(watch.nanosToAll(Set.of("b"), REST, MINUTE)).isEqualTo(MINUTE);
    }

    @Test
    void a_file_from_the_future_rests_from_the_moment_it_is_seen_and_no_longer() {
        FileChangeDetector watch = new FileChangeDetector(files("soon", 1, "far", 2_000_000_000), NOW, 0);
        assertThat(watch.resting(REST, 0)).containsExactlyInAnyOrder("soon", "far");
        assertThat(watch.look(files("soon", 1, "far", 2_000_000_000, "new", 3600), NOW.plusNanos(MINUTE), MINUTE))
                .containsExactly("new");
        assertThat(watch.resting(REST, 2 * MINUTE)).containsExactly("new");
        assertThat(watch.resting(REST, 3 * MINUTE)).isEmpty();
    }

    @Test
    void a_file_that_gets_an_ancient_time_has_changed_and_rests() {
        FileChangeDetector watch = new FileChangeDetector(files("a", -3600), NOW, 0);
        assertThat(watch.look(files("a", -2_000_000_000), NOW.plusNanos(MINUTE), MINUTE))
                .containsExactly("a");
        assertThat(watch.nanosToAll(Set.of("a"), REST, MINUTE)).isEqualTo(2 * MINUTE);
    }

    @Test
    void without_a_rest_nothing_rests() {
        FileChangeDetector watch = new FileChangeDetector(files(), NOW, 0);
        assertThat(watch.look(files("a", 0), NOW.plusNanos(MINUTE), MINUTE)).containsExactly("a");
        assertThat(watch.resting(Duration.ZERO, MINUTE)).isEmpty();
    }

    private static SortedMap<String, FileStamp> files(Object... namesAndSeconds) {
        Map<String, FileStamp> files = new TreeMap<>();
        for (int i = 0; i < namesAndSeconds.length; i += 2) {
            Instant changed = NOW.plusSeconds((Integer) namesAndSeconds[i + 1]);
            files.put((String) namesAndSeconds[i], new FileStamp(1, changed, null));
        }
        return new TreeMap<>(files);
    }
}
