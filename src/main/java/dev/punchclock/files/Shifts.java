package dev.punchclock.files;

import dev.punchclock.files.yaml.Problems;
import dev.punchclock.hours.Shift;
import dev.punchclock.problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the shifts of a day: {@code 09:00-12:30, 13:30-17:30}, or {@code off}. */
final class Shifts {
    private static final int DAY = 24 * 60;
    private static final int LONG = 16 * 60;
    private static final Pattern RANGE = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*[-–]\\s*(\\d{1,2}):(\\d{2})");
    /** What people write instead: 9-17, 9am-5pm, 9.30-17.30, 0900-1730, 9 to 5pm. */
    private static final Pattern NEARLY = Pattern.compile("(?i)(\\d{1,2})(?:[:.h]?(\\d{2}))?h?\\s*(am|pm)?\\s*"
            + "(?:-|–|—|−|to|till|until|bis)\\s*(\\d{1,2})(?:[:.h]?(\\d{2}))?h?\\s*(am|pm)?");

    private static final Set<String> NO_WORK =
            Set.of("no", "none", "false", "closed", "free", "holiday", "-", "leave", "0", "never");

    private final @Nullable Place place;
    private final Problems problems;

    private Shifts(@Nullable Place place, Problems problems) {
        this.place = place;
        this.problems = problems;
    }

    /** Shifts in order; none for {@code off}; empty when something was wrong, which is reported. */
    static Optional<List<Shift>> read(String text, @Nullable Place place, Problems problems) {
        return new Shifts(place, problems).day(text.strip());
    }

    private Optional<List<Shift>> day(String text) {
        if (text.equalsIgnoreCase("off")) {
            return Optional.of(List.of());
        }
        if (text.isEmpty() || NO_WORK.contains(text.toLowerCase(Locale.ROOT))) {
            error(
                    text.isEmpty() ? "no times are written here" : "`" + text + "` is not a time",
                    "for a day off write `off`");
            return Optional.empty();
        }
        List<Shift> shifts = new ArrayList<>();
        for (String range : text.split(",", -1)) {
            Optional<Shift> shift = range(range.strip());
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
                        "make one of them shorter, or one shift of both");
                return Optional.empty();
            }
        }
        return Optional.of(shifts);
    }

    private Optional<Shift> range(String range) {
        Matcher parts = RANGE.matcher(range);
        if (!parts.matches()) {
            error(
                    range.isEmpty() ? "there is a comma too many" : "`" + range + "` is not a start and an end",
                    meant(range));
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
            error("`" + range + "` has no length", "write 00:00-24:00 for a whole day, off for a day off");
        } else if (end == DAY - 1) {
            error("`" + range + "` leaves out the last minute of the day", "did you mean 24:00?");
        } else {
            Shift shift = new Shift(start, end < start ? end + DAY : end);
            if (shift.minutes() > LONG) {
                problems.warning(place, "a shift of " + lengthOf(shift), "look whether `" + range + "` is meant");
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

    private static String meant(String range) {
        Matcher near = NEARLY.matcher(range);
        if (!near.matches()) {
            return "write it as 09:00-12:30";
        }
        // "9-5pm" is a morning to most people, "1-5pm" is not: only the half that is marked is read as marked.
        return "write " + time(near.group(1), near.group(2), near.group(3)) + "-"
                + time(near.group(4), near.group(5), near.group(6));
    }

    private static String time(String hour, @Nullable String minute, @Nullable String half) {
        int h = Integer.parseInt(hour);
        if (half != null) {
            h = h % 12 + (half.toLowerCase(Locale.ROOT).equals("pm") ? 12 : 0);
        }
        return String.format(Locale.ROOT, "%02d:%s", h, minute == null ? "00" : minute);
    }

    private void error(String what, String remedy) {
        problems.error(place, what, remedy);
    }
}
