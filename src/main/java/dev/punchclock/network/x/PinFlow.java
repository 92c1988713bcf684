package dev.punchclock.network.x;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import twitter4j.TwitterException;
import twitter4j.auth.AccessToken;
import twitter4j.auth.OAuthAuthorization;
import twitter4j.auth.RequestToken;
import twitter4j.conf.Configuration;

/**
 * Signing in by PIN, with Twitter4J: a person confirms in a browser, and copies seven digits back.
 *
 * @see <a href="https://docs.x.com/fundamentals/authentication/oauth-1-0a/pin-based-oauth">X: PIN-based OAuth</a>
 */
final class PinFlow {
    /** Of the JDK's old HTTP client, which writes whole requests, keys and all, into the JDK's log where that is fine. */
    private static final Logger HUSHED = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

    /** What it says when X does not know the app: another key may help. */
    static final String KEY_REFUSED = "X does not accept this API key and secret; nothing was stored";

    private static final int OK = 200;
    private static final String OUT_OF_BAND = "oob";

    private final String server;
    private final String consumerKey;
    private final String consumerSecret;
    private final OAuthAuthorization oauth;
    private final RequestToken request;

    /** @throws Stopped with {@link ExitCode#REFUSED} when X does not know the app, or cannot be reached */
    PinFlow(String server, String consumerKey, String consumerSecret) {
        this.server = server;
        this.consumerKey = consumerKey;
        this.consumerSecret = consumerSecret;
        // First of all, on a line of its own: "new" wakes Twitter4J before it works out the arguments.
        Configuration secluded = Secluded.configuration(consumerKey, consumerSecret, server);
        this.oauth = new OAuthAuthorization(secluded);
        HUSHED.setLevel(Level.OFF);
        try {
            this.request = oauth.getOAuthRequestToken(OUT_OF_BAND);
        } catch (TwitterException e) {
            throw stopped(e.getStatusCode());
        } catch (RuntimeException nonsense) {
            throw stopped(OK);
        }
        mustBeWhole(request.getToken(), request.getTokenSecret());
    }

    /** Where the person confirms. */
    String page() {
        return server + "/oauth/authorize?oauth_token=" + request.getToken();
    }

    /**
     * The keys that the PIN opens; nothing when it is the wrong one.
     *
     * @throws Stopped with {@link ExitCode#REFUSED} when X cannot be asked
     */
    Optional<Keys> confirm(String pin) {
        try {
            AccessToken access = oauth.getOAuthAccessToken(request, pin);
            mustBeWhole(access.getToken(), access.getTokenSecret());
            return Optional.of(new Keys(consumerKey, consumerSecret, access.getToken(), access.getTokenSecret()));
        } catch (TwitterException e) {
            int status = e.getStatusCode();
            if (status >= 400 && status < 500 && status != 429) {
                return Optional.empty();
            }
            throw stopped(status);
        } catch (Stopped notWhole) {
            throw notWhole;
        } catch (RuntimeException nonsense) {
            throw stopped(OK);
        }
    }

    /** Twitter4J takes an answer in which a token or its secret is missing, or fails over it as over a bug of its own. */
    private static void mustBeWhole(@Nullable String token, @Nullable String secret) {
        if (token == null || token.isBlank() || secret == null || secret.isBlank()) {
            throw stopped(OK);
        }
    }

    /** In our words only: Twitter4J's quote the answer, which may hold tokens. */
    private static Stopped stopped(int status) {
        if (status == 401 || status == 403) {
            return new Stopped(
                    ExitCode.REFUSED,
                    KEY_REFUSED,
                    "copy both anew from X's developer console, and let the app read and write there");
        }
        String why = status == OK
                ? "X answered, but not as it should"
                : status > 0 ? "X answered " + status : "X could not be reached, or answered nothing";
        return new Stopped(ExitCode.REFUSED, why + "; nothing was stored", "try again later");
    }
}
