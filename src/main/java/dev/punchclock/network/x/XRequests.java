package dev.punchclock.network.x;

import dev.punchclock.account.Account;
import dev.punchclock.network.http.HttpCall;
import dev.punchclock.network.http.PercentEncoding;
import dev.punchclock.network.http.RequestBody;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * The requests of X's API, version 2, that punchclock makes, ready to be signed.
 *
 * @param server the base URL, without a slash at its end
 * @see <a href="https://docs.x.com/x-api/introduction">X API</a>
 */
record XRequests(String server) {
    private static final String HOME = "https://api.x.com";
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");

    static XRequests of(Account account) {
        URI server = account.server();
        String base = server == null ? HOME : server.toString();
        return new XRequests(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
    }

    URI uri() {
        return URI.create(server);
    }

    /** Whether this can be the id of something on X. */
    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** @param answers the id of the post that it answers; empty for none */
    HttpCall post(String text, String answers) {
        Map<String, Object> post = new LinkedHashMap<>();
        post.put("text", text);
        if (!answers.isEmpty()) {
            post.put("reply", Map.of("in_reply_to_tweet_id", answers));
        }
        return call("POST", "/2/tweets", RequestBody.json(post));
    }

    HttpCall delete(String id) {
        return call("DELETE", "/2/tweets/" + id, RequestBody.NONE);
    }

    HttpCall me() {
        return call("GET", "/2/users/me", RequestBody.NONE);
    }

    HttpCall postsOf(String userId, SortedMap<String, String> query) {
        return call("GET", "/2/users/" + userId + "/tweets?" + PercentEncoding.of(query), RequestBody.NONE);
    }

    /** A form, as OAuth's own requests are. */
    HttpCall form(String path, SortedMap<String, String> form) {
        return HttpCall.of("POST", server + path, RequestBody.form(form));
    }

    private HttpCall call(String method, String path, RequestBody body) {
        return HttpCall.of(method, server + path, body).with("Accept", "application/json");
    }
}
