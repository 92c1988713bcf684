package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.network.Network;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.CheckedQueue;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One look at the clock: hand in what is new, then look at each account by itself, and note that somebody looked.
 *
 * <p>Safe to run at any minute, by several processes, and to be killed at any point: every step is written down before
 * it is done.
 */
public final class Round {
    private final RoundContext shared;
    private final Instant began;
    private final @Nullable Absence absence;
    private final List<EntryBody> happened = new ArrayList<>();
    private LedgerState ledgerState;

    private Round(
            Workspace all,
            CheckedQueue checked,
            Ledger ledger,
            Map<String, Network> networks,
            InstantSource clock,
            BooleanSupplier goesOn,
            boolean afresh) {
        began = clock.instant();
        ledgerState = ledger.book();
        Workspace workspace = all.less(ledgerState);
        Publisher.mayPublish(workspace, ledger);
        Publisher.clockMustNotBeBehind(ledgerState, began, zone(workspace));
        happened.addAll(Settlement.writeKept(ledger, began));
        ledgerState = ledger.book();
        Instant looked = ledger.lastLook().map(RoundTimestamp::at).orElse(null);
        absence = Absence.of(workspace, ledgerState, looked, began).orElse(null);
        if (absence != null) {
            record(ledger, asOf -> List.of(absence.fact()));
        }
        boolean changed = record(ledger, asOf -> QueueIntake.decide(workspace, checked, asOf, began));
        Instant lastLook = afresh ? null : looked;
        shared = new RoundContext(workspace, checked, ledger, networks, clock, goesOn, afresh, lastLook, changed);
    }

    /**
     * Begins a round: hands in what is new. What follows is up to {@link #accounts}, each of which may be run by itself.
     *
     * @param networks by the word that accounts use
     * @param goesOn asked before each delivery, for a process that may be told to end; what is in flight is always settled
     * @param afresh whether the clock has jumped: then nothing is published, and what was to go out in the time that was
     *     jumped over is appointed from now. What is pinned keeps its time for as long as it is not late
     * @throws ProblemException when this ledger may not publish the workspace, or its clock cannot be trusted; nothing
     * was sent
     */
    public static Round begin(
            Workspace workspace,
            CheckedQueue checked,
            Ledger ledger,
            Map<String, Network> networks,
            InstantSource clock,
            BooleanSupplier goesOn,
            boolean afresh) {
        return new Round(workspace, checked, ledger, networks, clock, goesOn, afresh);
    }

    /**
     * Runs one round, one account after the other. An account that stops for a problem of its own does not stop the others.
     *
     * @throws ProblemException as {@link #begin}
     */
    public static RoundReport run(
            Workspace workspace,
            CheckedQueue checked,
            Ledger ledger,
            Map<String, Network> networks,
            InstantSource clock) {
        Round round = begin(workspace, checked, ledger, networks, clock, () -> true, false);
        List<AccountReport> reports = new ArrayList<>();
        for (AccountRound account : round.accounts()) {
            if (!account.begin()) {
                account.goOn();
            }
            reports.add(account.report());
        }
        return round.end(reports);
    }

    /**
     * Runs one round, in which accounts that have something to ask of a network do so side by side. Nobody waits for
     * one longer than {@link PublishingTimes#GIVEN_UP}.
     *
     * @throws ProblemException as {@link #begin}
     */
    public static RoundReport sideBySide(
            Workspace workspace,
            CheckedQueue checked,
            Ledger ledger,
            Map<String, Network> networks,
            InstantSource clock) {
        Map<String, Network> spared = new ServerCircuitBreaker(clock).over(networks);
        Round round = begin(workspace, checked, ledger, spared, clock, () -> true, false);
        List<AccountRound> all = round.accounts();
        List<AccountRound> open =
                all.stream().filter(account -> !account.begin()).toList();
        Map<AccountRound, CompletableFuture<AccountReport>> running = new HashMap<>();
        if (open.size() == 1) {
            open.get(0).goOn();
        } else if (!open.isEmpty()) {
            AccountPool pool = new AccountPool();
            open.forEach(account -> running.put(account, account.goOn(pool)));
        }
        return round.end(await(all, running));
    }

    private static List<AccountReport> await(
            List<AccountRound> all, Map<AccountRound, CompletableFuture<AccountReport>> running) {
        CompletableFuture<Void> ended = CompletableFuture.allOf(running.values().toArray(CompletableFuture[]::new));
        try {
            ended.get(PublishingTimes.GIVEN_UP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException givenUp) {
            // who has not ended says so
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException machine) {
            if (machine.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("an account's round ends with a report", machine);
        }
        return all.stream()
                .map(account -> {
                    CompletableFuture<AccountReport> report = running.get(account);
                    boolean isOpen = report != null && !report.isDone();
                    return isOpen ? account.unfinished() : account.report();
                })
                .toList();
    }

    /** Every account, in the order of their names; none has begun. */
    public List<AccountRound> accounts() {
        return shared.workspace().contexts().values().stream()
                .map(context -> new AccountRound(shared, context, ledgerState, began))
                .toList();
    }

    /** What it wrote as it began, in order. */
    public List<EntryBody> handedIn() {
        return List.copyOf(happened);
    }

    /** For how long nobody had looked before it; null when that is nothing to speak of. */
    public @Nullable Absence absence() {
        return absence;
    }

    public Instant began() {
        return began;
    }

    /** Notes that somebody looked, and says what the round did with those accounts that took part in it. */
    private RoundReport end(List<AccountReport> accounts) {
        List<Problem> unrecorded = new ArrayList<>();
        Set<Problem> problems = new LinkedHashSet<>(); // several, and the look itself, may stop for one reason
        SortedMap<AccountName, Throwable> bugs = new TreeMap<>();
        Map<AccountName, Instant> next = new HashMap<>();
        Set<AccountName> stopped = new HashSet<>();
        ExitCode code = ExitCode.DONE;
        accounts.forEach(account -> {
            happened.addAll(account.noticed());
            unrecorded.addAll(account.unrecorded());
        });
        problems.addAll(unrecorded);
        for (AccountReport account : accounts) {
            happened.addAll(account.happened());
            problems.addAll(account.problems());
            code = code.worst(account.code());
            if (account.stopped()) {
                stopped.add(account.account());
            }
            if (account.next() != null) {
                next.put(account.account(), account.next());
            }
            if (account.bug() != null) {
                bugs.put(account.account(), account.bug());
            }
        }
        List<ProblemException> last = close();
        for (ProblemException why : last) {
            problems.addAll(why.problems());
            code = code.worst(why.code());
        }
        return new RoundReport(
                began,
                happened,
                next,
                shared.latest(ledgerState),
                stopped,
                unrecorded,
                List.copyOf(problems),
                bugs,
                absence,
                code);
    }

    /**
     * Notes that somebody looked, when all accounts that took part have ended; says what stopped that. What was done is told
     * also where this can no longer be written down, and what cannot be erased today is erased tomorrow.
     */
    public List<ProblemException> close() {
        List<ProblemException> stopped = new ArrayList<>();
        Ledger ledger = shared.ledger();
        Workspace workspace = shared.workspace();
        Instant now = shared.clock().instant();
        List<Runnable> last = List.of(
                () -> WordErasure.retain(workspace, ledger, shared.lastLook(), now, zone(workspace)),
                () -> ledger.looked(now));
        for (Runnable each : last) {
            try {
                each.run();
            } catch (ProblemException why) {
                stopped.add(why);
            }
        }
        return stopped;
    }

    /**
     * Writes what the decision says about the ledger state as it stands inside the transaction; says whether that was
     * anything.
     */
    private boolean record(Ledger ledger, Function<LedgerState, List<EntryBody>> decision) {
        if (decision.apply(ledgerState).isEmpty()) {
            return false; // nothing to write: no reason to lock anybody out
        }
        List<EntryBody> written = ledger.record(began, asOf -> {
            List<EntryBody> facts = decision.apply(asOf);
            return new Decided<>(facts, facts);
        });
        happened.addAll(written);
        ledgerState = ledger.book();
        return !written.isEmpty();
    }

    private static ZoneId zone(Workspace workspace) {
        ZoneId own = workspace.zone();
        return own != null ? own : ZoneOffset.UTC;
    }
}
