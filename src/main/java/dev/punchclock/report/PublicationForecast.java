package dev.punchclock.report;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.Slot;
import dev.punchclock.plan.UnplacedPost;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import dev.punchclock.publish.RoundPreview;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a post goes out on one account, as things stand.
 *
 * @param slot null when it has none within a year
 * @param why it has that slot, or none
 */
public record PublicationForecast(
        AccountName account, @Nullable Instant slot, String why, ZoneId zone, Instant now) {
    private static final Duration FAR = Duration.ofDays(365);

    /** On each of its accounts. */
    public static List<PublicationForecast> of(ReportSource source, PostId post, List<AccountName> accounts) {
        List<PublicationForecast> when = new ArrayList<>();
        RoundPreview near = source.outlook();
        for (AccountName account : accounts) {
            Plan plan = near.plans().get(account);
            Optional<Slot> slot = plan == null ? Optional.empty() : slot(plan, post);
            if (slot.isEmpty()) {
                plan = source.outlook(source.now().plus(FAR)).plans().get(account);
                slot = plan == null ? Optional.empty() : slot(plan, post);
            }
            String why = slot.map(each -> each.why().words())
                    .orElse(plan == null ? "" : why(plan, near.book(), new DeliveryId(post, account)));
            ZoneId zone = source.context(account.value()).timetable().zone();
            when.add(new PublicationForecast(account, slot.map(Slot::at).orElse(null), why, zone, source.now()));
        }
        return when;
    }

    private static Optional<Slot> slot(Plan plan, PostId post) {
        return plan.slots().stream()
                .filter(slot -> slot.id().post().equals(post))
                .findFirst();
    }

    private static String why(Plan plan, LedgerState ledgerState, DeliveryId id) {
        Delivery delivery = ledgerState.find(id);
        if (delivery != null && delivery.state() != DeliveryState.WAITING) {
            return "it is " + delivery.state().shown() + (delivery.note() == null ? "" : ", " + delivery.note());
        }
        return plan.unplaced().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(UnplacedPost::why)
                .orElse("punchclock check says why");
    }

    /** Such as {@code It goes out on acme Mon 23 Nov 10:42 GMT (+00:00): 2 of 5 spread over week 48.} */
    public String words() {
        if (slot == null) {
            return "It has no slot on " + account + ": " + why + ".";
        }
        return slot.isBefore(now)
                ? "It goes out on " + account + " at the next look in work hours."
                : "It goes out on " + account + " " + TimeFormat.exactly(slot, zone, now) + ": " + why + ".";
    }
}
