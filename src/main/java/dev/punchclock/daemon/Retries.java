package dev.punchclock.daemon;

import dev.punchclock.account.AccountName;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** When to try an account again that was left alone for a problem of its own: after a minute, then after twice as long. */
final class Retries {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Lookout.BACKSTOP;

    private final Map<AccountName, Wait> waits = new HashMap<>();

    /** @param until in monotonic nanoseconds */
    private record Wait(Duration length, long until) {}

    /** Notes which accounts stopped in a round that has just been; all others are well. */
    void after(Set<AccountName> stopped, long nanos) {
        waits.keySet().retainAll(stopped);
        for (AccountName account : stopped) {
            Wait before = waits.get(account);
            Duration twice = before == null ? FIRST : before.length().multipliedBy(2);
            Duration length = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
            waits.put(account, new Wait(length, nanos + length.toNanos()));
        }
    }

    boolean mayTry(AccountName account, long nanos) {
        Wait wait = waits.get(account);
        return wait == null || nanos - wait.until() >= 0;
    }
}
