package dev.punchclock.report;

import dev.punchclock.account.Period;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.plan.QuotaForecast;
import dev.punchclock.post.Post;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/** How values are said on the screen, the same in every command. */
public final class Phrases {
    public static final int FIRST_WORDS = 40;
    /** What is told though it is no trouble. */
    private static final Set<EntryKind> TOLD = Set.of(
            EntryKind.SENT,
            EntryKind.PART_SENT,
            EntryKind.MOVED,
            EntryKind.WITHDRAWN,
            EntryKind.EDITED,
            EntryKind.CLOCK);

    private Phrases() {}

    /** {@code 1 post}, {@code 2 posts}. */
    public static String many(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    public static String firstWords(Post post) {
        return post.wording().firstWords(FIRST_WORDS);
    }

    /** Whether a person wants to read of it when a round ends. */
    public static boolean isTold(EntryBody fact) {
        return fact.kind().isTrouble() || TOLD.contains(fact.kind());
    }

    /** The rest of what happened: link, reason, when it is tried again. */
    public static String details(EntryBody fact, ZoneId zone, Instant now) {
        if (fact.kind() == EntryKind.CLOCK) {
            return "the clock of the network is "
                    + fact.difference(Instant.EPOCH).words();
        }
        StringBuilder words = new StringBuilder(
                        fact.kind() == EntryKind.PART_SENT ? "part " + fact.detail(EntryBody.PART) + "  " : "")
                .append(fact.detail(EntryBody.LINK));
        if (fact.kind() == EntryKind.OFF_HOURS) {
            words.append(Boolean.parseBoolean(fact.detail(EntryBody.PAID)) ? "paid:" : "unpaid:");
        }
        if (fact.note() != null && !fact.note().isEmpty()) {
            words.append(words.isEmpty() ? "" : "  ").append(fact.note());
        }
        if (fact.until() != null && fact.kind().isPutOff()) {
            words.append("; not before ").append(TimeFormat.exactly(fact.until(), zone, now));
        }
        return words.toString();
    }

    /** {@code week 48 (week of 23 Nov): 2 posted, 6 planned (least 5, most 12)}, with what is missing and why. */
    public static String quota(QuotaForecast forecast) {
        return counted(forecast)
                + (forecast.shortfall() == 0 || forecast.cause().isEmpty() ? "" : ": " + forecast.cause());
    }

    /** The same without the cause of what is missing. */
    public static String counted(QuotaForecast forecast) {
        boolean lowered = forecast.min() < forecast.asked();
        String least = forecast.min() > 0 || lowered ? "least " + forecast.min() : "";
        least += lowered ? ", not " + forecast.asked() + ", for time off: " + forecast.off() : "";
        String most = forecast.max() < Integer.MAX_VALUE ? "most " + forecast.max() : "";
        String bounds = least.isEmpty() || most.isEmpty() ? least + most : least + (lowered ? "; " : ", ") + most;
        String missing = forecast.shortfall() == 0 ? "" : "; " + forecast.shortfall() + " short";
        return Period.withStart(forecast.label(), forecast.first()) + ": " + forecast.posted() + " posted, "
                + forecast.planned() + " planned (" + bounds + ")" + missing;
    }
}
