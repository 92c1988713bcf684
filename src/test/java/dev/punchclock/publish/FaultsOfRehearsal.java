package dev.punchclock.publish;

import dev.punchclock.account.Account;
import dev.punchclock.account.Audience;
import dev.punchclock.account.Quota;
import dev.punchclock.network.Gate;
import dev.punchclock.network.Key;
import dev.punchclock.network.Limits;
import dev.punchclock.network.Network;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Through;
import dev.punchclock.network.rehearsal.RehearsalNetwork;
import dev.punchclock.workspace.Sample;
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
    private static final Map<Fault, String> WORDS = Map.of(
            Fault.ANSWER_LOST, "lose-answer",
            Fault.SILENT_AND_PUBLISHED, "slow",
            Fault.THROTTLED, "throttle",
            Fault.CONNECTION_REFUSED, "down",
            Fault.REFUSED, "refuse");

    /** What it can be made to do. */
    static final Set<Fault> SHOWS = WORDS.keySet();

    private final RehearsalNetwork real;
    private @Nullable String behaves;
    private int requests;

    FaultsOfRehearsal(Path folder, InstantSource clock) {
        real = new RehearsalNetwork(folder.resolve("network"), clock, length -> {}, false);
    }

    @Override
    public Network network() {
        return new Through(real) {
            @Override
            public Outcome send(Prepared prepared, int part, Key key, Gate gate) {
                return super.send(prepared, part, key, () -> {
                    Duration deadline = gate.pass();
                    requests += "down".equals(behaves) ? 0 : 1;
                    return deadline;
                });
            }
        };
    }

    @Override
    public Account account() {
        return new Account(Sample.ACME, "rehearsal", "acme", null, Audience.EXTERNAL, Quota.NONE, behaves);
    }

    @Override
    public Limits limits() {
        return Sample.LIMITS;
    }

    @Override
    public void next(Fault fault) {
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
    public Instant quietUntil(Fault fault, Instant at) {
        return at.plus(Duration.ofMinutes(10));
    }

    @Override
    public void close() {}
}
