package dev.punchclock.cli;

import dev.punchclock.account.Account;
import dev.punchclock.network.Connector;
import dev.punchclock.network.CredentialStore;
import dev.punchclock.network.Credentials;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Path;

/** Credentials, and how somebody comes by them. */
public interface SignInServices {
    /** Where the credentials of the workspace's accounts are. */
    CredentialStore keyring(Workspace workspace);

    /** What there is to know of the network with this word. */
    Connector connector(String network);

    /** Keeps the credentials of an account, for their owner only; says where. */
    Path store(Workspace workspace, Account account, Credentials credentials);
}
