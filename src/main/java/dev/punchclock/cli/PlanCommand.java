package dev.punchclock.cli;

import static dev.punchclock.cli.Column.TEXT;
import static dev.punchclock.cli.Column.WHOLE;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.plan.QuotaForecast;
import dev.punchclock.plan.Slot;
import dev.punchclock.plan.UnplacedPost;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
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

final class PlanCommand implements Command {
    private final CommandEnvironment shell;
    private final SessionServices parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private int weeks = 2;

    PlanCommand(CommandEnvironment shell, SessionServices parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Shows which post goes out when, and why then. A forecast: nothing is written.")
                .in(options)
                .number("--weeks", "N", "how far to look ahead (default: 2)", given -> weeks = given)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        Arguments.between(weeks, 1, 520, "--weeks");
        try (WorkspaceSession session = WorkspaceSession.open(parts, shell, options)) {
            ReportSource source = session.source();
            List<AccountPlan> plans = AccountPlan.of(source, weeks);
            session.existing()
                    .flatMap(Ledger::displaced)
                    .map(WorkspaceErrorNotice::warning)
                    .ifPresent(shell.complaints()::problem);
            if (shell.json()) {
                shell.document()
                        .answer(
                                "plan",
                                "accounts",
                                plans.stream().map(plan -> json(source, plan)).toList());
            } else {
                print(source, plans);
            }
            return WorkspaceErrorNotice.tell(shell, source.problems());
        }
    }

    private void print(ReportSource source, List<AccountPlan> plans) {
        Screen screen = shell.screen();
        boolean first = true;
        for (AccountPlan plan : plans) {
            if (!first) {
                screen.blank();
            }
            first = false;
            print(screen, source, plan);
        }
        List<Shortfall> missing =
                plans.stream().flatMap(plan -> plan.missing().stream()).toList();
        if (!missing.isEmpty()) {
            screen.blank();
            missing.forEach(each -> screen.line(screen.warn(each.words())));
        }
    }

    private static void print(Screen screen, ReportSource source, AccountPlan plan) {
        screen.line(screen.strong(plan.account().value()) + screen.quiet(plan.about()));
        List<List<String>> rows = new ArrayList<>();
        for (Slot slot : plan.plan().slots()) {
            String at = TimeFormat.inZone(slot.at(), plan.zone(), source.now());
            rows.add(row(source, at, slot.id(), screen.quiet(slot.why().words())));
        }
        for (UnplacedPost unplaced : plan.plan().unplaced()) {
            rows.add(row(source, screen.warn("not placed"), unplaced.id(), unplaced.why()));
        }
        for (NeedyPost needy : plan.needsYou()) {
            Delivery delivery = needy.delivery();
            String why = delivery.note() == null ? "" : delivery.note() + "; ";
            String remedy = "to do: " + NeedyPost.remedy(delivery);
            rows.add(row(source, screen.warn(delivery.state().shown()), delivery.id(), why + remedy));
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

    private static List<String> row(ReportSource source, String when, DeliveryId id, String why) {
        return List.of(when, id.post().value(), source.firstWords(id.post()), why);
    }

    private static Map<String, Object> json(ReportSource source, AccountPlan plan) {
        ZoneId zone = plan.zone();
        return JsonWriter.object(
                "account", plan.account(),
                "zone", zone,
                "paused", plan.isPaused(),
                "busy", JsonValues.busy(plan.busy(), zone),
                "slots",
                        plan.plan().slots().stream()
                                .map(slot -> post(
                                        source,
                                        slot.id(),
                                        JsonWriter.time(slot.at(), zone),
                                        slot.why().words()))
                                .toList(),
                "unplaced",
                        plan.plan().unplaced().stream()
                                .map(each -> post(source, each.id(), null, each.why()))
                                .toList(),
                "needsYou",
                        plan.needsYou().stream()
                                .map(each -> JsonValues.post(each.delivery(), null, zone))
                                .toList(),
                "lasts",
                        plan.lasts()
                                .map(end -> JsonWriter.object("posts", end.floating(), "until", end.last()))
                                .orElse(null),
                "quotas",
                        plan.plan().forecasts().stream().map(JsonValues::quota).toList());
    }

    private static Map<String, Object> post(ReportSource source, DeliveryId id, @Nullable Object at, String why) {
        Wording says = source.wording(id.post());
        return JsonWriter.object(
                "post", id.post(),
                "at", at,
                "why", why,
                "text", JsonValues.text(says),
                "thread", JsonValues.thread(says));
    }
}
