package dev.punchclock.calendar.ics;

import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Busy windows worked out over a stated horizon, in a form that can be kept. All in whole seconds, as calendars are.
 *
 * @param windows all of the calendar's within {@code [from, to)}
 */
public record KnownBusy(Instant from, Instant to, Windows windows) {
    private static final int MARK = 0x70636231;
    private static final int BEFORE_WINDOWS = Integer.BYTES + 2 * Long.BYTES + Integer.BYTES;
    private static final int WINDOW = 2 * Integer.BYTES;

    public KnownBusy {
        if (from.getNano() != 0
                || to.getNano() != 0
                || !from.isBefore(to)
                || !windows.clip(from, to).equals(windows)) {
            throw new IllegalArgumentException("not a horizon of its windows: " + from + " to " + to);
        }
        if (to.getEpochSecond() - from.getEpochSecond() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("longer than 68 years: " + from + " to " + to);
        }
    }

    /** A compact form: eight bytes for each window. */
    public byte[] bytes() {
        ByteBuffer bytes =
                ByteBuffer.allocate(BEFORE_WINDOWS + WINDOW * windows.list().size());
        bytes.putInt(MARK).putLong(from.getEpochSecond()).putLong(to.getEpochSecond());
        bytes.putInt(windows.list().size());
        for (Window window : windows.list()) {
            bytes.putInt((int) (window.start().getEpochSecond() - from.getEpochSecond()));
            bytes.putInt((int) (window.end().getEpochSecond() - from.getEpochSecond()));
        }
        return bytes.array();
    }

    /** From what {@link #bytes} wrote; empty when it is anything else. */
    public static Optional<KnownBusy> of(byte[] written) {
        ByteBuffer bytes = ByteBuffer.wrap(written);
        try {
            if (bytes.getInt() != MARK) {
                return Optional.empty();
            }
            Instant from = Instant.ofEpochSecond(bytes.getLong());
            Instant to = Instant.ofEpochSecond(bytes.getLong());
            int count = bytes.getInt();
            if (count < 0 || bytes.remaining() != (long) WINDOW * count) {
                return Optional.empty();
            }
            List<Window> windows = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                windows.add(new Window(from.plusSeconds(bytes.getInt()), from.plusSeconds(bytes.getInt())));
            }
            return Optional.of(new KnownBusy(from, to, Windows.of(windows)));
        } catch (BufferUnderflowException | IllegalArgumentException | java.time.DateTimeException damaged) {
            return Optional.empty();
        }
    }
}
