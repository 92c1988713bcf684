package dev.punchclock.publish;

import dev.punchclock.account.Account;
import dev.punchclock.account.Audience;
import dev.punchclock.account.Quota;
import dev.punchclock.network.ForwardingNetwork;
import dev.punchclock.network.Gate;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.Network;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.TextLimits;
import dev.punchclock.network.rehearsal.RehearsalBehaviour;
import dev.punchclock.network.rehearsal.RehearsalNetwork;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rehearsal network misbehaves as its account says. Its requests are those that got past the gate. */
final class FaultsOfRehearsal implements FaultBench {
    private static final Map<NetworkFault, RehearsalBehaviour> WORDS = Map.of(
            NetworkFault.ANSWER_LOST, RehearsalBehaviour.LOSE_ANSWER,
            NetworkFault.SILENT_AND_PUBLISHED, RehearsalBehaviour.SLOW,
            NetworkFault.THROTTLED, RehearsalBehaviour.THROTTLE,
            NetworkFault.CONNECTION_REFUSED, RehearsalBehaviour.DOWN,
            NetworkFault.REFUSED, RehearsalBehaviour.REFUSE);

    /** What it can be made to do. */
    static final Set<NetworkFault> SHOWS = WORDS.keySet();

    private final RehearsalNetwork real;
    private @Nullable RehearsalBehaviour behaves;
    private int requests;

    FaultsOfRehearsal(Path folder, InstantSource clock) {
        real = new RehearsalNetwork(folder.resolve("network"), clock, length -> {}, false);
    }

    @Override
    public Network network() {
        return new ForwardingNetwork(real) {
            @Override
            public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
                return super.send(prepared, part, key, () -> {
                    Duration deadline = gate.pass();
                    requests += behaves == RehearsalBehaviour.DOWN ? 0 : 1;
                    return deadline;
                });
            }
        };
    }

    @Override
    public Account account() {
        return new Account(SampleWorkspace.ACME, "rehearsal", "acme", null, Audience.EXTERNAL, Quota.NONE, behaves);
    }

    @Override
    public TextLimits limits() {
        return SampleWorkspace.LIMITS;
    }

    @Override
    public void next(NetworkFault fault) {
        behaves = Objects.requireNonNull(WORDS.get(fault));
    }

    @Override
    public void well() {
        behaves = null;
    }

    @Override
    public int requests() {
        return requests;
    }

    @Override
    public int shown() {
        return real.recent(account(), Instant.EPOCH).size();
    }

    @Override
    public Instant quietUntil(NetworkFault fault, Instant at) {
        return at.plus(Duration.ofMinutes(10));
    }

    @Override
    public void close() {}
}
