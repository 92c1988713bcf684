package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.ClockDifference;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.LookupQuery;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Network;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Receipt;
import dev.punchclock.plan.Slot;
import dev.punchclock.plan.SlotReason;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.PublishNowResult.Result;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Publishes one post at once, or says why not: for people and for CI. The same post under the same key goes out once,
 * however often it is asked for. What could not be sent is not kept.
 *
 * <p>It is longer than 300 lines because what is asked before, inside and after the claim must agree.
 */
public final class PublishNow {
    static final SlotReason NOW = new SlotReason(SlotReason.Reason.PINNED, 1, 1, "");

    private final Workspace workspace;
    private final Post post;
    private final Ledger ledger;
    private final InstantSource clock;
    private final @Nullable OffHoursOverride door;

    /**
     * @param post with the key as its id
     * @param ledger that publishes the workspace, or the {@link NetworkBackedLedger} of one without a memory
     * @param door null while the fence is shut, as it nearly always is
     */
    public PublishNow(
            Workspace workspace, Post post, Ledger ledger, InstantSource clock, @Nullable OffHoursOverride door) {
        this.workspace = workspace;
        this.post = post;
        this.ledger = ledger;
        this.clock = clock;
        this.door = door;
    }

    /**
     * Publishes on one account.
     *
     * @param sending told once every rule has agreed, just before it is sent
     * @throws ProblemException when the clock cannot be trusted, the credentials are not the account's, or the network
     * cannot be asked
     *     who they belong to; nothing was sent
     */
    public PublishNowResult on(AccountContext context, Network network, Runnable sending) {
        Instant now = clock.instant();
        Publisher.clockMustNotBeBehind(
                workspace.isMemoryless() ? LedgerState.EMPTY : ledger.book(),
                now,
                context.timetable().zone());
        Settlement.writeKept(ledger, now);
        LedgerState ledgerState = settled(context, network, now);
        Optional<PublishNowResult> before = PriorAttempt.answer(workspace, post, context, ledgerState, now);
        if (before.isPresent()) {
            boolean waits = before.get().result() == Result.QUEUED;
            return waits
                    ? blocked(context, now).map(PublishNowResult::queued).orElse(before.get())
                    : once(before.get());
        }
        Optional<PublishNowResult> objection = context.objection(post.wording())
                .map(no -> PublishNowResult.no(Result.RULE, context.account().name(), no.what(), no.remedy()));
        if (objection.isPresent()) {
            return objection.get();
        }
        Optional<ManualClosing> busy = ledgerState.busy(context.owner(), now);
        if (busy.isPresent()) {
            return busy(context, busy.get(), now);
        }
        if (door == null && !context.admits(now)) {
            return closed(context, "", now);
        }
        Optional<PublishNowResult> shown = workspace.isMemoryless() ? shown(context, network, now) : Optional.empty();
        if (shown.isPresent()) {
            return once(shown.get());
        }
        PublishNowResult answer = publish(context, network, ledgerState, sending);
        return workspace.isMemoryless() ? seenAgain(answer, context, network) : answer;
    }

    /** Without a memory: what jobs could not see of each other may be shown by now. */
    private PublishNowResult once(PublishNowResult before) {
        return workspace.isMemoryless() && before.result() == Result.SENT_BEFORE
                ? DuplicateCheck.once(before, post, ledger.book())
                : before;
    }

    /** Without a memory: what was sent is looked at once more, and what was refused may have been sent by another job. */
    private PublishNowResult seenAgain(PublishNowResult answer, AccountContext context, Network network) {
        return switch (answer.result()) {
            case SENT -> DuplicateCheck.compared(answer, workspace, post, context, network, clock.instant());
            case NETWORK, UNKNOWN ->
                shown(context, network, clock.instant())
                        .filter(seen -> seen.result() == Result.SENT_BEFORE)
                        .orElse(answer);
            default -> answer;
        };
    }

    /** Asked by the network's own means: it may show a text in other letters than it was written in. */
    private Optional<PublishNowResult> shown(AccountContext context, Network network, Instant now) {
        AccountName account = context.account().name();
        Prepared prepared = new Prepared(context.account(), post.wording());
        IdempotencyKey key = new IdempotencyKey(Attempt.key(workspace, id(context), 0), now);
        LookupResult trace =
                network.find(prepared, 0, new LookupQuery(key, now.minus(QueueRules.REPEAT), now, id -> false));
        if (trace instanceof LookupResult.Found found) {
            return Optional.of(PublishNowResult.sent(Result.SENT_BEFORE, account, found.receipt(), ""));
        }
        return trace instanceof LookupResult.CannotTell cannot
                ? Optional.of(PublishNowResult.no(
                        Result.RULE,
                        account,
                        "without a memory nobody can tell whether it was sent before: " + cannot.why(),
                        "look at the account; if it is not there, say it in other words"))
                : Optional.empty();
    }

    /** The ledger state, after the network was asked about earlier attempts that may have gone out, under whatever name. */
    private LedgerState settled(AccountContext context, Network network, Instant now) {
        Delivery before = ledger.book().find(post.id(), context.owner());
        if (before != null && before.state() == DeliveryState.CLAIMED) {
            ledger.record(now, ledgerState -> Decided.of(abandoned(before.id(), context, ledgerState, now)));
        }
        LedgerState asked = ledger.book();
        Delivery delivery = asked.find(post.id(), context.owner());
        if (delivery != null && delivery.state() == DeliveryState.UNKNOWN) {
            List<EntryBody> found = Reconciliation.news(
                    Reconciliation.ask(context, network, delivery, ledger, asked, now).stream()
                            .toList(),
                    ledger,
                    asked,
                    now);
            ledger.record(
                    now,
                    ledgerState -> Decided.of(Reconciliation.stillTrue(found, context.owner(), asked, ledgerState)));
        } else if (delivery != null && delivery.state() != DeliveryState.CLAIMED && delivery.isInDoubt()) {
            new Attempt(context, network, ledger, workspace, clock).lookAgain(delivery);
        }
        return ledger.book();
    }

    private static List<EntryBody> abandoned(
            DeliveryId id, AccountContext context, LedgerState ledgerState, Instant now) {
        return Reconciliation.abandoned(context.owner(), ledgerState, now).stream()
                .filter(fact -> id.equals(fact.delivery()))
                .toList();
    }

    /** A calendar on which nobody can rely; empty when there is none. */
    private static Optional<PublishNowResult> blocked(AccountContext context, Instant now) {
        return context.unreliableCalendar(now)
                .map(problem -> PublishNowResult.closed(context.account().name(), problem));
    }

    /** Closed like off the clock; the door in the fence is for other hours, not for a person who said no. */
    private PublishNowResult busy(AccountContext context, ManualClosing busy, Instant now) {
        String why = busy.told(context.timetable().zone());
        return door == null
                ? closed(context.less(busy), why, now)
                : PublishNowResult.no(Result.RULE, context.account().name(), why, "punchclock free opens it again");
    }

    private PublishNowResult closed(AccountContext context, String why, Instant now) {
        Optional<PublishNowResult> blocked = blocked(context, now);
        if (blocked.isPresent()) {
            return blocked.get();
        }
        Instant end = context.timetable().openAt(now).map(Window::end).orElse(now);
        Instant opens = context.timetable().openNext(end).map(Window::start).orElse(null);
        return new PublishNowResult(Result.CLOSED, context.account().name(), why, "", null, opens);
    }

    /** @param asked the ledger state in which nothing was in the way: another process may have gone on since */
    private PublishNowResult publish(AccountContext context, Network network, LedgerState asked, Runnable sending) {
        DeliveryId id = id(context);
        Attempt attempt = new Attempt(context, network, ledger, workspace, clock);
        PendingDeliveries waiting = waiting(context, asked, clock.instant());
        ReadyAttempt ready = attempt.ready(waiting);
        if (ready.objection().isPresent()) {
            return notReady(context, ready.objection().get());
        }
        Instant at = ready.claim().at();
        int parts = ready.prepared().parts().size();
        Optional<String> closed = door == null ? ready.time().closed(at, parts) : Optional.empty();
        if (closed.isPresent()) {
            return closed(context, closed.get(), ready.time().earliest(at));
        }
        Optional<PublishNowResult> no = ledger.record(at, ledgerState -> {
            Optional<PublishNowResult> refusal =
                    refusal(waiting, ledgerState, at, ready.time().ahead());
            List<EntryBody> facts = new ArrayList<>(handedIn(ledgerState, context));
            if (door != null) {
                facts.add(EntryBody.offHours(id, door.paid(), door.reason()));
            }
            facts.add(ready.claimed(id));
            return new Decided<>(refusal.isPresent() ? List.of() : facts, refusal);
        });
        if (no.isPresent()) {
            return no.get();
        }
        sending.run();
        Slot slot = new Slot(id, at, NOW);
        Attempt.Result result = attempt.send(waiting, slot, ready, door != null, PublishNow::notKept);
        return answer(context, network, result);
    }

    private static PublishNowResult notReady(AccountContext context, Outcome why) {
        boolean refused = why instanceof Outcome.Refused;
        String what = why instanceof Outcome.Refused no
                ? no.why()
                : why instanceof Outcome.Throttled later ? later.why() : ((Outcome.NotSent) why).why();
        return PublishNowResult.no(
                Result.NETWORK, context.account().name(), what, refused ? "say it otherwise" : "try again later");
    }

    /** Asked inside the transaction that gives the claim: of several processes with one key, one goes on. */
    private Optional<PublishNowResult> refusal(
            PendingDeliveries waiting, LedgerState ledgerState, Instant at, @Nullable ClockDifference ahead) {
        AccountContext context = waiting.context();
        Optional<PublishNowResult> before = PriorAttempt.answer(workspace, post, context, ledgerState, at);
        if (before.isPresent()) {
            return before;
        }
        LedgerState after = ledgerState.supposing(at, handedIn(ledgerState, context));
        return ClaimRules.refusal(waiting, after, at, ahead)
                .map(refusal ->
                        PublishNowResult.no(Result.RULE, context.account().name(), refusal.why(), remedy(refusal)));
    }

    private String remedy(ClaimRules.Refusal refusal) {
        if (refusal.holds()) {
            return "say it in other words, or give --repeat";
        }
        return workspace.isMemoryless() ? "start the job again later" : "punchclock add lets it wait for its slot";
    }

    private List<EntryBody> handedIn(LedgerState ledgerState, AccountContext context) {
        DeliveryId id = id(context);
        Delivery delivery = ledgerState.find(id);
        if (delivery != null && delivery.state() == DeliveryState.WAITING) {
            return List.of();
        }
        EntryBody handedIn = EntryBody.handedIn(post, id.account()).with(EntryBody.FILE, "");
        return List.of(QueueIntake.takingOver(handedIn, ledgerState.find(post.id(), context.owner())));
    }

    private PendingDeliveries waiting(AccountContext context, LedgerState ledgerState, Instant now) {
        DeliveryId id = id(context);
        Delivery delivery =
                ledgerState.supposing(now, handedIn(ledgerState, context)).find(id);
        return new PendingDeliveries(context, post, Objects.requireNonNull(delivery));
    }

    /** What was surely not published leaves nothing behind that could go out later. */
    private static List<EntryBody> notKept(EntryBody settled) {
        boolean over = settled.kind() == EntryKind.UNKNOWN
                || Settlement.isProof(settled)
                || settled.kind() == EntryKind.SENT_TWICE;
        DeliveryId id = settled.delivery();
        return over || id == null ? List.of() : List.of(EntryBody.of(EntryKind.WITHDRAWN, id));
    }

    private PublishNowResult answer(AccountContext context, Network network, Attempt.Result result) {
        AccountName account = context.account().name();
        EntryBody fact = result.facts().get(0);
        String why = fact.note() == null ? "" : fact.note();
        boolean isThere = fact.kind() == EntryKind.REFUSED
                && !fact.detail(EntryBody.PROVEN).isEmpty();
        if (isThere && workspace.isMemoryless()) { // by an attempt of which this disk knows nothing
            return PublishNowResult.no(Result.UNKNOWN, account, why, PriorAttempt.again(context, clock.instant()));
        }
        return switch (fact.kind()) {
            case SENT -> PublishNowResult.sent(Result.SENT, account, receipt(context), "");
            case SENT_TWICE -> PublishNowResult.sentTwice(account, why, receipt(context), fact.detail(EntryBody.LINK));
            case UNKNOWN -> stillUnknown(context, network, why);
            default ->
                PublishNowResult.no(result.code() == ExitCode.RULE ? Result.RULE : Result.NETWORK, account, why, "");
        };
    }

    /** A lost answer: the network may show it already. */
    private PublishNowResult stillUnknown(AccountContext context, Network network, String why) {
        LedgerState ledgerState = settled(context, network, clock.instant());
        Delivery delivery = ledgerState.find(id(context));
        AccountName account = context.account().name();
        return delivery != null && delivery.state() == DeliveryState.SENT
                ? PublishNowResult.sent(
                        Result.SENT, account, delivery.receipt(), "the answer was lost; the network has it")
                : PriorAttempt.answer(workspace, post, context, ledgerState, clock.instant())
                        .orElseGet(() -> PublishNowResult.no(Result.UNKNOWN, account, why, ""));
    }

    private @Nullable Receipt receipt(AccountContext context) {
        Delivery delivery = ledger.book().find(id(context));
        return delivery == null ? null : delivery.receipt();
    }

    private DeliveryId id(AccountContext context) {
        return new DeliveryId(post.id(), context.account().name());
    }
}
