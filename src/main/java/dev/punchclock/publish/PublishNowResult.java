package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.network.Receipt;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a post that was to go out at once.
 *
 * @param why in words, for people; empty when there is nothing to add
 * @param remedy what to do; empty when nothing needs doing
 * @param receipt the network's proof, when it was sent, now or before
 * @param opens when the account opens next, when it is closed and will open; null where nobody can tell
 */
public record PublishNowResult(
        Result result,
        AccountName account,
        String why,
        String remedy,
        @Nullable Receipt receipt,
        @Nullable Instant opens) {

    /** How it ended. The words are for machines: they are added to, never changed. */
    public enum Result {
        SENT("sent", ExitCode.DONE, false),
        SENT_BEFORE("sent-before", ExitCode.DONE, false),
        /** Sent, and so did another job at the same moment: what both may do is exceeded. */
        SENT_TOO_MANY("sent-too-many", ExitCode.UNKNOWN, false),
        /** Nothing was sent or kept: the account is closed. */
        CLOSED("closed", ExitCode.RULE, false),
        /** It waits in the queue. */
        QUEUED("waiting", ExitCode.LATER, false),
        /** A rule forbids it. */
        RULE("refused-by-rule", ExitCode.RULE, true),
        /** The network refused it or could not be reached. */
        NETWORK("refused-by-network", ExitCode.REFUSED, true),
        UNKNOWN("unknown", ExitCode.UNKNOWN, true),
        /** The account is not set up: it has no credentials, or its files are not in order. */
        NOT_SET_UP("not-set-up", ExitCode.WORKSPACE, true);

        private final String word;
        private final ExitCode code;
        private final boolean isFailure;

        Result(String word, ExitCode code, boolean isFailure) {
            this.word = word;
            this.code = code;
            this.isFailure = isFailure;
        }

        public String word() {
            return word;
        }

        public ExitCode code() {
            return code;
        }

        private static Optional<Result> of(ExitCode failure) {
            return Arrays.stream(values())
                    .filter(result -> result.isFailure && result.code == failure)
                    .findFirst();
        }
    }

    /** It did not go out. */
    static PublishNowResult no(Result result, AccountName account, String why, String remedy) {
        return new PublishNowResult(result, account, why, remedy, null, null);
    }

    /** What stopped it; empty when that was no problem of this account alone. */
    public static Optional<PublishNowResult> of(ProblemException stopped, AccountName account) {
        Problem first = stopped.problems().get(0);
        return Result.of(stopped.code()).map(result -> no(result, account, first.what(), first.remedy()));
    }

    /** It is closed for as long as nobody has put this right. */
    static PublishNowResult closed(AccountName account, Problem why) {
        String where = why.place() == null ? "" : why.place() + ": ";
        return no(Result.CLOSED, account, where + why.what(), why.remedy());
    }

    /** The same post, which cannot wait in the queue. */
    public PublishNowResult notQueued(String because, String remedyThen) {
        return no(Result.RULE, account, because, remedyThen);
    }

    /** The same post, now that it waits in the queue. */
    public PublishNowResult queued() {
        return new PublishNowResult(Result.QUEUED, account, why, remedy, receipt, opens);
    }

    /** It is there, and so is an earlier attempt that seemed lost, at this address. */
    static PublishNowResult sentTwice(AccountName account, String why, @Nullable Receipt receipt, String earlier) {
        String link = receipt == null || receipt.link() == null ? "" : receipt.link() + ", ";
        return new PublishNowResult(Result.SENT_TOO_MANY, account, why + ": " + link + earlier, "", receipt, null);
    }

    static PublishNowResult sent(Result result, AccountName account, @Nullable Receipt receipt, String why) {
        return new PublishNowResult(result, account, why, "", receipt, null);
    }
}
