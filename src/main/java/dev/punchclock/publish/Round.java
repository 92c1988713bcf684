package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Decision.Decided;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.State;
import dev.punchclock.network.Network;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.Planner;
import dev.punchclock.plan.Slot;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import dev.punchclock.workspace.Checked;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One look at the clock: hand in what is new, settle what is unknown, publish what is due, appoint what comes next.
 *
 * <p>Safe to run at any minute, by several processes, and to be killed at any point: every step is written down before
 * it is done.
 */
public final class Round {
    private final Workspace workspace;
    private final Checked checked;
    private final Ledger ledger;
    private final Map<String, Network> networks;
    private final InstantSource clock;
    private final List<Fact> happened = new ArrayList<>();
    private final Map<AccountName, Instant> next = new HashMap<>();
    private ExitCode code = ExitCode.DONE;

    private Round(
            Workspace workspace, Checked checked, Ledger ledger, Map<String, Network> networks, InstantSource clock) {
        this.workspace = workspace;
        this.checked = checked;
        this.ledger = ledger;
        this.networks = networks;
        this.clock = clock;
    }

    /**
     * Runs one round.
     *
     * @param networks by the word that accounts use
     * @throws Stopped when this ledger may not publish the workspace, or its clock cannot be trusted; nothing was sent
     */
    public static RoundReport run(
            Workspace workspace, Checked checked, Ledger ledger, Map<String, Network> networks, InstantSource clock) {
        return new Round(workspace, checked, ledger, networks, clock).run();
    }

    private RoundReport run() {
        Instant began = clock.instant();
        Book before = ledger.book();
        Publisher.mustBe(workspace, ledger.id(), before.folder());
        clockMustNotBeBehind(before, began);
        Instant lastLook = ledger.lastLook().orElse(null);
        record(began, book -> Outlook.decide(workspace, checked, book, began));
        for (Desk desk : workspace.desks().values()) {
            account(desk, lastLook);
        }
        ledger.looked(clock.instant());
        return new RoundReport(began, happened, next, ledger.book(), code);
    }

    private static void clockMustNotBeBehind(Book book, Instant now) {
        if (now.plus(Rules.CLOCK_DOUBT).isBefore(book.lastAt())) {
            throw new Stopped(
                    ExitCode.RULE,
                    "the clock says " + now + ", but the ledger's last entry was written at " + book.lastAt(),
                    "set the clock; nothing is published before that moment has passed");
        }
    }

    private void account(Desk desk, @Nullable Instant lastLook) {
        if (ledger.book().isPaused(desk.account().name())) {
            return;
        }
        Network network = networks.get(desk.account().network());
        if (network == null) {
            code = code.worst(ExitCode.WORKSPACE);
            return;
        }
        reconcile(desk, network);
        Attempt attempt = new Attempt(desk, network, ledger, workspace, clock);
        boolean goOn = true;
        while (goOn) {
            Instant now = clock.instant();
            Book book = ledger.book();
            Plan plan = Planner.plan(Waiting.ask(desk, checked, book, lastLook, now, now.plus(Rules.HORIZON)));
            Optional<Slot> first = plan.slots().stream().findFirst();
            goOn = first.isPresent()
                    && !first.get().at().isAfter(now)
                    && desk.timetable().isOpen(now);
            if (goOn) {
                Attempt.Result result = attempt.publish(waiting(desk, book, first.get()), first.get());
                happened.addAll(result.facts());
                code = code.worst(result.code());
                goOn = result.goOn();
            } else {
                first.ifPresent(slot -> appoint(desk, slot));
            }
        }
    }

    private void reconcile(Desk desk, Network network) {
        Instant now = clock.instant();
        record(now, book -> Reconciliation.abandoned(desk.account().name(), book, now));
        if (desk.timetable().isOpen(now)) {
            List<Fact> found = Reconciliation.ask(desk, network, ledger.book(), now);
            record(clock.instant(), book -> Reconciliation.stillTrue(found, book));
        }
        if (ledger.book().deliveries().stream().anyMatch(d -> isUnknown(d, desk))) {
            code = code.worst(ExitCode.UNKNOWN);
        }
    }

    private static boolean isUnknown(Delivery delivery, Desk desk) {
        return delivery.state() == State.UNKNOWN
                && delivery.id().account().equals(desk.account().name());
    }

    private Waiting waiting(Desk desk, Book book, Slot slot) {
        return Waiting.on(desk, checked, book).stream()
                .filter(w -> w.delivery().id().equals(slot.id()))
                .findFirst()
                .orElseThrow();
    }

    private void appoint(Desk desk, Slot slot) {
        next.put(desk.account().name(), slot.at());
        record(clock.instant(), book -> Appointments.decide(desk, book, slot));
    }

    private void record(Instant now, Function<Book, List<Fact>> decision) {
        if (decision.apply(ledger.book()).isEmpty()) {
            return; // nothing to write: no reason to lock anybody out
        }
        happened.addAll(ledger.record(now, book -> {
            List<Fact> facts = decision.apply(book);
            return new Decided<>(facts, facts);
        }));
    }
}
