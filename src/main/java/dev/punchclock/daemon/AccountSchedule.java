package dev.punchclock.daemon;

import dev.punchclock.account.AccountName;
import dev.punchclock.publish.AccountReport;
import dev.punchclock.publish.ServerCircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When each account is to be looked at next: at its slot; after a wait where something was wrong with it; when its server
 * may be asked again, where that was silent; and as soon as it is back, where it missed a look meanwhile. Used by one
 * thread.
 */
final class AccountSchedule {
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Map<AccountName, Plan> plans = new TreeMap<>();
    private final RetryBackoff retries = new RetryBackoff();
    private final ServerCircuitBreaker servers;

    AccountSchedule(ServerCircuitBreaker servers) {
        this.servers = servers;
    }

    /** What is known of one account. */
    private static final class Plan {
        private boolean running;
        private @Nullable Missed missed;
        private @Nullable Instant next;
        private boolean failed;
        private @Nullable String silent;
    }

    /** What went by while an account was being looked at. */
    enum Missed {
        A_LOOK,
        A_JUMP
    }

    /** Those of these that are due by themselves. */
    Set<AccountName> due(Collection<AccountName> accounts, Instant now, long nanos) {
        Set<AccountName> due = new TreeSet<>();
        for (AccountName account : accounts) {
            Plan plan = plan(account);
            Instant at = plan.failed ? Instant.MIN : plan.next;
            if (!plan.running && at != null && !at.isAfter(now) && mayTry(account, now, nanos)) {
                due.add(account);
            }
        }
        return due;
    }

    /** Those of these that can be looked at, for it is time to look at all; the others have missed it. */
    Set<AccountName> all(Collection<AccountName> accounts, boolean jumped, long nanos) {
        Set<AccountName> all = new TreeSet<>();
        for (AccountName account : accounts) {
            Plan plan = plan(account);
            if (plan.running) {
                boolean isJump = jumped || plan.missed == Missed.A_JUMP;
                plan.missed = isJump ? Missed.A_JUMP : Missed.A_LOOK;
            } else if (!plan.failed || retries.mayTry(account, nanos)) {
                all.add(account);
            }
        }
        return all;
    }

    /** Those that have missed this and can be looked at now. */
    Set<AccountName> back(Missed missed) {
        Set<AccountName> back = new TreeSet<>();
        plans.forEach((account, plan) -> {
            if (!plan.running && plan.missed == missed) {
                back.add(account);
            }
        });
        return back;
    }

    void runs(AccountName account) {
        Plan plan = plan(account);
        plan.running = true;
        plan.missed = null;
        plan.next = null;
    }

    /**
     * It has ended.
     *
     * @return how long it is left alone, where that was for a bug; else null
     */
    @Nullable
    Duration ended(AccountReport report, String server, long nanos) {
        AccountName account = report.account();
        Plan plan = plan(account);
        plan.running = false;
        plan.next = report.next();
        plan.silent = report.silent() ? server : null;
        plan.failed = report.bug() != null;
        if (plan.failed) {
            return retries.wrong(account, LONGEST_PAUSE, nanos);
        }
        if (report.stopped() && !report.silent()) {
            retries.wrong(account, DaemonLoop.BACKSTOP, nanos);
        } else {
            retries.well(account);
        }
        return null;
    }

    /** Every account that is not being looked at and has something to come, and when. */
    Map<AccountName, Instant> alarms(DaemonClocks clocks) {
        Map<AccountName, Instant> alarms = new TreeMap<>();
        plans.forEach((account, plan) -> {
            Instant at = plan.failed ? Instant.MIN : plan.next;
            if (!plan.running && at != null) {
                Instant again = plan.silent == null ? null : servers.askAgain(plan.silent);
                Instant may = retries.until(account).isPresent()
                        ? clocks.at(retries.until(account).getAsLong())
                        : Instant.MIN;
                alarms.put(account, later(later(at, may), again));
            }
        });
        return alarms;
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    private boolean mayTry(AccountName account, Instant now, long nanos) {
        String silent = plan(account).silent;
        Instant again = silent == null ? null : servers.askAgain(silent);
        return retries.mayTry(account, nanos) && (again == null || !again.isAfter(now));
    }

    /** Those that are no longer in the workspace are of no interest. */
    void keep(Collection<AccountName> accounts) {
        plans.keySet().removeIf(account -> !accounts.contains(account) && !plan(account).running);
    }

    private Plan plan(AccountName account) {
        return plans.computeIfAbsent(account, name -> new Plan());
    }
}
