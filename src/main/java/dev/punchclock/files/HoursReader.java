package dev.punchclock.files;

import dev.punchclock.files.yaml.MappingEntry;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.hours.ClosureProvider;
import dev.punchclock.hours.Holidays;
import dev.punchclock.hours.Hours;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one named hours: its zone, its pattern, its single days, its holidays. */
final class HoursReader {
    private final String name;
    private final ProblemCollector problems;
    private final DaysReader days;

    private HoursReader(String name, ProblemCollector problems) {
        this.name = name;
        this.problems = problems;
        days = new DaysReader(problems);
    }

    /**
     * The hours below a name; empty when something was wrong, which is reported.
     *
     * @param usual the workspace's zone, or null
     * @param zoneIsBroken the workspace's zone was written but not understood: nothing more is said of a missing one
     */
    static Optional<Hours> read(
            MappingEntry field,
            @Nullable ZoneId usual,
            boolean zoneIsBroken,
            ClosureProvider closures,
            ProblemCollector problems) {
        ProblemCollector own = new ProblemCollector(t -> t);
        HoursReader reader = new HoursReader(field.name(), own);
        Optional<Hours> hours = YamlSection.of(
                        field.value(), AllowedKeys.HOURS, field.name() + ": { " + WeekReader.WEEK + " }", own)
                .flatMap(section -> reader.read(section, usual, zoneIsBroken, closures));
        problems.addAll(own);
        return own.hasErrors() ? Optional.empty() : hours;
    }

    private Optional<Hours> read(
            YamlSection section, @Nullable ZoneId usual, boolean zoneIsBroken, ClosureProvider closures) {
        Optional<ZoneId> zone = section.has("zone")
                ? section.scalar("zone", "Europe/London")
                        .flatMap(z -> TimeZoneReader.read(z.text(), z.place(), problems))
                : Optional.ofNullable(usual);
        if (zone.isEmpty() && !section.has("zone") && !zoneIsBroken && !problems.isUnread("zone")) {
            problems.error(
                    section.place(),
                    "the hours `" + name + "` have no time zone",
                    "write `zone: Europe/London` here or at the top of the file; none is guessed");
        }
        section.node("days")
                .flatMap(d -> YamlSection.fields(d, "`days`", "days: { 2026-12-24: 09:00-12:00 }", problems))
                .ifPresent(days::read);
        Holidays holidays = HolidaysReader.read(section, closures, problems);
        Optional<RotaReader.Read> rota = RotaReader.read(section, problems);
        rota.filter(read -> !problems.hasErrors()).ifPresent(this::check);
        return zone.flatMap(z -> rota.map(read ->
                new Hours(name, z, read.rota(), List.copyOf(days.ranges().keySet()), days.days(), holidays)));
    }

    private void check(RotaReader.Read read) {
        NightShiftRule.check(read, days, problems);
        if (read.rota().days().stream().allMatch(List::isEmpty)
                && days.days().values().stream().allMatch(List::isEmpty)) {
            problems.error(
                    read.place(),
                    "with these hours nothing is ever allowed to go out",
                    "give at least one day its times, as in `mon-fri: 09:00-17:30`");
        }
    }
}
