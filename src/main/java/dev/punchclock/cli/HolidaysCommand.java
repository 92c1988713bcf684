package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.Holidays;
import dev.punchclock.hours.Hours;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.Timetable;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.report.Phrases;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

final class HolidaysCommand implements Command {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}[A-Z0-9_]*(-[A-Z0-9]*)*");

    private final CommandEnvironment shell;
    private final CliServices parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String of = "";
    private int year;

    HolidaysCommand(CommandEnvironment shell, CliServices parts) {
        this.shell = shell;
        this.parts = parts;
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
                .json(shell);
    }

    /** One day, whether it is off, and why: {@code public}, {@code also}, {@code not}. */
    private record Day(LocalDate date, String name, boolean off, String why) {}

    @Override
    public ExitCode run() {
        if (isCapital(of)) { // no name in a workspace has a capital
            of = parts.holidayCode(of).orElse(of);
        }
        if (CODE.matcher(of).matches()) {
            showCode();
            return ExitCode.DONE;
        }
        try {
            showHours();
        } catch (ProblemException notOurs) { // a place in small letters, unless the workspace has a name like it
            of = parts.holidayCode(of).orElseThrow(() -> notOurs);
            showCode();
        }
        return ExitCode.DONE;
    }

    private void showCode() {
        choose(ZoneOffset.UTC);
        show(List.of(ofCode()));
    }

    private void showHours() {
        try (WorkspaceSession session = WorkspaceSession.open(parts, shell, options)) {
            Timetable timetable = HoursCommand.find(session, of);
            choose(timetable.zone());
            show(timetable.works().stream()
                    .map(work -> ofHours(work.hours()))
                    .distinct()
                    .toList());
        }
    }

    private static boolean isCapital(String word) {
        return !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
    }

    private void choose(ZoneId zone) {
        if (year == 0) {
            year = shell.clock().instant().atZone(zone).getYear();
        }
        Arguments.between(year, FIRST_YEAR, LAST_YEAR, "--year");
    }

    /** The days of one list, under its name. */
    private record Sheet(String title, List<Day> days) {}

    private Sheet ofCode() {
        List<Problem> problems = parts.holidayProblems(of, year);
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new ProblemException(ExitCode.USAGE, problems);
        }
        problems.forEach(shell.complaints()::problem);
        List<Day> days = new ArrayList<>();
        parts.holidays(of, year).forEach((date, name) -> days.add(new Day(date, name, true, "public")));
        return new Sheet(of, days);
    }

    private Sheet ofHours(Hours hours) {
        Holidays rules = hours.holidays();
        SortedMap<LocalDate, Day> days = new TreeMap<>();
        Set<LocalDate> not = rules.not();
        if (rules.of() != null) {
            rules.of().in(year).forEach((date, name) -> {
                boolean off = !not.contains(date);
                days.put(date, new Day(date, name, off, off ? "public" : "not"));
            });
        }
        for (LocalDate date : rules.also()) {
            if (date.getYear() == year && (!days.containsKey(date) || not.contains(date))) {
                days.put(date, new Day(date, "holiday", true, "also"));
            }
        }
        return new Sheet(hours.name(), List.copyOf(days.values()));
    }

    private void show(List<Sheet> sheets) {
        if (shell.json()) {
            shell.document()
                    .answer(
                            "holidays",
                            "of",
                            of,
                            "year",
                            year,
                            "lists",
                            sheets.stream().map(this::json).toList());
        } else {
            sheets.forEach(this::print);
        }
    }

    private Map<String, Object> json(Sheet sheet) {
        List<Map<String, Object>> days = sheet.days().stream()
                .map(day ->
                        JsonWriter.object("date", day.date(), "name", day.name(), "off", day.off(), "why", day.why()))
                .toList();
        return JsonWriter.object("name", sheet.title(), "days", days);
    }

    private void print(Sheet sheet) {
        Screen screen = shell.screen();
        screen.line(screen.strong(sheet.title()) + screen.quiet("  " + year));
        List<List<String>> rows = new ArrayList<>();
        for (Day day : sheet.days()) {
            String why = switch (day.why()) {
                case "also" -> "as written under also:";
                case "not" -> "not off, as written under not:";
                default -> "";
            };
            rows.add(List.of(TimeFormat.day(day.date()), day.name(), screen.quiet(why)));
        }
        screen.table("  ", rows, Column.WHOLE, Column.PROSE);
        long off = sheet.days().stream().filter(Day::off).count();
        long weekdays = sheet.days().stream()
                .filter(day -> day.off() && day.date().getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .count();
        screen.line("  " + Phrases.many(off, "day") + " off, " + weekdays + " from Monday to Friday.");
    }
}
