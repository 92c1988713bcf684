package dev.punchclock.network.x;

import twitter4j.HttpParameter;
import twitter4j.HttpRequest;
import twitter4j.RequestMethod;
import twitter4j.auth.AccessToken;
import twitter4j.auth.OAuthAuthorization;

/**
 * Signs requests by OAuth 1.0a, HMAC-SHA1, with Twitter4J. A JSON body is no part of what is signed; the query is.
 *
 * @see <a href="https://docs.x.com/fundamentals/authentication/oauth-1-0a/creating-a-signature">X: creating a
 *     signature</a>
 */
final class Signature {
    private static final HttpParameter[] NO_FORM = {};

    private Signature() {}

    /**
     * The value of the {@code Authorization} header.
     *
     * @param url with its query, percent-encoded
     */
    static String header(Keys keys, String method, String url) {
        OAuthAuthorization oauth =
                new OAuthAuthorization(Secluded.configuration(keys.consumerKey(), keys.consumerSecret()));
        oauth.setOAuthAccessToken(new AccessToken(keys.accessToken(), keys.accessTokenSecret()));
        return oauth.getAuthorizationHeader(new HttpRequest(RequestMethod.valueOf(method), url, NO_FORM, oauth, null));
    }
}
