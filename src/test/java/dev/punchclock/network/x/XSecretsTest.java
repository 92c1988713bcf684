package dev.punchclock.network.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Account;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Secret;
import dev.punchclock.network.SignIn;
import dev.punchclock.post.Wording;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever fails, no secret stands in a message, in the text of a value, or in a stack trace. */
class XSecretsTest {
    private final XServerBench scene = new XServerBench();
    private final StringBuilder told = new StringBuilder();
    private int failures;

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    @Test
    void what_x_echoes_is_veiled() {
        String everything = String.join(" ", values());
        String json = "{\"detail\":\"" + everything + "\"}";
        scene.network.whoAmI(scene.account);
        for (int status : List.of(200, 302, 400, 403, 404, 422, 429, 500)) {
            scene.server.next("POST /2/tweets", AnswerScript.says(status, json));
            tell(() -> scene.send("Out now."));
            scene.server.next(
                    "GET /2/users/" + scene.server.userId(XServerBench.HANDLE) + "/tweets",
                    AnswerScript.says(status, json));
            tell(() -> scene.network.recent(scene.account, scene.now));
        }
        scene.server.next("POST /2/tweets", AnswerScript.says(401, json));
        tell(() -> scene.send("Out now."));
        for (int status : List.of(200, 400, 401, 403, 503)) {
            scene.server.next("GET /2/users/me", AnswerScript.says(status, json));
            tell(() -> scene.network.whoAmI(scene.account));
        }
        assertThat(told.toString()).contains("X refused it (400): (secret) (secret)");
        nothingIsTold(22);
    }

    @Test
    void however_x_writes_them_they_are_veiled() {
        scene.network.whoAmI(scene.account);
        for (String value : values()) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            String form = URLEncoder.encode(value, StandardCharsets.UTF_8);
            String base64 = Base64.getEncoder().encodeToString(bytes);
            scene.server.next(
                    "POST /2/tweets", AnswerScript.says(403, "{\"detail\":\"" + form + " and " + base64 + " end\"}"));
            tell(() -> scene.send("Out now."));
            assertThat(told.toString())
                    .doesNotContain(form)
                    .doesNotContain(base64.replace("=", ""))
                    .contains("(secret) and (secret)");
        }
        nothingIsTold(4);
    }

    @Test
    void a_broken_line_tells_none() {
        scene.network.whoAmI(scene.account);
        for (AnswerScript manner : List.of(
                AnswerScript.closes(),
                AnswerScript.resets(),
                AnswerScript.babbles(),
                AnswerScript.drips(201),
                AnswerScript.staysSilent())) {
            scene.server.next("POST /2/tweets", manner);
            tell(() -> scene.send("Out now.", Duration.ofMillis(300)));
        }
        Account nowhere = XServerBench.account(URI.create("http://127.0.0.1:1"));
        tell(() -> scene.network.whoAmI(nowhere));
        tell(() -> scene.network.send(
                new Prepared(nowhere, new Wording("x")),
                0,
                new IdempotencyKey("k", Instant.EPOCH),
                () -> Duration.ofSeconds(1)));
        nothingIsTold(7);
    }

    @Test
    void signing_in_tells_none() {
        String everything = String.join(" ", values());
        for (int status : List.of(200, 302, 400, 401, 403, 404, 500)) {
            scene.server.next("POST /oauth/request_token", AnswerScript.says(status, everything));
            tell(this::signIn);
            scene.server.next("POST /oauth/access_token", AnswerScript.says(status, everything));
            scene.server.next("POST /oauth/access_token", AnswerScript.says(status, everything));
            scene.server.next("POST /oauth/access_token", AnswerScript.says(status, everything));
            tell(this::signIn);
        }
        scene.server.next("POST /oauth/access_token", AnswerScript.says(200, "oauth_token=" + values().get(2)));
        tell(this::signIn);
        nothingIsTold(15);
    }

    @Test
    void values_do_not_tell() {
        Credentials credentials = new Credentials(scene.account.name(), "1", scene.secrets);
        tell(() -> credentials + " " + OAuthKeys.of(credentials));
        tell(() -> XRequests.of(scene.account).post("x", "") + " " + OAuthSigner.by(OAuthKeys.of(credentials)) + " "
                + OAuthKeys.of(credentials).hashCode());
        assertThat(told.toString()).contains("(keys of X)");
        nothingIsTold(2);
    }

    private Object signIn() {
        SignIn.Conversation person = new SignIn.Conversation() {
            @Override
            public void say(String line) {
                told.append(line).append('\n');
            }

            @Override
            public String ask(String question) {
                told.append(question).append('\n');
                return XServer.PIN;
            }

            @Override
            public String askSecret(String question) {
                throw new IllegalStateException("they are known");
            }
        };
        Map<String, Secret> app = Map.of(
                OAuthKeys.CONSUMER_KEY, new Secret(XServer.CONSUMER_KEY, "test"),
                OAuthKeys.CONSUMER_SECRET, new Secret(XServer.CONSUMER_SECRET, "test"));
        return new XSignIn(() -> scene.now)
                .signIn(scene.account, new Credentials(scene.account.name(), "", app), person);
    }

    private void tell(Callable<?> call) {
        failures++;
        try {
            told.append(call.call()).append('\n');
        } catch (Exception e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            told.append(trace);
        }
    }

    private void nothingIsTold(int times) {
        assertThat(failures).isEqualTo(times);
        String all = told.toString().toLowerCase(Locale.ROOT);
        for (String planted : List.of("planted0000", "planted1111", "planted2222", "planted3333", "planted4444")) {
            assertThat(all).doesNotContain(planted);
        }
    }

    private List<String> values() {
        List<String> values = new ArrayList<>();
        OAuthKeys.NAMES.forEach(name -> values.add(scene.secrets.get(name).value()));
        return values;
    }
}
