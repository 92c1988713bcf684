package dev.punchclock.report;

import dev.punchclock.plan.Plan;
import dev.punchclock.plan.Slot;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import dev.punchclock.publish.RoundPreview;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which posts go out later, or have no slot any more, for a post that was written or pinned. */
public final class DisplacedPosts {
    private static final int NAMED = 3;
    /** Both were asked for at their own moment. */
    private static final Duration NOTHING = Duration.ofMinutes(1);

    private DisplacedPosts() {}

    /** Such as {@code It moves 2 others later: tea, fair.}; empty where it moves none. */
    public static Optional<String> words(RoundPreview before, RoundPreview after, PostId by) {
        Map<DeliveryId, Instant> slots = new HashMap<>();
        after.plans().values().forEach(plan -> plan.slots().forEach(slot -> slots.put(slot.id(), slot.at())));
        List<String> later = before.plans().values().stream()
                .map(Plan::slots)
                .flatMap(List::stream)
                .filter(slot -> !slot.id().post().equals(by) && isLater(slot, slots.get(slot.id())))
                .map(slot -> slot.id().post().value())
                .distinct()
                .toList();
        if (later.isEmpty()) {
            return Optional.empty();
        }
        String others = later.size() == 1 ? "1 other" : later.size() + " others";
        return Optional.of("It moves " + others + " later: "
                + String.join(", ", later.subList(0, Math.min(NAMED, later.size())))
                + (later.size() > NAMED ? ", …" : "") + ".");
    }

    private static boolean isLater(Slot before, @Nullable Instant after) {
        return after == null || after.isAfter(before.at().plus(NOTHING));
    }
}
