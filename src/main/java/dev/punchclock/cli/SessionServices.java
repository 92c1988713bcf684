package dev.punchclock.cli;

import dev.punchclock.network.Network;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** What a {@link WorkspaceSession} opens: a workspace, its ledger, and the networks on which it is published. */
public interface SessionServices extends WorkspaceFolders, LedgerFolders {
    /** Networks that can publish, by the word that accounts use. */
    Map<String, Network> networks(Workspace workspace, Path state, InstantSource clock);
}
