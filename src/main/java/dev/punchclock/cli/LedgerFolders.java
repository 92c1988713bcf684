package dev.punchclock.cli;

import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerArchive;
import dev.punchclock.report.RunningDaemon;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The state folders, in which ledgers are. */
public interface LedgerFolders {
    /** Says whom to tell when a ledger of an earlier version is brought up to date: it begins; what this gives ends it. */
    void tellOfUpgrades(Supplier<Runnable> listener);

    /** The ledger in this state folder, if there is one; makes nothing. */
    Optional<Ledger> ledger(Path state);

    /** The ledger in this state folder, made with this id when there is none. */
    Ledger ledger(Path state, String id, Workspace workspace);

    /** The ledger in this state folder as a whole, if there is one; makes nothing. */
    Optional<LedgerArchive> archive(Path state);

    /** Copies the ledger in this state folder, if there is one, into a new file; says where the copy ends. */
    Optional<Head> backup(Path state, Path file);

    /** A new ledger id for this machine, such as {@code desk1-91c2}. */
    String newLedgerId();

    /**
     * Makes sure that a ledger in this state folder can be trusted to lock others out; asked before it is written to.
     *
     * @throws dev.punchclock.problem.ProblemException when it cannot: the folder is on a disk of the network
     */
    void mustKeepLedger(Path state);

    /** The daemon that is at work with this state folder; empty when there is none. */
    Optional<RunningDaemon> atWork(Path state);
}
