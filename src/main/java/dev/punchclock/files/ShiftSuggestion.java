package dev.punchclock.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads working times as people write them ({@code 9-5}, {@code 9am to 5pm}), only to say how they are written here. */
final class ShiftSuggestion {
    /** The times of no day are longer; what is may take long to look at. */
    private static final int LONG = 200;

    private static final int NOON = 12 * 60;
    /** Who begins at one o'clock and does not say which begins after lunch, when the morning is written before it. */
    private static final int AFTERNOON = 7 * 60;

    private static final String CLOCK = "(\\d{1,2})(?:[:.h]?(\\d{2}))?h?(?:\\s*([ap])\\.?m\\b\\.?)?(?:\\s*uhr)?";
    private static final Pattern RANGE =
            Pattern.compile("(?i)" + CLOCK + "\\s*(?:-|–|—|−|‑|to|till|until|bis|/)\\s*" + CLOCK);
    private static final Pattern BETWEEN = Pattern.compile("(?i)\\s*(?:[,;+&/|]|and|und|then)?\\s*");

    private final List<String> shifts = new ArrayList<>();
    private int last = -1;

    private ShiftSuggestion() {}

    /** The same as it is right: {@code 09:00-12:30, 13:30-17:30}; empty when that cannot be seen. */
    static Optional<String> of(String written) {
        if (written.length() > LONG) {
            return Optional.empty();
        }
        String text = written.replaceAll("[“”„«»\"']", "")
                .replaceAll("\\p{Z}", " ")
                .replaceAll("[\\s,;]+$", "")
                .strip();
        ShiftSuggestion meant = new ShiftSuggestion();
        Matcher range = RANGE.matcher(text);
        int done = 0;
        while (range.find()) {
            if (!BETWEEN.matcher(text.substring(done, range.start())).matches() || !meant.add(range)) {
                return Optional.empty();
            }
            done = range.end();
        }
        return done == text.length() && done > 0 ? Optional.of(String.join(", ", meant.shifts)) : Optional.empty();
    }

    private boolean add(Matcher range) {
        int start = minutes(range.group(1), range.group(2), range.group(3));
        int end = minutes(range.group(4), range.group(5), range.group(6));
        boolean startMarked = range.group(3) != null;
        boolean endMarked = range.group(6) != null;
        if (!startMarked
                && start < AFTERNOON
                && start < end
                && last >= 0
                && last <= NOON + 60
                && start + NOON >= last) {
            start += NOON;
            end += endMarked || end > NOON ? 0 : NOON;
        } else if (!startMarked && endMarked && start < end - NOON) {
            start += NOON;
        } else if (!endMarked && end < start && start <= NOON && end + NOON > start) {
            end += NOON;
        }
        if (start == end || start >= 24 * 60 || end > 24 * 60) {
            return false;
        }
        last = end;
        shifts.add(time(start) + "-" + time(end));
        return true;
    }

    private static int minutes(String hour, @Nullable String minute, @Nullable String half) {
        int h = Integer.parseInt(hour);
        if (half != null && h <= 12) {
            h = h % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        int m = minute == null ? 0 : Integer.parseInt(minute);
        return m > 59 ? 24 * 60 + 1 : h * 60 + m;
    }

    private static String time(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}
