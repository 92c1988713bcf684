package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.RecordedClockDifference;
import dev.punchclock.network.Receipt;
import dev.punchclock.plan.QuotaForecast;
import dev.punchclock.plan.Slot;
import dev.punchclock.post.Post;
import dev.punchclock.post.Wording;
import dev.punchclock.publish.Absence;
import dev.punchclock.report.NeedyPost;
import dev.punchclock.report.Phrases;
import dev.punchclock.report.PublicationForecast;
import dev.punchclock.report.ReportSource;
import dev.punchclock.report.Shortfall;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How values are written for machines, the same in every command; {@link Phrases} says them to people, with the same words. */
final class JsonValues {
    private JsonValues() {}

    static String word(DeliveryState state) {
        return JsonWriter.word(state.shown());
    }

    static String word(EntryKind kind) {
        return JsonWriter.word(kind.shown());
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
    static Map<String, Object> delivery(ReportSource source, Delivery delivery, @Nullable Slot slot, ZoneId zone) {
        Receipt receipt = delivery.receipt();
        int sent = delivery.published().size();
        return JsonWriter.object(
                "account",
                delivery.id().account(),
                "state",
                word(delivery.state()),
                "since",
                JsonWriter.time(delivery.since(), zone),
                "slot",
                slot == null ? null : JsonWriter.time(slot.at(), zone),
                "why",
                slot == null ? null : slot.why().words(),
                "notBefore",
                JsonWriter.time(delivery.notBefore(), zone),
                "sentAt",
                receipt == null ? null : JsonWriter.time(receipt.at(), zone),
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
                NeedyPost.needsYou(delivery) ? NeedyPost.remedy(source, delivery) : null);
    }

    /** A post as it stands in the queue. */
    static Map<String, Object> queued(Post post) {
        return JsonWriter.object(
                "pinned", post.at(),
                "file", post.places().file(),
                "line", post.places().start().line(),
                "text", text(post.wording()),
                "thread", thread(post.wording()));
    }

    static List<Map<String, Object>> windows(Windows windows, ZoneId zone) {
        return windows.list().stream().map(window -> window(window, zone)).toList();
    }

    static Map<String, Object> window(Window window, ZoneId zone) {
        return JsonWriter.object(
                "start", JsonWriter.time(window.start(), zone), "end", JsonWriter.time(window.end(), zone));
    }

    /** Time in which nobody looked, and what became of posts in it. */
    static Map<String, Object> absence(Absence absence, List<EntryBody> happened, ZoneId zone) {
        List<Map<String, Object>> closed = absence.closed().stream()
                .map(each -> JsonWriter.object(
                        "account", each.account(),
                        "period", each.label(),
                        "first", each.first(),
                        "posted", each.posted(),
                        "least", each.least(),
                        "why", each.why().isEmpty() ? null : each.why()))
                .toList();
        List<Map<String, Object>> missed = Absence.missed(happened).stream()
                .map(fact -> JsonWriter.object(
                        "post", fact.post(),
                        "account", fact.account(),
                        "happened", word(fact.kind())))
                .toList();
        return JsonWriter.object(
                "from", JsonWriter.time(absence.from(), zone),
                "to", JsonWriter.time(absence.to(), zone),
                "workMinutes", absence.work().toMinutes(),
                "closed", closed,
                "missed", missed);
    }

    static Map<String, Object> shortfall(Shortfall missing) {
        return JsonWriter.object(
                "account",
                missing.account(),
                "period",
                missing.forecast().label(),
                "from",
                missing.forecast().first(),
                "min",
                missing.forecast().min(),
                "shortfall",
                missing.missing(),
                "cause",
                some(missing.cause()));
    }

    static Map<String, Object> forecast(PublicationForecast when) {
        return JsonWriter.object(
                "account", when.account(), "slot", JsonWriter.time(when.slot(), when.zone()), "why", some(when.why()));
    }

    /** How far the clock of a network was ahead when it was compared last. */
    static Map<String, Object> clock(RecordedClockDifference noted, ZoneId zone) {
        return JsonWriter.object(
                "aheadSeconds", Math.round(noted.ahead().toMillis() / 1000.0),
                "comparedAt", JsonWriter.time(noted.at(), zone));
    }

    /** How a period stands. */
    static Map<String, Object> quota(QuotaForecast forecast) {
        return JsonWriter.object(
                "period", forecast.label(),
                "from", forecast.first(),
                "min", forecast.min(),
                "max", forecast.max() == Integer.MAX_VALUE ? null : forecast.max(),
                "posted", forecast.posted(),
                "planned", forecast.planned(),
                "possible", forecast.possible(),
                "shortfall", forecast.shortfall(),
                "cause", some(forecast.cause()),
                "asked", forecast.asked(),
                "off", some(forecast.off()));
    }

    /** That an account is closed by hand; null where it is not. */
    static @Nullable Map<String, Object> busy(Optional<ManualClosing> busy, ZoneId zone) {
        return busy.map(closing -> busy(closing, zone)).orElse(null);
    }

    /** That an account is closed by hand. */
    static Map<String, Object> busy(ManualClosing busy, ZoneId zone) {
        return JsonWriter.object("until", JsonWriter.time(busy.until(), zone), "reason", some(busy.reason()));
    }

    /** The slot of a delivery. */
    static Map<String, Object> slot(Slot slot, ZoneId zone) {
        return JsonWriter.object(
                "post", slot.id().post(), "account", slot.id().account(), "slot", JsonWriter.time(slot.at(), zone));
    }

    /** As {@link #delivery}, with the post that it is of. */
    static Map<String, Object> post(ReportSource source, Delivery delivery, @Nullable Slot slot, ZoneId zone) {
        Map<String, Object> post = JsonWriter.object("post", delivery.id().post());
        post.putAll(delivery(source, delivery, slot, zone));
        return post;
    }

    /** What happened, at this moment. */
    static Map<String, Object> happened(EntryBody fact, Instant at, ZoneId zone) {
        AccountName account = fact.account();
        boolean waits = fact.kind().isPutOff();
        return JsonWriter.object(
                "post",
                fact.post(),
                "account",
                account,
                "happened",
                word(fact.kind()),
                "at",
                JsonWriter.time(at, zone),
                "part",
                fact.detail(EntryBody.PART).isEmpty() ? null : Integer.valueOf(fact.detail(EntryBody.PART)),
                "link",
                some(fact.detail(EntryBody.LINK)),
                "notBefore",
                waits ? JsonWriter.time(fact.until(), zone) : null,
                "paid",
                fact.kind() == EntryKind.OFF_HOURS ? Boolean.valueOf(fact.detail(EntryBody.PAID)) : null,
                "note",
                some(fact.kind() == EntryKind.CLOCK ? Phrases.details(fact, zone, at) : fact.note()));
    }
}
