package dev.punchclock.account;

/**
 * What an account says that only its network understands. The network's own reader makes it of the file, and the network
 * finds it again in the {@link Account}; nobody else looks inside.
 */
public interface NetworkSettings {}
