package dev.punchclock.network.x;

import dev.punchclock.network.http.RequestSigner;
import java.util.Map;
import java.util.SortedMap;
import twitter4j.HttpParameter;
import twitter4j.HttpRequest;
import twitter4j.RequestMethod;
import twitter4j.auth.AccessToken;
import twitter4j.auth.OAuthAuthorization;
import twitter4j.conf.Configuration;

/**
 * Signs requests by OAuth 1.0a, HMAC-SHA1, with Twitter4J. A JSON body is no part of what is signed; a query and a form are.
 *
 * @see <a href="https://docs.x.com/fundamentals/authentication/oauth-1-0a/creating-a-signature">X: creating a
 *     signature</a>
 */
final class OAuthSigner {
    private OAuthSigner() {}

    /** @param keys without a token where there is none yet */
    static RequestSigner by(OAuthKeys keys) {
        return call -> Map.of(
                "Authorization",
                header(keys, call.method(), call.url(), call.body().form()));
    }

    /** The value of the header. */
    private static String header(OAuthKeys keys, String method, String url, SortedMap<String, String> form) {
        // First of all, on a line of its own: "new" wakes Twitter4J before it works out the arguments.
        Configuration secluded = Twitter4jIsolation.configuration(keys.consumerKey(), keys.consumerSecret());
        OAuthAuthorization oauth = new OAuthAuthorization(secluded);
        if (!keys.accessToken().isEmpty()) {
            oauth.setOAuthAccessToken(new AccessToken(keys.accessToken(), keys.accessTokenSecret()));
        }
        HttpParameter[] parameters = form.entrySet().stream()
                .map(field -> new HttpParameter(field.getKey(), field.getValue()))
                .toArray(HttpParameter[]::new);
        return oauth.getAuthorizationHeader(
                new HttpRequest(RequestMethod.valueOf(method), url, parameters, oauth, null));
    }
}
