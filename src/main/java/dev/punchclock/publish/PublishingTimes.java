package dev.punchclock.publish;

import dev.punchclock.workspace.AccountContext;
import java.time.Duration;

/** The times that publishing goes by. */
final class PublishingTimes {
    /** How much longer than its attempt a claim holds: time to write, and for the gate to be reached. */
    static final Duration CLAIM_SPARE = Duration.ofSeconds(10);
    /** From this long after its slot on, a delivery is late. */
    static final Duration LATE = AccountContext.LATE;
    /** The first wait after an attempt that did not reach the network, or a little less; it doubles up to {@link #LATE}. */
    static final Duration FIRST_WAIT = Duration.ofMinutes(2);
    /** After this long in a round an account begins nothing further: somebody else may wait for the round to end. */
    static final Duration BUDGET = Duration.ofMinutes(1);
    /** After this long nobody waits for an account any more: what it begins last may take two minutes, a look-up on X. */
    static final Duration GIVEN_UP = BUDGET.plusMinutes(2).plusSeconds(20);
    /** The first wait before a server is asked again that did not answer; it doubles up to {@link #LONGEST_SILENCE}. */
    static final Duration FIRST_SILENCE = Duration.ofMinutes(1);

    static final Duration LONGEST_SILENCE = Duration.ofMinutes(15);
    /** How far ahead a round plans: it needs the next slot only. */
    static final Duration HORIZON = Duration.ofDays(35);

    private PublishingTimes() {}
}
