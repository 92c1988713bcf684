package dev.punchclock.calendar;

import dev.punchclock.calendar.ics.CalendarFreshness;
import dev.punchclock.calendar.ics.IcsCalendar;
import dev.punchclock.calendar.ics.IcsFile;
import dev.punchclock.calendar.ics.StoredBusyWindows;
import dev.punchclock.hours.CalendarSnapshot;
import dev.punchclock.hours.OpenEndedEvents;
import dev.punchclock.hours.Windows;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A calendar file that could be read. Its events are only looked at where its windows are not known yet. */
final class ParsedCalendar implements CalendarSnapshot {
    /** Longer than anybody looks back or ahead on a usual day. */
    private static final Duration BACK = Duration.ofDays(100);

    private static final Duration AHEAD = Duration.ofDays(900);
    /** How much more is worked out when somebody looks beyond that. */
    private static final Duration MORE = Duration.ofDays(370);

    /** Who looks farther away than this has just that worked out, and nothing kept. */
    private static final Duration FAR = Duration.ofDays(4_000);

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final byte[] bytes;
    private final String name;
    private final String hash;
    private final ZoneId floating;
    private final WindowCache kept;
    private final Supplier<Instant> since;
    private final InstantSource clock;
    private StoredBusyWindows known;
    /** As it was noted when it was last looked up, at {@code asked}: somebody may confirm the calendar meanwhile. */
    private Instant confirmed;

    private Instant asked;

    private ParsedCalendar(
            byte[] bytes,
            String name,
            String hash,
            ZoneId floating,
            WindowCache kept,
            Supplier<Instant> since,
            InstantSource clock,
            StoredBusyWindows known) {
        this.bytes = bytes;
        this.name = name;
        this.hash = hash;
        this.floating = floating;
        this.kept = kept;
        this.since = since;
        this.clock = clock;
        this.known = known;
        asked = clock.instant();
        confirmed = since.get();
    }

    /** The calendar in a file; one that cannot be had says why. */
    static CalendarSnapshot read(
            Path file, String name, ZoneId floating, WindowCache kept, Path stateHome, InstantSource clock) {
        try {
            byte[] bytes = IcsFile.bytes(file, name);
            String hash = IcsFile.hash(bytes);
            CalendarFreshness notes = new CalendarFreshness(stateHome);
            Instant now = clock.instant();
            StoredBusyWindows known = kept.of(hash)
                    .orElseGet(() -> workOut(bytes, name, hash, floating, kept, now.minus(BACK), now.plus(AHEAD)));
            return new ParsedCalendar(
                    bytes, name, hash, floating, kept, () -> notes.since(hash, clock.instant()), clock, known);
        } catch (ProblemException refused) {
            return new Refused(refused.problems().get(0), clock.instant());
        }
    }

    private static StoredBusyWindows workOut(
            byte[] bytes, String name, String hash, ZoneId floating, WindowCache kept, Instant from, Instant to) {
        Instant first = from.truncatedTo(ChronoUnit.DAYS);
        Instant last = to.truncatedTo(ChronoUnit.DAYS);
        StoredBusyWindows known = IcsCalendar.read(bytes, name, floating).look(first, last);
        kept.keep(hash, known);
        return known;
    }

    /** Where it cannot be worked out so far away, it is busy all the time. */
    @Override
    public synchronized Windows busy(Instant from, Instant to) {
        StoredBusyWindows there = known(from, to);
        return there == null ? Windows.all(from, to) : there.windows().clip(from, to);
    }

    @Override
    public synchronized List<OpenEndedEvents> endless(Instant from, Instant to) {
        StoredBusyWindows there = known(from, to);
        return there == null
                ? List.of()
                : there.endless().stream()
                        .filter(each -> !each.at().isBefore(from) && each.at().isBefore(to))
                        .toList();
    }

    @Override
    public synchronized List<Problem> warnings() {
        return known.backwards().stream()
                .map(line -> IcsCalendar.backwards(line, name))
                .toList();
    }

    /** What is known of this time, worked out where it is not yet; null where it cannot be. */
    private @Nullable StoredBusyWindows known(Instant from, Instant to) {
        if (!from.isBefore(known.from()) && !to.isAfter(known.to())) {
            return known;
        }
        try {
            if (from.isBefore(known.from().minus(FAR)) || to.isAfter(known.to().plus(FAR))) {
                return IcsCalendar.read(bytes, name, floating).look(whole(from), whole(to.plusSeconds(1)));
            }
            Instant first = from.isBefore(known.from()) ? from.minus(MORE) : known.from();
            Instant last = to.isAfter(known.to()) ? to.plus(MORE) : known.to();
            known = workOut(bytes, name, hash, floating, kept, first, last);
        } catch (ProblemException tooMuch) {
            return null;
        }
        return known;
    }

    private static Instant whole(Instant t) {
        return t.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public @Nullable Problem refused() {
        return null;
    }

    @Override
    public synchronized Instant confirmed() {
        Instant now = clock.instant();
        if (Duration.between(asked, now).abs().compareTo(REMEMBERED) >= 0) {
            try {
                confirmed = since.get();
            } catch (ProblemException unreadable) {
                // What was known stands, and runs out.
            }
            asked = now;
        }
        return confirmed;
    }

    /** A calendar of which nothing is known. */
    private record Refused(Problem refused, Instant confirmed) implements CalendarSnapshot {
        @Override
        public Windows busy(Instant from, Instant to) {
            return Windows.all(from, to);
        }
    }
}
