package dev.punchclock.network;

import dev.punchclock.account.Account;
import dev.punchclock.post.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hands every call on to another network; a subclass overrides what it changes. */
public abstract class ForwardingNetwork implements Network {
    private final Network real;

    protected ForwardingNetwork(Network real) {
        this.real = real;
    }

    @Override
    public TextLimits limits() {
        return real.limits();
    }

    @Override
    public NetworkUser whoAmI(Account account) {
        return real.whoAmI(account);
    }

    @Override
    public boolean remembers(Account account) {
        return real.remembers(account);
    }

    @Override
    public Optional<ClockDifference> clock(Account account) {
        return real.clock(account);
    }

    @Override
    public Preparation prepare(Account account, Wording wording, Uploads uploads) {
        return real.prepare(account, wording, uploads);
    }

    @Override
    public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
        return real.send(prepared, part, key, gate);
    }

    @Override
    public LookupResult find(Prepared prepared, int part, LookupQuery lookup) {
        return real.find(prepared, part, lookup);
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
