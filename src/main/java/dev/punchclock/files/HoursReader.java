package dev.punchclock.files;

import dev.punchclock.files.yaml.Field;
import dev.punchclock.files.yaml.Fields;
import dev.punchclock.files.yaml.Problems;
import dev.punchclock.hours.Closures;
import dev.punchclock.hours.Holidays;
import dev.punchclock.hours.Hours;
import dev.punchclock.hours.Rota;
import dev.punchclock.hours.Shift;
import dev.punchclock.problem.Place;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one named hours: its zone, its pattern, its single days, its holidays. */
final class HoursReader {
    private final String name;
    private final Problems problems;
    private final Map<LocalDate, List<Shift>> days = new TreeMap<>();
    private final Map<LocalDate, Place> dayPlaces = new TreeMap<>();

    private HoursReader(String name, Problems problems) {
        this.name = name;
        this.problems = problems;
    }

    /**
     * The hours below a name; empty when something was wrong, which is reported.
     *
     * @param usual the workspace's zone, or null
     * @param zoneIsBroken the workspace's zone was written but not understood: nothing more is said of a missing one
     */
    static Optional<Hours> read(
            Field field, @Nullable ZoneId usual, boolean zoneIsBroken, Closures closures, Problems problems) {
        Problems own = new Problems(t -> t);
        HoursReader reader = new HoursReader(field.name(), own);
        Optional<Hours> hours = Section.of(
                        field.value(), Keys.HOURS, field.name() + ": { " + WeekReader.WEEK + " }", own)
                .flatMap(section -> reader.read(section, usual, zoneIsBroken, closures));
        problems.addAll(own);
        return own.hasErrors() ? Optional.empty() : hours;
    }

    private Optional<Hours> read(Section section, @Nullable ZoneId usual, boolean zoneIsBroken, Closures closures) {
        Optional<ZoneId> zone = section.has("zone")
                ? section.scalar("zone", "Europe/London").flatMap(z -> Zones.read(z.text(), z.place(), problems))
                : Optional.ofNullable(usual);
        if (zone.isEmpty() && !section.has("zone") && !zoneIsBroken) {
            problems.error(
                    section.place(),
                    "the hours `" + name + "` have no time zone",
                    "write `zone: Europe/London` here or at the top of the file; none is guessed");
        }
        section.node("days")
                .flatMap(d -> Section.fields(d, "`days`", "days: { 2026-12-24: 09:00-12:00 }", problems))
                .ifPresent(this::days);
        Holidays holidays = HolidaysReader.read(section, closures, problems);
        Optional<RotaReader.Read> rota = RotaReader.read(section, problems);
        rota.filter(read -> !problems.hasErrors()).ifPresent(this::check);
        return zone.flatMap(z -> rota.map(read -> new Hours(name, z, read.rota(), days, holidays)));
    }

    private void days(Fields fields) {
        for (Field field : fields.fields()) {
            Place place = field.key().place();
            Dates.date(field.name(), place, problems).ifPresent(date -> {
                dayPlaces.put(date, place);
                WeekReader.shifts(field.value(), place, problems).ifPresent(shifts -> days.put(date, shifts));
            });
        }
    }

    private void check(RotaReader.Read read) {
        nights(read);
        if (read.rota().days().stream().allMatch(List::isEmpty)
                && days.values().stream().allMatch(List::isEmpty)) {
            problems.error(
                    read.place(),
                    "with these hours nothing is ever allowed to go out",
                    "give at least one day its times, as in `mon-fri: 09:00-17:30`");
        }
    }

    /** A night shift must not run into the shifts of the day after it. */
    private void nights(RotaReader.Read read) {
        Rota rota = read.rota();
        int size = rota.days().size();
        for (int i = 0; i < size; i++) {
            clash(
                    rota.days().get(i),
                    rota.days().get((i + 1) % size),
                    read.places().get(i));
        }
        Hours hours = new Hours(name, ZoneId.of("UTC"), rota, days, Holidays.NONE);
        dayPlaces.forEach((date, place) -> {
            clash(hours.shiftsOf(date.minusDays(1)), hours.shiftsOf(date), place);
            if (!dayPlaces.containsKey(date.plusDays(1))) {
                clash(hours.shiftsOf(date), hours.shiftsOf(date.plusDays(1)), place);
            }
        });
    }

    private void clash(List<Shift> first, List<Shift> next, Place place) {
        for (Shift night : first) {
            for (Shift day : next) {
                if (day.start() + 24 * 60 < night.end()) {
                    problems.error(
                            place,
                            night + " runs into " + day + " of the day after it",
                            "let one end before the other starts");
                }
            }
        }
    }
}
