package dev.punchclock.cli;

import dev.punchclock.account.Account;
import dev.punchclock.network.CredentialStore;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.SignIn;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Path;
import java.util.Optional;

/** Credentials, and how somebody comes by them. */
public interface SignInServices {
    /** Where the credentials of the workspace's accounts are. */
    CredentialStore keyring(Workspace workspace);

    /** How a person signs in on this network; empty where nobody does. */
    Optional<SignIn> signIn(String network);

    /** Keeps the credentials of an account, for their owner only; says where. */
    Path store(Workspace workspace, Account account, Credentials credentials);
}
