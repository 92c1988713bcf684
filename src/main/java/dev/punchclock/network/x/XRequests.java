package dev.punchclock.network.x;

import dev.punchclock.account.Account;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The requests of X's API, version 2, that punchclock makes, signed and ready to go.
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
    HttpRequest post(OAuthKeys keys, String text, String answers) {
        return request(keys, "POST", "/2/tweets", BodyPublishers.ofString(LenientJson.post(text, answers)));
    }

    HttpRequest delete(OAuthKeys keys, String id) {
        return request(keys, "DELETE", "/2/tweets/" + id, BodyPublishers.noBody());
    }

    HttpRequest me(OAuthKeys keys) {
        return request(keys, "GET", "/2/users/me", BodyPublishers.noBody());
    }

    HttpRequest postsOf(OAuthKeys keys, String userId, SortedMap<String, String> query) {
        return request(keys, "GET", "/2/users/" + userId + "/tweets?" + encoded(query), BodyPublishers.noBody());
    }

    /** A form, as OAuth's own requests are. */
    HttpRequest form(OAuthKeys keys, String path, SortedMap<String, String> form) {
        String url = server + path;
        return HttpTransport.request(url)
                .header("Authorization", OAuthSigner.header(keys, "POST", url, form))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build();
    }

    private static String encoded(SortedMap<String, String> fields) {
        return fields.entrySet().stream()
                .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
    }

    private HttpRequest request(OAuthKeys keys, String method, String path, BodyPublisher body) {
        String url = server + path;
        HttpRequest.Builder request = HttpTransport.request(url)
                .header("Authorization", OAuthSigner.header(keys, method, url))
                .header("Accept", "application/json");
        if (method.equals("POST")) {
            request.header("Content-Type", "application/json");
        }
        return request.method(method, body).build();
    }

    /** As RFC 3986 wants it, and with it OAuth. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
