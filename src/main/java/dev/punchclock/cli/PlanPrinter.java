package dev.punchclock.cli;

import static dev.punchclock.cli.Column.TEXT;
import static dev.punchclock.cli.Column.WHOLE;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.plan.QuotaForecast;
import dev.punchclock.plan.Slot;
import dev.punchclock.plan.UnplacedPost;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Wording;
import dev.punchclock.report.AccountPlan;
import dev.punchclock.report.NeedyPost;
import dev.punchclock.report.Phrases;
import dev.punchclock.report.ReportSource;
import dev.punchclock.report.Shortfall;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells which post goes out when. */
final class PlanPrinter {
    private final ReportSource source;

    PlanPrinter(ReportSource source) {
        this.source = source;
    }

    void print(Screen screen, List<AccountPlan> plans) {
        boolean first = true;
        for (AccountPlan plan : plans) {
            if (!first) {
                screen.blank();
            }
            first = false;
            print(screen, plan);
        }
        List<Shortfall> missing =
                plans.stream().flatMap(plan -> plan.missing().stream()).toList();
        if (!missing.isEmpty()) {
            screen.blank();
            missing.forEach(each -> screen.line(screen.warn(each.words())));
        }
    }

    private void print(Screen screen, AccountPlan plan) {
        screen.line(screen.strong(plan.account().value()) + screen.quiet(plan.about()));
        List<List<String>> rows = new ArrayList<>();
        for (Slot slot : plan.plan().slots()) {
            String at = TimeFormat.inZone(slot.at(), plan.zone(), source.now());
            rows.add(row(at, slot.id(), screen.quiet(slot.why().words())));
        }
        for (UnplacedPost unplaced : plan.plan().unplaced()) {
            rows.add(row(screen.warn("not placed"), unplaced.id(), unplaced.why()));
        }
        for (NeedyPost needy : plan.needsYou()) {
            Delivery delivery = needy.delivery();
            String why = delivery.note() == null ? "" : delivery.note() + "; ";
            String remedy = "to do: " + needy.remedy();
            rows.add(row(screen.warn(delivery.state().shown()), delivery.id(), why + remedy));
        }
        screen.table("  ", rows, WHOLE, WHOLE, TEXT);
        if (rows.isEmpty()) {
            screen.line("  nothing waits");
        }
        for (QuotaForecast forecast : plan.forecasts()) {
            String quota = Phrases.counted(forecast);
            screen.line("  " + (forecast.shortfall() > 0 ? screen.warn(quota) : quota));
        }
        plan.lasts(source.now()).ifPresent(end -> screen.line("  " + end));
    }

    private List<String> row(String when, DeliveryId id, String why) {
        return List.of(when, id.post().value(), source.firstWords(id.post()), why);
    }

    /** For machines. */
    Map<String, Object> json(AccountPlan plan) {
        ZoneId zone = plan.zone();
        return JsonWriter.object(
                "account", plan.account(),
                "zone", zone,
                "paused", plan.isPaused(),
                "busy", JsonValues.busy(plan.busy(), zone),
                "slots",
                        plan.plan().slots().stream()
                                .map(slot -> post(
                                        slot.id(),
                                        JsonWriter.time(slot.at(), zone),
                                        slot.why().words()))
                                .toList(),
                "unplaced",
                        plan.plan().unplaced().stream()
                                .map(each -> post(each.id(), null, each.why()))
                                .toList(),
                "needsYou",
                        plan.needsYou().stream()
                                .map(each -> JsonValues.post(source, each.delivery(), null, zone))
                                .toList(),
                "lasts",
                        plan.lasts()
                                .map(end -> JsonWriter.object("posts", end.floating(), "until", end.last()))
                                .orElse(null),
                "quotas",
                        plan.plan().forecasts().stream().map(JsonValues::quota).toList());
    }

    private Map<String, Object> post(DeliveryId id, @Nullable Object at, String why) {
        Wording says = source.wording(id.post());
        return JsonWriter.object(
                "post", id.post(),
                "at", at,
                "why", why,
                "text", JsonValues.text(says),
                "thread", JsonValues.thread(says));
    }
}
