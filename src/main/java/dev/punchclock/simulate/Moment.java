package dev.punchclock.simulate;

import dev.punchclock.ledger.Fact;
import java.time.Instant;

/** Something that was written into a ledger, and when: by a round of the rehearsal, or before it. */
public record Moment(Instant at, Fact fact) {}
