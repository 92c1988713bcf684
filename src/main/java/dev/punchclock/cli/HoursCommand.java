package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.ClosedTime;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.Timetable;
import dev.punchclock.hours.WallClock;
import dev.punchclock.hours.Window;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.report.AccountOrMember;
import dev.punchclock.report.WindowFormat;
import dev.punchclock.report.WorkHours;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code hours}: print when work is. */
final class HoursCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String of = "";
    private @Nullable String from;
    private @Nullable String to;

    HoursCommand(CommandEnvironment environment, SessionServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Prints when work is, and how much of it.")
                .in(options)
                .word("ACCOUNT|MEMBER|NAME", "an account, a member, or named hours", given -> of = given)
                .value("--from", "DATE", "the first day (default: this Monday)", given -> from = given)
                .value("--to", "DATE", "the day after the last (default: a week later)", given -> to = given)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            Timetable first = find(session, of);
            WallClock clock = first.clock();
            DayRangeOptions days = DayRangeOptions.typed(from, to, clock.dayOf(session.now()));
            List<WorkHours> all = new ArrayList<>();
            AccountOrMember.timetables(session.source(), of, clock.startOf(days.first()), clock.startOf(days.end()))
                    .forEach((whose, timetable) -> all.add(WorkHours.of(whose, timetable, days.first(), days.end())));
            if (environment.json()) {
                List<Map<String, Object>> timetables =
                        all.stream().map(HoursCommand::json).toList();
                environment.document().answer("hours", "of", of, "timetables", timetables);
            }
            all.forEach(this::print);
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

    private static Map<String, Object> json(WorkHours hours) {
        ZoneId zone = hours.timetable().zone();
        List<Map<String, Object>> off = new ArrayList<>();
        for (ClosedTime closed : hours.lost()) {
            for (Window window : closed.when().list()) {
                Map<String, Object> object = JsonValues.window(window, zone);
                object.put("because", closed.kind().name().toLowerCase(Locale.ROOT));
                object.put("why", closed.what());
                off.add(object);
            }
        }
        return JsonWriter.object(
                "of", hours.whose(),
                "zone", zone,
                "windows", JsonValues.windows(hours.windows(), zone),
                "off", off,
                "workMinutes", hours.windows().total().toMinutes());
    }

    private void print(WorkHours hours) {
        Screen screen = environment.screen();
        screen.line(screen.strong(hours.whose()) + screen.quiet("  " + hours.about()));
        List<List<String>> rows = new ArrayList<>();
        for (WorkHours.Day day : hours.days()) {
            boolean isOff = day.windows().isEmpty();
            rows.add(List.of(
                    TimeFormat.day(day.date()),
                    isOff
                            ? screen.quiet("off")
                            : WindowFormat.times(
                                    day.windows(), hours.timetable().clock()),
                    isOff ? "" : TimeFormat.duration(day.windows().total()),
                    screen.quiet(day.notes())));
        }
        screen.table("  ", rows, Column.WHOLE, Column.PROSE);
        screen.line("  " + hours.total() + " in all.");
    }
}
