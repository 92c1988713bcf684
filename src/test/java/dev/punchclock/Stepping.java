package dev.punchclock;

import dev.punchclock.account.Account;
import dev.punchclock.network.Gate;
import dev.punchclock.network.Key;
import dev.punchclock.network.Network;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Through;
import java.time.Duration;
import java.util.List;

/** A network that says when it comes to a step. */
final class Stepping extends Through {
    private final Doomed.Rope rope;

    Stepping(Network real, Doomed.Rope rope) {
        super(real);
        this.rope = rope;
    }

    @Override
    public Prepared prepare(Account account, List<String> parts) {
        Prepared prepared = super.prepare(account, parts);
        rope.at(Step.BEFORE_CLAIM);
        return prepared;
    }

    @Override
    public Outcome send(Prepared prepared, int part, Key key, Gate gate) {
        rope.at(Step.CLAIMED);
        rope.sending();
        rope.mayFallAsleep();
        Outcome outcome = super.send(prepared, part, key, () -> {
            Duration deadline = gate.pass();
            rope.at(Step.GATE_PASSED);
            return deadline;
        });
        rope.at(Step.ANSWERED);
        return outcome;
    }
}
