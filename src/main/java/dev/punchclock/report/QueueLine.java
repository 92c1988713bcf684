package dev.punchclock.report;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.plan.Slot;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A post of the queue, and where it stands on one account.
 *
 * @param state in a word
 * @param at when it goes out, went out, or came to be as it is; null where that is not known
 * @param delivery null for what was never handed in
 * @param slot null where it has none
 */
public record QueueLine(
        Post post,
        AccountName account,
        String state,
        @Nullable Instant at,
        @Nullable Delivery delivery,
        @Nullable Slot slot,
        ZoneId zone) {
    /** What is never handed in is in no state of a delivery. */
    public static final String DRAFT = "draft";

    private static final Duration AHEAD = Duration.ofDays(366);

    /** Of every post, in the order of the queue, on each of its accounts. */
    public static List<QueueLine> of(ReportSource source) {
        RoundPreview outlook = source.outlook(source.now().plus(AHEAD));
        Map<DeliveryId, Slot> slots = new HashMap<>();
        outlook.plans().values().forEach(plan -> plan.slots().forEach(slot -> slots.put(slot.id(), slot)));
        List<QueueLine> lines = new ArrayList<>();
        for (Post post : source.workspace().queue()) {
            for (AccountName account : post.to()) {
                Slot slot = slots.get(new DeliveryId(post.id(), account));
                lines.add(line(source, outlook.book(), slot, post, account));
            }
        }
        return lines;
    }

    private static QueueLine line(
            ReportSource source, LedgerState ledgerState, @Nullable Slot slot, Post post, AccountName account) {
        ZoneId zone = source.zone(account);
        AccountContext context = source.workspace().contexts().get(account);
        Delivery delivery = context == null || post.draft() ? null : ledgerState.find(post.id(), context.owner());
        if (delivery == null) {
            return new QueueLine(post, account, post.draft() ? DRAFT : "not in order", null, null, null, zone);
        }
        Instant counts = delivery.countsAt();
        Instant at = counts == null ? delivery.since() : counts;
        if (delivery.state() == DeliveryState.WAITING) {
            at = slot == null ? null : slot.at();
        }
        return new QueueLine(post, account, delivery.state().shown(), at, delivery, slot, zone);
    }

    /** When, in words; empty for what was never handed in. */
    public String time(Instant now) {
        if (delivery == null) {
            return "";
        }
        return at == null ? "no slot" : TimeFormat.inZone(at, zone, now);
    }
}
