package dev.punchclock.simulate;

import dev.punchclock.ledger.EntryBody;
import java.time.Instant;

/** Something that was written into a ledger, and when: by a round of the rehearsal, or before it. */
public record RecordedEvent(Instant at, EntryBody fact) {}
