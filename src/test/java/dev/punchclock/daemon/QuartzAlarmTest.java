package dev.punchclock.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Against the real Quartz. The clock is a test's own: an alarm knows how far ahead a moment lies by no other. */
final class QuartzAlarmTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final int PATIENCE = 120;
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    @Test
    void what_is_past_rings_at_once_and_once() throws InterruptedException {
        try (QuartzAlarm alarm = new QuartzAlarm(CLOCK)) {
            CountDownLatch rung = new CountDownLatch(1);
            alarm.set("acme", NOW.minusSeconds(86_400), rung::countDown);
            assertThat(rung.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void it_rings_when_the_moment_comes_and_never_before() throws InterruptedException {
        try (QuartzAlarm alarm = new QuartzAlarm(CLOCK)) {
            CountDownLatch rung = new CountDownLatch(1);
            long began = System.nanoTime();
            alarm.set("acme", NOW.plusMillis(200), rung::countDown);
            assertThat(rung.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(200_000_000L);
        }
    }

    @Test
    void a_sooner_moment_takes_the_place_of_a_later_one_also_far_ahead() throws InterruptedException {
        try (QuartzAlarm alarm = new QuartzAlarm(CLOCK)) {
            CountDownLatch never = new CountDownLatch(1);
            CountDownLatch rung = new CountDownLatch(1);
            alarm.set("other", NOW.plusSeconds(3_600), never::countDown);
            alarm.set("acme", NOW.plusSeconds(100L * 86_400), never::countDown);
            alarm.set("acme", NOW, rung::countDown);
            assertThat(rung.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(never.getCount()).isOne();
        }
    }

    /** On a busy machine it may ring before it is cancelled: then it is set again, farther ahead. */
    @Test
    void what_is_cancelled_does_not_ring() throws InterruptedException {
        try (QuartzAlarm alarm = new QuartzAlarm(CLOCK)) {
            alarm.cancel("nobody");
            Duration ahead = Duration.ofMillis(50);
            CountDownLatch never;
            long began;
            do {
                ahead = ahead.multipliedBy(2);
                never = new CountDownLatch(1);
                began = System.nanoTime();
                alarm.set("acme", NOW.plus(ahead), never::countDown);
                alarm.cancel("acme");
            } while (System.nanoTime() - began >= ahead.toNanos());
            CountDownLatch rung = new CountDownLatch(1);
            alarm.set("other", NOW.plus(ahead).plusMillis(100), rung::countDown);
            assertThat(rung.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(never.getCount()).isOne();
        }
    }
}
