package dev.punchclock.publish;

import dev.punchclock.account.Account;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Decision.Decided;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.network.Identity;
import dev.punchclock.network.Network;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import dev.punchclock.workspace.Desk;
import java.time.Instant;
import java.util.List;

/**
 * Whether the credentials of an account belong to the handle that the workspace names, and the handle to the user who had
 * it before: a handle may be given to somebody else.
 */
final class Ownership {
    private Ownership() {}

    /**
     * Asks the network, and notes who it is where that is not known yet.
     *
     * @throws Stopped when they are somebody else's, or the network cannot be asked
     */
    static void mustBeOurs(Network network, Desk desk, Ledger ledger, Instant now) {
        Book book = ledger.book();
        String user = mustBeOurs(network, desk, book).id();
        if (!user.isEmpty() && book.user(desk.owner()).isEmpty()) {
            ledger.record(
                    now,
                    asOf -> Decided.of(
                            asOf.user(desk.owner()).isPresent()
                                    ? List.of()
                                    : List.of(Fact.identified(desk.owner(), user))));
        }
    }

    /**
     * Asks the network.
     *
     * @param book which knows whose the handle was
     * @throws Stopped as above
     */
    static Identity mustBeOurs(Network network, Desk desk, Book book) {
        Account account = desk.account();
        Identity who = network.whoAmI(account);
        if (!who.handle().equalsIgnoreCase(account.handle())) {
            throw new Stopped(
                    ExitCode.RULE,
                    "the credentials of " + account.name() + " belong to @" + who.handle() + ", not to @"
                            + account.handle() + "; nothing was sent",
                    "sign in again as @" + account.handle());
        }
        String before = book.user(desk.owner()).orElse(who.id());
        if (!before.equals(who.id())) {
            throw new Stopped(
                    ExitCode.RULE,
                    "the credentials of " + account.name() + " belong to another @" + who.handle()
                            + " than before: its id was " + before + ", now it is " + who.id() + "; nothing was sent",
                    "sign in as the one before; or resolve what is unknown there, then: punchclock adopt");
        }
        return who;
    }
}
