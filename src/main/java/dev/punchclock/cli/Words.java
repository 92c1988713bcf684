package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.account.Period;
import dev.punchclock.hours.Told;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.plan.Forecast;
import dev.punchclock.post.Post;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/** How values are said on the screen, the same in every command. */
final class Words {
    static final int FIRST_WORDS = 40;
    private static final Set<Kind> TOLD = Set.of(
            Kind.SENT,
            Kind.PART_SENT,
            Kind.SENT_TWICE,
            Kind.REFUSED,
            Kind.THROTTLED,
            Kind.NOT_SENT,
            Kind.UNKNOWN,
            Kind.HELD,
            Kind.DROPPED,
            Kind.MOVED,
            Kind.WITHDRAWN,
            Kind.EDITED,
            Kind.CLOCK);

    private Words() {}

    /** {@code 1 post}, {@code 2 posts}. */
    static String many(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    static String firstWords(Post post) {
        return post.wording().firstWords(FIRST_WORDS);
    }

    /** Whether a person wants to read of it when a round ends. */
    static boolean isTold(Fact fact) {
        return TOLD.contains(fact.kind());
    }

    /** The rest of what happened: link, reason, when it is tried again. */
    static String details(Fact fact, ZoneId zone, Instant now) {
        if (fact.kind() == Kind.CLOCK) {
            return "the clock of the network is "
                    + fact.difference(Instant.EPOCH).words();
        }
        StringBuilder words = new StringBuilder(
                        fact.kind() == Kind.PART_SENT ? "part " + fact.detail(Fact.PART) + "  " : "")
                .append(fact.detail(Fact.LINK));
        if (fact.kind() == Kind.OFF_HOURS) {
            words.append(Boolean.parseBoolean(fact.detail(Fact.PAID)) ? "paid:" : "unpaid:");
        }
        if (fact.note() != null && !fact.note().isEmpty()) {
            words.append(words.isEmpty() ? "" : "  ").append(fact.note());
        }
        if (fact.until() != null && (fact.kind() == Kind.THROTTLED || fact.kind() == Kind.NOT_SENT)) {
            words.append("; not before ").append(Told.exactly(fact.until(), zone, now));
        }
        return words.toString();
    }

    /** {@code week 48 (week of 23 Nov): 2 posted, 6 planned (least 5, most 12)}, with what is missing and why. */
    static String quota(Forecast forecast) {
        return counted(forecast)
                + (forecast.shortfall() == 0 || forecast.cause().isEmpty() ? "" : ": " + forecast.cause());
    }

    /** The same without the cause of what is missing. */
    static String counted(Forecast forecast) {
        boolean lowered = forecast.min() < forecast.asked();
        String least = forecast.min() > 0 || lowered ? "least " + forecast.min() : "";
        least += lowered ? ", not " + forecast.asked() + ", for time off: " + forecast.off() : "";
        String most = forecast.max() < Integer.MAX_VALUE ? "most " + forecast.max() : "";
        String bounds = least.isEmpty() || most.isEmpty() ? least + most : least + (lowered ? "; " : ", ") + most;
        String missing = forecast.shortfall() == 0 ? "" : "; " + forecast.shortfall() + " short";
        return Period.withStart(forecast.label(), forecast.first()) + ": " + forecast.posted() + " posted, "
                + forecast.planned() + " planned (" + bounds + ")" + missing;
    }

    static ZoneId zone(Workspace workspace, AccountName account, ZoneId otherwise) {
        var desk = workspace.desks().get(account);
        return desk == null ? otherwise : desk.timetable().zone();
    }
}
