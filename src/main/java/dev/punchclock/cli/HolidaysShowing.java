package dev.punchclock.cli;

import dev.punchclock.cli.json.Json;
import dev.punchclock.hours.Told;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.Stopped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

final class HolidaysShowing implements Command {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    private final Shell shell;
    private final Parts parts;

    private String code = "";
    private int year;
    private boolean json;

    HolidaysShowing(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(Syntax syntax) {
        syntax.says("Prints the public holidays of a country or a part of it.")
                .word("CODE", "an ISO 3166 code, such as IE, or GB-SCT for a part of a country", given -> code = given)
                .number("--year", "YEAR", "default: this year, in UTC", given -> year = given)
                .flag("--json", "for machines", () -> json = true);
    }

    @Override
    public ExitCode run() {
        if (year == 0) {
            year = shell.clock().instant().atZone(ZoneOffset.UTC).getYear();
        }
        Typed.between(year, FIRST_YEAR, LAST_YEAR, "--year");
        Optional<Problem> problem = parts.holidayProblem(code);
        problem.filter(Problem::isError).ifPresent(none -> {
            throw new Stopped(ExitCode.USAGE, List.of(none));
        });
        problem.ifPresent(doubt -> shell.err().println(doubt.render()));
        SortedMap<LocalDate, String> days = parts.holidays(code, year);
        if (json) {
            shell.screen().raw(Json.write(json(days)));
        } else {
            print(days);
        }
        return ExitCode.DONE;
    }

    private Map<String, Object> json(SortedMap<LocalDate, String> days) {
        List<Map<String, Object>> all = days.entrySet().stream()
                .map(day -> Json.object("date", day.getKey(), "name", day.getValue()))
                .toList();
        return Json.object("of", code, "year", year, "days", all);
    }

    private void print(SortedMap<LocalDate, String> days) {
        Screen screen = shell.screen();
        screen.line(screen.strong(code) + screen.quiet("  " + year));
        List<List<String>> rows = new ArrayList<>();
        days.forEach((day, name) -> rows.add(List.of(Told.day(day), name)));
        screen.table("  ", rows);
        long weekdays = days.keySet().stream()
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .count();
        screen.line("  " + Words.many(days.size(), "day") + " off, " + weekdays + " from Monday to Friday.");
    }
}
