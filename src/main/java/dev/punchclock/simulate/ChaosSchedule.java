package dev.punchclock.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What goes wrong, drawn from a seed: the same seed brings the same misfortunes. Counts what it injected. */
final class ChaosSchedule {
    /** Everything that can be injected, with its share in a thousand of all sendings (or of all looks at the clock). */
    enum Trouble {
        ANSWER_LOST("answer lost after publishing", 60),
        REQUEST_LOST("answer lost before publishing", 40),
        THROTTLED("network throttled", 50),
        REFUSED("network refused", 15),
        DOWN("network down", 50),
        SLOW("answer slow", 40),
        ASLEEP_BEFORE_GATE("machine slept just before sending", 40),
        POWER_CUT_BEFORE("plug pulled before the request", 20),
        POWER_CUT_AFTER("plug pulled after the request", 20);

        final String words;
        final int perMille;

        Trouble(String words, int perMille) {
            this.words = words;
            this.perMille = perMille;
        }
    }

    private static final String SLEPT = "machine slept";
    private static final String CLOCK_BACK = "clock set back";
    private static final String CLOCK_AHEAD = "clock set ahead";
    private static final String CANNOT_TELL = "network could not tell";
    private static final String OTHER_CLOCK = "network's clock off for a day";
    private final Random random;
    /** Draws of its own: the other misfortunes of a seed stay as they were. */
    private final Random clocks;

    private Duration ahead = Duration.ZERO;
    private final Map<String, Integer> injected = new TreeMap<>();

    ChaosSchedule(long seed) {
        random = new Random(seed);
        clocks = new Random(31 * seed + 7);
    }

    /** What happens to this sending; null when all goes well. */
    @Nullable
    Trouble onSending() {
        int draw = random.nextInt(1000);
        for (Trouble trouble : Trouble.values()) {
            draw -= trouble.perMille;
            if (draw < 0) {
                count(trouble.words);
                return trouble;
            }
        }
        return null;
    }

    /** Whether the network fails to answer "did it go out?" this time. */
    boolean cannotTell() {
        return happens(100, CANNOT_TELL);
    }

    /** What happens between two looks at the clock. */
    void between(SimulatedClock clock) {
        if (happens(4, SLEPT)) {
            clock.advance(minutes(10, 70 * 60));
        }
        if (happens(1, CLOCK_BACK)) {
            clock.advance(minutes(1, 40).negated());
        }
        if (happens(1, CLOCK_AHEAD)) {
            clock.advance(minutes(1, 90));
        }
    }

    /** On some days the network's clock is not the machine's: by seconds, or by minutes. */
    void newDay() {
        int draw = clocks.nextInt(10);
        int seconds = draw < 2 ? 4 + clocks.nextInt(52) : draw == 2 ? 70 + clocks.nextInt(300) : 0;
        ahead = Duration.ofSeconds(clocks.nextBoolean() ? seconds : -seconds);
        if (seconds > 0) {
            count(OTHER_CLOCK);
        }
    }

    /** How far the network's clock is ahead of the machine's. */
    Duration ahead() {
        return ahead;
    }

    /** Some minutes in this range. */
    Duration minutes(int least, int most) {
        return Duration.ofMinutes(least + random.nextInt(most - least + 1));
    }

    Instant later(InstantSource clock, int most) {
        return clock.instant().plus(minutes(1, most));
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    Map<String, Integer> injected() {
        return Collections.unmodifiableMap(injected);
    }

    private boolean happens(int perMille, String words) {
        boolean now = random.nextInt(1000) < perMille;
        if (now) {
            count(words);
        }
        return now;
    }

    private void count(String words) {
        injected.merge(words, 1, Integer::sum);
    }
}
