package dev.punchclock.cli;

import dev.punchclock.cli.json.Json;
import dev.punchclock.hours.Closed;
import dev.punchclock.hours.Timetable;
import dev.punchclock.hours.Told;
import dev.punchclock.hours.WallClock;
import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import dev.punchclock.workspace.Desk;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class HoursShowing implements Command {
    private final Shell shell;
    private final Parts parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String of = "";
    private @Nullable String from;
    private @Nullable String to;
    private boolean json;

    HoursShowing(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(Syntax syntax) {
        syntax.says("Prints when work is, and how much of it.")
                .in(options)
                .word("NAME|ACCOUNT", "named hours, or an account", given -> of = given)
                .value("--from", "DATE", "the first day (default: this Monday)", given -> from = given)
                .value("--to", "DATE", "the day after the last (default: a week later)", given -> to = given)
                .flag("--json", "for machines: the windows, in UTC", () -> json = true);
    }

    @Override
    public ExitCode run() {
        try (Session session = Session.open(parts, shell, options)) {
            Timetable timetable = find(session, of);
            WallClock clock = timetable.clock();
            Days days = Days.typed(from, to, clock.dayOf(session.now()));
            LocalDate first = days.first();
            LocalDate end = days.end();
            Windows windows = timetable.windows(clock.startOf(first), clock.startOf(end));
            if (json) {
                shell.screen().raw(Json.write(json(timetable, windows, first, end)));
            } else {
                print(timetable, windows, first, end);
            }
            return ExitCode.DONE;
        }
    }

    /** The timetable of named hours or of an account. */
    static Timetable find(Session session, String of) {
        for (Desk desk : session.workspace().desks().values()) {
            if (desk.account().name().value().equals(of)) {
                return desk.timetable();
            }
        }
        Timetable named = session.workspace().hours().get(of);
        if (named == null) {
            Set<String> known = new TreeSet<>(session.workspace().hours().keySet());
            session.workspace().desks().keySet().forEach(name -> known.add(name.value()));
            throw new Stopped(ExitCode.USAGE, "there are no hours and no account " + of, DidYouMean.remedy(of, known));
        }
        return named;
    }

    private Map<String, Object> json(Timetable timetable, Windows windows, LocalDate first, LocalDate end) {
        WallClock clock = timetable.clock();
        List<Map<String, Object>> off = new ArrayList<>();
        for (Closed closed : timetable.lost(clock.startOf(first), clock.startOf(end))) {
            for (Window window : closed.when().list()) {
                off.add(Json.object(
                        "start",
                        window.start(),
                        "end",
                        window.end(),
                        "kind",
                        closed.kind().name().toLowerCase(Locale.ROOT),
                        "why",
                        closed.what()));
            }
        }
        return Json.object("of", of, "zone", timetable.zone(), "windows", WindowsTold.json(windows), "off", off);
    }

    private void print(Timetable timetable, Windows windows, LocalDate first, LocalDate end) {
        Screen screen = shell.screen();
        WallClock clock = timetable.clock();
        String made = timetable.works().stream()
                .map(work -> work.hours().name())
                .distinct()
                .collect(Collectors.joining(" and "));
        screen.line(screen.strong(of) + screen.quiet("  " + timetable.zone() + (made.equals(of) ? "" : ", " + made)));
        DayNotes notes = new DayNotes(timetable);
        List<List<String>> rows = new ArrayList<>();
        for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
            Instant midnight = clock.startOf(day);
            Windows ofDay = windows.clip(midnight, clock.startOf(day.plusDays(1)));
            String times = WindowsTold.times(ofDay, clock);
            String total = ofDay.isEmpty() ? "" : Told.duration(ofDay.total());
            rows.add(List.of(
                    Told.day(day),
                    times.isEmpty() ? screen.quiet("off") : times,
                    total,
                    screen.quiet(notes.of(day, day.equals(first)))));
        }
        screen.table("  ", rows);
        screen.line("  " + hoursOf(windows) + " in all.");
    }

    /** Never in days: {@code 112 h 30 min}. */
    private static String hoursOf(Windows windows) {
        long minutes = windows.total().toMinutes();
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
}
