package dev.punchclock.network.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.punchclock.account.Account;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.NetworkUser;
import dev.punchclock.network.Secret;
import dev.punchclock.network.ServerClocks;
import dev.punchclock.network.SignIn;
import dev.punchclock.network.SignIn.SignedIn;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a person signs in to X. */
class SignInTest {
    private static final String KEY = XServer.CONSUMER_KEY;
    private static final String SECRET = XServer.CONSUMER_SECRET;

    private final XServerBench scene = new XServerBench();
    private final XSignIn signIn = new XSignIn(() -> scene.now);

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    /** Answers what a test wrote down, and keeps what was said. */
    private static final class Person implements SignIn.Conversation {
        private final Deque<String> answers;
        private final List<String> heard = new ArrayList<>();

        Person(String... answers) {
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        @Override
        public void say(String line) {
            heard.add(line);
        }

        @Override
        public String ask(String question) {
            heard.add(question + "|");
            return answers.isEmpty() ? "" : answers.remove();
        }

        @Override
        public String askSecret(String question) {
            heard.add(question + "*");
            return answers.isEmpty() ? "" : answers.remove();
        }
    }

    @Test
    void a_person_brings_the_apps_keys_and_the_pin() {
        Person person = new Person(KEY, SECRET, XServer.PIN);
        SignedIn signedIn = signIn(person, Map.of());

        assertThat(signedIn.identity())
                .isEqualTo(new NetworkUser(scene.server.userId(XServerBench.HANDLE), XServerBench.HANDLE));
        assertThat(signedIn.credentials().userId()).isEqualTo(scene.server.userId(XServerBench.HANDLE));
        Map<String, Secret> secrets = scene.server.credentials(XServerBench.HANDLE);
        assertThat(signedIn.credentials().secrets().keySet()).isEqualTo(new TreeSet<>(secrets.keySet()));
        secrets.forEach(
                (name, secret) -> assertThat(signedIn.credentials().get(name)).isEqualTo(secret.value()));
        assertThat(signedIn.credentials().secrets().values())
                .extracting(Secret::source)
                .containsOnly("login");
        String page = person.heard.stream()
                .filter(l -> l.startsWith("  http"))
                .findFirst()
                .orElseThrow();
        assertThat(page.strip()).startsWith(scene.server.uri() + "/oauth/authorize?oauth_token=RT");
        person.heard.replaceAll(l -> l.equals(page) ? "  PAGE" : l);
        assertThat(String.join("\n", person.heard)).isEqualTo("""
                X wants to know the app that publishes, and bills its owner: about $0.015 a post, $0.20 with a link
                (X's prices of April 2026). Ask your employer for the app's key. To make one: console.x.com, an app
                with "read and write" permission, then copy its API key and API key secret.
                API key (not shown while you type):*
                API key secret (not shown while you type):*
                Open this page in a browser where you are signed in as @dave_at_acme, and authorize the app:
                  PAGE
                The PIN that X shows then:|""");
        assertThat(scene.server.requests()).extracting(XServer.Seen::problem).containsOnly("");
        assertThat(scene.server.requests())
                .extracting(XServer.Seen::route)
                .containsExactly("POST /oauth/request_token", "POST /oauth/access_token", "GET /2/users/me");
    }

    @Test
    void an_app_that_is_known_is_not_asked_for() {
        Person person = new Person(XServer.PIN);
        assertThat(signIn(person, app()).identity().handle()).isEqualTo(XServerBench.HANDLE);
        assertThat(person.heard).hasSize(3);
    }

    @Test
    void who_signed_in_is_told_whoever_it_is() {
        scene.server.browserOf("dave_private");
        assertThat(signIn(new Person(XServer.PIN), app()).identity().handle()).isEqualTo("dave_private");
    }

    @Test
    void where_the_clock_is_minutes_off_no_key_is_blamed_for_it() {
        scene.ahead = Duration.ofMinutes(-12);
        scene.server.next("POST /oauth/request_token", AnswerScript.says(401, ""));
        Person person = new Person(XServer.PIN);
        stopped(
                person,
                app(),
                ExitCode.REFUSED,
                "X does not accept this API key and secret; nothing was stored; X's clock is 12 min behind this machine's\n"
                        + "  to do: set this machine's clock, or let it be set over the network (NTP)");
        assertThat(person.heard).isEmpty();
    }

    @Test
    void who_is_signed_in_by_a_clock_that_is_minutes_off_is_warned() {
        scene.ahead = Duration.ofMinutes(3);
        Person person = new Person(XServer.PIN);
        assertThat(signIn(person, app()).identity().handle()).isEqualTo(XServerBench.HANDLE);
        assertThat(person.heard)
                .last()
                .asString()
                .startsWith("warning: X's clock is 3 min ahead of this machine's; nothing goes out until they agree");
    }

    @Test
    void a_wrong_pin_may_be_put_right() {
        Person person = new Person("7654321", "12 34", "123 4567");
        assertThat(signIn(person, app()).identity().handle()).isEqualTo(XServerBench.HANDLE);
        assertThat(person.heard).contains("X does not take this PIN.", "A PIN of X is seven digits.");
        assertThat(scene.server.count("POST /oauth/access_token")).isEqualTo(2);
    }

    @Test
    void three_wrong_pins_are_enough() {
        stopped(new Person("7654321", "7654322", "7654323", XServer.PIN), app(), ExitCode.REFUSED, """
                X took none of 3 PINs; nothing was stored
                  to do: begin again: each PIN is good for the page it was shown on, and for a few minutes""");
    }

    @Test
    void no_answer_gives_up() {
        stopped(new Person(), Map.of(), ExitCode.USAGE, "no answer; nothing was stored");
        stopped(new Person(KEY), Map.of(), ExitCode.USAGE, "no answer; nothing was stored");
        stopped(new Person(KEY, SECRET), Map.of(), ExitCode.USAGE, "no answer; nothing was stored");
        assertThat(scene.server.count("POST /oauth/access_token")).isZero();
    }

    @Test
    void an_app_that_x_does_not_know_is_refused() {
        stopped(new Person("wrong", SECRET), Map.of(), ExitCode.REFUSED, """
                X does not accept this API key and secret; nothing was stored
                  to do: copy both anew from X's developer console, and let the app read and write there""");
    }

    @Test
    void nobody_listens() {
        Account nowhere = XServerBench.account(URI.create("http://127.0.0.1:1"));
        assertThatThrownBy(() -> signIn.signIn(nowhere, known(app()), new Person()))
                .isInstanceOf(ProblemException.class)
                .hasMessage("127.0.0.1 is out of reach; nothing was stored\n  to do: try again later");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "oauth_token=",
                "oauth_token=a",
                "oauth_token_secret=b",
                "{}",
                "a=b&c",
                "oauth_token=a&oauth_token_secret=b&oauth_token=c&oauth_callback_confirmed=true",
                "oauth_token=a%0Ab&oauth_token_secret=b&oauth_callback_confirmed=true",
                "oauth_token=a&oauth_token_secret=b%1B%5B31m&oauth_callback_confirmed=true",
                "oauth_token=a%2&oauth_token_secret=b&oauth_callback_confirmed=true",
                "oauth_token=a b&oauth_token_secret=b&oauth_callback_confirmed=true",
                "oauth_token=%E2%80%AEa&oauth_token_secret=b&oauth_callback_confirmed=true",
                "oauth_token=%3Cscript%3E&oauth_token_secret=b&oauth_callback_confirmed=true"
            })
    void nonsense_is_no_sign_in(String nonsense) {
        scene.server.next("POST /oauth/request_token", AnswerScript.says(200, nonsense));
        ProblemException first =
                catchThrowableOfType(ProblemException.class, () -> signIn(new Person(XServer.PIN), app()));
        assertThat(first).hasMessageStartingWith("X answered, but not as it should; nothing was stored");
        scene.server.next("POST /oauth/access_token", AnswerScript.says(200, nonsense));
        ProblemException second =
                catchThrowableOfType(ProblemException.class, () -> signIn(new Person(XServer.PIN), app()));
        assertThat(second).hasMessageStartingWith("X answered, but not as it should; nothing was stored");
    }

    @Test
    void a_server_that_is_down_is_no_wrong_pin() {
        scene.server.next("POST /oauth/access_token", AnswerScript.says(503, ""));
        stopped(new Person(XServer.PIN), app(), ExitCode.REFUSED, """
                X answered 503; nothing was stored
                  to do: try again later""");
    }

    @Test
    void a_post_that_is_not_answered_is_not_repeated() {
        scene.server.next("POST /oauth/request_token", AnswerScript.closes());
        stopped(new Person(XServer.PIN), app(), ExitCode.REFUSED, """
                the connection to X broke before it answered; nothing was stored
                  to do: try again later""");
        assertThat(scene.server.count("POST /oauth/request_token")).isEqualTo(1);
    }

    @Test
    void a_callback_that_is_not_confirmed_is_no_sign_in() {
        for (String said : new String[] {"", "&oauth_callback_confirmed=false", "&oauth_callback_confirmed="}) {
            scene.server.next(
                    "POST /oauth/request_token", AnswerScript.says(200, "oauth_token=a&oauth_token_secret=b" + said));
            ProblemException stopped =
                    catchThrowableOfType(ProblemException.class, () -> signIn(new Person(XServer.PIN), app()));
            assertThat(stopped).hasMessageStartingWith("X answered, but not as it should; nothing was stored");
        }
    }

    @Test
    void a_token_longer_than_any_is_none() {
        String answer = "oauth_token=" + "a".repeat(513) + "&oauth_token_secret=b&oauth_callback_confirmed=true";
        scene.server.next("POST /oauth/request_token", AnswerScript.says(200, answer));
        stopped(new Person(XServer.PIN), app(), ExitCode.REFUSED, """
                X answered, but not as it should; nothing was stored
                  to do: try again later""");
    }

    @Test
    void nobody_is_sent_elsewhere_with_the_apps_key() {
        for (int status : new int[] {301, 302, 307, 308}) {
            Map<String, String> elsewhere = Map.of("location", scene.server.uri() + "/oauth/elsewhere");
            scene.server.next("POST /oauth/request_token", AnswerScript.says(status, elsewhere, ""));
            stopped(
                    new Person(XServer.PIN),
                    app(),
                    ExitCode.REFUSED,
                    "X answered " + status + "; nothing was stored\n  to do: try again later");
        }
        assertThat(scene.server.requests()).extracting(XServer.Seen::route).containsOnly("POST /oauth/request_token");
    }

    /** A connection that never ends, and one that never says anything: each ends by the deadline for all of it. */
    @Test
    void a_server_that_goes_on_and_on_or_stays_silent_is_left() {
        Duration second = Duration.ofSeconds(1);
        for (AnswerScript manner : List.of(
                AnswerScript.staysSilent(),
                AnswerScript.drips(200),
                AnswerScript.dripsItsHead(),
                AnswerScript.goesOnAndOn())) {
            scene.server.next("POST /oauth/request_token", manner);
            long began = System.nanoTime();
            assertThatThrownBy(() -> new PinSignIn(
                            XRequests.of(scene.account), KEY, SECRET, second, new ServerClocks(() -> scene.now)))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageEndingWith("; nothing was stored\n  to do: try again later");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        }
    }

    private void stopped(Person person, Map<String, Secret> known, ExitCode code, String message) {
        ProblemException stopped = catchThrowableOfType(ProblemException.class, () -> signIn(person, known));
        assertThat(stopped).hasMessage(message);
        assertThat(stopped.code()).isEqualTo(code);
    }

    private SignedIn signIn(Person person, Map<String, Secret> known) {
        return signIn.signIn(scene.account, known(known), person);
    }

    private Credentials known(Map<String, Secret> secrets) {
        return new Credentials(scene.account.name(), "", secrets);
    }

    private static Map<String, Secret> app() {
        return Map.of("consumer-key", new Secret(KEY, "test"), "consumer-secret", new Secret(SECRET, "test"));
    }
}
