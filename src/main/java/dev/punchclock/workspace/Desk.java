package dev.punchclock.workspace;

import dev.punchclock.account.Account;
import dev.punchclock.hours.Timetable;
import dev.punchclock.network.Limits;
import dev.punchclock.team.Member;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account with everything that belongs to it.
 *
 * @param member whose account it is, or null for one that belongs to the workspace
 * @param timetable its hours and its member's, both
 * @param limits what may be said on its network
 */
public record Desk(Account account, @Nullable Member member, Timetable timetable, Limits limits) {
    /** How far the machine's clock may be wrong: kept free before closing time. */
    public static final Duration CLOCK_DOUBT = Duration.ofSeconds(2);

    /** How long before closing the last attempt may begin: the whole attempt, and the doubt about the clock. */
    public Duration room() {
        return limits.attempt().plus(CLOCK_DOUBT);
    }

    /** Whether an attempt may begin at this moment, as far as the timetable goes. */
    public boolean admits(Instant t) {
        return timetable.openAt(t).filter(w -> !t.plus(room()).isAfter(w.end())).isPresent();
    }
}
