package dev.punchclock;

import dev.punchclock.calendar.ics.Freshness;
import dev.punchclock.calendar.ics.IcsCalendar;
import dev.punchclock.calendar.ics.IcsFile;
import dev.punchclock.calendar.ics.KnownBusy;
import dev.punchclock.calendar.ics.Stripped;
import dev.punchclock.cli.CalendarFile;
import dev.punchclock.hours.Busy;
import dev.punchclock.hours.Endless;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** A calendar file, joined for the command line. */
final class JoinedCalendar implements CalendarFile {
    private final byte[] bytes;
    private final String name;
    private final Freshness freshness;

    JoinedCalendar(Path file, String name, Freshness freshness) {
        bytes = IcsFile.bytes(file, name);
        this.name = name;
        this.freshness = freshness;
    }

    @Override
    public Said said(ZoneId zone, Instant from, Instant to, Duration assume, Duration margin) {
        KnownBusy known =
                IcsCalendar.read(bytes, name, zone).look(from.minus(assume).minus(margin), to);
        return new Said(
                Busy.taken(known.windows(), known.endless(), assume, margin).clip(from, to),
                known.endless().stream().mapToInt(Endless::event).distinct().count(),
                known.backwards().stream()
                        .map(line -> IcsCalendar.backwards(line, name))
                        .toList());
    }

    @Override
    public String timesOnly(Instant now) {
        return new String(Stripped.of(bytes, name, now.minus(Stripped.BACK)), StandardCharsets.UTF_8);
    }

    @Override
    public void timesOnly(Instant now, Path target, String targetName) {
        IcsFile.write(target, Stripped.of(bytes, name, now.minus(Stripped.BACK)), targetName);
    }

    @Override
    public Optional<Instant> confirm(Instant now) {
        IcsCalendar.read(bytes, name, ZoneOffset.UTC).mustBeLegible(now.minus(Stripped.BACK));
        String hash = IcsFile.hash(bytes);
        Optional<Instant> before = freshness.known(hash, now);
        freshness.confirm(hash, now);
        return before;
    }
}
