package dev.punchclock.network.rehearsal;

import dev.punchclock.network.Legible;
import dev.punchclock.network.Limits;
import dev.punchclock.network.Objection;
import dev.punchclock.post.Wording;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the rehearsal network takes: 500 characters, as a reader counts them. */
public final class RehearsalLimits implements Limits {
    private static final int MAX = 500;
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    @Override
    public String network() {
        return "rehearsal";
    }

    @Override
    public Optional<Objection> objection(Wording wording) {
        return Legible.objection(wording).or(() -> tooLong(wording.text()));
    }

    private static Optional<Objection> tooLong(String text) {
        if (text.length() <= MAX) {
            return Optional.empty(); // each grapheme has at least one code unit
        }
        long length = GRAPHEME.matcher(text).results().count();
        return length <= MAX
                ? Optional.empty()
                : Optional.of(new Objection(
                        "the text is %d long; rehearsal allows %d".formatted(length, MAX),
                        "shorten it by %d".formatted(length - MAX)));
    }

    @Override
    public Duration attempt() {
        return Duration.ofSeconds(10);
    }

    /** Its file shows at once what it took. */
    @Override
    public Duration settle() {
        return Duration.ofMinutes(1);
    }
}
