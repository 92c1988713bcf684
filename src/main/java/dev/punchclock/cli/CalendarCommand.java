package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.BusyCalendar;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code calendar}: print when a calendar file says busy. */
final class CalendarCommand implements Command {
    private final CommandEnvironment environment;
    private final CalendarServices services;

    private Path file = Path.of("");
    private @Nullable String zone;
    private @Nullable String from;
    private @Nullable String to;
    private String margin = "0m";
    private String assume = "0m";
    private boolean strip;
    private @Nullable Path output;
    private boolean fresh;

    CalendarCommand(CommandEnvironment environment, CalendarServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Prints when a calendar file (.ics) says busy. Needs no workspace; keeps and shows no titles.")
                .word("FILE", "the calendar file", given -> file = Path.of(given))
                .value(
                        "--zone",
                        "ZONE",
                        "of days, and of times that name none (default: that of the workspace here)",
                        given -> zone = given)
                .value("--from", "DATE", "the first day (default: this Monday)", given -> from = given)
                .value("--to", "DATE", "the day after the last (default: a week later)", given -> to = given)
                .value("--margin", "TIME", "what may overrun: 30m is added to each end", given -> margin = given)
                .value("--assume", "TIME", "how long events take that have no end", given -> assume = given)
                .json(environment)
                .flag("--strip", "print a copy with times only, to give to others", () -> strip = true)
                .path("--output", "FILE", "with --strip: write the copy into this file", given -> output = given)
                .flag("--fresh", "note that the file has not changed and is still right", () -> fresh = true);
    }

    @Override
    public ExitCode run() {
        boolean windows = from != null || to != null || (environment.json() && output == null && !fresh);
        if (output != null && !strip) {
            throw new ProblemException(ExitCode.USAGE, "--output is where --strip writes its copy", "add --strip");
        }
        if (strip && fresh) {
            throw new ProblemException(ExitCode.USAGE, "--strip and --fresh are two things", "give one of the two");
        }
        if ((strip || fresh) && windows) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    (environment.json() && from == null && to == null ? "--json does" : "--from and --to do")
                            + " not go with " + (strip ? "--strip" : "--fresh"),
                    environment.json() && strip ? "add --output FILE: a copy is no JSON" : "give the one or the other");
        }
        CalendarFileView calendar = calendar();
        if (strip) {
            strip(calendar);
        } else if (fresh) {
            confirm(calendar);
        } else {
            tell(calendar);
        }
        return ExitCode.DONE;
    }

    /** A file that cannot be had is the line's fault; what a file says that was read is its own. */
    private CalendarFileView calendar() {
        try {
            return services.calendar(environment.folder().resolve(file), file.toString());
        } catch (ProblemException missing) {
            throw new ProblemException(ExitCode.USAGE, missing.problems());
        }
    }

    private void strip(CalendarFileView calendar) {
        if (output == null) {
            environment.screen().raw(calendar.timesOnly(environment.clock().instant()));
            return;
        }
        Path target = environment.folder().resolve(output);
        if (!Files.isDirectory(target.toAbsolutePath().resolveSibling(""))) {
            throw new ProblemException(
                    ExitCode.USAGE, "there is no folder for " + output, "make it, or name a file in another one");
        }
        try {
            if (Files.exists(target)
                    && Files.isSameFile(target, environment.folder().resolve(file))) {
                throw new ProblemException(ExitCode.USAGE, output + " is the calendar itself", "name another file");
            }
        } catch (IOException unknown) {
            throw new ProblemException(ExitCode.USAGE, "it is not known what " + output + " is", "name another file");
        }
        calendar.timesOnly(environment.clock().instant(), target, output.toString());
        environment.document().answer("calendar-strip", "of", file, "file", output);
        environment.screen().line("The times of " + file + ", and nothing else, are in " + output + ".");
    }

    private void confirm(CalendarFileView calendar) {
        Optional<Instant> since = calendar.confirm(environment.clock().instant());
        ZoneId speaking = zone == null ? ZoneId.of("UTC") : Arguments.zone(zone);
        if (environment.json()) {
            environment
                    .document()
                    .answer(
                            "calendar-fresh",
                            "of",
                            file,
                            "unconfirmedSince",
                            JsonWriter.time(since.orElse(null), speaking));
        }
        environment
                .screen()
                .line(file + " is noted as still right. "
                        + since.map(at -> "It stood unconfirmed since " + TimeFormat.toTheSecond(at, speaking) + ".")
                                .orElse("Its content was not seen here before."));
    }

    private void tell(CalendarFileView calendar) {
        WallClock clock = new WallClock(zone());
        DayRangeOptions days =
                DayRangeOptions.typed(from, to, clock.dayOf(environment.clock().instant()));
        LocalDate first = days.first();
        LocalDate end = days.end();
        Duration length = Arguments.length("--assume", assume);
        Duration after = Arguments.length("--margin", margin);
        if (to == null) { // what a workspace would refuse is refused here, though the days to show are fewer
            calendar.said(clock.zone(), clock.startOf(first), clock.startOf(first.plusYears(1)), length, after);
        }
        CalendarFileView.Said said =
                calendar.said(clock.zone(), clock.startOf(first), clock.startOf(end), length, after);
        said.warnings().forEach(environment.complaints()::problem);
        if (environment.json()) {
            environment
                    .document()
                    .answer(
                            "calendar",
                            "of",
                            file,
                            "zone",
                            clock.zone(),
                            "windows",
                            JsonValues.windows(said.windows(), clock.zone()),
                            "withoutEnd",
                            said.endless());
        }
        BusyDayPrinter.print(environment.screen(), file.toString(), clock, said.windows(), first, end);
        if (from == null && to == null) {
            environment.screen().line("  This is one week; another: --from " + end + ", more: --to DATE.");
        }
        if (said.endless() > 0 && length.isZero()) {
            environment
                    .screen()
                    .line("  " + BusyCalendar.withoutEnd(said.endless()) + "; --assume 1h gives "
                            + (said.endless() == 1 ? "it" : "them") + " a length.");
        }
    }

    /** As it was typed, or that of the workspace in which somebody is, or in which the file lies. */
    private ZoneId zone() {
        if (zone != null) {
            return Arguments.zone(zone);
        }
        Path lies = environment.folder().resolve(file).toAbsolutePath().getParent();
        Optional<Path> workspace = services.find(environment.folder())
                .or(() -> Optional.ofNullable(lies).flatMap(services::find));
        return workspace
                .flatMap(this::zoneOf)
                .orElseThrow(() -> new ProblemException(
                        ExitCode.USAGE,
                        "it is not said in which zone the calendar's days are",
                        "add --zone with a place, such as --zone Europe/London"));
    }

    /** The workspace's own zone, or the only one by which somebody works there. */
    private Optional<ZoneId> zoneOf(Path folder) {
        try {
            Workspace workspace = services.open(folder);
            Set<ZoneId> all = workspace.zones();
            return workspace.zone() != null
                    ? Optional.of(workspace.zone())
                    : all.size() == 1 ? Optional.of(all.iterator().next()) : Optional.empty();
        } catch (ProblemException notInOrder) {
            return Optional.empty();
        }
    }
}
