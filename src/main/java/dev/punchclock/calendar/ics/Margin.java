package dev.punchclock.calendar.ics;

import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import java.time.Duration;

/** Time left free after what may overrun. */
public final class Margin {
    private Margin() {}

    /** Each window longer by {@code margin} at its end; those that then touch become one. */
    public static Windows after(Windows windows, Duration margin) {
        if (margin.isNegative()) {
            throw new IllegalArgumentException("a margin of " + margin);
        }
        return Windows.of(windows.list().stream()
                .map(window -> new Window(window.start(), window.end().plus(margin)))
                .toList());
    }
}
