package dev.punchclock.network.x;

import dev.punchclock.network.ServerClocks;
import dev.punchclock.network.http.HttpAnswer;
import dev.punchclock.network.http.HttpResult;
import dev.punchclock.network.http.HttpTransport;
import dev.punchclock.network.http.PercentEncoding;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Signing in by PIN: a person confirms in a browser, and copies seven digits back. Twitter4J signs the two requests; they
 * go over our own {@link HttpTransport}, because Twitter4J's has no deadline for all of an exchange, takes an answer of any length,
 * and believes whatever it holds.
 *
 * @see <a href="https://docs.x.com/fundamentals/authentication/oauth-1-0a/pin-based-oauth">X: PIN-based OAuth</a>
 */
final class PinSignIn {
    /** What it says when X does not know the app: another key may help. */
    static final String KEY_REFUSED = "X does not accept this API key and secret; nothing was stored";

    private final XRequests api;
    private final Duration deadline;
    private final ServerClocks clocks;
    /** The app's, with the token that X gave for this sign-in. */
    private final OAuthKeys request;

    /**
     * Asks X for a page on which a person can confirm.
     *
     * @param deadline for each request, with its answer
     * @param clocks learn what time it is there
     * @throws ProblemException with {@link ExitCode#REFUSED} when X does not know the app, or cannot be reached
     */
    PinSignIn(XRequests api, String consumerKey, String consumerSecret, Duration deadline, ServerClocks clocks) {
        this.api = api;
        this.deadline = deadline;
        this.clocks = clocks;
        OAuthKeys app = new OAuthKeys(consumerKey, consumerSecret, "", "");
        HttpAnswer answer = answered("/oauth/request_token", app, "oauth_callback", "oob");
        if (!answer.isSuccess()) {
            throw stopped(answer.status());
        }
        TokenResponse tokens = TokenResponse.of(answer.body())
                .filter(TokenResponse::callbackConfirmed)
                .orElseThrow(PinSignIn::nonsense);
        request = tokens.with(app);
    }

    /** Where the person confirms. */
    String page() {
        return api.server() + "/oauth/authorize?oauth_token=" + PercentEncoding.of(request.accessToken());
    }

    /**
     * The keys that the PIN opens; nothing when it is the wrong one.
     *
     * @throws ProblemException with {@link ExitCode#REFUSED} when X cannot be asked
     */
    Optional<OAuthKeys> confirm(String pin) {
        HttpAnswer answer = answered("/oauth/access_token", request, "oauth_verifier", pin);
        int status = answer.status();
        if (status >= 400 && status < 500 && status != 429) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw stopped(status);
        }
        return Optional.of(
                TokenResponse.of(answer.body()).orElseThrow(PinSignIn::nonsense).with(request));
    }

    private HttpAnswer answered(String path, OAuthKeys keys, String name, String value) {
        SortedMap<String, String> form = new TreeMap<>();
        form.put(name, value);
        HttpResult reply = new HttpTransport(XNetwork.NAME, clocks)
                .send(api.form(path, form), OAuthSigner.by(keys), deadline); // no hours close it
        if (reply instanceof HttpResult.Answered answered) {
            return answered.answer();
        }
        throw notNow(reply instanceof HttpResult.NotReached no ? no.why() : ((HttpResult.Lost) reply).why());
    }

    /** In our words only: what X answers may hold tokens. */
    private static ProblemException stopped(int status) {
        return status == 401 || status == 403
                ? new ProblemException(
                        ExitCode.REFUSED,
                        KEY_REFUSED,
                        "copy both anew from X's developer console, and let the app read and write there")
                : notNow("X answered " + status);
    }

    private static ProblemException nonsense() {
        return notNow("X answered, but not as it should");
    }

    private static ProblemException notNow(String why) {
        return new ProblemException(ExitCode.REFUSED, why + "; nothing was stored", "try again later");
    }
}
