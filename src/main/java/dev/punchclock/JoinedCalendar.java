package dev.punchclock;

import dev.punchclock.calendar.ics.Freshness;
import dev.punchclock.calendar.ics.IcsCalendar;
import dev.punchclock.calendar.ics.IcsFile;
import dev.punchclock.calendar.ics.Stripped;
import dev.punchclock.cli.CalendarFile;
import dev.punchclock.hours.Windows;
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
    public Windows busy(ZoneId zone, Instant from, Instant to, Duration margin) {
        return IcsCalendar.read(bytes, name, zone).busy(from, to, margin);
    }

    @Override
    public String timesOnly() {
        return new String(Stripped.of(bytes, name), StandardCharsets.UTF_8);
    }

    @Override
    public void timesOnly(Path target, String targetName) {
        IcsFile.write(target, Stripped.of(bytes, name), targetName);
    }

    @Override
    public Optional<Instant> confirm(Instant now) {
        IcsCalendar.read(bytes, name, ZoneOffset.UTC);
        String hash = IcsFile.hash(bytes);
        Optional<Instant> before = freshness.known(hash, now);
        freshness.confirm(hash, now);
        return before;
    }
}
