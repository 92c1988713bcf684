package dev.punchclock.plan;

import dev.punchclock.post.DeliveryId;
import java.time.Instant;

/** The moment given to a delivery, and why then. A slot at or before now is due. */
public record Slot(DeliveryId id, Instant at, SlotReason why) {}
