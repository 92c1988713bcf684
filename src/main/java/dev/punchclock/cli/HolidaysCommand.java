package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.Timetable;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.report.HolidayList;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code holidays}: print public holidays, and why each is a day off. */
final class HolidaysCommand implements Command {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}[A-Z0-9_]*(-[A-Z0-9]*)*");

    private final CommandEnvironment environment;
    private final SessionServices services;
    private final PublicHolidays holidays;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String of = "";
    private int year;

    HolidaysCommand(CommandEnvironment environment, SessionServices services, PublicHolidays holidays) {
        this.environment = environment;
        this.services = services;
        this.holidays = holidays;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Prints the holidays of some hours, or the public holidays of a country or a part of it.")
                .in(options)
                .word(
                        "NAME|ACCOUNT|CODE",
                        "named hours, an account, or a place: Scotland, or GB-SCT",
                        given -> of = given)
                .number("--year", "YEAR", "default: this year; of a code, by UTC", given -> year = given)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        if (isCapital(of)) { // no name in a workspace has a capital
            of = holidays.holidayCode(of).orElse(of);
        }
        if (CODE.matcher(of).matches()) {
            showCode();
            return ExitCode.DONE;
        }
        try {
            showHours();
        } catch (ProblemException notOurs) { // a place in small letters, unless the workspace has a name like it
            of = holidays.holidayCode(of).orElseThrow(() -> notOurs);
            showCode();
        }
        return ExitCode.DONE;
    }

    private void showCode() {
        choose(ZoneOffset.UTC);
        show(List.of(ofCode()));
    }

    private void showHours() {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            Timetable timetable = HoursCommand.find(session, of);
            choose(timetable.zone());
            show(timetable.works().stream()
                    .map(work -> HolidayList.of(work.hours(), year))
                    .distinct()
                    .toList());
        }
    }

    private static boolean isCapital(String word) {
        return !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
    }

    private void choose(ZoneId zone) {
        if (year == 0) {
            year = environment.clock().instant().atZone(zone).getYear();
        }
        Arguments.between(year, FIRST_YEAR, LAST_YEAR, "--year");
    }

    private HolidayList ofCode() {
        List<Problem> problems = holidays.holidayProblems(of, year);
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new ProblemException(ExitCode.USAGE, problems);
        }
        problems.forEach(environment.complaints()::problem);
        return HolidayList.of(of, holidays.holidays(of, year));
    }

    private void show(List<HolidayList> lists) {
        if (environment.json()) {
            environment
                    .document()
                    .answer(
                            "holidays",
                            "of",
                            of,
                            "year",
                            year,
                            "lists",
                            lists.stream().map(this::json).toList());
        } else {
            lists.forEach(this::print);
        }
    }

    private Map<String, Object> json(HolidayList list) {
        List<Map<String, Object>> days = list.days().stream()
                .map(day ->
                        JsonWriter.object("date", day.date(), "name", day.name(), "off", day.off(), "why", day.why()))
                .toList();
        return JsonWriter.object("name", list.name(), "days", days);
    }

    private void print(HolidayList list) {
        Screen screen = environment.screen();
        screen.line(screen.strong(list.name()) + screen.quiet("  " + year));
        List<List<String>> rows = new ArrayList<>();
        for (HolidayList.Day day : list.days()) {
            String why = switch (day.why()) {
                case "also" -> "as written under also:";
                case "not" -> "not off, as written under not:";
                default -> "";
            };
            rows.add(List.of(TimeFormat.day(day.date()), day.name(), screen.quiet(why)));
        }
        screen.table("  ", rows, Column.WHOLE, Column.PROSE);
        screen.line("  " + list.total());
    }
}
