package dev.punchclock.publish;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
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
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Receipt;
import dev.punchclock.plan.Slot;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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
     * All that can be done before the claim: who we are is known, whatever had to be uploaded is uploaded.
     *
     * @param noted what was written about the network's clock
     */
    record Ready(Prepared prepared, Delivery.Claim claim, NetworkClockFence time, List<EntryBody> noted) {
        EntryBody claimed(DeliveryId id) {
            return EntryBody.claimed(id, claim);
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
                    List<EntryBody> written = ledger.record(clock.instant(), book -> {
                        List<EntryBody> still = Reconciliation.stillTrue(List.of(fact), context.owner(), asked, book);
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
        Ready ready = ready(waiting);
        DeliveryId id = waiting.delivery().id();
        Instant now = ready.claim().at();
        if (waiting.delivery().published().isEmpty()) {
            ready.time().mustBeOpen(now, ready.prepared().parts().size());
        }
        Optional<ClaimRules.Refusal> refusal = ledger.record(now, book -> {
            Optional<ClaimRules.Refusal> no =
                    ClaimRules.refusal(waiting, book, now, ready.time().ahead());
            return new Decided<>(no.isPresent() ? List.of() : List.of(ready.claimed(id)), no);
        });
        return refusal.map(no -> refused(id, no))
                .orElseGet(() -> send(waiting, slot, ready, false, fact -> List.of()))
                .and(ready.noted());
    }

    /**
     * Makes ready for the claim.
     *
     * @throws ProblemException when the account's credentials belong to somebody else, or its network's clock says another time
     */
    Ready ready(PendingDeliveries waiting) {
        NetworkClockFence time = NetworkClockFence.of(network, context); // which may ask anew whose the credentials are
        CredentialOwnership.mustBeOurs(network, context, ledger, clock.instant());
        List<EntryBody> noted = note(time);
        time.mustAgree(clock.instant());
        List<Receipt> published = waiting.delivery().published();
        Prepared prepared = network.prepare(
                        context.account(), parts(waiting.post().wording()))
                .after(published);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant deadline = now.plus(context.limits().attempt())
                .plus(PublishingTimes.CLAIM_SPARE)
                .plus(time.claimSpare(now));
        String key = key(workspace, waiting.delivery().id(), published.size());
        Delivery.Claim before = waiting.delivery().claim();
        Instant created = before != null && before.key().equals(key) ? before.createdAt() : now;
        AccountKey owner = context.owner().key();
        return new Ready(prepared, new Delivery.Claim(now, deadline, key, created, owner), time, noted);
    }

    /** Writes down what is news about the network's clock. */
    private List<EntryBody> note(NetworkClockFence time) {
        AccountName account = context.account().name();
        if (ClockDifferenceRecorder.decide(account, time.ahead(), ledger.book()).isEmpty()) {
            return List.of();
        }
        return ledger.record(
                clock.instant(), book -> Decided.of(ClockDifferenceRecorder.decide(account, time.ahead(), book)));
    }

    /** The key of one part, counted from 0; the same on every attempt. */
    static String key(Workspace workspace, DeliveryId id, int part) {
        return workspace.id() + "/" + id.account() + "/" + id.post() + "/" + (part + 1);
    }

    static List<String> parts(Wording wording) {
        return wording.parts().stream().map(Wording::text).toList();
    }

    private Result refused(DeliveryId id, ClaimRules.Refusal no) {
        if (!no.holds()) {
            return new Result(List.of(), ExitCode.DONE, false, no.why());
        }
        EntryBody held = EntryBody.of(EntryKind.HELD, id).note(no.why());
        List<EntryBody> written = ledger.record(clock.instant(), book -> {
            Delivery delivery = book.find(id);
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
            Ready ready,
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

    /** Writes the outcome down and says how it stands there, unless the delivery was settled meanwhile: another process may have asked the network. */
    private EntryBody settle(EntryBody fact, Delivery.Claim claim, Function<EntryBody, List<EntryBody>> further) {
        try {
            return ledger.record(clock.instant(), book -> {
                List<EntryBody> facts = new ArrayList<>(Settlement.stillTrue(fact, claim, book));
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
