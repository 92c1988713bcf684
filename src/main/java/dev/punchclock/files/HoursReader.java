package dev.punchclock.files;

import dev.punchclock.files.yaml.Field;
import dev.punchclock.files.yaml.Fields;
import dev.punchclock.files.yaml.Items;
import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.Problems;
import dev.punchclock.files.yaml.Scalar;
import dev.punchclock.hours.Hours;
import dev.punchclock.hours.Shift;
import dev.punchclock.problem.Place;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one named hours: its zone, its week, its single days. */
final class HoursReader {
    private static final String WEEK = "week: { mon-fri: 09:00-17:30 }";

    private final String name;
    private final Problems problems;
    private final Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
    private final Map<DayOfWeek, Place> weekPlaces = new EnumMap<>(DayOfWeek.class);
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
    static Optional<Hours> read(Field field, @Nullable ZoneId usual, boolean zoneIsBroken, Problems problems) {
        Problems own = new Problems(t -> t);
        HoursReader reader = new HoursReader(field.name(), own);
        Optional<Hours> hours = Section.of(field.value(), Keys.HOURS, field.name() + ": { " + WEEK + " }", own)
                .flatMap(section -> reader.read(section, usual, zoneIsBroken));
        problems.addAll(own);
        return own.hasErrors() ? Optional.empty() : hours;
    }

    private Optional<Hours> read(Section section, @Nullable ZoneId usual, boolean zoneIsBroken) {
        Optional<ZoneId> zone = section.has("zone")
                ? section.scalar("zone", "Europe/London").flatMap(z -> Zones.read(z.text(), z.place(), problems))
                : Optional.ofNullable(usual);
        if (zone.isEmpty() && !section.has("zone") && !zoneIsBroken) {
            problems.error(
                    section.place(),
                    "the hours `" + name + "` have no time zone",
                    "write `zone: Europe/London` here or at the top of the file; none is guessed");
        }
        if (section.has("week")) {
            section.node("week")
                    .flatMap(w -> Section.fields(w, "`week`", WEEK, problems))
                    .ifPresent(this::week);
        } else {
            section.missing("week", "write `" + WEEK + "`");
        }
        section.node("days")
                .flatMap(d -> Section.fields(d, "`days`", "days: { 2026-12-24: 09:00-12:00 }", problems))
                .ifPresent(this::days);
        if (!problems.hasErrors()) {
            nights();
            if (week.values().stream().allMatch(List::isEmpty)
                    && days.values().stream().allMatch(List::isEmpty)) {
                problems.error(
                        section.node("week").map(Node::place).orElse(section.place()),
                        "with these hours nothing is ever allowed to go out",
                        "give at least one day its times, as in `mon-fri: 09:00-17:30`");
            }
        }
        return zone.map(z -> new Hours(name, z, week, days));
    }

    private void week(Fields fields) {
        if (fields.fields().isEmpty()) {
            problems.error(
                    fields.place(),
                    "the week is empty: nothing is ever allowed to go out",
                    "give at least one day its times, as in `mon-fri: 09:00-17:30`");
        }
        for (Field field : fields.fields()) {
            Place place = field.key().place();
            for (DayOfWeek day : Weekdays.read(field.name(), place, problems).orElse(List.of())) {
                Place first = weekPlaces.putIfAbsent(day, place);
                if (first != null) {
                    problems.error(
                            place,
                            "`" + day.name().substring(0, 3).toLowerCase(java.util.Locale.ROOT)
                                    + "` is named twice, first in line " + first.line(),
                            "name each day once");
                } else {
                    shifts(field).ifPresent(shifts -> week.put(day, shifts));
                }
            }
        }
    }

    private void days(Fields fields) {
        for (Field field : fields.fields()) {
            Dates.date(field.name(), field.key().place(), problems).ifPresent(date -> {
                dayPlaces.put(date, field.key().place());
                shifts(field).ifPresent(shifts -> days.put(date, shifts));
            });
        }
    }

    private Optional<List<Shift>> shifts(Field field) {
        if (field.value() instanceof Scalar scalar) {
            return Shifts.read(
                    scalar.isNothing() ? "" : scalar.text(),
                    scalar.isNothing() ? field.key().place() : scalar.place(),
                    problems);
        }
        if (field.value() instanceof Items list) {
            List<String> ranges = new ArrayList<>();
            for (Node item : list.items()) {
                ranges.add(item instanceof Scalar scalar ? scalar.text() : "");
            }
            return Shifts.read(String.join(", ", ranges), list.place(), problems);
        }
        problems.error(
                field.value().place(),
                "times are expected here, not keys with values",
                "write it as 09:00-12:30, 13:30-17:30");
        return Optional.empty();
    }

    /** A night shift must not run into the shifts of the day after it. */
    private void nights() {
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Shift> next = week.getOrDefault(day.plus(1), List.of());
            clash(week.getOrDefault(day, List.of()), next, weekPlaces.get(day));
        }
        Hours hours = new Hours(name, ZoneId.of("UTC"), week, days);
        dayPlaces.forEach((date, place) -> {
            clash(hours.shiftsOf(date.minusDays(1)), hours.shiftsOf(date), place);
            if (!dayPlaces.containsKey(date.plusDays(1))) {
                clash(hours.shiftsOf(date), hours.shiftsOf(date.plusDays(1)), place);
            }
        });
    }

    private void clash(List<Shift> first, List<Shift> next, @Nullable Place place) {
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
