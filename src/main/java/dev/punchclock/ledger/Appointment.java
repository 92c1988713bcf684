package dev.punchclock.ledger;

import dev.punchclock.post.DeliveryId;
import java.time.Instant;

/**
 * The next slot of an account, written down so that planning anew cannot push it ahead for ever.
 *
 * @param slot due from here on
 * @param notAfter late from here on: an hour after the slot, or the last start before its stretch of work closes
 * @param inputs hash of what the post and the account asked for when it was made
 */
public record Appointment(DeliveryId delivery, Instant slot, Instant notAfter, String inputs) {}
