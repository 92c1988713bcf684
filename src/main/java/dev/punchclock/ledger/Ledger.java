package dev.punchclock.ledger;

import dev.punchclock.post.PostId;
import dev.punchclock.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What happened, in order; it only grows. Several threads and processes may use one ledger at once.
 *
 * <p>Every method may throw {@link dev.punchclock.problem.ProblemException} when the ledger cannot be read or written; then
 * nothing was written.
 */
public interface Ledger extends AutoCloseable {
    /** Its id, such as {@code desk1-91c2}: what {@code publisher:} names. A copy that is adopted gets one of its own. */
    String id();

    /**
     * Why nothing may be published from it until it is adopted: it was put back from a backup, copied, or woke on another
     * machine. Empty when it is where it was and went on, and where nothing could be copied. Until then {@link #record}
     * refuses claims, with {@link dev.punchclock.problem.ExitCode#RULE}.
     */
    default Optional<Problem> displaced() {
        return Optional.empty();
    }

    /** How far it went, or one that went further, as far as that is noted outside of it; empty when it is not. */
    default Optional<NewerCopyEvidence> further() {
        return Optional.empty();
    }

    /**
     * Its end as it stands, to ask later what {@linkplain #changedSince changed since}; empty where it has none, or
     * none lasts.
     */
    default Optional<Head> end() {
        return Optional.empty();
    }

    /** The posts about which something was written since this was its end; empty where it never was, or nobody knows. */
    default Optional<Set<PostId>> changedSince(Head end) {
        return Optional.empty();
    }

    /** The ledger state as it stands, what other processes wrote included. */
    LedgerState book();

    /**
     * One durable transaction: locks out every other writer, asks {@code decision} about the ledger state as it stands, and
     * writes what it says. When this returns, the entries are on the disk.
     *
     * @param now the instant that the new entries carry
     */
    <T> T record(Instant now, LedgerDecision<T> decision);

    /** Every entry about a post, oldest first. */
    List<Entry> history(PostId post);

    /** Every time the door in the fence was opened since then, oldest first. */
    List<Entry> offHours(Instant since);

    /** Entries of this kind among the last ten thousand, written since then; oldest first. */
    List<Entry> lately(EntryKind kind, Instant since);

    /**
     * Erases texts, names and reasons for good, and writes down that it did; what is still needed stays. Writes nothing
     * when there is nothing to erase.
     *
     * @param now the instant that the new entry carries
     */
    Erasure forget(Instant now, ErasureRequest which);

    /**
     * Keeps beside the ledger what is known to be published and could not be written down; says whether it could, which
     * needs no room on the disk. Never throws.
     */
    default boolean keep(EntryBody proof) {
        return false;
    }

    /** What was kept so, by any process, and not yet dropped. Never throws. */
    default List<EntryBody> kept() {
        return List.of();
    }

    /** These stand in the ledger now. */
    default void drop(List<EntryBody> recorded) {}

    /** Why nothing can be written at this moment, tried out on the disk; empty when it can. */
    default Optional<Problem> unwritable() {
        return Optional.empty();
    }

    /** Notes that a round looked at this moment; not an entry. */
    void looked(Instant now);

    /** The last look of a round. */
    Optional<RoundTimestamp> lastLook();

    @Override
    void close();
}
