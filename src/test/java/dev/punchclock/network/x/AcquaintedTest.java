package dev.punchclock.network.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.punchclock.network.NetworkUser;
import dev.punchclock.network.Outcome;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom credentials belong to, and for how long X need not be asked again. */
class AcquaintedTest {
    private static final String ME = "GET /2/users/me";

    private final XServerBench scene = new XServerBench();

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    @Test
    void x_is_asked_once_a_day() {
        NetworkUser dave = new NetworkUser(scene.server.userId(XServerBench.HANDLE), XServerBench.HANDLE);
        assertThat(who()).isEqualTo(dave);
        scene.now = scene.now.plus(Duration.ofHours(23));
        assertThat(who()).isEqualTo(dave);
        assertThat(scene.server.count(ME)).isEqualTo(1);
        scene.now = scene.now.plus(Duration.ofHours(1));
        assertThat(who()).isEqualTo(dave);
        assertThat(scene.server.count(ME)).isEqualTo(2);
    }

    @Test
    void other_credentials_are_strangers() {
        who();
        scene.secrets = scene.server.credentials("somebody");
        assertThat(who().handle()).isEqualTo("somebody");
        assertThat(scene.server.count(ME)).isEqualTo(2);
    }

    @Test
    void credentials_that_are_no_longer_taken_are_forgotten() {
        who();
        scene.server.revoke(XServerBench.HANDLE);
        assertThat(scene.send("Out now."))
                .isEqualTo(new Outcome.NotSent(
                        "X does not accept the credentials of acme-dave: punchclock login acme-dave"));
        ProblemException stopped = catchThrowableOfType(ProblemException.class, this::who);
        assertThat(stopped.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(stopped)
                .hasMessage("X does not accept the credentials of acme-dave\n  to do: punchclock login acme-dave");
    }

    @Test
    void credentials_that_were_stored_for_another_user_are_refused() {
        scene.userId = "4711";
        ProblemException stopped = catchThrowableOfType(ProblemException.class, this::who);
        assertThat(stopped.code()).isEqualTo(ExitCode.RULE);
        assertThat(stopped).hasMessage("""
                the credentials of acme-dave were stored for another user of X than @dave_at_acme, to whom they belong
                  to do: punchclock login acme-dave""");
        scene.userId = scene.server.userId(XServerBench.HANDLE);
        assertThat(who().handle()).isEqualTo(XServerBench.HANDLE);
    }

    @Test
    void a_secret_that_is_missing_is_named() {
        scene.secrets = Map.of();
        assertThatThrownBy(this::who)
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("acme-dave has no consumer key on this machine");
        assertThat(scene.send("Out now.")).isInstanceOf(Outcome.NotSent.class);
        assertThat(new XConnector().secrets())
                .containsExactly("consumer-key", "consumer-secret", "access-token", "access-token-secret");
        assertThat(scene.server.requests()).isEmpty();
    }

    @Test
    void x_in_trouble_is_no_answer() {
        stopped(AnswerScript.says(503, ""), "X answered 503\n  to do: try again later");
        stopped(AnswerScript.says(200, "{}"), "X answered 200\n  to do: try again later");
        stopped(
                AnswerScript.says(200, "{\"data\":{\"id\":\"x\",\"username\":\"d\"}}"),
                "X answered 200\n  to do: try again later");
        stopped(AnswerScript.says(429, ""), "X asks to wait\n  to do: try again later");
        stopped(
                AnswerScript.says(401, "{\"detail\":\"Timestamp out of bounds.\"}"),
                "X says that this machine's clock is wrong; set it\n  to do: try again later");
        stopped(AnswerScript.says(403, ""), "X answered 403\n  to do: try again later");
        stopped(AnswerScript.says(403, "{\"title\":\"Forbidden\"}"), "X does not permit it (403): Forbidden");
    }

    private void stopped(AnswerScript manner, String why) {
        scene.server.next(ME, manner);
        ProblemException stopped = catchThrowableOfType(ProblemException.class, this::who);
        assertThat(stopped).hasMessage("X could not be asked whom the credentials of acme-dave belong to: " + why);
        assertThat(stopped.code()).isEqualTo(ExitCode.REFUSED);
    }

    private NetworkUser who() {
        return scene.network.whoAmI(scene.account);
    }
}
