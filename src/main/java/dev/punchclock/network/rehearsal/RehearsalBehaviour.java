package dev.punchclock.network.rehearsal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the rehearsal network treats an account: what {@code behaves} of the account says. */
public enum RehearsalBehaviour {
    /** Publishes and says so; an account without a word. */
    WELL,
    /** Takes nothing. */
    REFUSE,
    /** Takes nothing now; says when to come again. */
    THROTTLE,
    /** Publishes, but the answer never arrives. */
    LOSE_ANSWER,
    /** Publishes, but answers after the deadline. */
    SLOW,
    /** Is out of reach. */
    DOWN;

    /** The words that {@code behaves} may have. */
    public static List<String> words() {
        return Arrays.stream(values()).skip(1).map(RehearsalBehaviour::word).toList();
    }

    static RehearsalBehaviour of(@Nullable String word) {
        for (RehearsalBehaviour behaviour : values()) {
            if (word == null || behaviour.word().equals(word)) {
                return behaviour;
            }
        }
        throw new IllegalArgumentException("the rehearsal network does not know how to behave: " + word);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
