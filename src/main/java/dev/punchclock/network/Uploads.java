package dev.punchclock.network;

import dev.punchclock.post.Media;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The pictures and videos of an account that are on its network already, so that none is uploaded twice. */
public interface Uploads {
    /** The network's own id of it; empty where it is not there, or will not be for as long as an attempt takes. */
    Optional<String> known(Media media);

    /**
     * Writes down that it is there, durably. Called as soon as the network has said so.
     *
     * @param id the network's own
     * @param goodUntil when the network forgets what was not published, as it says itself
     */
    void uploaded(Media media, String id, Instant goodUntil);

    /** How long may still be uploaded: what is not there by then is {@link Outcome.NotSent not sent}. */
    Duration timeLeft();
}
