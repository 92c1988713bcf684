package dev.punchclock.plan;

/** A pinned candidate and its own time. */
record Pin(Candidate candidate, long at) {}
