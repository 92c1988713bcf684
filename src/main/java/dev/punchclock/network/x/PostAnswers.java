package dev.punchclock.network.x;

import dev.punchclock.account.Account;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Receipt;
import dev.punchclock.network.http.HttpAnswer;
import java.time.Instant;

/** Reads what X answers to a request that publishes or takes back. */
final class PostAnswers {
    private PostAnswers() {}

    /** Where people can read a post. */
    static String link(Account account, String id) {
        return XPostUrl.of(account.handle(), id);
    }

    /**
     * @param since when it was first tried, less what clocks may differ: what is older is not what was sent
     * @param now the time to note where X's own cannot be seen
     */
    static Outcome published(HttpAnswer answer, Account account, OAuthKeys keys, Instant since, Instant now) {
        String id = answer.json().at("data").at("id").text();
        if (answer.isSuccess() && XRequests.isId(id)) {
            if (Snowflake.at(id).isBefore(since)) {
                return new Outcome.Unknown("X answered %d with the id of an older post; it may have been published"
                        .formatted(answer.status()));
            }
            return new Outcome.Sent(new Receipt(id, link(account, id), Snowflake.at(id, now)));
        }
        return ErrorMapping.of(answer, account, keys, "published", now);
    }

    static Outcome takenBack(HttpAnswer answer, Account account, OAuthKeys keys, Receipt receipt, Instant now) {
        String deleted = answer.json().at("data").at("deleted").text();
        if (answer.isSuccess() && deleted.equals("true")) {
            return new Outcome.Sent(receipt);
        }
        if (answer.isSuccess() && deleted.equals("false")) {
            return new Outcome.Refused("X did not take the post back");
        }
        if (answer.status() == 404) {
            return new Outcome.Refused("X has no such post");
        }
        return ErrorMapping.of(answer, account, keys, "taken back", now);
    }
}
