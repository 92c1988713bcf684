package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.ClosedTime;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.Timetable;
import dev.punchclock.hours.WallClock;
import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.report.AccountOrMember;
import dev.punchclock.report.DayNotes;
import dev.punchclock.report.WindowFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class HoursCommand implements Command {
    private final CommandEnvironment shell;
    private final CliServices parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String of = "";
    private @Nullable String from;
    private @Nullable String to;

    HoursCommand(CommandEnvironment shell, CliServices parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Prints when work is, and how much of it.")
                .in(options)
                .word("ACCOUNT|MEMBER|NAME", "an account, a member, or named hours", given -> of = given)
                .value("--from", "DATE", "the first day (default: this Monday)", given -> from = given)
                .value("--to", "DATE", "the day after the last (default: a week later)", given -> to = given)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(parts, shell, options)) {
            Timetable first = find(session, of);
            WallClock clock = first.clock();
            DayRangeOptions days = DayRangeOptions.typed(from, to, clock.dayOf(session.now()));
            Map<String, Timetable> all = AccountOrMember.timetables(
                    session.source(), of, clock.startOf(days.first()), clock.startOf(days.end()));
            if (shell.json()) {
                List<Map<String, Object>> timetables = new ArrayList<>();
                all.forEach((whose, timetable) -> timetables.add(json(whose, timetable, days)));
                shell.document().answer("hours", "of", of, "timetables", timetables);
            }
            all.forEach((whose, timetable) -> print(whose, timetable, days));
            return ExitCode.DONE;
        }
    }

    /** The timetable of named hours, of an account, or of a member: of the first of several accounts. */
    static Timetable find(WorkspaceSession session, String of) {
        return AccountOrMember.timetables(session.source(), of, session.now(), session.now())
                .values()
                .iterator()
                .next();
    }

    private static Map<String, Object> json(String whose, Timetable timetable, DayRangeOptions days) {
        WallClock clock = timetable.clock();
        Instant from = clock.startOf(days.first());
        Instant to = clock.startOf(days.end());
        Windows windows = timetable.windows(from, to);
        List<Map<String, Object>> off = new ArrayList<>();
        for (ClosedTime closed : timetable.lost(from, to)) {
            for (Window window : closed.when().list()) {
                Map<String, Object> object = JsonValues.window(window, clock.zone());
                object.put("because", closed.kind().name().toLowerCase(Locale.ROOT));
                object.put("why", closed.what());
                off.add(object);
            }
        }
        return JsonWriter.object(
                "of",
                whose,
                "zone",
                timetable.zone(),
                "windows",
                JsonValues.windows(windows, clock.zone()),
                "off",
                off,
                "workMinutes",
                windows.total().toMinutes());
    }

    private void print(String whose, Timetable timetable, DayRangeOptions days) {
        Screen screen = shell.screen();
        WallClock clock = timetable.clock();
        LocalDate first = days.first();
        LocalDate end = days.end();
        Windows windows = timetable.windows(clock.startOf(first), clock.startOf(end));
        String made = timetable.works().stream()
                .map(work -> work.hours().name())
                .distinct()
                .collect(Collectors.joining(" and "));
        screen.line(
                screen.strong(whose) + screen.quiet("  " + timetable.zone() + (made.equals(whose) ? "" : ", " + made)));
        DayNotes notes = new DayNotes(timetable);
        List<List<String>> rows = new ArrayList<>();
        for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
            Instant midnight = clock.startOf(day);
            Windows ofDay = windows.clip(midnight, clock.startOf(day.plusDays(1)));
            String times = WindowFormat.times(ofDay, clock);
            String total = ofDay.isEmpty() ? "" : TimeFormat.duration(ofDay.total());
            rows.add(List.of(
                    TimeFormat.day(day),
                    times.isEmpty() ? screen.quiet("off") : times,
                    total,
                    screen.quiet(notes.of(day, day.equals(first)))));
        }
        screen.table("  ", rows, Column.WHOLE, Column.PROSE);
        screen.line("  " + hoursOf(windows) + " in all.");
    }

    /** Never in days: {@code 112 h 30 min}. */
    private static String hoursOf(Windows windows) {
        long minutes = windows.total().toMinutes();
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
}
