package dev.punchclock;

import dev.punchclock.calendar.ics.CalendarFreshness;
import dev.punchclock.calendar.ics.IcsCalendar;
import dev.punchclock.calendar.ics.IcsFile;
import dev.punchclock.calendar.ics.RedactedCalendar;
import dev.punchclock.calendar.ics.StoredBusyWindows;
import dev.punchclock.cli.CalendarFileView;
import dev.punchclock.hours.BusyCalendar;
import dev.punchclock.hours.OpenEndedEvents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** A calendar file as the command line asks for it: reads it with the package {@code calendar}. */
final class CalendarFileAdapter implements CalendarFileView {
    private final byte[] bytes;
    private final String name;
    private final CalendarFreshness freshness;

    CalendarFileAdapter(Path file, String name, CalendarFreshness freshness) {
        bytes = IcsFile.bytes(file, name);
        this.name = name;
        this.freshness = freshness;
    }

    @Override
    public Said said(ZoneId zone, Instant from, Instant to, Duration assume, Duration margin) {
        StoredBusyWindows known =
                IcsCalendar.read(bytes, name, zone).look(from.minus(assume).minus(margin), to);
        return new Said(
                BusyCalendar.taken(known.windows(), known.endless(), assume, margin)
                        .clip(from, to),
                known.endless().stream()
                        .mapToInt(OpenEndedEvents::event)
                        .distinct()
                        .count(),
                known.backwards().stream()
                        .map(line -> IcsCalendar.backwards(line, name))
                        .toList());
    }

    @Override
    public String timesOnly(Instant now) {
        return new String(RedactedCalendar.of(bytes, name, now.minus(RedactedCalendar.BACK)), StandardCharsets.UTF_8);
    }

    @Override
    public void timesOnly(Instant now, Path target, String targetName) {
        IcsFile.write(target, RedactedCalendar.of(bytes, name, now.minus(RedactedCalendar.BACK)), targetName);
    }

    @Override
    public Optional<Instant> confirm(Instant now) {
        IcsCalendar.read(bytes, name, ZoneOffset.UTC).mustBeLegible(now.minus(RedactedCalendar.BACK));
        String hash = IcsFile.hash(bytes);
        Optional<Instant> before = freshness.known(hash, now);
        freshness.confirm(hash, now);
        return before;
    }
}
