package dev.punchclock.report;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.network.Receipt;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.Slot;
import dev.punchclock.plan.UnplacedPost;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import dev.punchclock.publish.RoundPreview;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a post stands on one account.
 *
 * @param slot null where it has none
 * @param why it has none, where it waits
 */
public record DeliveryStanding(Delivery delivery, @Nullable Slot slot, String why, ZoneId zone) {

    /** Of a post on every account on which it was handed in, by name. */
    static List<DeliveryStanding> of(ReportSource source, RoundPreview outlook, PostId post) {
        return outlook.book().of(post).stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .map(delivery -> of(source, outlook, delivery))
                .toList();
    }

    private static DeliveryStanding of(ReportSource source, RoundPreview outlook, Delivery delivery) {
        DeliveryId id = delivery.id();
        Plan plan = outlook.plans().get(id.account());
        Slot slot = plan == null
                ? null
                : plan.slots().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElse(null);
        return new DeliveryStanding(delivery, slot, why(source, outlook, plan, id), source.zone(id.account()));
    }

    private static String why(ReportSource source, RoundPreview outlook, @Nullable Plan plan, DeliveryId id) {
        if (plan == null) {
            return "its account is not in the workspace";
        }
        boolean isPaused = source.paused(outlook.book()).contains(id.account());
        return plan.unplaced().stream()
                .filter(each -> each.id().equals(id))
                .map(UnplacedPost::why)
                .findFirst()
                .orElse(isPaused ? "its account is paused" : "it is not in order");
    }

    /** Such as {@code On acme: waiting for Mon 23 Nov 10:42 GMT (+00:00), 2 of 5 spread over week 48}. */
    public String words(Instant now) {
        String on = "On " + delivery.id().account() + ": ";
        Receipt receipt = delivery.receipt();
        if (receipt != null) {
            return on + "sent " + TimeFormat.exactly(receipt.at(), zone, now)
                    + (receipt.link() == null ? "" : "  " + receipt.link());
        }
        if (delivery.state() != DeliveryState.WAITING) {
            String note = delivery.note() == null || delivery.note().isEmpty() ? "" : ": " + delivery.note();
            return on + delivery.state().shown() + sentParts() + " since "
                    + TimeFormat.exactly(delivery.since(), zone, now) + note;
        }
        return on
                + (slot == null
                        ? "waiting, without a slot: " + why
                        : "waiting for " + TimeFormat.exactly(slot.at(), zone, now) + ", "
                                + slot.why().words());
    }

    /** {@code , 2 of 3 parts sent,}: what can be seen of a thread that broke off. */
    private String sentParts() {
        return delivery.parts() == 1
                ? ""
                : ", " + delivery.published().size() + " of " + delivery.parts() + " parts sent,";
    }

    /** What is to do about it, if anything. */
    public List<String> remedies(ReportSource source) {
        List<String> remedies = new ArrayList<>();
        if (NeedyPost.needsYou(delivery)) {
            remedies.add("to do: " + NeedyPost.remedy(source, delivery));
        }
        if (!delivery.further().isEmpty()) {
            String links = delivery.further().stream()
                    .map(further -> String.valueOf(further.link()))
                    .collect(Collectors.joining(", "));
            remedies.add("it is there twice, also as " + links + "; to do: take one back");
        }
        return remedies;
    }
}
