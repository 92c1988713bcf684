package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.account.Period;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.network.Publication;
import dev.punchclock.post.Wording;
import dev.punchclock.report.Phrases;
import dev.punchclock.simulate.RecordedEvent;
import dev.punchclock.simulate.RehearsalReport;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws a rehearsal: days as rows, work hours shaded, posts as marks; then the list. */
final class RehearsalTimeline {
    private static final int CELL_MINUTES = 15;
    private static final int CELLS_PER_DAY = 24 * 60 / CELL_MINUTES;
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

    /** One row for each day and account. */
    void days() {
        int first = CELLS_PER_DAY;
        int last = 0;
        Map<LocalDate, Map<AccountName, char[]>> all = new TreeMap<>();
        LocalDate end = clock.dayOf(report.to().minusSeconds(1));
        for (LocalDate day = clock.dayOf(report.from()); !day.isAfter(end); day = day.plusDays(1)) {
            Map<AccountName, char[]> rows = new TreeMap<>();
            for (AccountContext context : workspace.contexts().values()) {
                char[] cells = cells(context, day);
                rows.put(context.account().name(), cells);
                for (int i = 0; i < cells.length; i++) {
                    first = cells[i] == ' ' ? first : Math.min(first, i);
                    last = cells[i] == ' ' ? last : Math.max(last, i + 1);
                }
            }
            all.put(day, rows);
        }
        if (first < last) {
            draw(all, first / 4 * 4, (last + 3) / 4 * 4);
        }
    }

    private void draw(Map<LocalDate, Map<AccountName, char[]>> all, int first, int last) {
        int names = workspace.contexts().keySet().stream()
                .mapToInt(name -> name.value().length())
                .max()
                .orElse(0);
        int before = DAY + GAP + names + GAP;
        int together = together(before, last - first);
        int label = Math.max(4, 8 / together);
        StringBuilder ruler = new StringBuilder(" ".repeat(before));
        for (int cell = first; cell < last; cell += label * together) {
            ruler.append("%02d".formatted(cell / 4)).append(" ".repeat(label - 2));
        }
        screen.whole(screen.quiet(ruler.toString().stripTrailing()));
        all.forEach((day, rows) -> {
            boolean firstRow = true;
            for (Map.Entry<AccountName, char[]> row : rows.entrySet()) {
                String written = firstRow ? "%-10s".formatted(TimeFormat.day(day)) : " ".repeat(DAY);
                String name = row.getKey().value();
                StringBuilder line = new StringBuilder();
                for (int cell = first; cell < last; cell += together) {
                    char mark = mark(row.getValue(), cell, Math.min(last, cell + together));
                    line.append(
                            mark == '░' ? screen.quiet("░") : mark == ' ' ? " " : screen.good(String.valueOf(mark)));
                }
                screen.whole((written + "  " + name + " ".repeat(names - name.length() + GAP) + line).stripTrailing());
                firstRow = false;
            }
        });
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
    private static char mark(char[] cells, int from, int until) {
        int posts = 0;
        boolean open = false;
        for (int i = from; i < until; i++) {
            posts += cells[i] == '●' ? 1 : Character.isDigit(cells[i]) ? cells[i] - '0' : 0;
            open |= cells[i] == '░';
        }
        if (posts == 0) {
            return open ? '░' : ' ';
        }
        return posts == 1 ? '●' : (char) ('0' + Math.min(9, posts));
    }

    private char[] cells(AccountContext context, LocalDate day) {
        char[] cells = " ".repeat(CELLS_PER_DAY).toCharArray();
        Windows open = context.timetable().windows(clock.startOf(day), clock.startOf(day.plusDays(1)));
        for (int i = 0; i < cells.length; i++) {
            Instant middle =
                    clock.closes(day.atTime(LocalTime.MIN).plusMinutes((long) i * CELL_MINUTES + CELL_MINUTES / 2));
            if (open.at(middle).isPresent()) {
                cells[i] = '░';
            }
        }
        for (Publication publication : published(context.account().name())) {
            if (clock.dayOf(publication.at()).equals(day)) {
                int cell = clock.at(publication.at()).toLocalTime().toSecondOfDay() / 60 / CELL_MINUTES;
                cells[cell] = cells[cell] == '●' ? '2' : Character.isDigit(cells[cell]) ? next(cells[cell]) : '●';
            }
        }
        return cells;
    }

    private static char next(char digit) {
        return digit == '9' ? '9' : (char) (digit + 1);
    }

    /** Every post, in the order of time, with the reason for its slot. */
    void list() {
        Map<String, String> why = reasons();
        record Row(Instant at, List<String> cells) {}
        List<Row> rows = new ArrayList<>();
        workspace.contexts().values().forEach(context -> {
            AccountName name = context.account().name();
            for (Publication publication : published(name)) {
                rows.add(new Row(
                        publication.at(),
                        List.of(
                                TimeFormat.dayAndTime(publication.at(), clock.zone(), report.from()) + " "
                                        + TimeFormat.abbreviation(publication.at(), clock.zone()),
                                name.value(),
                                new Wording(publication.text()).firstWords(Phrases.FIRST_WORDS),
                                screen.quiet(why.getOrDefault(publication.key(), "")))));
            }
        });
        for (RecordedEvent moment : report.happened()) {
            EntryKind kind = moment.fact().kind();
            if (kind == EntryKind.MOVED
                    || kind == EntryKind.HELD
                    || kind == EntryKind.DROPPED
                    || kind == EntryKind.REFUSED) {
                EntryBody fact = moment.fact();
                rows.add(new Row(
                        moment.at(),
                        List.of(
                                TimeFormat.dayAndTime(moment.at(), clock.zone(), report.from()) + " "
                                        + TimeFormat.abbreviation(moment.at(), clock.zone()),
                                String.valueOf(fact.account()),
                                firstWords(fact),
                                screen.warn(fact.post() + " " + kind.shown()) + ": " + fact.note())));
            }
        }
        rows.sort((one, other) -> one.at().compareTo(other.at()));
        screen.table("", rows.stream().map(Row::cells).toList(), Column.WHOLE, Column.WHOLE, Column.TEXT);
    }

    private String firstWords(EntryBody fact) {
        return workspace.queue().stream()
                .filter(post -> post.id().equals(fact.post()))
                .map(Phrases::firstWords)
                .findFirst()
                .orElse("");
    }

    private Map<String, String> reasons() {
        Map<String, String> why = new HashMap<>();
        for (RecordedEvent moment : report.happened()) {
            EntryBody fact = moment.fact();
            if (fact.kind() == EntryKind.APPOINTED && fact.note() != null) {
                why.put(workspace.id() + "/" + fact.account() + "/" + fact.post() + "/1", fact.note());
            }
        }
        return why;
    }

    /** One row for each week and account: how many were published on each day. */
    void weeks() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "", screen.quiet("Mo Tu We Th Fr Sa Su"), screen.quiet("in all")));
        LocalDate end = clock.dayOf(report.to().minusSeconds(1));
        for (LocalDate week = Period.WEEK.startOf(clock.dayOf(report.from()));
                !week.isAfter(end);
                week = week.plusWeeks(1)) {
            boolean firstRow = true;
            for (AccountContext context : workspace.contexts().values()) {
                StringBuilder days = new StringBuilder();
                int total = 0;
                for (int i = 0; i < 7; i++) {
                    Window day = new Window(clock.startOf(week.plusDays(i)), clock.startOf(week.plusDays(i + 1)));
                    long count = published(context.account().name()).stream()
                            .filter(p -> day.contains(p.at()))
                            .count();
                    total += (int) count;
                    days.append(count == 0 ? " · " : "%2d ".formatted(count));
                }
                rows.add(List.of(
                        firstRow ? TimeFormat.day(week, clock.dayOf(report.from())) : "",
                        context.account().name().value(),
                        days.toString().stripTrailing(),
                        String.valueOf(total)));
                firstRow = false;
            }
        }
        screen.table("", rows, Column.WHOLE, Column.WHOLE, Column.WHOLE, Column.WHOLE);
    }

    private List<Publication> published(AccountName account) {
        return report.published().getOrDefault(account, List.of());
    }
}
