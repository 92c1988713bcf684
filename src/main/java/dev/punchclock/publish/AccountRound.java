package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Appointment;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Network;
import dev.punchclock.network.NoAnswerException;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.PlanRequest;
import dev.punchclock.plan.Planner;
import dev.punchclock.plan.Slot;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One account's part of a round: settle what is unknown, go on with threads, publish what is due, appoint what comes next.
 * Whatever goes wrong in it is its own: a problem or a bug ends it and no other. It has a minute; after that it begins
 * nothing further, and the next round goes on.
 *
 * <p>It is longer than 300 lines because its steps share one account's state, which nobody else sees.
 *
 * <p>Used by one thread at a time: {@link #begin} first, then, unless that was all, {@link #goOn}, then {@link #report}.
 */
public final class AccountRound {
    private final RoundContext round;
    private final AccountContext context;
    private final AccountName account;
    private final Instant until;
    /** These are read by another thread where it gives this one up. */
    private final List<EntryBody> noticed = new CopyOnWriteArrayList<>();

    private final List<EntryBody> happened = new CopyOnWriteArrayList<>();
    private Consumer<EntryBody> told = fact -> {};
    private final List<Problem> unrecorded = new CopyOnWriteArrayList<>();
    private final List<Problem> problems = new CopyOnWriteArrayList<>();
    private ExitCode code = ExitCode.DONE;
    private volatile LedgerState ledgerState;
    private boolean changed;
    private boolean stopped;
    private boolean silent;
    private @Nullable Instant next;
    private @Nullable Throwable bug;

    AccountRound(RoundContext round, AccountContext context, LedgerState ledgerState, Instant began) {
        this.round = round;
        this.context = context;
        this.ledgerState = ledgerState;
        account = context.account().name();
        until = began.plus(PublishingTimes.BUDGET);
        changed = round.changed();
    }

    public AccountName account() {
        return account;
    }

    /** From now on each entry but claims is told as soon as it is written, on the thread that has written it. */
    public void tell(Consumer<EntryBody> of) {
        told = of;
    }

    /** What its server is called. */
    public String server() {
        return ServerCircuitBreaker.of(context.account());
    }

    /** Does all that needs no network; says whether that was all. */
    public boolean begin() {
        boolean[] all = {true};
        alone(() -> all[0] = beginsAndEnds());
        return all[0];
    }

    /** Does the rest: asks the network, and publishes. Returns when the network has answered, or too late. */
    public void goOn() {
        alone(() -> {
            Network network = network();
            happened(record(now(), ClockDifferenceRecorder.again(context, network, ledgerState, now())));
            ask(network);
            if (!ledgerState.isPaused(context.owner())) {
                goOnWithThreads(network);
                publish(network);
            }
        });
    }

    /** Whether it is known whose its credentials are, or nothing is to be published with them. */
    public boolean isKnown() {
        Network network = round.networks().get(context.account().network());
        try {
            return next == null || network == null || network.remembers(context.account());
        } catch (ProblemException cannotTell) {
            return false; // what is wrong with them is told where they are asked for
        }
    }

    /** Asks whose the credentials are before anything is due; what is wrong with them is told. Networks remember it. */
    public void mustBeOurs() {
        if (next == null || stopped || bug != null || !round.goesOn().getAsBoolean()) {
            return;
        }
        alone(() -> {
            try {
                CredentialOwnership.mustBeOurs(network(), context, round.ledger(), now());
                NetworkClockFence.of(network(), context).mustAgree(now());
            } catch (ProblemException why) {
                problems.addAll(why.problems());
            }
        });
    }

    /** The same on a thread of the pool; its report, or the error of the machine that ended it. */
    public CompletableFuture<AccountReport> goOn(AccountPool pool) {
        CompletableFuture<AccountReport> ended = new CompletableFuture<>();
        pool.execute(server(), () -> {
            try {
                goOn();
                ended.complete(report());
            } catch (RuntimeException | Error machine) {
                ended.completeExceptionally(machine);
            }
        });
        return ended;
    }

    /** What it has done; asked when it has ended. */
    public AccountReport report() {
        return new AccountReport(account, noticed, happened, next, stopped, silent, unrecorded, problems, bug, code);
    }

    /** The ledger state as it stands, or as it was read last, where it cannot be read any more. */
    public LedgerState book() {
        return round.latest(ledgerState);
    }

    /** What it reports though it has not ended: nobody waits for it any longer. */
    AccountReport unfinished() {
        boolean inFlight = book().inHand().stream()
                .anyMatch(delivery -> isOurs(delivery) && delivery.state() == DeliveryState.CLAIMED);
        boolean anySent = happened.stream().anyMatch(Settlement::isProof);
        List<Problem> all = new ArrayList<>(problems);
        all.add(Problem.error(
                null,
                account + " was given up: it had not ended " + TimeFormat.duration(PublishingTimes.GIVEN_UP)
                        + " after it began",
                "the next look goes on with it; punchclock doctor says what its network answers"));
        ExitCode rest = inFlight ? ExitCode.UNKNOWN : anySent ? ExitCode.LATER : ExitCode.REFUSED;
        return new AccountReport(account, noticed, happened, null, true, true, unrecorded, all, null, code.worst(rest));
    }

    /** What ends it is noted; only an error of the machine itself goes further. */
    private void alone(Runnable work) {
        try {
            work.run();
        } catch (ProblemException why) {
            stop(why);
        } catch (StackOverflowError tooDeep) {
            fail(tooDeep);
        } catch (VirtualMachineError machine) {
            throw machine;
        } catch (RuntimeException | Error ours) {
            fail(ours);
        }
    }

    private void fail(Throwable ours) {
        bug = ours;
        code = ExitCode.BUG;
    }

    private void stop(ProblemException why) {
        note(why);
        if (why instanceof UnrecordedReport) {
            unrecorded.addAll(why.problems());
        }
        stopped = true;
        silent = why instanceof NoAnswerException;
        try {
            ledgerState = round.ledger().book();
            next = first().map(Slot::at).orElse(null);
        } catch (ProblemException cannotBeRead) {
            note(cannotBeRead);
        } catch (RuntimeException ours) {
            fail(ours);
        }
    }

    private void note(ProblemException why) {
        problems.addAll(why.problems());
        code = code.worst(why.code());
    }

    private boolean beginsAndEnds() {
        network();
        Instant now = now();
        List<EntryBody> late =
                record(now, asOf -> LateDeliveries.decide(context, round.checked(), asOf, round.lastLook(), now));
        changed |= noticed.addAll(late);
        late.forEach(told);
        if (noticed.stream().anyMatch(fact -> fact.kind() == EntryKind.HELD && isBegun(fact))) {
            code = code.worst(ExitCode.RULE);
        }
        happened(record(now, asOf -> Reconciliation.abandoned(context.owner(), asOf, now)));
        boolean open = context.timetable().isOpen(now);
        boolean clocksDiffer = ledgerState.clock(account).isPresent();
        boolean mayTurnUp = open
                && new PresumedAbsentAttempts(context, network(), round.ledger(), ledgerState)
                        .isDue(round.lastLook(), now);
        if (open
                && (clocksDiffer
                        || mayTurnUp
                        || hasUnknown()
                        || (!ledgerState.isPaused(context.owner()) && !begun().isEmpty()))) {
            return false;
        }
        noteUnknown();
        if (ledgerState.isPaused(context.owner())) {
            return true;
        }
        Optional<Instant> standing = changed || open ? Optional.empty() : appointedLater();
        if (standing.isPresent()) {
            next = standing.get();
            return true;
        }
        Optional<Slot> first = first();
        if (first.isPresent() && isDue(first.get()) && mayBegin()) {
            return false;
        }
        first.ifPresent(this::appoint);
        return true;
    }

    private boolean isBegun(EntryBody fact) {
        DeliveryId id = fact.delivery();
        Delivery delivery = id == null ? null : ledgerState.find(id);
        return delivery != null && !delivery.published().isEmpty();
    }

    private Network network() {
        Network network = round.networks().get(context.account().network());
        if (network == null) {
            throw new ProblemException(
                    ExitCode.WORKSPACE,
                    account + " is on " + context.account().network() + ", where this version cannot publish yet",
                    "check, plan and rehearse work; to try publishing, set network: rehearsal");
        }
        return network;
    }

    private Instant now() {
        return round.clock().instant();
    }

    /** Whether another delivery may be begun: its time is not used up, and nobody wants to end. */
    private boolean mayBegin() {
        return !round.afresh() && round.goesOn().getAsBoolean() && !now().isAfter(until);
    }

    /** Asks the network about what is unknown. */
    private void ask(Network network) {
        if (context.timetable().isOpen(now())) {
            for (Delivery delivery : ledgerState.inHand().stream()
                    .filter(each -> isOurs(each) && each.state() == DeliveryState.UNKNOWN)
                    .sorted((one, other) -> one.id().compareTo(other.id()))
                    .toList()) {
                if (round.goesOn().getAsBoolean() && !now().isAfter(until)) {
                    LedgerState asked = ledgerState;
                    Instant now = now();
                    List<EntryBody> facts =
                            Reconciliation.ask(context, network, delivery, round.ledger(), asked, now).stream()
                                    .flatMap(fact -> ImmediatePosts.notKept(fact, delivery, round.ledger()).stream())
                                    .toList();
                    List<EntryBody> found = Reconciliation.news(
                            Reconciliation.bounded(facts, delivery, round.ledger()), round.ledger(), asked, now);
                    writeFound(found, asked);
                }
            }
            compareAgain(network);
        }
        noteUnknown();
    }

    /** What is believed not to have gone out may turn up. */
    private void compareAgain(Network network) {
        LedgerState asked = ledgerState;
        List<EntryBody> late =
                new PresumedAbsentAttempts(context, network, round.ledger(), asked).turnedUp(round.lastLook(), now());
        writeFound(late, asked);
        if (late.stream().anyMatch(fact -> fact.kind() == EntryKind.SENT_TWICE)) {
            code = code.worst(ExitCode.UNKNOWN);
        }
    }

    private void writeFound(List<EntryBody> found, LedgerState asked) {
        List<EntryBody> written = record(now(), asOf -> Reconciliation.stillTrue(found, context.owner(), asked, asOf));
        for (EntryBody fact : written) {
            if (fact.kind() == EntryKind.WITHDRAWN) {
                code = code.worst(ExitCode.REFUSED); // why was told just before it
            } else {
                happened(List.of(fact));
            }
        }
    }

    private boolean isOurs(Delivery delivery) {
        return delivery.id().account().equals(account) || ledgerState.owns(context.owner(), delivery);
    }

    private boolean hasUnknown() {
        return ledgerState.inHand().stream().anyMatch(each -> isOurs(each) && each.state() == DeliveryState.UNKNOWN);
    }

    private void noteUnknown() {
        if (hasUnknown()) {
            code = code.worst(ExitCode.UNKNOWN);
        }
    }

    /** Threads that broke off and may go on at this moment. */
    private List<PendingDeliveries> begun() {
        Instant now = now();
        return PendingDeliveries.begun(context, round.checked(), ledgerState).stream()
                .filter(begun -> begun.isAsItWas() && !begun.hasExpired(now))
                .filter(begun -> {
                    Instant notBefore = UnresolvedAttempts.notBefore(context, begun.delivery());
                    return notBefore == null || !now.isBefore(notBefore);
                })
                .toList();
    }

    /** Publishes what is left of threads that broke off, as soon as that may be: half a thread is no post. */
    private void goOnWithThreads(Network network) {
        for (PendingDeliveries begun : begun()) {
            Instant now = now();
            if (mayBegin() && context.timetable().isOpen(now)) {
                attempt(network, begun, new Slot(begun.delivery().id(), now, PublishNow.NOW));
            }
        }
    }

    /** The appointed slot, where it is still to come and was not closed meanwhile. */
    private Optional<Instant> appointedLater() {
        return ledgerState
                .appointment(account)
                .map(Appointment::slot)
                .filter(slot -> slot.isAfter(now()))
                .filter(slot -> context.timetable().openAt(slot).isPresent());
    }

    /** Publishes what is due, one after the other, and appoints what comes next. */
    private void publish(Network network) {
        boolean mayPublish = true;
        Optional<Slot> first = first();
        while (mayPublish && mayBegin() && first.isPresent() && isDue(first.get())) {
            mayPublish = attempt(network, waiting(first.get()), first.get());
            first = first();
        }
        if (mayPublish
                && !round.afresh()
                && now().isAfter(until)
                && first.filter(this::isDue).isPresent()) {
            problems.add(Problem.warning(
                    null, account + " has used up its minute, and more is due", "nothing: the next look goes on"));
            code = code.worst(ExitCode.LATER);
        }
        first.ifPresent(this::appoint);
    }

    private boolean attempt(Network network, PendingDeliveries waiting, Slot slot) {
        Attempt.Result result = new Attempt(context, network, round.ledger(), round.workspace(), round.clock())
                .publish(waiting, slot, this::mayBegin, this::happened);
        code = code.worst(result.code());
        ledgerState = round.ledger().book();
        if (!result.waits().isEmpty()) {
            String id = waiting.delivery().id().toString();
            problems.add(Problem.warning(null, id + " waits: " + result.waits(), "nothing: a later look tries it"));
        }
        return result.goOn();
    }

    private Optional<Slot> first() {
        Instant now = now();
        PlanRequest ask = PendingDeliveries.ask(
                context, round.checked(), ledgerState, round.lastLook(), now, now.plus(PublishingTimes.HORIZON));
        Appointment standing = ask.appointment();
        boolean jumpedOver =
                round.afresh() && standing != null && !standing.slot().isAfter(now);
        Plan plan = Planner.next(jumpedOver ? ask.withoutAppointment() : ask);
        return plan.slots().stream().findFirst();
    }

    private boolean isDue(Slot slot) {
        Instant now = now();
        return !slot.at().isAfter(now) && context.timetable().isOpen(now);
    }

    private PendingDeliveries waiting(Slot slot) {
        return PendingDeliveries.on(context, round.checked(), ledgerState).stream()
                .filter(waiting -> waiting.delivery().id().equals(slot.id()))
                .findFirst()
                .orElseThrow();
    }

    /** A slot that is due already is left to the next round: it needs no appointment. */
    private void appoint(Slot slot) {
        next = slot.at();
        if (!isDue(slot)) {
            happened(record(now(), asOf -> AppointmentWriter.decide(context, asOf, slot, round.afresh())));
        }
    }

    private void happened(List<EntryBody> written) {
        happened.addAll(written);
        written.forEach(told);
    }

    /**
     * Writes what the decision says about the ledger state as it stands inside the transaction; that is what was
     * written.
     */
    private List<EntryBody> record(Instant now, Function<LedgerState, List<EntryBody>> decision) {
        if (decision.apply(ledgerState).isEmpty()) {
            return List.of(); // nothing to write: no reason to lock anybody out
        }
        List<EntryBody> written = round.ledger().record(now, asOf -> {
            List<EntryBody> facts = decision.apply(asOf);
            return new Decided<>(facts, facts);
        });
        ledgerState = round.ledger().book();
        return written;
    }
}
