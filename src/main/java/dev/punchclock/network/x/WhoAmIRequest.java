package dev.punchclock.network.x;

import dev.punchclock.account.Account;
import dev.punchclock.network.NetworkUser;
import dev.punchclock.network.NoAnswerException;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.ServerClocks;
import dev.punchclock.network.http.HttpAnswer;
import dev.punchclock.network.http.HttpResult;
import dev.punchclock.network.http.HttpTransport;
import dev.punchclock.network.http.LenientJson;
import dev.punchclock.problem.EscapedText;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Asks X whom keys belong to.
 *
 * @see <a href="https://docs.x.com/x-api/users/get-my-user">X: get my user</a>
 */
final class WhoAmIRequest {
    private static final int LONGEST = 50;
    /** At most 15 today; some older ones are longer. */
    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_]{1," + LONGEST + "}");

    private WhoAmIRequest() {}

    /** @throws ProblemException with {@link ExitCode#REFUSED} when X does not accept them; {@link NoAnswerException} when it does not answer */
    static NetworkUser ask(Account account, OAuthKeys keys, Duration deadline, ServerClocks clocks) {
        HttpResult reply = new HttpTransport(XNetwork.NAME, clocks)
                .send(XRequests.of(account).me(), OAuthSigner.by(keys), deadline);
        if (reply instanceof HttpResult.Answered answered) {
            return identity(answered.answer(), account, keys, clocks.now());
        }
        String why = reply instanceof HttpResult.NotReached no ? no.why() : ((HttpResult.Lost) reply).why();
        throw new NoAnswerException(cannotAsk(account) + why, "try again when X can be reached");
    }

    private static NetworkUser identity(HttpAnswer answer, Account account, OAuthKeys keys, Instant now) {
        LenientJson data = answer.json().at("data");
        String id = data.at("id").text();
        String handle = data.at("username").text();
        if (answer.isSuccess() && XRequests.isId(id) && !handle.isEmpty()) {
            mustBeAHandle(account, handle);
            return new NetworkUser(id, handle);
        }
        Outcome outcome = ErrorMapping.of(answer, account, keys, "read", now);
        if (answer.status() == 401 && ErrorMapping.why(outcome).contains("credentials")) {
            throw new ProblemException(
                    ExitCode.REFUSED,
                    "X does not accept the credentials of " + account.name(),
                    "punchclock login " + account.name());
        }
        String why = outcome instanceof Outcome.Unknown ? "X answered " + answer.status() : ErrorMapping.why(outcome);
        String remedy = outcome instanceof Outcome.Refused ? "" : "try again later";
        throw new ProblemException(ExitCode.REFUSED, cannotAsk(account) + why, remedy);
    }

    private static String cannotAsk(Account account) {
        return "X could not be asked whom the credentials of " + account.name() + " belong to: ";
    }

    private static void mustBeAHandle(Account account, String handle) {
        if (!HANDLE.matcher(handle).matches()) {
            String shown = EscapedText.line(handle.substring(0, Math.min(handle.length(), LONGEST)));
            throw new ProblemException(
                    ExitCode.REFUSED,
                    cannotAsk(account) + "X answered with a name that no user of X can have: " + shown,
                    "look at `server` of the account; if it is X itself, try again later");
        }
    }
}
