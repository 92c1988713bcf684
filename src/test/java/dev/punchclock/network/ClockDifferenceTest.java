package dev.punchclock.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ClockDifferenceTest {
    private static final Instant NOW = Instant.parse("2026-11-24T16:57:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void the_true_difference_lies_in_what_was_measured() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            Duration ahead = Duration.ofMillis(random.nextInt(400_000) - 200_000);
            Instant begun = NOW.plusMillis(random.nextInt(1000));
            Instant answered = begun.plusMillis(random.nextInt(3000));
            Instant ended = answered.plusMillis(random.nextInt(3000));
            Instant shown = answered.plus(ahead).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
            ClockDifference measured = ClockDifference.measured(begun, shown, SECOND, ended);
            assertThat(measured.least()).as("seed %s", seed).isLessThanOrEqualTo(ahead);
            assertThat(measured.most()).as("seed %s", seed).isGreaterThanOrEqualTo(ahead);
            assertThat(measured.latest(NOW)).as("seed %s", seed).isAfterOrEqualTo(NOW.plus(ahead));
            boolean behind = ahead.toSeconds() < -2;
            assertThat(measured.earliest(NOW))
                    .as("seed %s", seed)
                    .isBeforeOrEqualTo(
                            behind ? NOW.plus(ahead) : NOW.plus(ahead).plusSeconds(3));
        }
    }

    @Test
    void over_a_minute_is_over_a_minute_either_way_whatever_the_second_hides() {
        for (int hidden = 0; hidden < 1000; hidden += 50) {
            assertThat(quick(Duration.ofSeconds(61), hidden).isOver(ClockDifference.LIMIT))
                    .isTrue();
            assertThat(quick(Duration.ofSeconds(-61), hidden).isOver(ClockDifference.LIMIT))
                    .isTrue();
            assertThat(quick(Duration.ofSeconds(59), hidden).isOver(ClockDifference.LIMIT))
                    .isFalse();
            assertThat(quick(Duration.ofSeconds(-59), hidden).isOver(ClockDifference.LIMIT))
                    .isFalse();
        }
    }

    @Test
    void a_slow_answer_accuses_no_clock() {
        ClockDifference slow = ClockDifference.measured(NOW, NOW.plusSeconds(1), SECOND, NOW.plusSeconds(29));
        assertThat(slow.isOver(ClockDifference.TOLD)).isFalse();
    }

    @Test
    void what_a_slow_answer_leaves_open_is_taken_at_its_worst() {
        ClockDifference slow = ClockDifference.measured(NOW, NOW.plusSeconds(20), SECOND, NOW.plusSeconds(25));
        assertThat(slow.earliest(NOW)).isEqualTo(NOW.minusSeconds(5));
        assertThat(slow.latest(NOW)).isEqualTo(NOW.plusSeconds(21));
    }

    @Test
    void clocks_that_agree_as_far_as_a_second_shows_are_the_same() {
        ClockDifference same = ClockDifference.measured(NOW.plusMillis(700), NOW, SECOND, NOW.plusMillis(900));
        assertThat(same.earliest(NOW)).isEqualTo(NOW);
        assertThat(same.latest(NOW)).isBeforeOrEqualTo(NOW.plusSeconds(1));
        assertThat(same.apart()).isBetween(Duration.ofSeconds(-1), Duration.ofSeconds(1));
    }

    @Test
    void a_clock_set_back_while_we_waited_gives_no_range_the_wrong_way_round() {
        ClockDifference odd = ClockDifference.measured(NOW, NOW, SECOND, NOW.minusSeconds(90));
        assertThat(odd.least()).isLessThan(odd.most());
        assertThatThrownBy(() -> new ClockDifference(SECOND, Duration.ZERO, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** An answer after 20 ms, given so many milliseconds after the last full second of the network's clock. */
    private static ClockDifference quick(Duration ahead, int hidden) {
        Instant answered = NOW.plusMillis(hidden);
        Instant shown = answered.plus(ahead).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        return ClockDifference.measured(answered.minusMillis(10), shown, SECOND, answered.plusMillis(10));
    }
}
