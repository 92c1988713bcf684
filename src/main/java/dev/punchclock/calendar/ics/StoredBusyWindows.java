package dev.punchclock.calendar.ics;

import dev.punchclock.hours.OpenEndedEvents;
import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Busy windows worked out over a stated horizon, in a form that can be kept. All in whole seconds, as calendars are.
 *
 * @param windows all of the calendar's within {@code [from, to)}
 * @param endless its events within that time that have no end
 * @param backwards the lines of those that end before they start
 */
public record StoredBusyWindows(
        Instant from, Instant to, Windows windows, List<OpenEndedEvents> endless, List<Integer> backwards) {
    private static final int MARK = 0x70636232;
    private static final int BEFORE_WINDOWS = Integer.BYTES + 2 * Long.BYTES + 3 * Integer.BYTES;
    private static final int PAIR = 2 * Integer.BYTES;

    public StoredBusyWindows {
        endless = List.copyOf(endless);
        backwards = List.copyOf(backwards);
        if (!isWhole(from)
                || !isWhole(to)
                || !from.isBefore(to)
                || !windows.clip(from, to).equals(windows)
                || endless.stream()
                        .anyMatch(each -> each.at().isBefore(from) || !each.at().isBefore(to))) {
            throw new IllegalArgumentException("not a horizon of its windows: " + from + " to " + to);
        }
    }

    private static boolean isWhole(Instant t) {
        return t.truncatedTo(ChronoUnit.SECONDS).equals(t);
    }

    /** Of a calendar with nothing else in it. */
    public StoredBusyWindows(Instant from, Instant to, Windows windows) {
        this(from, to, windows, List.of(), List.of());
    }

    /** A compact form: eight bytes for each window, and for each event without an end. */
    public byte[] bytes() {
        if (to.getEpochSecond() - from.getEpochSecond() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("longer than 68 years: " + from + " to " + to);
        }
        int pairs = windows.list().size() + endless.size();
        ByteBuffer bytes = ByteBuffer.allocate(BEFORE_WINDOWS + PAIR * pairs + Integer.BYTES * backwards.size());
        bytes.putInt(MARK).putLong(from.getEpochSecond()).putLong(to.getEpochSecond());
        bytes.putInt(windows.list().size()).putInt(endless.size()).putInt(backwards.size());
        for (Window window : windows.list()) {
            bytes.putInt((int) (window.start().getEpochSecond() - from.getEpochSecond()));
            bytes.putInt((int) (window.end().getEpochSecond() - from.getEpochSecond()));
        }
        for (OpenEndedEvents each : endless) {
            bytes.putInt((int) (each.at().getEpochSecond() - from.getEpochSecond()))
                    .putInt(each.event());
        }
        backwards.forEach(bytes::putInt);
        return bytes.array();
    }

    /** From what {@link #bytes} wrote; empty when it is anything else. */
    public static Optional<StoredBusyWindows> of(byte[] written) {
        ByteBuffer bytes = ByteBuffer.wrap(written);
        try {
            if (bytes.getInt() != MARK) {
                return Optional.empty();
            }
            Instant from = Instant.ofEpochSecond(bytes.getLong());
            Instant to = Instant.ofEpochSecond(bytes.getLong());
            int count = bytes.getInt();
            int moments = bytes.getInt();
            int lines = bytes.getInt();
            long length = (long) PAIR * count + (long) PAIR * moments + (long) Integer.BYTES * lines;
            if (count < 0 || moments < 0 || lines < 0 || bytes.remaining() != length) {
                return Optional.empty();
            }
            List<Window> windows = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                windows.add(new Window(from.plusSeconds(bytes.getInt()), from.plusSeconds(bytes.getInt())));
            }
            List<OpenEndedEvents> endless = new ArrayList<>(moments);
            for (int i = 0; i < moments; i++) {
                endless.add(new OpenEndedEvents(from.plusSeconds(bytes.getInt()), bytes.getInt()));
            }
            List<Integer> backwards = new ArrayList<>(lines);
            for (int i = 0; i < lines; i++) {
                backwards.add(bytes.getInt());
            }
            return Optional.of(new StoredBusyWindows(from, to, Windows.of(windows), endless, backwards));
        } catch (BufferUnderflowException | IllegalArgumentException | java.time.DateTimeException damaged) {
            return Optional.empty();
        }
    }
}
