package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Appointment;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Decision.Decided;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.Look;
import dev.punchclock.ledger.State;
import dev.punchclock.network.Network;
import dev.punchclock.plan.Ask;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.Planner;
import dev.punchclock.plan.Slot;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.Stopped;
import dev.punchclock.workspace.Checked;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One look at the clock: hand in what is new, settle what is unknown, publish what is due, appoint what comes next.
 *
 * <p>Safe to run at any minute, by several processes, and to be killed at any point: every step is written down before
 * it is done. It is longer than 300 lines because the order of its steps is what has to be read.
 */
public final class Round {
    private final Workspace workspace;
    private final Checked checked;
    private final Ledger ledger;
    private final Map<String, Network> networks;
    private final InstantSource clock;
    private final BooleanSupplier goesOn;
    private final boolean afresh;
    private final List<Fact> happened = new ArrayList<>();
    private final Map<AccountName, Instant> next = new HashMap<>();
    private final Set<AccountName> stopped = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private ExitCode code = ExitCode.DONE;
    private Book book;

    private Round(
            Workspace workspace,
            Checked checked,
            Ledger ledger,
            Map<String, Network> networks,
            InstantSource clock,
            BooleanSupplier goesOn,
            boolean afresh) {
        book = ledger.book();
        this.workspace = workspace.less(book);
        this.checked = checked;
        this.ledger = ledger;
        this.networks = networks;
        this.clock = clock;
        this.goesOn = goesOn;
        this.afresh = afresh;
    }

    /**
     * Runs one round. An account that stops for a problem of its own does not stop the others.
     *
     * @param networks by the word that accounts use
     * @throws Stopped when this ledger may not publish the workspace, or its clock cannot be trusted; nothing was sent
     */
    public static RoundReport run(
            Workspace workspace, Checked checked, Ledger ledger, Map<String, Network> networks, InstantSource clock) {
        return run(workspace, checked, ledger, networks, clock, () -> true);
    }

    /**
     * As {@link #run}, for a process that may be told to end.
     *
     * @param goesOn asked before each delivery and each account; what is in flight is always settled
     */
    public static RoundReport run(
            Workspace workspace,
            Checked checked,
            Ledger ledger,
            Map<String, Network> networks,
            InstantSource clock,
            BooleanSupplier goesOn) {
        return new Round(workspace, checked, ledger, networks, clock, goesOn, false).run();
    }

    /**
     * As {@link #run}, when the clock has jumped: publishes nothing, and appoints from now what was to go out in the time
     * that was jumped over. What is pinned keeps its time for as long as it is not late.
     */
    public static RoundReport afterJump(
            Workspace workspace, Checked checked, Ledger ledger, Map<String, Network> networks, InstantSource clock) {
        return new Round(workspace, checked, ledger, networks, clock, () -> true, true).run();
    }

    private RoundReport run() {
        Instant began = clock.instant();
        Publisher.mayPublish(workspace, ledger);
        Publisher.clockMustNotBeBehind(book, began, zone());
        Instant looked = ledger.lastLook().map(Look::at).orElse(null);
        Absence absence = Absence.of(workspace, book, looked, began).orElse(null);
        if (absence != null) {
            record(began, asOf -> List.of(absence.fact()));
        }
        Instant lastLook = afresh ? null : looked;
        boolean changed = record(began, now -> Outlook.decide(workspace, checked, now, lastLook, began));
        for (Desk desk : workspace.desks().values()) {
            if (!goesOn.getAsBoolean()) {
                break;
            }
            try {
                account(desk, lastLook, changed);
            } catch (Stopped why) {
                stop(why);
                book = ledger.book();
                stopped.add(desk.account().name());
                first(desk, lastLook).ifPresent(slot -> next.put(desk.account().name(), slot.at()));
            }
        }
        retain(lastLook);
        look();
        return new RoundReport(began, happened, next, book, stopped, problems, absence, code);
    }

    /** What was done is told, also where this can no longer be written down. */
    private void look() {
        try {
            ledger.looked(clock.instant());
        } catch (Stopped why) {
            stop(why);
        }
    }

    /** Several accounts, and the look itself, may stop for one reason: it is told once. */
    private void stop(Stopped why) {
        why.problems().stream().filter(problem -> !problems.contains(problem)).forEach(problems::add);
        code = code.worst(why.code());
    }

    /** What cannot be erased today is erased tomorrow: it stops no post. */
    private void retain(@Nullable Instant lastLook) {
        try {
            Forgetting.retain(workspace, ledger, lastLook, clock.instant(), zone());
        } catch (Stopped why) {
            stop(why);
        }
    }

    private void account(Desk desk, @Nullable Instant lastLook, boolean changed) {
        Network network = networks.get(desk.account().network());
        if (network == null) {
            throw new Stopped(
                    ExitCode.WORKSPACE,
                    desk.account().name() + " is on " + desk.account().network()
                            + ", where this version cannot publish yet",
                    "check, plan and rehearse work; to try publishing, set network: rehearsal");
        }
        reconcile(desk, network, lastLook);
        if (book.isPaused(desk.owner())) {
            return;
        }
        goOn(desk, network);
        Optional<Instant> standing = changed ? Optional.empty() : appointedLater(desk);
        if (standing.isPresent() && !desk.timetable().isOpen(clock.instant())) {
            next.put(desk.account().name(), standing.get());
        } else {
            publish(desk, network, lastLook);
        }
    }

    /** Publishes what is left of threads that broke off, as soon as that may be: half a thread is no post. */
    private void goOn(Desk desk, Network network) {
        for (Waiting begun : Waiting.begun(desk, checked, book)) {
            Instant now = clock.instant();
            Instant notBefore = begun.delivery().notBefore();
            boolean mayTry = notBefore == null || !now.isBefore(notBefore);
            if (mayTry && !afresh && goesOn.getAsBoolean() && desk.timetable().isOpen(now)) {
                Slot at = new Slot(begun.delivery().id(), now, AtOnce.NOW);
                Attempt.Result result = new Attempt(desk, network, ledger, workspace, clock).publish(begun, at);
                happened.addAll(result.facts());
                code = code.worst(result.code());
                book = ledger.book();
            }
        }
    }

    /** The appointed slot, where it is still to come and was not closed meanwhile. */
    private Optional<Instant> appointedLater(Desk desk) {
        return book.appointment(desk.account().name())
                .map(Appointment::slot)
                .filter(slot -> slot.isAfter(clock.instant()))
                .filter(slot -> desk.timetable().openAt(slot).isPresent());
    }

    /** Publishes what is due, one after the other, and appoints what comes next. */
    private void publish(Desk desk, Network network, @Nullable Instant lastLook) {
        Attempt attempt = new Attempt(desk, network, ledger, workspace, clock);
        boolean mayPublish = true;
        Optional<Slot> first = first(desk, lastLook);
        while (mayPublish && !afresh && goesOn.getAsBoolean() && first.isPresent() && isDue(first.get(), desk)) {
            Attempt.Result result = attempt.publish(waiting(desk, first.get()), first.get());
            happened.addAll(result.facts());
            code = code.worst(result.code());
            mayPublish = result.goOn();
            book = ledger.book();
            first = first(desk, lastLook);
        }
        first.ifPresent(slot -> appoint(desk, slot));
    }

    private Optional<Slot> first(Desk desk, @Nullable Instant lastLook) {
        Instant now = clock.instant();
        Ask ask = Waiting.ask(desk, checked, book, lastLook, now, now.plus(Rules.HORIZON));
        Appointment standing = ask.appointment();
        boolean jumpedOver = afresh && standing != null && !standing.slot().isAfter(now);
        Plan plan = Planner.plan(jumpedOver ? ask.withoutAppointment() : ask);
        return plan.slots().stream().findFirst();
    }

    private boolean isDue(Slot slot, Desk desk) {
        Instant now = clock.instant();
        return !slot.at().isAfter(now) && desk.timetable().isOpen(now);
    }

    /** What is believed not to have gone out may turn up. */
    private void compareAgain(Desk desk, Network network, @Nullable Instant lastLook) {
        Book asked = book;
        List<Fact> late = new BelievedAbsent(desk, network, ledger, asked).turnedUp(asked, lastLook, clock.instant());
        record(clock.instant(), asOf -> Reconciliation.stillTrue(late, desk.owner(), asked, asOf));
        if (late.stream().anyMatch(fact -> fact.kind() == Kind.SENT_TWICE)) {
            code = code.worst(ExitCode.UNKNOWN);
        }
    }

    private void reconcile(Desk desk, Network network, @Nullable Instant lastLook) {
        Instant now = clock.instant();
        record(now, asOf -> Reconciliation.abandoned(desk.owner(), asOf, now));
        if (desk.timetable().isOpen(now)) {
            Book asked = book;
            List<Fact> found =
                    Reconciliation.news(Reconciliation.ask(desk, network, ledger, asked, now), ledger, asked, now);
            record(clock.instant(), asOf -> Reconciliation.stillTrue(found, desk.owner(), asked, asOf));
            compareAgain(desk, network, lastLook);
        }
        if (book.deliveries().stream().anyMatch(delivery -> isUnknown(delivery, desk))) {
            code = code.worst(ExitCode.UNKNOWN);
        }
    }

    private boolean isUnknown(Delivery delivery, Desk desk) {
        return delivery.state() == State.UNKNOWN
                && (delivery.id().account().equals(desk.account().name()) || book.owns(desk.owner(), delivery));
    }

    private Waiting waiting(Desk desk, Slot slot) {
        return Waiting.on(desk, checked, book).stream()
                .filter(waiting -> waiting.delivery().id().equals(slot.id()))
                .findFirst()
                .orElseThrow();
    }

    /** A slot that is due already is left to the next round: it needs no appointment. */
    private void appoint(Desk desk, Slot slot) {
        next.put(desk.account().name(), slot.at());
        if (isDue(slot, desk)) {
            return;
        }
        record(clock.instant(), asOf -> Appointments.decide(desk, asOf, slot, afresh));
    }

    /** Writes what the decision says about the book as it stands inside the transaction; says whether that was anything. */
    private boolean record(Instant now, Function<Book, List<Fact>> decision) {
        if (decision.apply(book).isEmpty()) {
            return false; // nothing to write: no reason to lock anybody out
        }
        List<Fact> written = ledger.record(now, asOf -> {
            List<Fact> facts = decision.apply(asOf);
            return new Decided<>(facts, facts);
        });
        happened.addAll(written);
        book = ledger.book();
        return !written.isEmpty();
    }

    private ZoneId zone() {
        ZoneId own = workspace.zone();
        return own != null ? own : ZoneOffset.UTC;
    }
}
