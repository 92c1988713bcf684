package dev.punchclock.plan;

import dev.punchclock.post.DeliveryId;

/**
 * A delivery that has no slot, and why not, in words.
 *
 * @param crowded whether it is pinned, and the gap to another post or the maximum stands against it
 */
public record UnplacedPost(DeliveryId id, String why, boolean crowded) {}
