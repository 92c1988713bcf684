package dev.punchclock.cli;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.report.RehearsalDays;
import dev.punchclock.report.RehearsedPost;
import dev.punchclock.simulate.RehearsalReport;
import dev.punchclock.workspace.Workspace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Draws a rehearsal: days as rows, work hours shaded, posts as marks; then the list. */
final class RehearsalTimeline {
    private static final int CELLS_PER_HOUR = 60 / RehearsalDays.CELL_MINUTES;
    private static final int DAY = 10;
    private static final int GAP = 2;
    private final Screen screen;
    private final Workspace workspace;
    private final RehearsalReport report;
    private final WallClock clock;

    RehearsalTimeline(Screen screen, Workspace workspace, RehearsalReport report, WallClock clock) {
        this.screen = screen;
        this.workspace = workspace;
        this.report = report;
        this.clock = clock;
    }

    /** One row for each day and account, over the hours in which there is something on any day. */
    void days() {
        List<RehearsalDays.Day> days = new RehearsalDays(workspace, report, clock).days();
        List<RehearsalDays.Day> told =
                days.stream().filter(day -> !day.isEmpty()).toList();
        if (told.isEmpty()) {
            return;
        }
        int first = told.stream().mapToInt(RehearsalDays.Day::first).min().orElse(0);
        int last = told.stream().mapToInt(RehearsalDays.Day::end).max().orElse(0);
        draw(days, first / CELLS_PER_HOUR, (last + CELLS_PER_HOUR - 1) / CELLS_PER_HOUR);
    }

    /** From one hour until another. */
    private void draw(List<RehearsalDays.Day> days, int firstHour, int lastHour) {
        int first = firstHour * CELLS_PER_HOUR;
        int last = lastHour * CELLS_PER_HOUR;
        int names = workspace.contexts().keySet().stream()
                .mapToInt(name -> name.value().length())
                .max()
                .orElse(0);
        int before = DAY + GAP + names + GAP;
        int together = together(before, last - first);
        int label = Math.max(4, 8 / together);
        StringBuilder ruler = new StringBuilder(" ".repeat(before));
        for (int cell = first; cell < last; cell += label * together) {
            ruler.append("%02d".formatted(cell / CELLS_PER_HOUR)).append(" ".repeat(label - 2));
        }
        screen.whole(screen.quiet(ruler.toString().stripTrailing()));
        LocalDate above = null;
        for (RehearsalDays.Day day : days) {
            String written = day.date().equals(above) ? "" : TimeFormat.day(day.date());
            above = day.date();
            StringBuilder line = new StringBuilder("%-10s".formatted(written))
                    .append(" ".repeat(GAP))
                    .append(day.account().value())
                    .append(" ".repeat(names - day.account().value().length() + GAP));
            for (int cell = first; cell < last; cell += together) {
                line.append(mark(day, cell, Math.min(last, cell + together)));
            }
            screen.whole(line.toString().stripTrailing());
        }
    }

    /** How many quarters of an hour one sign stands for, so that a day has room beside what is said before it. */
    private int together(int before, int cells) {
        int together = 1;
        while (together < 8 && before + cells / together > screen.columns()) {
            together *= 2;
        }
        return together;
    }

    /** One sign for these cells: how many posts, else work time where there is any. */
    private String mark(RehearsalDays.Day day, int from, int until) {
        int posts = day.posts(from, until);
        if (posts == 0) {
            return day.isOpen(from, until) ? screen.quiet("░") : " ";
        }
        return screen.good(posts == 1 ? "●" : String.valueOf(Math.min(9, posts)));
    }

    /** Every post, in the order of time, with the reason for its slot. */
    void list() {
        List<List<String>> rows = new ArrayList<>();
        for (RehearsedPost post : RehearsedPost.of(workspace, report)) {
            rows.add(List.of(
                    TimeFormat.inZone(post.at(), clock.zone(), report.from()),
                    String.valueOf(post.account()),
                    post.says(),
                    post.fate().isEmpty() ? screen.quiet(post.why()) : screen.warn(post.fate()) + ": " + post.why()));
        }
        screen.table("", rows, Column.WHOLE, Column.WHOLE, Column.TEXT);
    }

    /** One row for each week and account: how many were published on each day. */
    void weeks() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "", screen.quiet("Mo Tu We Th Fr Sa Su"), screen.quiet("in all")));
        LocalDate above = null;
        for (RehearsalDays.Week week : new RehearsalDays(workspace, report, clock).weeks()) {
            boolean isFirst = !week.monday().equals(above);
            above = week.monday();
            StringBuilder days = new StringBuilder();
            week.posts().forEach(count -> days.append(count == 0 ? " · " : "%2d ".formatted(count)));
            rows.add(List.of(
                    isFirst ? TimeFormat.day(week.monday(), clock.dayOf(report.from())) : "",
                    week.account().value(),
                    days.toString().stripTrailing(),
                    String.valueOf(week.total())));
        }
        screen.table("", rows, Column.WHOLE, Column.WHOLE, Column.WHOLE, Column.WHOLE);
    }
}
