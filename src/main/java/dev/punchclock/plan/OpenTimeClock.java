package dev.punchclock.plan;

import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import java.util.List;

/** A clock that runs only while work is open: breaks, nights and holidays count zero. */
final class OpenTimeClock {
    private final long[] opens;
    private final long[] closes;
    /** Work done before each window opens; one more at the end for all of it. */
    private final long[] before;

    OpenTimeClock(Windows windows) {
        List<Window> list = windows.list();
        int size = list.size();
        opens = new long[size];
        closes = new long[size];
        before = new long[size + 1];
        for (int i = 0; i < size; i++) {
            opens[i] = EpochSeconds.up(list.get(i).start());
            closes[i] = EpochSeconds.down(list.get(i).end());
            before[i + 1] = before[i] + closes[i] - opens[i];
        }
    }

    /** How much work lies before {@code t}. */
    long upTo(long t) {
        int window = SortedMoments.lastAtOrBefore(opens, t);
        return window < 0 ? 0 : before[window] + Math.min(t, closes[window]) - opens[window];
    }

    /** How much work lies in {@code [from, to)}. */
    long between(long from, long to) {
        return upTo(to) - upTo(from);
    }

    /** The moment at which this much work is done; at a break, the moment at which work goes on. */
    long when(long done) {
        int window = SortedMoments.lastAtOrBefore(before, done);
        return window < opens.length ? opens[window] + done - before[window] : EpochSeconds.NEVER;
    }

    boolean isOpen(long t) {
        int window = SortedMoments.lastAtOrBefore(opens, t);
        return window >= 0 && t < closes[window];
    }

    /** Whether work is open at both moments and all the time between. */
    boolean isOneStretch(long a, long b) {
        return isOpen(a) && isOpen(b) && between(Math.min(a, b), Math.max(a, b)) == Math.abs(b - a);
    }

    /** The moments at which a post may begin: every window without the last {@code room} seconds of it. */
    AllowedStarts starts(long room) {
        AllowedStarts.Builder starts = new AllowedStarts.Builder(opens.length);
        for (int i = 0; i < opens.length; i++) {
            starts.add(opens[i], closes[i] - room);
        }
        return starts.build();
    }
}
