package dev.punchclock.simulate;

import dev.punchclock.account.AccountName;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.BusyCalendar;
import dev.punchclock.hours.PersonalHours;
import dev.punchclock.hours.Shift;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryQuery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Publication;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Grades a rehearsal from what the network shows, not from what the ledger believes. It reads hours in the slow and
 * obvious way: what does the clock on the wall say, and is that inside a shift?
 */
final class RehearsalJudge {
    private static final Pattern LATER_PART = Pattern.compile(".*/(?!1$)\\d+");
    /** A shift reaches into the day after it, and the date of a zone may be one off that of UTC. */
    private static final int DAYS_NEAR = 3;

    private final AccountContext context;
    private final List<Publication> shown;

    RehearsalJudge(AccountContext context, List<Publication> shown) {
        this.context = context;
        this.shown = shown;
    }

    int offTheClock() {
        return (int) shown.stream().filter(p -> !isWork(p.at())).count();
    }

    private boolean isWork(Instant t) {
        return context.timetable().works().stream().allMatch(work -> isWork(work, t));
    }

    /** A shift of some date near by says so, and no date near by says that it is off. */
    private static boolean isWork(PersonalHours work, Instant t) {
        boolean inShift = false;
        LocalDate utc = LocalDate.ofInstant(t, ZoneOffset.UTC);
        for (LocalDate day = utc.minusDays(DAYS_NEAR); !day.isAfter(utc.plusDays(DAYS_NEAR)); day = day.plusDays(1)) {
            ZoneId zone = work.off().zoneOn(day, work.hours().zone());
            LocalDateTime wall = LocalDateTime.ofInstant(t, zone);
            boolean dayOff =
                    work.hours().holidays().nameOf(day) != null || work.off().isLeave(day);
            boolean hoursOff = isIn(work.off().hours().getOrDefault(day, List.of()), day, wall);
            if (hoursOff || (dayOff && wall.toLocalDate().equals(day))) {
                return false;
            }
            inShift |= !dayOff && isIn(work.hours().shiftsOf(day), day, wall);
        }
        return inShift && work.off().busy().stream().noneMatch(busy -> isTaken(busy, t));
    }

    private static boolean isIn(List<Shift> shifts, LocalDate day, LocalDateTime wall) {
        for (Shift shift : shifts) {
            LocalDateTime start = day.atStartOfDay().plusMinutes(shift.start());
            LocalDateTime end = day.atStartOfDay().plusMinutes(shift.end());
            if (!wall.isBefore(start) && wall.isBefore(end)) {
                return true;
            }
        }
        return false;
    }

    /** Taken now, or until less than the margin ago; or something without an end began less than that ago. */
    private static boolean isTaken(BusyCalendar busy, Instant t) {
        Instant began = t.minus(busy.margin()).minus(busy.assume()).plusNanos(1);
        return busy.calendar().refused() != null
                || !busy.calendar().busy(t.minus(busy.margin()), t.plusNanos(1)).isEmpty()
                || !busy.calendar().endless(began, t.plusNanos(1)).isEmpty();
    }

    int twice() {
        Set<String> keys = new HashSet<>();
        return (int) shown.stream().filter(p -> !keys.add(p.key())).count();
    }

    /** Publications nearer to the one before than the gap, as the machine's clock went. */
    int tooClose() {
        int close = 0;
        List<Publication> posts = posts();
        for (int i = 1; i < posts.size(); i++) {
            Duration between =
                    Duration.between(posts.get(i - 1).at(), posts.get(i).at());
            close += between.compareTo(context.account().quota().gap()) < 0 ? 1 : 0;
        }
        return close;
    }

    /** The first part stands for the whole of a thread. */
    private List<Publication> posts() {
        return shown.stream()
                .filter(p -> !LATER_PART.matcher(p.key()).matches())
                .toList();
    }

    int aboveMaximum() {
        Quota quota = context.account().quota();
        Map<LocalDate, Integer> each = new HashMap<>();
        for (Publication publication : posts()) {
            LocalDate day = publication.at().atZone(context.timetable().zone()).toLocalDate();
            each.merge(quota.per().startOf(day), 1, Integer::sum);
        }
        return each.values().stream()
                .mapToInt(n -> Math.max(0, n - quota.max()))
                .sum();
    }

    /**
     * Deliveries that the ledger calls sent and the network does not show, or the other way round.
     *
     * @param before what was tried by then is on the real network
     * @param from nothing has changed before
     */
    int lost(LedgerState ledgerState, LedgerState before, Instant from) {
        AccountName account = context.account().name();
        Set<String> keys = new HashSet<>();
        shown.forEach(publication -> keys.add(publication.key()));
        int lost = 0;
        for (Delivery delivery : ledgerState.all(new DeliveryQuery.Changed(from))) {
            Delivery.Claim claim = delivery.claim();
            if (delivery.id().account().equals(account) && claim != null && !wasTried(before, delivery, claim)) {
                boolean isShown = keys.contains(claim.key());
                boolean isSent = delivery.state() == DeliveryState.SENT;
                boolean wronglyUnsent = isShown && !delivery.counts();
                boolean wronglySent = isSent && !isShown;
                lost += wronglyUnsent || wronglySent ? 1 : 0;
            }
        }
        return lost;
    }

    private static boolean wasTried(LedgerState before, Delivery delivery, Delivery.Claim claim) {
        Delivery then = before.find(delivery.id());
        Delivery.Claim earlier = then == null ? null : then.claim();
        return earlier != null && earlier.createdAt().equals(claim.createdAt());
    }
}
