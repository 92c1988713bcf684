package dev.punchclock.calendar.ics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.hours.WallClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick clock answers as the plain one does, most of all where clocks change. */
final class LocalSecondsTest {
    private static final int CASES = 2000;
    private static final long SEED = 20261126;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/London",
                "America/New_York",
                "Australia/Lord_Howe",
                "Africa/Casablanca",
                "Pacific/Apia",
                "America/Sao_Paulo",
                "Antarctica/Troll",
                "Europe/Dublin",
                "America/Nuuk",
                "Asia/Kathmandu",
                "UTC"
            })
    void it_answers_as_the_wall_clock_does(String zone) {
        WallClock slow = new WallClock(ZoneId.of(zone));
        LocalSeconds quick = new LocalSeconds(slow);
        Random random = new Random(SEED);
        Instant from = Instant.parse("2009-01-01T00:00:00Z");
        for (int i = 0; i < CASES; i++) {
            Instant near = from.plusSeconds(random.nextLong(20L * 365 * EventTime.DAY));
            ZoneOffsetTransition change = slow.zone().getRules().nextTransition(near);
            long wall = change == null
                    ? near.getEpochSecond()
                    : EventTime.wall(random.nextBoolean() ? change.getDateTimeBefore() : change.getDateTimeAfter());
            wall += List.of(0L, 1L, -1L, 1800L, -1800L, 3600L, 7200L, random.nextLong(-200_000, 200_000))
                    .get(random.nextInt(8));
            LocalDateTime local = EventTime.local(wall);
            String what = "seed " + SEED + ", " + zone + " " + local;
            assertThat(quick.first(wall)).as(what).isEqualTo(slow.closes(local).getEpochSecond());
            assertThat(quick.last(wall)).as(what).isEqualTo(slow.opens(local).getEpochSecond());
            boolean skipped = slow.zone().getRules().getValidOffsets(local).isEmpty();
            assertThat(quick.latest(wall))
                    .as(what)
                    .isEqualTo(skipped ? local.atZone(slow.zone()).toEpochSecond() : quick.last(wall));
        }
    }
}
