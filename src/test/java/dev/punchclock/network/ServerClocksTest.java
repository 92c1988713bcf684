package dev.punchclock.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServerClocksTest {
    private static final URI X = URI.create("https://api.x.com/2/tweets");
    private static final URI OTHER = URI.create("https://social.acme.example/api");
    private static final String THREE_MINUTES_ON = "Tue, 24 Nov 2026 17:00:50 GMT";

    private Instant now = Instant.parse("2026-11-24T16:57:50Z");
    private final ServerClocks clocks = new ServerClocks(() -> now);

    @Test
    void the_date_of_an_answer_tells_how_far_a_server_is_ahead() {
        answered(THREE_MINUTES_ON);
        assertThat(clocks.of(X)).map(ClockDifference::apart).hasValueSatisfying(ServerClocksTest::isThreeMinutes);
        assertThat(clocks.of(URI.create("https://api.x.com/2/users/me"))).isPresent();
        assertThat(clocks.of(OTHER)).isEmpty();
    }

    @Test
    void without_a_date_or_with_nonsense_nothing_is_known_and_nobody_is_asked_again_at_once() {
        for (List<String> dates : List.of(List.<String>of(), List.of("soon"), List.of(THREE_MINUTES_ON, "soon"))) {
            assertThat(clocks.isFresh(OTHER)).isFalse();
            clocks.answered(X, now, dates, List.of());
            assertThat(clocks.of(X)).isEmpty();
            assertThat(clocks.isFresh(X)).isTrue();
        }
    }

    @Test
    void what_a_cache_gives_is_not_believed() {
        clocks.answered(X, now, List.of(THREE_MINUTES_ON), List.of("180"));
        assertThat(clocks.of(X)).isEmpty();
    }

    @Test
    void a_date_from_before_there_was_such_a_program_is_not_believed() {
        answered("Thu, 01 Jan 1970 00:00:00 GMT");
        assertThat(clocks.of(X)).isEmpty();
    }

    @Test
    void what_was_told_is_forgotten_after_an_hour_and_when_the_clock_is_set_back() {
        answered(THREE_MINUTES_ON);
        now = now.plus(Duration.ofMinutes(59));
        assertThat(clocks.of(X)).isPresent();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(clocks.of(X)).isEmpty();
        assertThat(clocks.isFresh(X)).isFalse();
        now = now.minus(Duration.ofHours(2));
        assertThat(clocks.isFresh(X)).isFalse();
    }

    @Test
    void an_answer_that_tells_less_changes_nothing() {
        answered(THREE_MINUTES_ON);
        ClockDifference sharp = clocks.of(X).orElseThrow();
        now = now.plusSeconds(10);
        clocks.answered(X, now.minusSeconds(10), List.of("Tue, 24 Nov 2026 17:00:55 GMT"), List.of());
        clocks.answered(X, now, List.of(), List.of());
        assertThat(clocks.of(X)).contains(sharp);
    }

    @Test
    void an_answer_that_tells_otherwise_counts() {
        answered(THREE_MINUTES_ON);
        answered("Tue, 24 Nov 2026 16:57:50 GMT");
        assertThat(clocks.of(X).orElseThrow().isOver(ClockDifference.TOLD)).isFalse();
    }

    private void answered(String date) {
        clocks.answered(X, now, List.of(date), List.of());
    }

    private static void isThreeMinutes(Duration ahead) {
        assertThat(ahead).isBetween(Duration.ofSeconds(180), Duration.ofSeconds(181));
    }
}
