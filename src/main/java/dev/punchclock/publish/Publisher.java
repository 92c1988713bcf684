package dev.punchclock.publish;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The rule that one ledger publishes a workspace; every other clone may look, plan and add. */
public final class Publisher {
    private static final String WAY_OUT = "to publish from here instead: punchclock adopt";

    /** The year of this build, as the pom dates it. */
    static final int BUILT_IN = 2026;

    /** Somewhere on earth the year has begun. */
    private static final Instant BUILT =
            LocalDate.of(BUILT_IN, 1, 1).atStartOfDay(ZoneOffset.MAX).toInstant();

    private Publisher() {}

    /**
     * Makes sure that a ledger with this id, publishing from that folder, is the one that publishes the workspace.
     *
     * @param folder where the ledger publishes from; empty while it has not been told
     * @throws ProblemException with {@link ExitCode#RULE} and the way out when it is not
     */
    public static void mustBe(Workspace workspace, String ledgerId, String folder) {
        String publisher = workspace.publisher();
        if (publisher == null) {
            mustOnlyRehearse(workspace);
        } else if (workspace.isMemoryless()) {
            throw passedOver(workspace, ledgerId);
        } else if (!publisher.equals(ledgerId)) {
            throw elsewhere(workspace);
        } else if (!folder.isEmpty() && !folder.equals(workspace.folder())) {
            throw new ProblemException(
                    ExitCode.RULE,
                    "this is another copy of " + workspace.id() + ": it is published from " + folder,
                    WAY_OUT);
        }
    }

    /**
     * Makes sure that this ledger may publish the workspace: it is the one that does, and neither an older one nor a copy.
     *
     * @throws ProblemException with {@link ExitCode#RULE} and the way out when it may not
     */
    public static void mayPublish(Workspace workspace, Ledger ledger) {
        String publisher = workspace.publisher();
        if (publisher == null || publisher.equals(ledger.id())) {
            ledger.displaced().ifPresent(problem -> {
                throw new ProblemException(ExitCode.RULE, List.of(problem));
            });
        }
        mustBe(workspace, ledger.id(), ledger.book().folder());
    }

    /**
     * Makes sure that the clock can be right.
     *
     * @throws ProblemException with {@link ExitCode#RULE} when it cannot; then nothing may be sent
     */
    public static void clockMustNotBeBehind(LedgerState ledgerState, Instant now, ZoneId zone) {
        clockProblem(ledgerState, now, zone).ifPresent(wrong -> {
            throw new ProblemException(ExitCode.RULE, wrong.what() + "; nothing was sent", wrong.remedy());
        });
    }

    /**
     * Why this clock must be wrong: it is behind the ledger's last entry, or behind this program; empty when it may be
     * right.
     */
    public static Optional<Problem> clockProblem(LedgerState ledgerState, Instant now, ZoneId zone) {
        String says = "the clock says " + TimeFormat.toTheSecond(now, zone);
        if (now.plus(AccountContext.CLOCK_DOUBT).isBefore(ledgerState.lastAt())) {
            return Optional.of(Problem.error(
                    null,
                    says + ", but the ledger's last entry was written on "
                            + TimeFormat.toTheSecond(ledgerState.lastAt(), zone),
                    "set the clock; if it is right now and was wrong then: punchclock adopt"));
        }
        return now.isBefore(BUILT)
                ? Optional.of(Problem.error(
                        null, says + ", but this program was not built before " + BUILT_IN, "set the clock"))
                : Optional.empty();
    }

    /**
     * Makes sure that a new ledger may be begun for the workspace on this machine.
     *
     * @throws ProblemException when another ledger publishes it
     */
    public static void mayBegin(Workspace workspace) {
        if (workspace.publisher() == null) {
            mustOnlyRehearse(workspace);
        } else if (workspace.isMemoryless()) {
            throw onlyPost(workspace);
        } else {
            throw elsewhere(workspace);
        }
    }

    private static void mustOnlyRehearse(Workspace workspace) {
        for (AccountContext context : workspace.contexts().values()) {
            if (!context.limits().isRehearsal()) {
                throw new ProblemException(
                        ExitCode.RULE,
                        workspace.id() + " names no publisher, and "
                                + context.account().name() + " is on a real network",
                        "to publish from this machine: punchclock adopt");
            }
        }
    }

    private static ProblemException onlyPost(Workspace workspace) {
        return new ProblemException(
                ExitCode.RULE,
                workspace.id()
                        + " is published without a memory (publisher: memoryless): only punchclock post publishes"
                        + " it; nothing was sent",
                "to publish from this machine, with a ledger: punchclock adopt");
    }

    /**
     * A line in a file, which a colleague may have written, does not switch off what a ledger of this machine knows.
     *
     * @param ledgerId of a ledger that is here, and publishes this workspace or from its folder
     */
    public static ProblemException passedOver(Workspace workspace, String ledgerId) {
        return new ProblemException(
                ExitCode.RULE,
                workspace.id() + " says publisher: memoryless, but this machine has its ledger " + ledgerId
                        + ": without it nobody would know what went out already; nothing was sent",
                "write publisher: " + ledgerId + " in punchclock.yaml, or look at who changed that line, and why");
    }

    private static ProblemException elsewhere(Workspace workspace) {
        return new ProblemException(
                ExitCode.RULE,
                workspace.id() + " is published by the ledger " + workspace.publisher()
                        + ", which is not on this machine; nothing was sent",
                WAY_OUT);
    }
}
