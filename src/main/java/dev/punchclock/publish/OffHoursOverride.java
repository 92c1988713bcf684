package dev.punchclock.publish;

/**
 * The one door in the fence, opened by the member whose hours they are.
 *
 * @param reason in the member's words; kept beside the chain, and may be erased
 * @param paid whether the time is paid
 */
public record OffHoursOverride(String reason, boolean paid) {}
