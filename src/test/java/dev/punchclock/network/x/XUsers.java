package dev.punchclock.network.x;

import dev.punchclock.network.Secret;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Who is on {@link XServer}, and how they sign in. */
final class XUsers {
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, String> requestTokens = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger(1000);

    /** Who confirms on X's page. */
    volatile String signsIn = "dave_at_acme";

    static final class User {
        private final String id;
        private final String handle;
        private volatile boolean revoked;

        User(String id, String handle) {
            this.id = id;
            this.handle = handle;
        }

        String id() {
            return id;
        }

        String handle() {
            return handle;
        }

        String token() {
            return id + "-ATplanted2222" + handle;
        }

        String secret() {
            return "ASplanted3333" + handle;
        }

        void revoke() {
            revoked = true;
        }

        Map<String, Secret> credentials() {
            return Map.of(
                    "consumer-key", new Secret(XServer.CONSUMER_KEY, "test"),
                    "consumer-secret", new Secret(XServer.CONSUMER_SECRET, "test"),
                    "access-token", new Secret(token(), "test"),
                    "access-token-secret", new Secret(secret(), "test"));
        }
    }

    User named(String handle) {
        return users.computeIfAbsent(handle, h -> new User(Integer.toString(number.incrementAndGet()), h));
    }

    User byToken(String token) {
        return users.values().stream()
                .filter(user -> user.token().equals(token))
                .findFirst()
                .orElseThrow();
    }

    /** The secret of an access token or a request token; empty without a token, null for one that opens nothing. */
    @Nullable
    String secretOf(String token) {
        if (token.isEmpty()) {
            return "";
        }
        return users.values().stream()
                .filter(user -> user.token().equals(token) && !user.revoked)
                .findFirst()
                .map(User::secret)
                .orElse(requestTokens.get(token));
    }

    AnswerScript.Proper signIn(String path, Map<String, String> oauth, List<String[]> form) {
        String verifier = form.stream()
                .filter(p -> p[0].equals("oauth_verifier"))
                .map(p -> p[1])
                .findFirst()
                .orElse("");
        if (path.equals("/oauth/request_token")) {
            boolean oob = form.stream().anyMatch(p -> p[0].equals("oauth_callback") && p[1].equals("oob"));
            String token = "RT" + number.incrementAndGet();
            requestTokens.put(token, "RSplanted4444");
            return oob
                    ? form("oauth_token=" + token + "&oauth_token_secret=RSplanted4444&oauth_callback_confirmed=true")
                    : new AnswerScript.Proper(403, Map.of(), "{\"errors\":[{\"code\":417}]}");
        }
        if (path.equals("/oauth/access_token") && verifier.equals(XServer.PIN)) {
            requestTokens.remove(oauth.get("oauth_token"));
            User user = named(signsIn);
            return form("oauth_token=" + user.token() + "&oauth_token_secret=" + user.secret() + "&user_id=" + user.id()
                    + "&screen_name=" + user.handle());
        }
        String echo = "Error processing your OAuth request: Invalid oauth_verifier parameter RSplanted4444";
        return new AnswerScript.Proper(401, Map.of("content-type", "text/html"), echo);
    }

    private static AnswerScript.Proper form(String body) {
        return new AnswerScript.Proper(200, Map.of("content-type", "text/html;charset=utf-8"), body);
    }
}
