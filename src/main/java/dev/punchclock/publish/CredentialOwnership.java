package dev.punchclock.publish;

import dev.punchclock.account.Account;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Network;
import dev.punchclock.network.NetworkUser;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import java.util.List;

/**
 * Whether the credentials of an account belong to the handle that the workspace names, and the handle to the user who had
 * it before: a handle may be given to somebody else.
 */
final class CredentialOwnership {
    private CredentialOwnership() {}

    /**
     * Asks the network, and notes who it is where that is not known yet.
     *
     * @throws ProblemException when they are somebody else's, or the network cannot be asked
     */
    static void mustBeOurs(Network network, AccountContext context, Ledger ledger, Instant now) {
        LedgerState ledgerState = ledger.book();
        String user = mustBeOurs(network, context, ledgerState).id();
        if (!user.isEmpty() && ledgerState.user(context.owner()).isEmpty()) {
            ledger.record(
                    now,
                    asOf -> Decided.of(
                            asOf.user(context.owner()).isPresent()
                                    ? List.of()
                                    : List.of(EntryBody.identified(context.owner(), user))));
        }
    }

    /**
     * Asks the network.
     *
     * @param ledgerState which knows whose the handle was
     * @throws ProblemException as above
     */
    static NetworkUser mustBeOurs(Network network, AccountContext context, LedgerState ledgerState) {
        Account account = context.account();
        NetworkUser who = network.whoAmI(account);
        if (!who.handle().equalsIgnoreCase(account.handle())) {
            throw new ProblemException(
                    ExitCode.RULE,
                    "the credentials of " + account.name() + " belong to @" + who.handle() + ", not to @"
                            + account.handle() + "; nothing was sent",
                    "sign in again as @" + account.handle());
        }
        String before = ledgerState.user(context.owner()).orElse(who.id());
        if (!before.equals(who.id())) {
            throw new ProblemException(
                    ExitCode.RULE,
                    "the credentials of " + account.name() + " belong to another @" + who.handle()
                            + " than before: its id was " + before + ", now it is " + who.id() + "; nothing was sent",
                    "sign in as the one before; or resolve what is unknown there, then: punchclock adopt");
        }
        return who;
    }
}
