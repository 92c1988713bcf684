package dev.punchclock.simulate;

import dev.punchclock.account.Account;
import dev.punchclock.network.ClockDifference;
import dev.punchclock.network.ForwardingNetwork;
import dev.punchclock.network.Gate;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.LookupQuery;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Network;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.simulate.ChaosSchedule.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A network on which things go wrong. What it publishes, the network behind it has really published. */
final class ChaoticNetwork extends ForwardingNetwork {
    private final ChaosSchedule chaos;
    private final SimulatedClock clock;

    ChaoticNetwork(Network real, ChaosSchedule chaos, SimulatedClock clock) {
        super(real);
        this.chaos = chaos;
        this.clock = clock;
    }

    /** As a {@code Date} in whole seconds tells it. */
    @Override
    public Optional<ClockDifference> clock(Account account) {
        Instant now = clock.instant();
        Instant shown = now.plus(chaos.ahead()).truncatedTo(ChronoUnit.SECONDS);
        return Optional.of(ClockDifference.measured(now, shown, Duration.ofSeconds(1), now));
    }

    @Override
    public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
        Trouble trouble = chaos.onSending();
        if (trouble == null) {
            return super.send(prepared, part, key, gate);
        }
        return switch (trouble) {
            case ANSWER_LOST -> lose(super.send(prepared, part, key, gate));
            case REQUEST_LOST -> lose(gate.pass());
            case THROTTLED -> {
                gate.pass();
                yield new Outcome.Throttled(chaos.later(clock, 180), "too many requests");
            }
            case REFUSED -> {
                gate.pass();
                yield new Outcome.Refused("the network does not take it");
            }
            case DOWN -> {
                gate.pass();
                yield new Outcome.NotSent("the network is out of reach");
            }
            case SLOW -> {
                Outcome outcome = super.send(prepared, part, key, gate);
                clock.advance(Duration.ofSeconds(5));
                yield outcome;
            }
            case ASLEEP_BEFORE_GATE -> {
                clock.advance(chaos.minutes(1, 20 * 60));
                yield super.send(prepared, part, key, gate);
            }
            case POWER_CUT_BEFORE -> throw new SimulatedPowerCut();
            case POWER_CUT_AFTER -> {
                super.send(prepared, part, key, gate);
                throw new SimulatedPowerCut();
            }
        };
    }

    private static Outcome lose(Object answer) {
        return new Outcome.Unknown("no answer" + (answer instanceof Outcome ? "" : " came"));
    }

    @Override
    public LookupResult find(Prepared prepared, int part, LookupQuery lookup) {
        return chaos.cannotTell()
                ? new LookupResult.CannotTell("the network did not answer")
                : super.find(prepared, part, lookup);
    }
}
