package dev.punchclock.cli;

import dev.punchclock.ledger.Ledger;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.Publisher;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The ledgers in the user's state folder. They are looked through only for a workspace that says it has none. */
final class LocalLedgers {
    private LocalLedgers() {}

    /**
     * Makes sure that a workspace without a memory has no ledger on this machine: neither where the options say, nor where
     * it usually is, nor one of another name that publishes from the same folder.
     *
     * @throws ProblemException with {@link dev.punchclock.problem.ExitCode#RULE} when there is one
     */
    static void mustNotBePassedOver(LedgerFolders services, CommandEnvironment environment, WorkspaceSession session) {
        Workspace workspace = session.workspace();
        if (!workspace.isMemoryless()) {
            return;
        }
        session.existing()
                .map(Ledger::id)
                .or(() -> usual(services, environment, workspace))
                .ifPresent(id -> {
                    throw Publisher.passedOver(workspace, id);
                });
    }

    private static Optional<String> usual(LedgerFolders services, CommandEnvironment environment, Workspace workspace) {
        Path usual = WorkspaceOptions.usualState(environment, workspace.id());
        try (Stream<Path> states = Files.list(usual.getParent())) {
            return states.sorted()
                    .filter(Files::isDirectory)
                    .flatMap(state -> id(services, state, workspace, state.equals(usual)).stream())
                    .findFirst();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** @param isItsOwn whether the folder is that of the workspace, whatever stands in the ledger */
    private static Optional<String> id(LedgerFolders services, Path state, Workspace workspace, boolean isItsOwn) {
        try (Ledger ledger = services.ledger(state).orElse(null)) {
            return ledger != null && (isItsOwn || ledger.book().folder().equals(workspace.folder()))
                    ? Optional.of(ledger.id())
                    : Optional.empty();
        } catch (ProblemException unreadable) {
            if (isItsOwn) {
                throw unreadable;
            }
            return Optional.empty();
        }
    }
}
