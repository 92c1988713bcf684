package dev.punchclock.daemon;

import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.network.Network;
import dev.punchclock.workspace.FileStamp;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What the daemon needs of the outer packages, such as the ledger, the networks and the files. {@code DaemonWiring}
 * makes it.
 */
public interface DaemonServices {
    /**
     * Reads every file of the workspace.
     *
     * @throws dev.punchclock.problem.ProblemException when {@code punchclock.yaml} is not in order
     */
    Workspace open();

    /** Every file of the workspace as it is now; reads none of them. */
    SortedMap<String, FileStamp> stamps();

    /** The ledger, if there is one; makes nothing. */
    Optional<Ledger> ledger();

    /**
     * The end of the ledger's chain; empty while there is no ledger.
     *
     * @throws dev.punchclock.problem.ProblemException when it cannot be read
     */
    Optional<Head> head();

    /** A new ledger for this workspace. */
    Ledger begin(Workspace workspace);

    /** Networks that can publish, by the word that accounts use. */
    Map<String, Network> networks(Workspace workspace);

    /** The state folder. */
    Path state();

    /** This process. */
    LockHolder me();
}
