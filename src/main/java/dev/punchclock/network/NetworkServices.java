package dev.punchclock.network;

import java.time.InstantSource;

/**
 * What a network is given to work with.
 *
 * @param clock this machine's
 * @param folder where it may keep files of its own; need not be there yet
 */
public record NetworkServices(CredentialStore credentials, InstantSource clock, String folder) {}
