package dev.punchclock.hours;

import static dev.punchclock.hours.HoursBuilder.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Windows against a set of minutes. */
class WindowsTest {
    private static final int CASES = 3_000;
    private static final int MINUTES = 40;

    @Test
    void a_window_has_its_start_and_not_its_end() {
        Window window = window("2026-11-23T09:00:00Z", "2026-11-23T17:00:00Z");
        assertThat(window.contains(window.start())).isTrue();
        assertThat(window.contains(window.end().minusNanos(1))).isTrue();
        assertThat(window.contains(window.end())).isFalse();
        assertThat(window.contains(window.start().minusNanos(1))).isFalse();
        assertThat(window.length()).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void there_is_no_empty_window() {
        assertThatThrownBy(() -> window("2026-11-23T09:00:00Z", "2026-11-23T09:00:00Z"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void windows_that_touch_become_one() {
        assertThat(Windows.of(List.of(at(3, 5), at(0, 3))).list()).containsExactly(at(0, 5));
    }

    @Test
    void windows_are_the_minutes_they_hold() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            List<Window> some = some(random);
            Collections.shuffle(some, random);
            Windows windows = Windows.of(some);
            assertThat(windows).as("seed %d: %s", seed, some).isEqualTo(longest(minutes(some)));
            assertThat(minutes(windows.list())).as("seed %d: %s", seed, some).isEqualTo(minutes(some));
            assertThat(windows.total())
                    .as("seed %d: %s", seed, some)
                    .isEqualTo(Duration.ofMinutes(minutes(some).cardinality()));
            assertThat(windows.isEmpty()).isEqualTo(some.isEmpty());
        }
    }

    @Test
    void and_is_what_lies_in_both() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            Windows a = Windows.of(some(random));
            Windows b = Windows.of(some(random));
            BitSet both = minutes(a.list());
            both.and(minutes(b.list()));
            assertThat(a.and(b)).as("seed %d: %s and %s", seed, a, b).isEqualTo(longest(both));
            assertThat(b.and(a)).as("seed %d: %s and %s", seed, b, a).isEqualTo(longest(both));
        }
    }

    @Test
    void clip_is_what_lies_between() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            Windows windows = Windows.of(some(random));
            int from = random.nextInt(MINUTES);
            int to = random.nextInt(MINUTES);
            BitSet between = minutes(windows.list());
            between.clear(0, from);
            between.clear(to, MINUTES);
            assertThat(windows.clip(minute(from), minute(to)))
                    .as("seed %d: %s from %d to %d", seed, windows, from, to)
                    .isEqualTo(longest(between));
        }
    }

    @Test
    void at_and_after_find_the_window() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            Windows windows = Windows.of(some(random));
            Instant t = minute(random.nextInt(MINUTES)).plusSeconds(random.nextBoolean() ? 0 : 30);
            String which = "seed %d: %s at %s".formatted(seed, windows, t);
            assertThat(windows.at(t))
                    .as(which)
                    .isEqualTo(
                            windows.list().stream().filter(w -> w.contains(t)).findFirst());
            assertThat(windows.after(t))
                    .as(which)
                    .isEqualTo(windows.list().stream()
                            .filter(w -> w.end().isAfter(t))
                            .findFirst());
        }
    }

    private static List<Window> some(Random random) {
        List<Window> some = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            int start = random.nextInt(MINUTES - 1);
            some.add(at(start, start + 1 + random.nextInt(Math.min(10, MINUTES - 1 - start))));
        }
        return some;
    }

    private static BitSet minutes(List<Window> windows) {
        BitSet minutes = new BitSet();
        for (Window window : windows) {
            minutes.set(
                    (int) window.start().getEpochSecond() / 60,
                    (int) window.end().getEpochSecond() / 60);
        }
        return minutes;
    }

    private static Windows longest(BitSet minutes) {
        List<Window> windows = new ArrayList<>();
        for (int start = minutes.nextSetBit(0); start >= 0; start = minutes.nextSetBit(minutes.nextClearBit(start))) {
            windows.add(at(start, minutes.nextClearBit(start)));
        }
        Windows longest = Windows.of(windows);
        assertThat(longest.list()).isEqualTo(windows);
        return longest;
    }

    private static Window at(int start, int end) {
        return new Window(minute(start), minute(end));
    }

    private static Instant minute(int minute) {
        return Instant.ofEpochSecond(minute * 60L);
    }
}
