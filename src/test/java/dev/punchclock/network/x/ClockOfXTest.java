package dev.punchclock.network.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.network.ClockDifference;
import dev.punchclock.network.Outcome;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What X's answers tell of its clock, those as well that are no success. */
final class ClockOfXTest {
    private static final String ME = "GET /2/users/me";

    private final XServerBench scene = new XServerBench();

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    @Test
    void a_refusal_for_a_wrong_timestamp_tells_how_wrong_it_is() {
        scene.ahead = Duration.ofMinutes(10);
        scene.server.next(
                ME, AnswerScript.says(401, "{\"errors\":[{\"code\":135,\"message\":\"Timestamp out of bounds.\"}]}"));
        assertThatThrownBy(() -> scene.network.whoAmI(scene.account))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("X says that this machine's clock is wrong")
                .hasMessageContaining("X's clock is 10 min ahead of this machine's")
                .hasMessageContaining("to do: set this machine's clock");
    }

    @Test
    void a_plain_refusal_does_not_blame_the_credentials_alone_while_the_clock_is_wrong() {
        scene.ahead = Duration.ofMinutes(-10);
        scene.server.next(ME, AnswerScript.says(401, ""));
        assertThatThrownBy(() -> scene.network.whoAmI(scene.account))
                .hasMessageContaining("X's clock is 10 min behind this machine's")
                .hasMessageContaining("to do: set this machine's clock");
    }

    @Test
    void the_answer_to_a_post_tells_the_time_too() {
        assertThat(scene.network.clock(scene.account).orElseThrow().isOver(ClockDifference.TOLD))
                .isFalse();
        scene.ahead = Duration.ofMinutes(3);
        assertThat(scene.send("Out now.")).isInstanceOf(Outcome.Sent.class);
        assertThat(scene.network.clock(scene.account).orElseThrow().isOver(ClockDifference.LIMIT))
                .isTrue();
        assertThat(scene.server.count(ME)).isEqualTo(1);
    }

    @Test
    void a_date_from_a_cache_is_not_believed() {
        scene.ahead = Duration.ofMinutes(3);
        String body = "{\"data\":{\"id\":\"1\",\"username\":\"dave_at_acme\"}}";
        scene.server.next(ME, AnswerScript.says(200, Map.of("age", "180"), body));
        assertThat(scene.network.clock(scene.account)).isEmpty();
    }

    @Test
    void without_a_date_it_is_asked_once_an_hour_and_not_at_each_post() {
        scene.server.doNotTellTheTime();
        for (int i = 0; i < 5; i++) {
            assertThat(scene.network.clock(scene.account)).isEmpty();
            scene.now = scene.now.plus(Duration.ofMinutes(10));
        }
        assertThat(scene.server.count(ME)).isEqualTo(1);
    }
}
