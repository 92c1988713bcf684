package dev.punchclock.publish;

import dev.punchclock.hours.Timetable;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.GateClosedException;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.Network;
import dev.punchclock.network.Outcome;
import dev.punchclock.plan.Slot;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Publishes one delivery: claim, send, settle. Whatever happens in between, the ledger says how far it came. */
final class Attempt {
    private final AccountContext context;
    private final Network network;
    private final Ledger ledger;
    private final Workspace workspace;
    private final InstantSource clock;

    Attempt(AccountContext context, Network network, Ledger ledger, Workspace workspace, InstantSource clock) {
        this.context = context;
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
     * @param waits why it was not tried, and waits; empty where it was, or was held
     */
    record Result(List<EntryBody> facts, ExitCode code, boolean goOn, String waits) {
        Result(List<EntryBody> facts, ExitCode code, boolean goOn) {
            this(facts, code, goOn, "");
        }

        private Result and(List<EntryBody> more) {
            List<EntryBody> all = new ArrayList<>(facts);
            all.addAll(more);
            return new Result(all, code, goOn, waits);
        }
    }

    /**
     * Publishes, as far as every rule allows.
     *
     * @param goesOn asked before each further part of a thread
     * @param happened told what was written, part by part: whatever ends it later, that stands
     * @return how the last of them ended
     * @throws ProblemException when the account's credentials belong to somebody else; nothing further was claimed or sent
     */
    Result publish(PendingDeliveries waiting, Slot slot, BooleanSupplier goesOn, Consumer<List<EntryBody>> happened) {
        Result result = part(waiting, slot);
        happened.accept(result.facts());
        while (isPart(result) && goesOn.getAsBoolean()) { // each is claimed and settled by itself
            Delivery now =
                    Objects.requireNonNull(ledger.book().find(waiting.delivery().id()));
            result = part(waiting.as(now), slot);
            happened.accept(result.facts());
        }
        return result;
    }

    private static boolean isPart(Result result) {
        return result.facts().stream().anyMatch(fact -> fact.kind() == EntryKind.PART_SENT);
    }

    /** Looks for earlier attempts that are in doubt; empty when nothing of them can be seen, and it may be sent again. */
    Optional<Result> lookAgain(Delivery delivery) {
        if (!delivery.isInDoubt()) {
            return Optional.empty();
        }
        CredentialOwnership.mustBeOurs(network, context, ledger, clock.instant());
        LedgerState asked = ledger.book();
        return new PresumedAbsentAttempts(context, network, ledger, asked)
                .beforeSending(delivery)
                .map(fact -> {
                    List<EntryBody> written = ledger.record(clock.instant(), ledgerState -> {
                        List<EntryBody> still =
                                Reconciliation.stillTrue(List.of(fact), context.owner(), asked, ledgerState);
                        return new Decided<>(still, still);
                    });
                    return new Result(written, Settlement.code(fact.kind()), Settlement.goesOn(fact.kind()));
                });
    }

    private Result part(PendingDeliveries waiting, Slot slot) {
        Optional<Result> found = lookAgain(waiting.delivery());
        if (found.isPresent()) {
            return found.get();
        }
        DeliveryId id = waiting.delivery().id();
        Optional<ClaimRules.Refusal> early = waiting.uploads()
                ? ClaimRules.refusal(waiting, ledger.book(), clock.instant(), null) // nothing is uploaded in vain
                : Optional.empty();
        if (early.isPresent()) {
            return refused(id, early.get());
        }
        ReadyAttempt ready = ready(waiting);
        if (ready.objection().isPresent()) {
            return notReady(waiting, slot, ready.objection().get()).and(ready.noted());
        }
        Instant now = ready.claim().at();
        if (waiting.delivery().published().isEmpty()) {
            ready.time().mustBeOpen(now, ready.prepared().parts().size());
        }
        Optional<ClaimRules.Refusal> refusal = ledger.record(now, ledgerState -> {
            Optional<ClaimRules.Refusal> no =
                    ClaimRules.refusal(waiting, ledgerState, now, ready.time().ahead());
            return new Decided<>(no.isPresent() ? List.of() : List.of(ready.claimed(id)), no);
        });
        return refusal.map(no -> refused(id, no))
                .orElseGet(() -> send(waiting, slot, ready, false, fact -> List.of()))
                .and(ready.noted());
    }

    /** Makes ready for the claim. */
    ReadyAttempt ready(PendingDeliveries waiting) {
        return new AttemptPreparation(context, network, ledger, workspace, clock).ready(waiting);
    }

    /** The key of one part, counted from 0; the same on every attempt. */
    static String key(Workspace workspace, DeliveryId id, int part) {
        return workspace.id() + "/" + id.account() + "/" + id.post() + "/" + (part + 1);
    }

    /** What kept it from being made ready is written down, unless something else became of it meanwhile. */
    private Result notReady(PendingDeliveries waiting, Slot slot, Outcome why) {
        Delivery before = waiting.delivery();
        EntryBody fact = Settlement.notReady(why, before, slot, context.timetable(), clock.instant());
        List<EntryBody> written = ledger.record(clock.instant(), ledgerState -> {
            List<EntryBody> facts = before.equals(ledgerState.find(before.id())) ? List.of(fact) : List.of();
            return new Decided<>(facts, facts);
        });
        return new Result(written, Settlement.code(fact.kind()), Settlement.goesOn(fact.kind()));
    }

    private Result refused(DeliveryId id, ClaimRules.Refusal no) {
        if (!no.holds()) {
            return new Result(List.of(), ExitCode.DONE, false, no.why());
        }
        EntryBody held = EntryBody.of(EntryKind.HELD, id).note(no.why());
        List<EntryBody> written = ledger.record(clock.instant(), ledgerState -> {
            Delivery delivery = ledgerState.find(id);
            boolean waits = delivery != null && delivery.state() == DeliveryState.WAITING;
            List<EntryBody> facts = waits ? List.of(held) : List.of();
            return new Decided<>(facts, facts);
        });
        return new Result(written, written.isEmpty() ? ExitCode.DONE : ExitCode.RULE, true);
    }

    /**
     * Sends what is claimed, and settles it.
     *
     * @param offHours whether the door in the fence is open for it
     * @param further what else is to be written, once it is known how it ended
     */
    Result send(
            PendingDeliveries waiting,
            Slot slot,
            ReadyAttempt ready,
            boolean offHours,
            Function<EntryBody, List<EntryBody>> further) {
        DeliveryId id = waiting.delivery().id();
        Delivery.Claim claim = ready.claim();
        int part = waiting.delivery().published().size();
        int left = ready.prepared().parts().size() - part;
        Fence fence = new Fence(
                context,
                left,
                claim,
                waiting.expires(),
                offHours,
                workspace.snapshot(),
                clock,
                ready.time().ahead());
        try {
            var key = new IdempotencyKey(claim.key(), claim.createdAt());
            Outcome said = network.send(ready.prepared(), part, key, fence);
            Outcome outcome = seenThrough(said, waiting.delivery());
            List<EntryBody> facts = outcome instanceof Outcome.Duplicate duplicate
                    ? DuplicateRefusal.facts(
                            duplicate, waiting.delivery(), claim, ready.prepared(), context, network, ledger.book())
                    : List.of(Settlement.fact(outcome, waiting.delivery(), slot, context.timetable(), clock.instant()));
            EntryBody fact = facts.get(0);
            EntryBody settled = settle(fact, claim, written -> {
                List<EntryBody> more = new ArrayList<>(facts.subList(1, facts.size()));
                more.addAll(further.apply(written));
                return more;
            });
            return new Result(List.of(settled), Settlement.code(settled.kind()), Settlement.goesOn(settled.kind()));
        } catch (GateClosedException closed) {
            EntryBody notSent = EntryBody.of(EntryKind.NOT_SENT, id)
                    .times(null, offHours ? null : opensForAll(left))
                    .note(closed.why());
            settle(notSent, claim, further);
            return new Result(List.of(notSent), ExitCode.RULE, false);
        } catch (ProblemException stopped) {
            throw stopped;
        } catch (RuntimeException bug) {
            EntryBody unknown = EntryBody.of(EntryKind.UNKNOWN, id);
            settle(unknown.note("punchclock failed while it was being published"), claim, further);
            throw bug;
        }
    }

    /** What was sent is told also where the ledger cannot be read any more. */
    private Outcome seenThrough(Outcome said, Delivery before) {
        try {
            return said instanceof Outcome.Sent
                    ? DuplicateRefusal.seenThrough(said, before, context, ledger.book())
                    : said;
        } catch (ProblemException cannotRead) {
            return said;
        }
    }

    /** When what is left of a thread fits again, where it no longer does before closing; null where it does, or is off. */
    private @Nullable Instant opensForAll(int left) {
        Instant now = clock.instant();
        Timetable timetable = context.timetable();
        return context.admits(now) && !context.admits(now, left)
                ? timetable
                        .openAt(now)
                        .flatMap(open -> timetable.openNext(open.end()))
                        .map(Window::start)
                        .orElse(null)
                : null;
    }

    /**
     * Writes the outcome down and says how it stands there, unless the delivery was settled meanwhile: another process
     * may have asked the network.
     */
    private EntryBody settle(EntryBody fact, Delivery.Claim claim, Function<EntryBody, List<EntryBody>> further) {
        try {
            return ledger.record(clock.instant(), ledgerState -> {
                List<EntryBody> facts = new ArrayList<>(Settlement.stillTrue(fact, claim, ledgerState));
                EntryBody settled = facts.isEmpty() ? fact : facts.get(0);
                if (!facts.isEmpty()) {
                    facts.addAll(further.apply(settled));
                }
                return new Decided<>(facts, settled);
            });
        } catch (ProblemException cannotWrite) {
            throw Settlement.notWritten(fact, cannotWrite, Settlement.isProof(fact) && ledger.keep(fact));
        }
    }
}
