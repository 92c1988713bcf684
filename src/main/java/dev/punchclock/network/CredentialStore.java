package dev.punchclock.network;

import dev.punchclock.account.Account;

/** Where the credentials of accounts are on this machine. Asked anew each time: they may change under a daemon. */
@FunctionalInterface
public interface CredentialStore {
    /**
     * All that is known; no secret at all is no error.
     *
     * @throws dev.punchclock.problem.ProblemException when there is a file of credentials that cannot be read or must not be used
     */
    Credentials of(Account account);
}
