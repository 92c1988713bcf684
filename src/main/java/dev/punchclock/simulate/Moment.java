package dev.punchclock.simulate;

import dev.punchclock.ledger.Fact;
import java.time.Instant;

/** Something a round wrote, and when by the simulated clock. */
public record Moment(Instant at, Fact fact) {}
