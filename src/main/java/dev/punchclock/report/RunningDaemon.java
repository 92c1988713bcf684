package dev.punchclock.report;

import java.time.Instant;

/**
 * A daemon that is at work.
 *
 * @param host the machine; empty where it has no name
 * @param process its process id
 * @param since when it was started
 */
public record RunningDaemon(String host, long process, Instant since) {}
