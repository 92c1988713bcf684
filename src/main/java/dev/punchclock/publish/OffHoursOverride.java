package dev.punchclock.publish;

/**
 * Leave to publish outside working hours, given by the member whose hours they are: {@code post --off-hours}.
 *
 * @param reason in the member's words; kept beside the chain, and may be erased
 * @param paid whether the time is paid
 */
public record OffHoursOverride(String reason, boolean paid) {}
