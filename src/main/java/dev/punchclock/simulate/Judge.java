package dev.punchclock.simulate;

import dev.punchclock.account.AccountName;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.Hours;
import dev.punchclock.hours.Shift;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.State;
import dev.punchclock.network.Publication;
import dev.punchclock.workspace.Desk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
final class Judge {
    private static final Pattern LATER_PART = Pattern.compile(".*/(?!1$)\\d+");
    private final Desk desk;
    private final List<Publication> shown;

    Judge(Desk desk, List<Publication> shown) {
        this.desk = desk;
        this.shown = shown;
    }

    int offTheClock() {
        return (int) shown.stream().filter(p -> !isWork(p.at())).count();
    }

    private boolean isWork(Instant t) {
        return desk.timetable().hours().stream().allMatch(hours -> isWork(hours, t));
    }

    private static boolean isWork(Hours hours, Instant t) {
        LocalDateTime wall = LocalDateTime.ofInstant(t, hours.zone());
        return isIn(hours, wall.toLocalDate(), wall)
                || isIn(hours, wall.toLocalDate().minusDays(1), wall);
    }

    private static boolean isIn(Hours hours, LocalDate day, LocalDateTime wall) {
        for (Shift shift : hours.shiftsOf(day)) {
            LocalDateTime start = day.atStartOfDay().plusMinutes(shift.start());
            LocalDateTime end = day.atStartOfDay().plusMinutes(shift.end());
            if (!wall.isBefore(start) && wall.isBefore(end)) {
                return true;
            }
        }
        return false;
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
            close += between.compareTo(desk.account().quota().gap()) < 0 ? 1 : 0;
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
        Quota quota = desk.account().quota();
        Map<LocalDate, Integer> each = new HashMap<>();
        for (Publication publication : posts()) {
            LocalDate day = publication.at().atZone(desk.timetable().zone()).toLocalDate();
            each.merge(quota.per().startOf(day), 1, Integer::sum);
        }
        return each.values().stream()
                .mapToInt(n -> Math.max(0, n - quota.max()))
                .sum();
    }

    /** Deliveries that the ledger calls sent and the network does not show, or the other way round. */
    int lost(Book book) {
        AccountName account = desk.account().name();
        Set<String> keys = new HashSet<>();
        shown.forEach(publication -> keys.add(publication.key()));
        int lost = 0;
        for (Delivery delivery : book.deliveries()) {
            Delivery.Claim claim = delivery.claim();
            if (delivery.id().account().equals(account) && claim != null) {
                boolean isShown = keys.contains(claim.key());
                boolean isSent = delivery.state() == State.SENT;
                boolean wronglyUnsent = isShown && !delivery.counts();
                boolean wronglySent = isSent && !isShown;
                lost += wronglyUnsent || wronglySent ? 1 : 0;
            }
        }
        return lost;
    }
}
