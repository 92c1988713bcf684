package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.cli.json.Json;
import dev.punchclock.hours.Closing;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.State;
import dev.punchclock.network.Receipt;
import dev.punchclock.plan.Slot;
import dev.punchclock.post.Post;
import dev.punchclock.post.Wording;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How values are written for machines, the same in every command; {@link Words} says them to people, with the same words. */
final class ForMachines {
    private ForMachines() {}

    static String word(State state) {
        return Json.word(state.shown());
    }

    static String word(Kind kind) {
        return Json.word(kind.shown());
    }

    /** What one text says; null where it is a thread, or was erased. */
    static @Nullable String text(@Nullable Wording says) {
        return says == null || says.isThread() ? null : says.text();
    }

    /** What each part of a thread says; null where it is one text, or was erased. */
    static @Nullable List<String> thread(@Nullable Wording says) {
        return says != null && says.isThread()
                ? says.parts().stream().map(Wording::text).toList()
                : null;
    }

    /** An empty text is none. */
    static @Nullable String some(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** Where a delivery stands. */
    static Map<String, Object> delivery(Delivery delivery, @Nullable Slot slot, ZoneId zone) {
        Receipt receipt = delivery.receipt();
        int sent = delivery.published().size();
        return Json.object(
                "account",
                delivery.id().account(),
                "state",
                word(delivery.state()),
                "since",
                Json.time(delivery.since(), zone),
                "slot",
                slot == null ? null : Json.time(slot.at(), zone),
                "why",
                slot == null ? null : slot.why().words(),
                "notBefore",
                Json.time(delivery.notBefore(), zone),
                "sentAt",
                receipt == null ? null : Json.time(receipt.at(), zone),
                "link",
                receipt == null ? null : receipt.link(),
                "further",
                delivery.further().isEmpty()
                        ? null
                        : delivery.further().stream()
                                .map(each -> String.valueOf(each.link()))
                                .toList(),
                "partsSent",
                sent == 0 ? null : sent,
                "note",
                some(delivery.note()),
                "remedy",
                Status.needsYou(delivery) ? Status.remedy(delivery) : null);
    }

    /** A post as it stands in the queue. */
    static Map<String, Object> queued(Post post) {
        return Json.object(
                "pinned", post.at(),
                "file", post.places().file(),
                "line", post.places().start().line(),
                "text", text(post.wording()),
                "thread", thread(post.wording()));
    }

    /** That an account is closed by hand. */
    static Map<String, Object> busy(Closing busy, ZoneId zone) {
        return Json.object("until", Json.time(busy.until(), zone), "reason", some(busy.reason()));
    }

    /** The slot of a delivery. */
    static Map<String, Object> slot(Slot slot, ZoneId zone) {
        return Json.object(
                "post", slot.id().post(), "account", slot.id().account(), "slot", Json.time(slot.at(), zone));
    }

    /** As {@link #delivery}, with the post that it is of. */
    static Map<String, Object> post(Delivery delivery, @Nullable Slot slot, ZoneId zone) {
        Map<String, Object> post = Json.object("post", delivery.id().post());
        post.putAll(delivery(delivery, slot, zone));
        return post;
    }

    /** What happened, at this moment. */
    static Map<String, Object> happened(Fact fact, Instant at, ZoneId zone) {
        AccountName account = fact.account();
        boolean waits = fact.kind() == Kind.THROTTLED || fact.kind() == Kind.NOT_SENT;
        return Json.object(
                "post",
                fact.post(),
                "account",
                account,
                "happened",
                word(fact.kind()),
                "at",
                Json.time(at, zone),
                "part",
                fact.detail(Fact.PART).isEmpty() ? null : Integer.valueOf(fact.detail(Fact.PART)),
                "link",
                some(fact.detail(Fact.LINK)),
                "notBefore",
                waits ? Json.time(fact.until(), zone) : null,
                "paid",
                fact.kind() == Kind.OFF_HOURS ? Boolean.valueOf(fact.detail(Fact.PAID)) : null,
                "note",
                some(fact.kind() == Kind.CLOCK ? Words.details(fact, zone, at) : fact.note()));
    }
}
