package dev.punchclock.plan;

import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Late;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that waits for its slot.
 *
 * @param at when it is pinned; null when it floats
 * @param moved whether it missed a slot and goes out before other floating posts, as soon as it may
 * @param notBefore not tried earlier; null when it may be tried at once
 * @param expires the first moment at which it must not go out any more; null for never
 */
public record Candidate(
        DeliveryId id,
        @Nullable Instant at,
        boolean moved,
        @Nullable Instant notBefore,
        @Nullable Instant expires,
        Late late) {}
