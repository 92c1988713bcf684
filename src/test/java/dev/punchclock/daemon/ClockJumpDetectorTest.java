package dev.punchclock.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ClockJumpDetectorTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final long SECOND = 1_000_000_000L;

    private final ClockJumpDetector watch = new ClockJumpDetector(START, Long.MAX_VALUE - SECOND);

    @Test
    void clocks_that_go_together_have_not_jumped_even_when_the_monotonic_one_overflows() {
        assertThat(watch.look(START.plusSeconds(60), Long.MAX_VALUE + 59 * SECOND))
                .isEmpty();
    }

    @Test
    void two_seconds_are_no_jump_and_a_little_more_is() {
        assertThat(watch.look(START.plusSeconds(3), Long.MAX_VALUE)).isEmpty();
        assertThat(watch.look(START.plusMillis(6_001), Long.MAX_VALUE + SECOND)).contains(Duration.ofMillis(2_001));
    }

    @Test
    void a_clock_set_back_jumps_once() {
        assertThat(watch.look(START.minusSeconds(3_600), Long.MAX_VALUE)).contains(Duration.ofSeconds(-3_601));
        assertThat(watch.look(START.minusSeconds(3_599), Long.MAX_VALUE + SECOND))
                .isEmpty();
    }
}
