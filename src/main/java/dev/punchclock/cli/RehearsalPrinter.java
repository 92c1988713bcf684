package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.report.Shortfall;
import dev.punchclock.simulate.RehearsalFigures;
import dev.punchclock.simulate.RehearsalReport;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Workspace;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what a rehearsal showed. */
final class RehearsalPrinter {
    private final Workspace workspace;
    private final RehearsalReport report;
    private final WallClock clock;
    private final List<Shortfall> missing;
    private final @Nullable Long seed;

    /** @param seed of what went wrong on purpose; null when nothing did */
    RehearsalPrinter(
            Workspace workspace,
            RehearsalReport report,
            WallClock clock,
            List<Shortfall> missing,
            @Nullable Long seed) {
        this.workspace = workspace;
        this.report = report;
        this.clock = clock;
        this.missing = missing;
        this.seed = seed;
    }

    /** @param byDay whether each day is drawn, and each post told; else the weeks are counted */
    void print(Screen screen, boolean byDay) {
        screen.line("Rehearsal of " + workspace.id() + ", "
                + TimeFormat.day(
                        clock.dayOf(report.from()), clock.dayOf(report.to().minusSeconds(1))) + " to "
                + TimeFormat.day(clock.dayOf(report.to().minusSeconds(1))) + " "
                + clock.dayOf(report.to().minusSeconds(1)).getYear() + ", " + clock.zone());
        screen.blank();
        RehearsalTimeline timeline = new RehearsalTimeline(screen, workspace, report, clock);
        if (byDay) {
            timeline.days();
            screen.blank();
            timeline.list();
        } else {
            timeline.weeks();
        }
        screen.blank();
        if (seed != null) {
            screen.line("Injected, seed " + seed + ", a cron line every 10 minutes, " + report.looks() + " looks:");
            List<List<String>> rows = new ArrayList<>();
            report.injected().forEach((what, times) -> rows.add(List.of(String.valueOf(times), what)));
            screen.table("  ", rows);
            screen.blank();
        }
        for (AccountName paused : report.book().paused()) {
            screen.line(screen.warn(paused + " is paused: nothing goes out there until punchclock resume."));
        }
        missing.forEach(each -> screen.line(screen.warn(each.words())));
        figures(
                screen,
                report.figures(),
                missing.stream().mapToInt(Shortfall::missing).sum());
    }

    private static void figures(Screen screen, RehearsalFigures figures, int missing) {
        List<String> rest = new ArrayList<>();
        add(rest, figures.waiting(), "still waiting");
        add(rest, figures.dropped(), "dropped");
        add(rest, figures.unknown(), "unknown");
        add(rest, figures.lost(), "lost");
        add(rest, figures.tooClose(), "too close to another");
        add(rest, figures.aboveMaximum(), "above a maximum");
        String also = rest.isEmpty() ? "" : "; also " + String.join(", ", rest);
        screen.line(screen.strong(figures.published() + " published, " + figures.moved() + " moved, " + figures.held()
                + " held, " + missing + " short, " + figures.offTheClock() + " off the clock, " + figures.twice()
                + " twice" + also + "."));
    }

    private static void add(List<String> rest, int count, String what) {
        if (count > 0) {
            rest.add(count + " " + what);
        }
    }

    /** For machines. */
    Map<String, Object> json() {
        return JsonWriter.object(
                "from", JsonWriter.time(report.from(), clock.zone()),
                "to", JsonWriter.time(report.to(), clock.zone()),
                "published", published(),
                "figures", json(report.figures()),
                "short", missing.stream().map(JsonValues::shortfall).toList(),
                "injected", report.injected(),
                "looks", report.looks());
    }

    private List<Map<String, Object>> published() {
        List<Map<String, Object>> published = new ArrayList<>();
        report.published().forEach((account, all) -> {
            AccountContext context = workspace.contexts().get(account);
            ZoneId zone = context == null ? clock.zone() : context.timetable().zone();
            all.forEach(each -> published.add(JsonWriter.object(
                    "account", account, "at", JsonWriter.time(each.at(), zone), "text", each.text())));
        });
        return published;
    }

    private static Map<String, Object> json(RehearsalFigures figures) {
        return JsonWriter.object(
                "published", figures.published(),
                "moved", figures.moved(),
                "held", figures.held(),
                "dropped", figures.dropped(),
                "waiting", figures.waiting(),
                "unknown", figures.unknown(),
                "offTheClock", figures.offTheClock(),
                "twice", figures.twice(),
                "tooClose", figures.tooClose(),
                "aboveMaximum", figures.aboveMaximum(),
                "lost", figures.lost());
    }
}
