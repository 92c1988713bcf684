package dev.punchclock.plan;

import dev.punchclock.post.DeliveryId;

/** A delivery that has no slot, and why not, in words. */
public record Unplaced(DeliveryId id, String why) {}
