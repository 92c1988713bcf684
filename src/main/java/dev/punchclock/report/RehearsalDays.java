package dev.punchclock.report;

import dev.punchclock.account.AccountName;
import dev.punchclock.account.Period;
import dev.punchclock.hours.WallClock;
import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import dev.punchclock.network.Publication;
import dev.punchclock.simulate.RehearsalReport;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The days and weeks of a rehearsal: when work was, and what was published then. */
public final class RehearsalDays {
    /** How long a cell of a day is. */
    public static final int CELL_MINUTES = 15;

    private static final int CELLS_PER_DAY = 24 * 60 / CELL_MINUTES;

    private final Workspace workspace;
    private final RehearsalReport report;
    private final WallClock clock;

    public RehearsalDays(Workspace workspace, RehearsalReport report, WallClock clock) {
        this.workspace = workspace;
        this.report = report;
        this.clock = clock;
    }

    /**
     * A day of an account, cell by cell.
     *
     * @param open the cells that are work time
     * @param posts how many posts went out in a cell, by its number; none where it is missing
     */
    public record Day(LocalDate date, AccountName account, BitSet open, SortedMap<Integer, Integer> posts) {
        public Day {
            open = (BitSet) open.clone();
            posts = Collections.unmodifiableSortedMap(new TreeMap<>(posts));
        }

        /** Whether nothing is in it: no work, and no post. */
        public boolean isEmpty() {
            return open.isEmpty() && posts.isEmpty();
        }

        /** The first cell in which something is. */
        public int first() {
            int opens = open.isEmpty() ? CELLS_PER_DAY : open.nextSetBit(0);
            return posts.isEmpty() ? opens : Math.min(opens, posts.firstKey());
        }

        /** The end of the last cell in which something is. */
        public int end() {
            return posts.isEmpty() ? open.length() : Math.max(open.length(), posts.lastKey() + 1);
        }

        /** How many posts went out in these cells. */
        public int posts(int from, int until) {
            return posts.subMap(from, until).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        }

        /** Whether any of these cells is work time. */
        public boolean isOpen(int from, int until) {
            int next = open.nextSetBit(from);
            return next >= 0 && next < until;
        }
    }

    /** Every day, and of each day every account. */
    public List<Day> days() {
        List<Day> days = new ArrayList<>();
        LocalDate end = lastDay();
        for (LocalDate day = clock.dayOf(report.from()); !day.isAfter(end); day = day.plusDays(1)) {
            for (AccountContext context : workspace.contexts().values()) {
                days.add(day(context, day));
            }
        }
        return days;
    }

    private LocalDate lastDay() {
        return clock.dayOf(report.to().minusSeconds(1));
    }

    private Day day(AccountContext context, LocalDate day) {
        BitSet open = new BitSet(CELLS_PER_DAY);
        Windows windows = context.timetable().windows(clock.startOf(day), clock.startOf(day.plusDays(1)));
        for (int i = 0; i < CELLS_PER_DAY; i++) {
            Instant middle =
                    clock.closes(day.atTime(LocalTime.MIN).plusMinutes((long) i * CELL_MINUTES + CELL_MINUTES / 2));
            open.set(i, windows.at(middle).isPresent());
        }
        SortedMap<Integer, Integer> posts = new TreeMap<>();
        for (Publication publication : published(context.account().name())) {
            if (clock.dayOf(publication.at()).equals(day)) {
                int minute = clock.at(publication.at()).toLocalTime().toSecondOfDay() / 60;
                posts.merge(minute / CELL_MINUTES, 1, Integer::sum);
            }
        }
        return new Day(day, context.account().name(), open, posts);
    }

    /** How many posts an account published on each day of a week. */
    public record Week(LocalDate monday, AccountName account, List<Integer> posts) {
        public Week {
            posts = List.copyOf(posts);
        }

        public int total() {
            return posts.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Every week, and of each week every account. */
    public List<Week> weeks() {
        List<Week> weeks = new ArrayList<>();
        LocalDate end = lastDay();
        LocalDate first = Period.WEEK.startOf(clock.dayOf(report.from()));
        for (LocalDate monday = first; !monday.isAfter(end); monday = monday.plusWeeks(1)) {
            for (AccountName account : workspace.contexts().keySet()) {
                List<Integer> posts = new ArrayList<>();
                for (int i = 0; i < 7; i++) {
                    posts.add(published(account, monday.plusDays(i)));
                }
                weeks.add(new Week(monday, account, posts));
            }
        }
        return weeks;
    }

    private int published(AccountName account, LocalDate date) {
        Window day = new Window(clock.startOf(date), clock.startOf(date.plusDays(1)));
        return (int) published(account).stream()
                .filter(each -> day.contains(each.at()))
                .count();
    }

    private List<Publication> published(AccountName account) {
        return report.published().getOrDefault(account, List.of());
    }
}
