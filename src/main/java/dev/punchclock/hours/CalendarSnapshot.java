package dev.punchclock.hours;

import dev.punchclock.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A calendar file as it was when it was read. Safe for several threads. */
public interface CalendarSnapshot {
    /**
     * Time that it takes in {@code [from, to)}.
     *
     * @throws dev.punchclock.problem.ProblemException when it is too much to be worked out
     */
    Windows busy(Instant from, Instant to);

    /**
     * Events in {@code [from, to)} that begin and have no end, in order of time.
     *
     * @throws dev.punchclock.problem.ProblemException when it is too much to be worked out
     */
    default List<OpenEndedEvents> endless(Instant from, Instant to) {
        return List.of();
    }

    /** What was read so that its owner is rather busy than not, and should be put right. */
    default List<Problem> warnings() {
        return List.of();
    }

    /** Why nothing can be known from it; null when all is well. */
    @Nullable
    Problem refused();

    /** When it last changed in content, or a person last said that it still holds. */
    Instant confirmed();
}
