package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A period of a quota that ended while nobody looked.
 *
 * @param label such as {@code week 48} or {@code Tue 24 Nov}
 * @param first its first day, in the account's home zone
 * @param posted known to be published in it
 * @param least asked for
 * @param unseen how much of its work time went by without a look
 * @param work all its work time
 * @param paused whether the account is paused: then a look would have published nothing
 */
public record EndedPeriod(
        AccountName account,
        String label,
        LocalDate first,
        int posted,
        int least,
        Duration unseen,
        Duration work,
        boolean paused) {
    /** A period ends with less than this unseen every day: from the last look to closing time. */
    static final Duration WORTH_TELLING = Duration.ofMinutes(30);

    /** Those of one account that ask for something and of whose work time somebody should have seen more; oldest first. */
    static List<EndedPeriod> between(AccountContext context, LedgerState ledgerState, Instant from, Instant to) {
        List<EndedPeriod> closed = new ArrayList<>();
        Quota quota = context.account().quota();
        if (quota.min() == 0) {
            return closed;
        }
        Period per = quota.per();
        WallClock clock = context.timetable().clock();
        LocalDate first = per.startOf(clock.dayOf(from));
        Instant start = clock.startOf(first);
        Instant end = clock.startOf(per.endOf(first));
        while (!end.isAfter(to)) {
            Instant unseenFrom = from.isAfter(start) ? from : start;
            Duration unseen = context.timetable().windows(unseenFrom, end).total();
            if (unseen.compareTo(WORTH_TELLING) > 0) {
                closed.add(of(context, ledgerState, first, start, end, unseen));
            }
            first = per.endOf(first);
            start = end;
            end = clock.startOf(per.endOf(first));
        }
        return closed;
    }

    private static EndedPeriod of(
            AccountContext context,
            LedgerState ledgerState,
            LocalDate first,
            Instant start,
            Instant end,
            Duration unseen) {
        AccountName account = context.account().name();
        Quota quota = context.account().quota();
        long posted = ledgerState.published(context.owner(), start).stream()
                .filter(at -> at.isBefore(end))
                .count();
        Duration work = context.timetable().windows(start, end).total();
        String label = quota.per().label(first);
        boolean paused = ledgerState.isPaused(context.owner());
        return new EndedPeriod(account, label, first, (int) posted, quota.min(), unseen, work, paused);
    }

    boolean isShort() {
        return posted < least;
    }

    /** {@code acme, week 48 (week of 23 Nov): 1 posted, least 3: nobody looked in 12 h of its 40 h}. */
    String line() {
        return account + ", " + Period.withStart(label, first) + ": " + posted + " posted, least " + least
                + (isShort() ? ": " + why() : "");
    }

    /** Why it ended short; empty when it did not. */
    public String why() {
        if (!isShort()) {
            return "";
        }
        if (paused) {
            return "paused";
        }
        return unseen.equals(work)
                ? "nobody looked"
                : "nobody looked in " + TimeFormat.work(unseen) + " of its " + TimeFormat.work(work);
    }
}
