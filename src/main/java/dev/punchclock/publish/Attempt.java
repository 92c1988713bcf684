package dev.punchclock.publish;

import dev.punchclock.hours.Told;
import dev.punchclock.ledger.Decision.Decided;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.network.GateClosed;
import dev.punchclock.network.Key;
import dev.punchclock.network.Network;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.plan.Slot;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Publishes one delivery: claim, send, settle. Whatever happens in between, the ledger says how far it came. */
final class Attempt {
    private static final Duration QUIET_WITHOUT_A_TIME = Duration.ofMinutes(15);

    private final Desk desk;
    private final Network network;
    private final Ledger ledger;
    private final Workspace workspace;
    private final InstantSource clock;

    Attempt(Desk desk, Network network, Ledger ledger, Workspace workspace, InstantSource clock) {
        this.desk = desk;
        this.network = network;
        this.ledger = ledger;
        this.workspace = workspace;
        this.clock = clock;
    }

    /**
     * How it ended.
     *
     * @param facts what was written, the claim left out
     * @param goOn whether the next due delivery of this account may be tried in this round
     */
    record Result(List<Fact> facts, ExitCode code, boolean goOn) {}

    /**
     * Publishes, as far as every rule allows.
     *
     * @throws Stopped when the account's credentials belong to somebody else; nothing was claimed or sent
     */
    Result publish(Waiting waiting, Slot slot) {
        mustBeOurs();
        DeliveryId id = waiting.delivery().id();
        Prepared prepared =
                network.prepare(desk.account(), List.of(waiting.post().wording().text()));
        Key key = new Key(workspace.id() + "/" + id.account() + "/" + id.post() + "/1");
        Instant now = clock.instant();
        Instant deadline = now.plus(desk.limits().attempt()).plus(Rules.CLAIM_SPARE);
        Optional<ClaimRules.Refusal> refusal = ledger.record(now, book -> {
            Optional<ClaimRules.Refusal> no = ClaimRules.refusal(waiting, book, now);
            Fact claim = Fact.claimed(id, now, deadline, key.value());
            return new Decided<>(no.isPresent() ? List.of() : List.of(claim), no);
        });
        return refusal.map(no -> refused(id, no)).orElseGet(() -> send(waiting, slot, prepared, key, deadline));
    }

    private void mustBeOurs() {
        String who = network.whoAmI(desk.account());
        if (!who.equalsIgnoreCase(desk.account().handle())) {
            throw new Stopped(
                    ExitCode.RULE,
                    "the credentials of " + desk.account().name() + " belong to @" + who + ", not to @"
                            + desk.account().handle() + "; nothing was sent",
                    "sign in again as @" + desk.account().handle());
        }
    }

    private Result refused(DeliveryId id, ClaimRules.Refusal no) {
        if (!no.holds()) {
            return new Result(List.of(), ExitCode.DONE, false);
        }
        Fact held = Fact.of(Kind.HELD, id).note(no.why());
        ledger.record(clock.instant(), book -> {
            Delivery delivery = book.find(id);
            boolean open = delivery != null && delivery.state().isOpen();
            return new Decided<>(open ? List.of(held) : List.of(), open);
        });
        return new Result(List.of(held), ExitCode.RULE, true);
    }

    private Result send(Waiting waiting, Slot slot, Prepared prepared, Key key, Instant deadline) {
        DeliveryId id = waiting.delivery().id();
        Fence fence = new Fence(desk, deadline, workspace.snapshot(), clock);
        Outcome outcome;
        try {
            outcome = network.send(prepared, 0, key, fence);
        } catch (GateClosed closed) {
            Fact fact = Fact.of(Kind.NOT_SENT, id).note(closed.why());
            settle(fact);
            return new Result(List.of(fact), ExitCode.RULE, false);
        } catch (RuntimeException bug) {
            settle(Fact.of(Kind.UNKNOWN, id).note("punchclock failed while it was being published"));
            throw bug;
        }
        Result result = result(outcome, waiting, slot);
        result.facts().forEach(this::settle);
        return result;
    }

    private Result result(Outcome outcome, Waiting waiting, Slot slot) {
        DeliveryId id = waiting.delivery().id();
        Instant now = clock.instant();
        if (outcome instanceof Outcome.Sent sent) {
            Duration late = Duration.between(slot.at(), sent.receipt().at());
            Fact fact = Fact.sent(id, sent.receipt());
            boolean tell = late.toMinutes() > 0;
            return new Result(
                    List.of(tell ? fact.note(Told.duration(late) + " after its slot") : fact), ExitCode.DONE, true);
        }
        if (outcome instanceof Outcome.Refused refused) {
            return new Result(List.of(Fact.of(Kind.REFUSED, id).note(refused.why())), ExitCode.REFUSED, true);
        }
        if (outcome instanceof Outcome.Throttled throttled) {
            Instant until = throttled.until() == null ? now.plus(QUIET_WITHOUT_A_TIME) : throttled.until();
            Fact fact = Fact.of(Kind.THROTTLED, id).times(null, until).note(throttled.why());
            return new Result(List.of(fact), ExitCode.REFUSED, false);
        }
        if (outcome instanceof Outcome.NotSent notSent) {
            Instant until = now.plus(waitAfter(waiting.delivery().attempts()));
            Fact fact = Fact.of(Kind.NOT_SENT, id).times(null, until).note(notSent.why());
            return new Result(List.of(fact), ExitCode.REFUSED, false);
        }
        String why = outcome instanceof Outcome.Unknown unknown ? unknown.why() : "";
        return new Result(List.of(Fact.of(Kind.UNKNOWN, id).note(why)), ExitCode.UNKNOWN, false);
    }

    private static Duration waitAfter(int earlierAttempts) {
        Duration wait = Rules.FIRST_WAIT.multipliedBy(1L << Math.min(earlierAttempts, 5));
        return wait.compareTo(Rules.LATE) < 0 ? wait : Rules.LATE;
    }

    private void settle(Fact fact) {
        try {
            ledger.record(clock.instant(), book -> new Decided<>(List.of(fact), fact));
        } catch (Stopped cannotWrite) {
            if (fact.kind() != Kind.SENT) {
                throw cannotWrite;
            }
            throw new Stopped(
                    ExitCode.UNKNOWN,
                    fact.delivery() + " was sent (" + fact.detail(Fact.LINK)
                            + "), but the ledger could not be written: " + cannotWrite.getMessage(),
                    "put that right; the next round asks the network about this post before it sends anything");
        }
    }
}
