package dev.punchclock.plan;

import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.LatePolicy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that waits for its slot.
 *
 * @param at when it is pinned; null when it floats
 * @param moved whether it missed a slot and goes out before other floating posts, as soon as it may
 * @param notBefore not tried earlier; null when it may be tried at once
 * @param expires the first moment at which it must not go out any more; null for never
 * @param own moments that are counted for attempts of its own, and no longer when it goes out: it takes one place
 */
public record Candidate(
        DeliveryId id,
        @Nullable Instant at,
        boolean moved,
        @Nullable Instant notBefore,
        @Nullable Instant expires,
        LatePolicy late,
        List<Instant> own) {
    public Candidate {
        own = List.copyOf(own);
    }

    /** The time that it is bound to; null when it floats, or has missed that time. */
    @Nullable
    Instant pinnedAt() {
        return moved ? null : at;
    }

    /** One that was never tried. */
    public Candidate(
            DeliveryId id,
            @Nullable Instant at,
            boolean moved,
            @Nullable Instant notBefore,
            @Nullable Instant expires,
            LatePolicy late) {
        this(id, at, moved, notBefore, expires, late, List.of());
    }
}
