package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Entry;
import dev.punchclock.post.Post;
import dev.punchclock.post.Wording;
import dev.punchclock.report.DeliveryStanding;
import dev.punchclock.report.Phrases;
import dev.punchclock.report.PostHistory;
import dev.punchclock.report.ReportSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Tells where one post stands, and all that happened to it. */
final class PostHistoryPrinter {
    private final ReportSource source;

    PostHistoryPrinter(ReportSource source) {
        this.source = source;
    }

    void print(Screen screen, PostHistory post) {
        Post queued = post.queued();
        String where = queued == null
                ? "no longer in the queue"
                : queued.places().start().toString();
        screen.line(screen.strong(post.id().value()) + screen.quiet("  " + where));
        Wording says = post.wording();
        String text = says == null ? "(its text was erased)" : says.shown();
        text.lines().forEach(line -> screen.text("  ", line));
        screen.blank();
        for (DeliveryStanding each : post.deliveries()) {
            screen.line(each.words(source.now()));
            each.remedies(source).forEach(remedy -> screen.line("  " + remedy));
        }
        if (!post.entries().isEmpty()) {
            screen.blank();
            screen.table(
                    "  ",
                    post.entries().stream().map(entry -> row(screen, entry)).toList());
        }
    }

    private List<String> row(Screen screen, Entry entry) {
        ZoneId zone = source.zone(entry.fact().account());
        return List.of(
                TimeFormat.inZone(entry.at(), zone, source.now()),
                String.valueOf(entry.fact().account()),
                entry.fact().kind().shown(),
                screen.quiet(by(entry)),
                Phrases.details(entry.fact(), zone, source.now()));
    }

    /** A name that was erased leaves only from where it was. */
    private static String by(Entry entry) {
        String who = entry.by().who();
        return "by " + (who.isEmpty() ? "" : who + ", ") + entry.by().via();
    }

    /** For machines. */
    Map<String, Object> json(PostHistory post) {
        Post queued = post.queued();
        return JsonWriter.object(
                "post", post.id(),
                "pinned", queued == null ? null : queued.at(),
                "file", queued == null ? null : queued.places().file(),
                "line", queued == null ? null : queued.places().start().line(),
                "text", JsonValues.text(post.wording()),
                "thread", JsonValues.thread(post.wording()),
                "accounts",
                        post.deliveries().stream()
                                .map(each -> JsonValues.delivery(source, each.delivery(), each.slot(), each.zone()))
                                .toList(),
                "entries", post.entries().stream().map(this::json).toList());
    }

    private Map<String, Object> json(Entry entry) {
        Map<String, Object> object = JsonWriter.object("number", entry.number());
        object.putAll(JsonValues.happened(
                entry.fact(), entry.at(), source.zone(entry.fact().account())));
        object.putAll(JsonWriter.object(
                "who", JsonValues.some(entry.by().who()), "via", entry.by().via()));
        return object;
    }
}
