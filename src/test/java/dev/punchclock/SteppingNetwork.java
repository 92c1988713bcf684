package dev.punchclock;

import dev.punchclock.account.Account;
import dev.punchclock.network.ForwardingNetwork;
import dev.punchclock.network.Gate;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.Network;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Preparation;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Uploads;
import dev.punchclock.post.Wording;
import java.time.Duration;

/** A network that says when it comes to a step. */
final class SteppingNetwork extends ForwardingNetwork {
    private final KillableMain.Rope rope;

    SteppingNetwork(Network real, KillableMain.Rope rope) {
        super(real);
        this.rope = rope;
    }

    @Override
    public Preparation prepare(Account account, Wording wording, Uploads uploads) {
        Preparation prepared = super.prepare(account, wording, uploads);
        rope.at(KillPoint.BEFORE_CLAIM);
        return prepared;
    }

    @Override
    public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
        rope.at(KillPoint.CLAIMED);
        rope.sending();
        rope.mayFallAsleep();
        Outcome outcome = super.send(prepared, part, key, () -> {
            Duration deadline = gate.pass();
            rope.at(KillPoint.GATE_PASSED);
            return deadline;
        });
        rope.at(KillPoint.ANSWERED);
        return outcome;
    }
}
