package dev.punchclock.network.x;

import dev.punchclock.network.Legible;
import dev.punchclock.network.Limits;
import dev.punchclock.network.Objection;
import dev.punchclock.post.Wording;
import java.time.Duration;
import java.util.Optional;

/** What X takes from an account that pays for nothing: a weighted length of 280. */
public final class XLimits implements Limits {
    private static final int MAX = 280;

    @Override
    public String network() {
        return "x";
    }

    @Override
    public Optional<Objection> objection(Wording wording) {
        return Legible.objection(wording).or(() -> tooLong(wording.text()));
    }

    private static Optional<Objection> tooLong(String text) {
        if (LengthBound.of(text) <= MAX) {
            return Optional.empty();
        }
        int length = Length.of(text);
        return length <= MAX
                ? Optional.empty()
                : Optional.of(new Objection(
                        "the text is %d long; X allows %d".formatted(length, MAX),
                        "shorten it by %d".formatted(length - MAX)));
    }

    @Override
    public Duration attempt() {
        return Duration.ofSeconds(30);
    }
}
