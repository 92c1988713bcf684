package dev.punchclock.network.toy;

import dev.punchclock.network.TextLimits;
import dev.punchclock.network.TextObjection;
import dev.punchclock.network.TextRules;
import dev.punchclock.post.Media;
import dev.punchclock.post.Wording;
import java.time.Duration;
import java.util.Optional;

/** What the toy network takes: 100 characters. */
final class ToyLimits implements TextLimits {
    @Override
    public String network() {
        return "toy";
    }

    @Override
    public boolean isRehearsal() {
        return true;
    }

    @Override
    public Optional<TextObjection> objection(Wording wording) {
        return TextRules.objection(wording)
                .or(() -> wording.text().length() <= 100
                        ? Optional.empty()
                        : Optional.of(new TextObjection("the text is too long for a toy", "shorten it")));
    }

    @Override
    public Optional<TextObjection> objection(Media media) {
        return media.type().equals("image/png")
                ? Optional.empty()
                : Optional.of(new TextObjection(media.type() + " is nothing for a toy", "make a PNG of it"));
    }

    @Override
    public Duration preparation() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration attempt() {
        return Duration.ofSeconds(1);
    }
}
