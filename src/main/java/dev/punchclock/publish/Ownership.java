package dev.punchclock.publish;

import dev.punchclock.account.Account;
import dev.punchclock.network.Network;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;

/** Whether the credentials of an account belong to the handle that the workspace names. */
public final class Ownership {
    private Ownership() {}

    /**
     * Asks the network.
     *
     * @throws Stopped when they are somebody else's, or the network cannot be asked
     */
    public static void mustBeOurs(Network network, Account account) {
        String who = network.whoAmI(account).handle();
        if (!who.equalsIgnoreCase(account.handle())) {
            throw new Stopped(
                    ExitCode.RULE,
                    "the credentials of " + account.name() + " belong to @" + who + ", not to @" + account.handle()
                            + "; nothing was sent",
                    "sign in again as @" + account.handle());
        }
    }
}
