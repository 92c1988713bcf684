package dev.punchclock.network.x;

import dev.punchclock.account.Account;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.http.HttpAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an answer means that is not the one hoped for: the first row that fits. What no row knows tells nothing about what was
 * done: a 503, a redirect, a status by which X refuses nothing, and a refusal that is not in X's own form. Whatever stands
 * before X may have said it after passing the request on.
 *
 * @see <a href="https://docs.x.com/x-api/fundamentals/response-codes-and-errors">X: response codes and errors</a>
 */
final class ErrorMapping {
    private enum End {
        REFUSED,
        DUPLICATE,
        NOT_SENT,
        THROTTLED,
        /** Throttled until somebody pays; what the headers name is another limit. */
        USED_UP
    }

    /** @param words {@code %1$s} is the account, {@code %2$s} what X says, with its status */
    private record Row(int from, int to, Predicate<XErrorBody> when, End end, String words) {
        boolean fits(XErrorBody trouble) {
            return trouble.status() >= from && trouble.status() <= to && when.test(trouble);
        }
    }

    private static final Predicate<XErrorBody> ANY = Objects::nonNull;
    /** In X's own form, so that it was X that said it. */
    private static final Predicate<XErrorBody> TOLD = XErrorBody::isTold;
    /** By which X says that it did not do what was asked, as it documents them; 401 and 429 have rows of their own. */
    private static final Set<Integer> REFUSALS = Set.of(400, 404, 406, 410, 422);

    private static final List<Row> ROWS = List.of(
            row(400, 499, type("credits"), End.USED_UP, "there are no credits left at X to pay for it"),
            row(400, 499, type("usage-capped"), End.USED_UP, "the monthly cap of the app at X is used up"),
            row(401, code("135", "timestamp"), End.NOT_SENT, "X says that this machine's clock is wrong; set it"),
            row(401, ANY, End.NOT_SENT, "X does not accept the credentials of %1$s: punchclock login %1$s"),
            row(402, TOLD, End.USED_UP, "there are no credits left at X to pay for it"),
            row(403, code("187", "duplicate"), End.DUPLICATE, "X has a post with this text on the account already"),
            row(
                    403,
                    says("reply to this conversation is not allowed"),
                    End.REFUSED,
                    "X allows a reply only to somebody who has mentioned or quoted the account"),
            row(
                    403,
                    reason("client-not-enrolled"),
                    End.REFUSED,
                    "the app at X belongs to no project: put it into one in X's developer console"),
            row(
                    403,
                    reason("user-not-enrolled"),
                    End.REFUSED,
                    "X bills the account itself, which is not enrolled: enrol it in pay-per-use in X's developer"
                            + " console"),
            row(
                    403,
                    type("oauth1-permissions").or(says("oauth1 app permissions")),
                    End.REFUSED,
                    "the app at X may only read: set it to read and write, then punchclock login %1$s"),
            row(
                    403,
                    type("unsupported-authentication"),
                    End.REFUSED,
                    "the access token is of a kind that may not publish: punchclock login %1$s"),
            row(
                    403,
                    code("453", "subset of x api"),
                    End.REFUSED,
                    "the app at X has no access to this: see its access level in X's developer console"),
            row(403, TOLD, End.REFUSED, "X does not permit it %2$s"),
            row(407, ANY, End.NOT_SENT, "a proxy on the way to X wants a password"),
            row(429, ANY, End.THROTTLED, "X asks to wait"),
            row(400, 499, TOLD.and(trouble -> REFUSALS.contains(trouble.status())), End.REFUSED, "X refused it %2$s"));

    private ErrorMapping() {}

    /** @param done what nobody knows, if no row fits: {@code published} */
    static Outcome of(HttpAnswer answer, Account account, OAuthKeys keys, String done, Instant now) {
        XErrorBody trouble = XErrorBody.of(answer);
        for (Row row : ROWS) {
            if (row.fits(trouble)) {
                String why = row.words().formatted(account.name(), trouble.quoted(keys));
                return switch (row.end()) {
                    case REFUSED -> new Outcome.Refused(why);
                    case DUPLICATE -> new Outcome.Duplicate(why);
                    case NOT_SENT -> new Outcome.NotSent(why);
                    case USED_UP -> new Outcome.Throttled(null, why);
                    case THROTTLED -> new Outcome.Throttled(XRateLimit.until(answer, now), why);
                };
            }
        }
        boolean elsewhere = answer.status() >= 300 && answer.status() < 400;
        String said = answer.isSuccess()
                ? "X answered %d, but not as it should"
                : elsewhere ? "X answered with a redirect (%d), which is not followed" : "X answered %d";
        return new Outcome.Unknown(said.formatted(answer.status()) + "; it may have been " + done);
    }

    /** The words of an outcome that is no success. */
    static String why(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.why();
        }
        if (outcome instanceof Outcome.Duplicate duplicate) {
            return duplicate.why();
        }
        if (outcome instanceof Outcome.NotSent notSent) {
            return notSent.why();
        }
        if (outcome instanceof Outcome.Throttled throttled) {
            return throttled.why();
        }
        return outcome instanceof Outcome.Unknown unknown ? unknown.why() : "";
    }

    private static Row row(int status, Predicate<XErrorBody> when, End end, String words) {
        return new Row(status, status, when, end, words);
    }

    private static Row row(int from, int to, Predicate<XErrorBody> when, End end, String words) {
        return new Row(from, to, when, end, words);
    }

    private static Predicate<XErrorBody> type(String type) {
        return trouble -> trouble.type().equals(type);
    }

    private static Predicate<XErrorBody> reason(String reason) {
        return trouble -> trouble.reason().equals(reason);
    }

    private static Predicate<XErrorBody> says(String words) {
        return trouble -> trouble.mentions(words);
    }

    /** A code of version 1.1, or the words that stand for it in version 2. */
    private static Predicate<XErrorBody> code(String code, String words) {
        return trouble -> trouble.code().equals(code) || trouble.mentions(words);
    }
}
