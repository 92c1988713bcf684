package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Erasure;
import dev.punchclock.ledger.ErasureRequest;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Erases what the ledger need not keep: texts, names and reasons. That they were erased is written down. */
public final class WordErasure {
    private WordErasure() {}

    /**
     * Erases the words about these accounts because a person says so.
     *
     * @throws ProblemException when this ledger does not publish the workspace, or its clock cannot be trusted
     */
    public static Erasure byHand(
            Workspace workspace, Ledger ledger, Set<AccountName> accounts, Instant before, Instant now, ZoneId zone) {
        Publisher.mustBe(workspace, ledger.id(), ledger.book().folder());
        Publisher.clockMustNotBeBehind(ledger.book(), now, zone);
        return ledger.forget(now, new ErasureRequest(accounts, before, now.minus(QueueRules.REPEAT), true));
    }

    /**
     * Erases what is older than the workspace keeps, on the first look of a day. Its age is reckoned from the look before
     * this one: a clock that jumps ahead once erases nothing.
     *
     * @param lastLook null before the first: then nothing is old
     * @throws ProblemException when it cannot be written
     */
    static void retain(Workspace workspace, Ledger ledger, @Nullable Instant lastLook, Instant now, ZoneId zone) {
        if (lastLook == null || isSameDay(lastLook, now, zone)) {
            return;
        }
        workspace.retention().before(lastLook, zone).ifPresent(before -> {
            Instant repeats = lastLook.minus(QueueRules.REPEAT);
            ledger.forget(now, new ErasureRequest(Set.of(), before, repeats, false));
        });
    }

    private static boolean isSameDay(Instant a, Instant b, ZoneId zone) {
        return a.atZone(zone).toLocalDate().equals(b.atZone(zone).toLocalDate());
    }
}
