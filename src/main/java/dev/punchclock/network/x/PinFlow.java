package dev.punchclock.network.x;

import dev.punchclock.network.ServerClocks;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Signing in by PIN: a person confirms in a browser, and copies seven digits back. Twitter4J signs the two requests; they
 * go over our own {@link Wire}, because Twitter4J's has no deadline for all of an exchange, takes an answer of any length,
 * and believes whatever it holds.
 *
 * @see <a href="https://docs.x.com/fundamentals/authentication/oauth-1-0a/pin-based-oauth">X: PIN-based OAuth</a>
 */
final class PinFlow {
    /** What it says when X does not know the app: another key may help. */
    static final String KEY_REFUSED = "X does not accept this API key and secret; nothing was stored";

    private final Api api;
    private final Duration deadline;
    private final ServerClocks clocks;
    /** The app's, with the token that X gave for this sign-in. */
    private final Keys request;

    /**
     * Asks X for a page on which a person can confirm.
     *
     * @param deadline for each request, with its answer
     * @param clocks learn what time it is there
     * @throws Stopped with {@link ExitCode#REFUSED} when X does not know the app, or cannot be reached
     */
    PinFlow(Api api, String consumerKey, String consumerSecret, Duration deadline, ServerClocks clocks) {
        this.api = api;
        this.deadline = deadline;
        this.clocks = clocks;
        Keys app = new Keys(consumerKey, consumerSecret, "", "");
        Answer answer = answered("/oauth/request_token", app, "oauth_callback", "oob");
        if (!answer.isSuccess()) {
            throw stopped(answer.status());
        }
        TokenAnswer tokens = TokenAnswer.of(answer.body())
                .filter(TokenAnswer::callbackConfirmed)
                .orElseThrow(PinFlow::nonsense);
        request = tokens.with(app);
    }

    /** Where the person confirms. */
    String page() {
        return api.server() + "/oauth/authorize?oauth_token=" + Api.encoded(request.accessToken());
    }

    /**
     * The keys that the PIN opens; nothing when it is the wrong one.
     *
     * @throws Stopped with {@link ExitCode#REFUSED} when X cannot be asked
     */
    Optional<Keys> confirm(String pin) {
        Answer answer = answered("/oauth/access_token", request, "oauth_verifier", pin);
        int status = answer.status();
        if (status >= 400 && status < 500 && status != 429) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw stopped(status);
        }
        return Optional.of(
                TokenAnswer.of(answer.body()).orElseThrow(PinFlow::nonsense).with(request));
    }

    private Answer answered(String path, Keys keys, String name, String value) {
        SortedMap<String, String> form = new TreeMap<>();
        form.put(name, value);
        // Over a connection of its own, as it changes something; no hours close it.
        Reply reply = Wire.write(api.form(keys, path, form), () -> deadline, clocks);
        if (reply instanceof Reply.Answered answered) {
            return answered.answer();
        }
        throw notNow(reply instanceof Reply.NotReached no ? no.why() : ((Reply.Lost) reply).why());
    }

    /** In our words only: what X answers may hold tokens. */
    private static Stopped stopped(int status) {
        return status == 401 || status == 403
                ? new Stopped(
                        ExitCode.REFUSED,
                        KEY_REFUSED,
                        "copy both anew from X's developer console, and let the app read and write there")
                : notNow("X answered " + status);
    }

    private static Stopped nonsense() {
        return notNow("X answered, but not as it should");
    }

    private static Stopped notNow(String why) {
        return new Stopped(ExitCode.REFUSED, why + "; nothing was stored", "try again later");
    }
}
