package dev.punchclock.files;

import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.hours.Shift;
import dev.punchclock.problem.FilePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the shifts of a day: {@code 09:00-12:30, 13:30-17:30}, or {@code off}. */
final class ShiftReader {
    private static final int DAY = 24 * 60;
    private static final int LONG = 16 * 60;
    private static final Pattern RANGE = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*[-–]\\s*(\\d{1,2}):(\\d{2})");
    private static final Set<String> NO_WORK =
            Set.of("no", "none", "false", "closed", "free", "holiday", "-", "leave", "0", "never");

    private final boolean off;
    private final @Nullable FilePosition place;
    private final ProblemCollector problems;

    private ShiftReader(boolean off, @Nullable FilePosition place, ProblemCollector problems) {
        this.off = off;
        this.place = place;
        this.problems = problems;
    }

    /** Shifts in order; none for {@code off}; empty when something was wrong, which is reported. */
    static Optional<List<Shift>> read(String text, @Nullable FilePosition place, ProblemCollector problems) {
        return new ShiftReader(false, place, problems).day(text.strip());
    }

    /** The same of times off on a day, which are no shifts to whoever reads of them. */
    static Optional<List<Shift>> timeOff(String text, @Nullable FilePosition place, ProblemCollector problems) {
        return new ShiftReader(true, place, problems).day(text.strip());
    }

    private Optional<List<Shift>> day(String text) {
        if (text.equalsIgnoreCase("off") && !off) {
            return Optional.of(List.of());
        }
        if (text.isEmpty() || NO_WORK.contains(text.toLowerCase(Locale.ROOT))) {
            error(
                    text.isEmpty() ? "no times are written here" : "`" + text + "` is not a time",
                    off ? "for the whole day write the date alone" : "for a day off write `off`");
            return Optional.empty();
        }
        List<Shift> shifts = new ArrayList<>();
        for (String range : text.split(",", -1)) {
            Optional<Shift> shift = range(range.strip(), text);
            if (shift.isEmpty()) {
                return Optional.empty();
            }
            shifts.add(shift.get());
        }
        return apart(shifts.stream().sorted().toList());
    }

    private Optional<List<Shift>> apart(List<Shift> shifts) {
        for (int i = 1; i < shifts.size(); i++) {
            if (shifts.get(i).start() < shifts.get(i - 1).end()) {
                error(
                        shifts.get(i - 1) + " and " + shifts.get(i) + " overlap",
                        "make one of them shorter, or one " + (off ? "time" : "shift") + " of both");
                return Optional.empty();
            }
        }
        return Optional.of(shifts);
    }

    /** @param all the times of that day, of which this is a part */
    private Optional<Shift> range(String range, String all) {
        Matcher parts = RANGE.matcher(range);
        if (!parts.matches()) {
            error(
                    range.isEmpty() ? "there is a comma too many" : "`" + range + "` is not a start and an end",
                    ShiftSuggestion.of(all).map(meant -> "write " + meant).orElse("write it as 09:00-12:30"));
            return Optional.empty();
        }
        int start = minutes(parts.group(1), parts.group(2));
        int end = minutes(parts.group(3), parts.group(4));
        if (start < 0 || start >= DAY || end < 0 || end > DAY) {
            error(
                    "there is no such time in `" + range + "`",
                    start == DAY
                            ? "write 00:00, on the next day"
                            : "write times from 00:00 to 23:59; 24:00 only as an end");
        } else if (start == end) {
            error(
                    "`" + range + "` has no length",
                    off
                            ? "for the whole day write the date alone"
                            : "write 00:00-24:00 for a whole day, off for a day off");
        } else if (end == DAY - 1) {
            error("`" + range + "` leaves out the last minute of the day", "did you mean 24:00?");
        } else {
            Shift shift = new Shift(start, end < start ? end + DAY : end);
            if (shift.minutes() > LONG) {
                problems.warning(
                        place,
                        (off ? "a time off of " : "a shift of ")
                                + lengthOf(shift)
                                + (shift.end() > DAY ? ", to the next day" : ""),
                        ShiftSuggestion.of(range)
                                .filter(meant -> !meant.equals(shift.toString()))
                                .map(meant -> "did you mean " + meant + "?")
                                .orElse("look whether `" + range + "` is meant"));
            }
            return Optional.of(shift);
        }
        return Optional.empty();
    }

    private static String lengthOf(Shift shift) {
        int minutes = shift.minutes() % 60;
        return shift.minutes() / 60 + " h" + (minutes == 0 ? "" : " " + minutes);
    }

    private static int minutes(String hour, String minute) {
        int minutes = Integer.parseInt(minute);
        return minutes > 59 ? -1 : Integer.parseInt(hour) * 60 + minutes;
    }

    private void error(String what, String remedy) {
        problems.error(place, what, remedy);
    }
}
