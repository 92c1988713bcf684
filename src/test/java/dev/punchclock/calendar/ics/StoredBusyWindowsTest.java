package dev.punchclock.calendar.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.hours.OpenEndedEvents;
import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Busy windows kept, and grown. */
final class StoredBusyWindowsTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");

    private static Windows windows(String... pairs) {
        return Windows.of(Arrays.stream(pairs)
                .map(pair -> pair.split("/", -1))
                .map(both -> new Window(Instant.parse(both[0]), Instant.parse(both[1])))
                .toList());
    }

    private static final Windows TWO =
            windows("2026-01-01T00:00:00Z/2026-01-01T01:00:00Z", "2026-11-24T10:00:00Z/2026-11-24T11:30:00Z");

    @Test
    void what_was_kept_comes_back() {
        StoredBusyWindows known = new StoredBusyWindows(FROM, TO, TWO);
        assertThat(StoredBusyWindows.of(known.bytes())).contains(known);
        assertThat(known.bytes()).hasSize(32 + 8 * 2);
    }

    @Test
    void anything_else_is_nothing() {
        byte[] bytes = new StoredBusyWindows(FROM, TO, TWO).bytes();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(StoredBusyWindows.of(Arrays.copyOf(bytes, length))).isEmpty();
        }
        assertThat(StoredBusyWindows.of(Arrays.copyOf(bytes, bytes.length + 8))).isEmpty();
        Random random = new Random(5);
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            StoredBusyWindows.of(damaged)
                    .ifPresent(read -> assertThat(read.windows().clip(read.from(), read.to()))
                            .isEqualTo(read.windows()));
        }
    }

    @Test
    void windows_outside_of_the_horizon_are_not_of_it() {
        assertThatThrownBy(() -> new StoredBusyWindows(FROM, FROM.plusSeconds(60), TWO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StoredBusyWindows(TO, FROM, Windows.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void events_without_an_end_and_lines_that_go_backwards_come_back() {
        StoredBusyWindows known = new StoredBusyWindows(
                FROM,
                TO,
                TWO,
                List.of(new OpenEndedEvents(FROM, 7), new OpenEndedEvents(TO.minusSeconds(1), 9)),
                List.of(12, 40));
        assertThat(StoredBusyWindows.of(known.bytes())).contains(known);
    }
}
