package dev.punchclock.daemon;

import dev.punchclock.account.Account;
import dev.punchclock.network.Gate;
import dev.punchclock.network.Identity;
import dev.punchclock.network.Key;
import dev.punchclock.network.Limits;
import dev.punchclock.network.Network;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Publication;
import dev.punchclock.network.Receipt;
import dev.punchclock.network.Trace;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Another network, of which a test changes something. */
class Through implements Network {
    private final Network real;

    Through(Network real) {
        this.real = real;
    }

    /** A network whose credentials belong to whomever a test says. */
    static Network signedInAs(Supplier<Identity> who, Network real) {
        return new Through(real) {
            @Override
            public Identity whoAmI(Account account) {
                return who.get();
            }
        };
    }

    @Override
    public Limits limits() {
        return real.limits();
    }

    @Override
    public Identity whoAmI(Account account) {
        return real.whoAmI(account);
    }

    @Override
    public Prepared prepare(Account account, List<String> parts) {
        return real.prepare(account, parts);
    }

    @Override
    public Outcome send(Prepared prepared, int part, Key key, Gate gate) {
        return real.send(prepared, part, key, gate);
    }

    @Override
    public Trace find(Prepared prepared, int part, Key key, Instant since) {
        return real.find(prepared, part, key, since);
    }

    @Override
    public List<Publication> recent(Account account, Instant since) {
        return real.recent(account, since);
    }

    @Override
    public Outcome takeBack(Account account, Receipt receipt, Gate gate) {
        return real.takeBack(account, receipt, gate);
    }
}
