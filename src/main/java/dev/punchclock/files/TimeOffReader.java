package dev.punchclock.files;

import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.files.yaml.SequenceNode;
import dev.punchclock.hours.BusyCalendar;
import dev.punchclock.hours.Leave;
import dev.punchclock.hours.Shift;
import dev.punchclock.hours.TimeOff;
import dev.punchclock.hours.Trip;
import dev.punchclock.problem.FilePosition;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code leave}, {@code travel} and {@code busy} of a member or an account. */
final class TimeOffReader {
    private static final String LEAVE = "leave: [ 2026-12-28..2027-01-02, 2026-11-25 12:30-17:30 ]";
    private static final String TRAVEL = "travel: [ { from: 2026-11-30, to: 2026-12-04, zone: America/New_York } ]";
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final Pattern PART = Pattern.compile("(" + DATE + ")\\s+(\\D*\\d.*)");
    private static final Pattern TIMES = Pattern.compile("\\d{1,2}:\\d{2}\\s*[-–].*");

    private final ProblemCollector problems;
    private final List<Leave> leave = new ArrayList<>();
    private final Map<LocalDate, List<Shift>> hours = new TreeMap<>();
    private final List<Trip> travel = new ArrayList<>();

    private TimeOffReader(ProblemCollector problems) {
        this.problems = problems;
    }

    /**
     * The time off that a section writes; what is wrong with it is reported.
     *
     * @param zone of times in calendars that name none; null when it is not known
     */
    static TimeOff read(
            YamlSection section, CalendarReferenceReader calendars, @Nullable ZoneId zone, ProblemCollector problems) {
        TimeOffReader reader = new TimeOffReader(problems);
        section.node("leave").ifPresent(node -> each(node).forEach(reader::leave));
        section.node("travel").ifPresent(node -> each(node).forEach(reader::trip));
        List<BusyCalendar> busy = section.node("busy")
                .map(node -> calendars.read(each(node), zone, node.place(), problems))
                .orElse(List.of());
        return new TimeOff(reader.leave, reader.hours, reader.travel, busy);
    }

    private static List<Node> each(Node node) {
        return node instanceof SequenceNode list ? list.items() : List.of(node);
    }

    private void leave(Node node) {
        if (!(node instanceof ScalarNode scalar) || scalar.isNothing()) {
            problems.error(node.place(), "leave is a date, dates, or a date with times", "write `" + LEAVE + "`");
            return;
        }
        String text = scalar.text().strip();
        FilePosition place = scalar.place();
        Matcher part = PART.matcher(text);
        if (TIMES.matcher(text).matches()) {
            problems.error(
                    place,
                    "the times `" + text + "` have no date",
                    "inside [ … ] put quotes around all times of a day: [ \"2026-11-25 09:00-12:30, 13:30-17:30\" ]");
        } else if (DateRangeReader.isRange(text)) {
            DateRangeReader.read(text, "leave", place, problems).ifPresent(leave::add);
        } else if (part.matches()) {
            Optional<LocalDate> day = DateReader.date(part.group(1), place, problems);
            Optional<List<Shift>> times = ShiftReader.timeOff(part.group(2), place, problems);
            day.ifPresent(date -> times.ifPresent(shifts -> hours.merge(date, shifts, TimeOffReader::joined)));
        } else {
            DateReader.date(text, place, problems).ifPresent(date -> leave.add(new Leave(date, date)));
        }
    }

    private static List<Shift> joined(List<Shift> a, List<Shift> b) {
        List<Shift> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private void trip(Node node) {
        YamlSection.of(node, AllowedKeys.TRAVEL, TRAVEL, problems).ifPresent(section -> {
            for (String key : AllowedKeys.TRAVEL.known()) {
                if (!section.has(key)) {
                    section.missing(key, "write `" + TRAVEL + "`");
                }
            }
            Optional<ScalarNode> from = section.scalar("from", "2026-11-30");
            Optional<ScalarNode> to = section.scalar("to", "2026-12-04");
            Optional<ZoneId> zone = section.scalar("zone", "America/New_York")
                    .flatMap(s -> TimeZoneReader.read(s.text(), s.place(), problems));
            if (from.isPresent() && to.isPresent()) {
                DateRangeReader.between(
                                from.get().text(), to.get().text(), from.get().place(), problems)
                        .ifPresent(days -> zone.ifPresent(z -> add(new Trip(days, z), section.place())));
            }
        });
    }

    private void add(Trip trip, FilePosition place) {
        for (Trip other : travel) {
            if (other.days().contains(trip.days().first())
                    || trip.days().contains(other.days().first())) {
                problems.error(
                        place,
                        "two trips share a day: " + other.zone() + " and " + trip.zone(),
                        "let one end on the day before the other begins");
                return;
            }
        }
        travel.add(trip);
    }
}
