package dev.punchclock.daemon;

import dev.punchclock.account.AccountName;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** When to try an account again with which something was wrong: after a minute, then after twice as long. */
final class RetryBackoff {
    private static final Duration FIRST = Duration.ofMinutes(1);

    private final Map<AccountName, Wait> waits = new HashMap<>();

    /** @param until in monotonic nanoseconds */
    private record Wait(Duration length, long until) {}

    /** Something is wrong with it; says how long it is left alone, at most this long. */
    Duration wrong(AccountName account, Duration longest, long nanos) {
        Wait before = waits.get(account);
        Duration twice = before == null ? FIRST : before.length().multipliedBy(2);
        Duration length = twice.compareTo(longest) < 0 ? twice : longest;
        waits.put(account, new Wait(length, nanos + length.toNanos()));
        return length;
    }

    void well(AccountName account) {
        waits.remove(account);
    }

    /** Monotonic: until when it is left alone; empty when nothing was wrong. */
    OptionalLong until(AccountName account) {
        Wait wait = waits.get(account);
        return wait == null ? OptionalLong.empty() : OptionalLong.of(wait.until());
    }

    boolean mayTry(AccountName account, long nanos) {
        OptionalLong until = until(account);
        return until.isEmpty() || nanos - until.getAsLong() >= 0;
    }
}
