package dev.punchclock.simulate;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Appointment;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryQuery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Network;
import dev.punchclock.network.Publication;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.Round;
import dev.punchclock.publish.RoundReport;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.CheckedQueue;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the real rounds, gate and ledger over simulated time, against the rehearsal network. */
public final class Rehearsal {
    private static final Duration CRON = Duration.ofMinutes(10);
    private static final Duration HEARTBEAT = Duration.ofMinutes(30);

    private final Supplier<Ledger> opening;
    private final Instant to;
    private final SimulatedClock clock;
    private final @Nullable ChaosSchedule chaos;
    private final @Nullable QueueFiller filler;
    private final Network real;
    private final Map<String, Network> networks = new HashMap<>();
    private final List<RecordedEvent> happened = new ArrayList<>();
    private final Instant from;
    private final LedgerState beginning;
    private Workspace workspace;
    private CheckedQueue checked;
    private Ledger ledger;
    private @Nullable LocalDate filledOn;
    private int looks;

    private Rehearsal(
            Workspace all,
            @Nullable Ledger known,
            RehearsalServices stage,
            Instant from,
            Instant to,
            @Nullable Long seed) {
        RehearsedLedger goesOn = known == null ? null : new RehearsedLedger(known, all.folder(), from);
        opening = goesOn == null ? stage::openLedger : () -> goesOn;
        ledger = opening.get();
        workspace = all.publishedBy(ledger.id()).unchanging();
        this.from = from;
        this.to = to;
        clock = new SimulatedClock(from);
        chaos = seed == null ? null : new ChaosSchedule(seed);
        filler = chaos == null ? null : new QueueFiller(chaos);
        Network own =
                stage.network(chaos == null ? clock : () -> clock.instant().plus(chaos.ahead()));
        beginning = known == null ? LedgerState.EMPTY : ledger.book();
        real = new EarlierAttempts(own, beginning);
        Network network = chaos == null ? real : new ChaoticNetwork(real, chaos, clock);
        for (AccountContext context : workspace.contexts().values()) {
            networks.put(context.account().network(), network);
        }
        checked = QueueRules.check(workspace);
        beginning.appointments().values().forEach(this::appointed);
    }

    /** What stands appointed has its reason from the round that wrote it. */
    private void appointed(Appointment standing) {
        ledger.history(standing.delivery().post()).stream()
                .filter(entry -> entry.fact().kind() == EntryKind.APPOINTED
                        && standing.delivery().equals(entry.fact().delivery()))
                .reduce((earlier, last) -> last)
                .ifPresent(entry -> happened.add(new RecordedEvent(entry.at(), entry.fact())));
    }

    /**
     * Rehearses a workspace.
     *
     * @param known the ledger as it stands, which is only read: a calm rehearsal comes to what the plan foresees. Null as if
     *     nothing had ever happened: then the stage's own is written
     * @param seed of what goes wrong; null for a calm rehearsal
     */
    public static RehearsalReport run(
            Workspace workspace,
            @Nullable Ledger known,
            RehearsalServices stage,
            Instant from,
            Instant to,
            @Nullable Long seed) {
        Rehearsal rehearsal = new Rehearsal(workspace, known, stage, from, to, seed);
        try {
            return rehearsal.run();
        } finally {
            rehearsal.ledger.close();
        }
    }

    private RehearsalReport run() {
        while (clock.instant().isBefore(to)) {
            fill();
            Map<AccountName, Instant> next = look();
            step(next);
        }
        return report();
    }

    private Map<AccountName, Instant> look() {
        looks++;
        try {
            RoundReport report = Round.run(workspace, checked, ledger, networks, clock);
            report.happened().forEach(fact -> happened.add(new RecordedEvent(report.began(), fact)));
            return report.next();
        } catch (ProblemException stopped) {
            if (stopped.code() != ExitCode.RULE || chaos == null) {
                throw stopped; // only a clock set back may stop a round
            }
            return Map.of();
        } catch (SimulatedPowerCut cut) {
            ledger.close();
            ledger = opening.get();
            return Map.of();
        }
    }

    /** A daemon sleeps until something can be due; in chaos a cron line looks every ten minutes instead. */
    private void step(Map<AccountName, Instant> next) {
        if (chaos != null) {
            clock.advance(CRON);
            chaos.between(clock);
            return;
        }
        Instant now = clock.instant();
        Instant wake = anyOpen(now) ? now.plus(HEARTBEAT) : opening(now);
        for (Instant slot : next.values()) {
            wake = slot.isBefore(wake) ? slot : wake;
        }
        clock.advanceTo(wake.isAfter(now) ? wake : now.plusSeconds(1));
    }

    private boolean anyOpen(Instant now) {
        return workspace.contexts().values().stream()
                .anyMatch(context -> context.timetable().isOpen(now));
    }

    private Instant opening(Instant now) {
        return workspace.contexts().values().stream()
                .flatMap(context -> context.timetable().openNext(now).stream())
                .map(window -> window.start())
                .min(Instant::compareTo)
                .orElse(to);
    }

    /** In chaos, a new day brings new posts, and what is done leaves the files, as a person would do it. */
    private void fill() {
        if (filler == null) {
            return;
        }
        LocalDate day = clock.instant().atZone(zone()).toLocalDate();
        if (day.equals(filledOn)) {
            return;
        }
        filledOn = day;
        filler.newDay();
        List<Post> more = filler.write(workspace, day);
        if (!more.isEmpty()) {
            LedgerState ledgerState = ledger.book();
            List<Post> queue = new ArrayList<>(workspace.queue());
            queue.removeIf(post -> post.to().stream().allMatch(account -> isDone(ledgerState, post, account)));
            queue.addAll(more);
            workspace = workspace.withQueue(queue);
            checked = QueueRules.check(workspace);
        }
    }

    private static boolean isDone(LedgerState ledgerState, Post post, AccountName account) {
        Delivery delivery = ledgerState.find(new DeliveryId(post.id(), account));
        return delivery != null
                && (delivery.state() == DeliveryState.SENT || delivery.state() == DeliveryState.DROPPED);
    }

    private ZoneId zone() {
        return workspace.contexts().values().iterator().next().timetable().zone();
    }

    private RehearsalReport report() {
        LedgerState ledgerState = ledger.book();
        SortedMap<AccountName, List<Publication>> published = new TreeMap<>();
        int off = 0;
        int twice = 0;
        int close = 0;
        int above = 0;
        int lost = 0;
        for (AccountContext context : workspace.contexts().values()) {
            List<Publication> shown = real.recent(context.account(), from);
            published.put(context.account().name(), shown);
            RehearsalJudge judge = new RehearsalJudge(context, shown);
            off += judge.offTheClock();
            twice += judge.twice();
            close += judge.tooClose();
            above += judge.aboveMaximum();
            lost += judge.lost(ledgerState, beginning, from);
        }
        RehearsalFigures figures = new RehearsalFigures(
                published.values().stream().mapToInt(List::size).sum(),
                (int) happened.stream()
                        .filter(m -> m.fact().kind() == EntryKind.MOVED)
                        .count(),
                count(ledgerState, DeliveryState.HELD),
                count(ledgerState, DeliveryState.DROPPED),
                count(ledgerState, DeliveryState.WAITING),
                count(ledgerState, DeliveryState.UNKNOWN) + count(ledgerState, DeliveryState.CLAIMED),
                off,
                twice,
                close,
                above,
                lost);
        Map<String, Integer> injected = chaos == null ? Map.of() : chaos.injected();
        return new RehearsalReport(from, to, published, happened, ledgerState, figures, injected, looks);
    }

    /** What came into this state in the rehearsal; what waits may have waited before. */
    private int count(LedgerState ledgerState, DeliveryState state) {
        List<Delivery> all = new ArrayList<>(ledgerState.inHand());
        all.addAll(ledgerState.all(new DeliveryQuery.Changed(from)));
        return (int) all.stream()
                .distinct()
                .filter(d ->
                        d.state() == state && (state == DeliveryState.WAITING || !d.equals(beginning.find(d.id()))))
                .count();
    }
}
