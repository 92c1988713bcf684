package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.network.ClockDifference;
import dev.punchclock.network.GateClosedException;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.SampleWorkspace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class FenceTest {
    private static final AccountContext DESK = SampleWorkspace.context(SampleWorkspace.QUOTA, SampleWorkspace.office());

    @Test
    void it_opens_in_work_hours_and_says_how_long_the_exchange_may_take() {
        assertThat(at("2026-11-24T10:00:00Z").pass()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void it_is_closed_at_night_at_lunch_and_on_saturdays() {
        assertClosed("2026-11-24T21:00:00Z", "acme is off until Wed 25 Nov 09:00 GMT (+00:00)");
        assertClosed("2026-11-24T12:45:00Z", "acme is off until Tue 24 Nov 13:30 GMT (+00:00)");
        assertClosed("2026-11-28T11:00:00Z", "acme is off until Mon 30 Nov 09:00 GMT (+00:00)");
    }

    @Test
    void the_whole_attempt_and_the_doubt_about_the_clock_must_fit_before_closing() {
        assertThat(at("2026-11-24T17:29:48Z").pass()).isPositive();
        assertClosed("2026-11-24T17:29:48.001Z", "too close to closing time");
        assertClosed("2026-11-24T17:30:00Z", "acme is off");
    }

    @Test
    void opening_time_is_inside() {
        assertThat(at("2026-11-24T09:00:00Z").pass()).isPositive();
        assertClosed("2026-11-24T08:59:59.999Z", "acme is off");
    }

    @Test
    void it_closes_when_the_claim_no_longer_covers_the_attempt() {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        Fence slept = new Fence(DESK, 1, claim(now.minusSeconds(11)), null, false, () -> true, () -> now, null);
        assertThatThrownBy(slept::pass)
                .isInstanceOf(GateClosedException.class)
                .hasMessage("too much time has gone by since it was claimed");
    }

    @Test
    void it_closes_when_a_file_has_changed() {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        Fence changed = new Fence(DESK, 1, claim(now), null, false, () -> false, () -> now, null);
        assertThatThrownBy(changed::pass)
                .isInstanceOf(GateClosedException.class)
                .hasMessage("a file of the workspace has just changed");
    }

    @Test
    void it_closes_when_the_clock_was_set_back_since_the_claim() {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        Fence stepped = new Fence(DESK, 1, claim(now.plusSeconds(60)), null, false, () -> true, () -> now, null);
        assertThatThrownBy(stepped::pass)
                .isInstanceOf(GateClosedException.class)
                .hasMessage("the clock was set back since it was claimed");
    }

    @Test
    void it_closes_when_the_post_would_expire_during_the_attempt() {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        Fence inTime = new Fence(DESK, 1, claim(now), now.plusSeconds(10), false, () -> true, () -> now, null);
        assertThat(inTime.pass()).isPositive();
        Fence expired = new Fence(DESK, 1, claim(now), now.plusSeconds(9), false, () -> true, () -> now, null);
        assertThatThrownBy(expired::pass)
                .isInstanceOf(GateClosedException.class)
                .hasMessageStartingWith("it expires");
    }

    @Test
    void it_is_open_only_when_it_is_by_the_networks_clock_too() {
        assertThat(at("2026-11-24T17:29:29Z", 20).pass()).isPositive();
        assertClosed(at("2026-11-24T17:29:31Z", 20), "too close to closing time", "by the network's clock");
        assertClosed(at("2026-11-24T17:29:45Z", 20), "acme is off by the network's clock");
        assertThat(at("2026-11-24T09:00:21Z", -20).pass()).isPositive();
        assertClosed(at("2026-11-24T09:00:05Z", -20), "acme is off by the network's clock");
        assertClosed(at("2026-11-24T13:30:05Z", -20), "acme is off by the network's clock");
    }

    @Test
    void a_thread_must_fit_whole_by_the_networks_clock_too() {
        Instant now = Instant.parse("2026-11-24T17:29:05Z");
        ClockDifference ahead = ahead(20, now);
        Fence two = new Fence(DESK, 2, claim(now), null, false, () -> true, () -> now, ahead);
        assertThat(two.pass()).isPositive();
        Fence four = new Fence(DESK, 4, claim(now), null, false, () -> true, () -> now, ahead);
        assertClosed(four, "too close to closing time");
    }

    @Test
    void it_is_closed_while_the_clocks_are_more_than_a_minute_apart_for_the_door_as_well() {
        assertClosed(
                at("2026-11-24T10:00:00Z", 180),
                "this machine's clock says Tue 24 Nov 2026 10:00:00 GMT, that of rehearsal Tue 24 Nov 2026 10:03:00 GMT",
                "set this machine's clock");
        assertClosed(at("2026-11-24T10:00:00Z", -180), "09:57:00");
        Instant now = Instant.parse("2026-11-24T21:00:00Z");
        Fence door = new Fence(DESK, 1, claim(now), null, true, () -> true, () -> now, ahead(180, now));
        assertClosed(door, "this machine's clock says");
    }

    @Test
    void it_closes_when_the_post_would_expire_during_the_attempt_by_the_networks_clock() {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        Fence late = new Fence(DESK, 1, claim(now), now.plusSeconds(29), false, () -> true, () -> now, ahead(20, now));
        assertClosed(late, "it expires");
    }

    private static Fence at(String now, int ahead) {
        Instant instant = Instant.parse(now);
        return new Fence(DESK, 1, claim(instant), null, false, () -> true, () -> instant, ahead(ahead, instant));
    }

    private static ClockDifference ahead(int seconds, Instant now) {
        return new ClockDifference(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds), now);
    }

    private static void assertClosed(Fence fence, String... why) {
        assertThatThrownBy(fence::pass).isInstanceOf(GateClosedException.class).hasMessageContainingAll(why);
    }

    private static Fence at(String now) {
        Instant instant = Instant.parse(now);
        return new Fence(DESK, 1, claim(instant), null, false, () -> true, () -> instant, null);
    }

    private static Delivery.Claim claim(Instant at) {
        return new Delivery.Claim(at, at.plusSeconds(20), "key", at, null);
    }

    private static void assertClosed(String now, String why) {
        assertThatThrownBy(at(now)::pass)
                .isInstanceOf(GateClosedException.class)
                .hasMessageContaining(why);
    }
}
