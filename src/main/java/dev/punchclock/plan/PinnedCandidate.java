package dev.punchclock.plan;

/** A pinned candidate and its own time. */
record PinnedCandidate(Candidate candidate, long at) {}
