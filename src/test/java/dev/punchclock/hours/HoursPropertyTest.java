package dev.punchclock.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Hours against a slow second implementation, on cases aimed at clock changes. */
class HoursPropertyTest {
    private static final int CASES = Integer.getInteger("punchclock.cases", 2_000);

    @Test
    void hours_agree_with_a_walk_along_the_wall_clock() {
        int decided = 0;
        Set<String> zones = new HashSet<>();
        for (long seed = 1; seed <= CASES; seed++) {
            AimedHours aimed = new AimedHours(new Random(seed));
            Hours hours = aimed.hours();
            long[] stretch = aimed.stretch();
            Instant from = Instant.ofEpochSecond(stretch[0] * 60);
            Instant to = Instant.ofEpochSecond(stretch[1] * 60);
            Windows expected = SlowHours.windows(hours, stretch[0], stretch[1]);
            assertThat(hours.windows(from, to))
                    .as("seed %d: %s from %s to %s, change %s", seed, hours, from, to, aimed.change)
                    .isEqualTo(expected);
            zones.add(hours.zone().getId());
            decided += expected.equals(naive(hours, from, to)) ? 0 : 1;
        }
        assertThat(zones).hasSameSizeAs(AimedHours.ZONES);
        assertThat(decided).as("cases in which the rule makes a difference").isGreaterThan(CASES / 8);
    }

    /** What {@code LocalDateTime.atZone} makes of it. */
    private static Windows naive(Hours hours, Instant from, Instant to) {
        List<Window> open = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(to, hours.zone()).plusDays(1);
        for (LocalDate day = LocalDate.ofInstant(from, hours.zone()).minusDays(2);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            for (Shift shift : hours.shiftsOf(day)) {
                Instant start = day.atStartOfDay()
                        .plusMinutes(shift.start())
                        .atZone(hours.zone())
                        .toInstant();
                Instant end = day.atStartOfDay()
                        .plusMinutes(shift.end())
                        .atZone(hours.zone())
                        .toInstant();
                if (start.isBefore(end)) {
                    open.add(new Window(start, end));
                }
            }
        }
        return Windows.of(open).clip(from, to);
    }
}
