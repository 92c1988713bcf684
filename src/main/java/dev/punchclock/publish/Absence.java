package dev.punchclock.publish;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Time in which nobody looked at the clock, and what it cost: a value worked out from the ledger state and from the
 * timetables as they are now.
 *
 * @param from the last look before it
 * @param to the first look after it
 * @param work how much work time of any account went by
 * @param closed the periods of quotas that ended in it, account by account, oldest first
 */
public record Absence(Instant from, Instant to, Duration work, List<EndedPeriod> closed) {
    /** More than an hour: a cron line that looks once an hour, and is slow once, is not absent. */
    private static final Duration LONG = Duration.ofMinutes(75);

    private static final int MANY = 8;
    private static final Set<EntryKind> MISSED = Set.of(EntryKind.MOVED, EntryKind.DROPPED, EntryKind.HELD);

    public Absence {
        closed = List.copyOf(closed);
    }

    /**
     * The absence that ends with a look at this moment; empty when there is nothing to tell: so little work time went by,
     * and no least number of posts was missed for it.
     *
     * @param lastLook null when nobody has ever looked
     */
    public static Optional<Absence> of(
            Workspace workspace, LedgerState ledgerState, @Nullable Instant lastLook, Instant now) {
        if (lastLook == null || !lastLook.plus(EndedPeriod.WORTH_TELLING).isBefore(now)) {
            return Optional.empty();
        }
        Absence absence = between(workspace, ledgerState, lastLook, now);
        boolean isLong = absence.work.compareTo(LONG) > 0;
        return isLong || absence.closed.stream().anyMatch(EndedPeriod::isShort)
                ? Optional.of(absence)
                : Optional.empty();
    }

    /** The absence between these two looks, however short. */
    public static Absence between(Workspace workspace, LedgerState ledgerState, Instant from, Instant to) {
        List<Window> open = new ArrayList<>();
        List<EndedPeriod> closed = new ArrayList<>();
        for (AccountContext context : workspace.contexts().values()) {
            open.addAll(context.timetable().windows(from, to).list());
            closed.addAll(EndedPeriod.between(context, ledgerState, from, to));
        }
        return new Absence(from, to, Windows.of(open).total(), closed);
    }

    /** To be written down. */
    EntryBody fact() {
        return EntryBody.absent(from, to);
    }

    /** As people read it, a line for each thing; what became of posts is told by their own entries. */
    public List<String> lines(ZoneId zone) {
        List<String> lines = new ArrayList<>();
        lines.add("Nobody looked at the clock from " + TimeFormat.dayAndTime(from, zone, to) + " to "
                + TimeFormat.exactly(to, zone) + ": " + TimeFormat.work(work) + " of work time went by.");
        int left = Math.max(0, closed.size() - MANY);
        if (left > 0) {
            lines.add("  " + left + " periods more, "
                    + closed.subList(0, left).stream()
                            .filter(EndedPeriod::isShort)
                            .count()
                    + " of them with fewer than the least");
        }
        closed.subList(left, closed.size()).forEach(each -> lines.add("  " + each.line()));
        return lines;
    }

    /** What missed its time because nobody looked, and was moved, dropped or held for it. */
    public static List<EntryBody> missed(List<EntryBody> facts) {
        return facts.stream()
                .filter(fact -> MISSED.contains(fact.kind())
                        && !fact.detail(EntryBody.UNSEEN).isEmpty())
                .toList();
    }

    /** The same in a line: {@code moved: a, b; dropped: c}; empty when there is none. */
    public static String posts(List<EntryBody> facts) {
        List<EntryBody> missed = missed(facts);
        return MISSED.stream()
                .sorted()
                .map(kind -> posts(kind, missed))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String posts(EntryKind kind, List<EntryBody> missed) {
        List<String> names = missed.stream()
                .filter(fact -> fact.kind() == kind)
                .map(fact -> String.valueOf(fact.post()))
                .distinct()
                .toList();
        String more = names.size() > MANY ? " and " + (names.size() - MANY) + " more" : "";
        return names.isEmpty()
                ? ""
                : kind.word() + ": " + names.stream().limit(MANY).collect(Collectors.joining(", ")) + more;
    }
}
