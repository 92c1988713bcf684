package dev.punchclock.hours;

import dev.punchclock.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A calendar that takes somebody's time.
 *
 * @param name as problems and lists call it, such as {@code calendars/court.ics}
 * @param margin how long after its end a hearing may go on
 * @param maxAge how long it is believed after it last changed or was confirmed
 */
public record Busy(String name, Calendar calendar, Duration margin, Duration maxAge) {
    /** How long a calendar is believed where the workspace does not say. */
    public static final Duration USUAL_AGE = Duration.ofDays(30);

    private static final Duration EVER = Duration.ofDays(365_000);

    /** The same, busy ever after when it is too old {@code now}. */
    Busy asOf(Instant now) {
        return now.isBefore(lapses()) ? this : new Busy(name, new Lapsed(calendar, lapses()), margin, maxAge);
    }

    /** A calendar on which nobody can rely from some time on. */
    private record Lapsed(Calendar calendar, Instant at) implements Calendar {
        @Override
        public Windows busy(Instant from, Instant to) {
            Windows late = Windows.all(from.isAfter(at) ? from : at, to);
            return Windows.of(Stream.concat(calendar.busy(from, to).list().stream(), late.list().stream())
                    .toList());
        }

        @Override
        public @Nullable Problem refused() {
            return calendar.refused();
        }

        @Override
        public Instant confirmed() {
            return calendar.confirmed();
        }
    }

    /** Time taken in {@code [from, to)}: all of it when the calendar cannot be read. */
    Windows in(Instant from, Instant to) {
        return calendar.refused() != null
                ? Windows.all(from, to)
                : calendar.busy(from.minus(margin), to).longer(margin).clip(from, to);
    }

    /** The same, as if it were confirmed for ever. */
    Busy believed() {
        return new Busy(name, calendar, margin, EVER);
    }

    /** Whether somebody can rely on it at this moment. */
    public boolean isReliable(Instant now) {
        return calendar.refused() == null && now.isBefore(lapses());
    }

    /** From when on nobody can rely on it. */
    public Instant lapses() {
        return calendar.confirmed().plus(maxAge);
    }
}
