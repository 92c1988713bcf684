package dev.punchclock.network;

/**
 * Whom credentials belong to, as the network says.
 *
 * @param id the network's own id for the account, which stays when the handle changes; empty where there is none
 * @param handle its name over there, without a leading {@code @}
 */
public record NetworkUser(String id, String handle) {}
