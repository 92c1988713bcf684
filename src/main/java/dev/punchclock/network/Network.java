package dev.punchclock.network;

import dev.punchclock.account.Account;
import dev.punchclock.post.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A service that publishes. Every network keeps this contract; {@code NetworkContract} in the tests holds each to it.
 *
 * <p>A network throws nothing for what a network does: refusals, silence and nonsense are {@link Outcome outcomes}.
 */
public interface Network {
    TextLimits limits();

    /**
     * Whom the credentials of this account belong to. May remember the answer for a day, as long as the credentials stay
     * the same and the network takes them.
     *
     * @throws dev.punchclock.problem.ProblemException when the network does not know them; {@link NoAnswerException} when it does not answer
     */
    NetworkUser whoAmI(Account account);

    /** Whether {@link #whoAmI} would answer without asking the network. */
    default boolean remembers(Account account) {
        return false;
    }

    /**
     * How far the network's clock is ahead of this machine's. What it told within the last hour may be remembered; else it
     * is asked anew.
     *
     * @return empty when the network does not tell the time
     * @throws dev.punchclock.problem.ProblemException as {@link #whoAmI}
     */
    Optional<ClockDifference> clock(Account account);

    /**
     * Makes ready to send; may upload, publishes nothing. What {@code uploads} knows is not uploaded again, and what is
     * uploaded is told to it at once: when this process ends half-way, the next attempt goes on from there.
     */
    Preparation prepare(Account account, Wording wording, Uploads uploads);

    /**
     * Sends one part; of a thread, as an answer to the part before, when the network knows answers. {@code gate.pass()} is the last statement before the request, and its deadline is kept.
     *
     * @param part counted from 0
     * @throws GateClosedException what the gate threw, unchanged; nothing was sent
     */
    Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate);

    /**
     * Did it go out? Asked after an answer was lost, of the account's own posts: whose they are is asked in the same
     * look-up. What cannot be read whole, or is somebody else's, tells nothing.
     */
    LookupResult find(Prepared prepared, int part, LookupQuery lookup);

    /** What the network shows as published on the account since then, oldest first. */
    List<Publication> recent(Account account, Instant since);

    /** Takes a published post back; passes the gate as sending does. */
    Outcome takeBack(Account account, Receipt receipt, Gate gate);
}
