package dev.punchclock.network;

import dev.punchclock.post.Media;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Uploads that are forgotten with the test. */
public final class UploadsInMemory implements Uploads {
    private final Map<String, String> ids = new HashMap<>();
    private int count;

    @Override
    public Optional<String> known(Media media) {
        return Optional.ofNullable(ids.get(media.sha256()));
    }

    @Override
    public void uploaded(Media media, String id, Instant goodUntil) {
        count++;
        ids.put(media.sha256(), id);
    }

    /** How many were made. */
    public int count() {
        return count;
    }

    @Override
    public Duration timeLeft() {
        return Duration.ofMinutes(1);
    }
}
