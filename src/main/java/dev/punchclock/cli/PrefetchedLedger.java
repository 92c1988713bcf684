package dev.punchclock.cli;

import dev.punchclock.ledger.Ledger;
import dev.punchclock.problem.ProblemException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that is opened and read while the files are still being read, in the folder where it most probably is.
 *
 * @param ledger null when there is none, or something is wrong with it: that is told when its turn comes
 */
record PrefetchedLedger(@Nullable Path state, @Nullable Ledger ledger) {
    static final PrefetchedLedger NONE = new PrefetchedLedger(null, null);

    /** @param named where the options say that it is; null where they do not */
    static PrefetchedLedger begin(
            SessionServices services, CommandEnvironment environment, Path folder, @Nullable Path named) {
        Path state = named != null
                ? named
                : services.likelyId(folder)
                        .map(id -> WorkspaceOptions.usualState(environment, id))
                        .orElse(null);
        return state == null ? NONE : new PrefetchedLedger(state, open(services, state));
    }

    private static @Nullable Ledger open(SessionServices services, Path state) {
        Ledger open = null;
        try {
            open = services.ledger(state).orElse(null);
            if (open != null) {
                open.book();
            }
            return open;
        } catch (ProblemException later) {
            new PrefetchedLedger(state, open).close();
            return null;
        }
    }

    /** What comes next; where that stops, nothing stays open. */
    <T> T orClosed(Supplier<T> next) {
        try {
            return next.get();
        } catch (ProblemException stopped) {
            close();
            throw stopped;
        }
    }

    /** The ledger of this state folder; null when another one was opened, or none. */
    @Nullable
    Ledger in(Path right) {
        if (right.equals(state)) {
            return ledger;
        }
        close();
        return null;
    }

    private void close() {
        if (ledger != null) {
            ledger.close();
        }
    }
}
