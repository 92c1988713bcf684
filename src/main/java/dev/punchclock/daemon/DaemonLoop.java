package dev.punchclock.daemon;

import dev.punchclock.account.AccountName;
import dev.punchclock.daemon.AccountSchedule.Missed;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.network.Network;
import dev.punchclock.problem.FileHandleExhaustion;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.AccountPool;
import dev.punchclock.publish.AccountReport;
import dev.punchclock.publish.AccountRound;
import dev.punchclock.publish.Round;
import dev.punchclock.publish.ServerCircuitBreaker;
import dev.punchclock.workspace.CheckedQueue;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The daemon's main loop, one look after the other: at the clock, at the files, and, when anything can be due or has
 * changed, at the accounts. Each account is looked at on a thread of the pool, so that none waits for another; what it
 * ended with is taken up here. Each look ends with alarms set for the next moments at which there is something to see.
 * Used by one thread.
 *
 * <p>It is longer than 300 lines because what was noticed, what is under way and what wakes it next are one state.
 */
final class DaemonLoop {
    /** Nothing goes out this soon after the clock has jumped: a machine that wakes has other things to do. */
    static final Duration LEAD = Duration.ofMinutes(5);
    /** In work hours every account is looked at this often, whatever anybody has noticed. */
    static final Duration BACKSTOP = Duration.ofMinutes(15);

    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final WatchedWorkspace folder;
    private final ForeignWriteDetector ledger;
    private final DaemonServices services;
    private final DaemonClocks clocks;
    private final AlarmSet armed;
    private final Shutdown ending;
    private final DaemonLog log;
    private final EventLog teller;
    private final ClockJumpDetector clockWatch;
    private final UnknownDeliveries unknowns = new UnknownDeliveries();
    private final ServerCircuitBreaker servers;
    private final AccountSchedule schedule;
    private final AccountPool pool;
    private final Runnable wake;
    /** What accounts ended with on their own threads. */
    private final Queue<Runnable> ended = new ConcurrentLinkedQueue<>();

    private final SortedMap<AccountName, List<Problem>> problems = new TreeMap<>();
    private List<Problem> unnoted = List.of();

    /** Something has changed that not every account was looked at for. */
    private boolean pending = true;
    /** The clock has jumped, and nothing was appointed anew since. */
    private boolean jumped;
    /** Monotonic: until then nothing is published. */
    private long quiet;

    private long lastRound;
    /** When the look that was last began: what was to ring since was not seen by it. */
    private Instant looked;

    private Duration pause = FIRST_PAUSE;
    /** Their gates close when the end is asked for. */
    private @Nullable Map<String, Network> networks;

    /**
     * @param pool in which accounts are looked at
     * @param wake called, on any thread, when {@link #settle} has something to take up
     */
    DaemonLoop(
            DaemonServices services,
            WatchedWorkspace folder,
            Ledger ledger,
            DaemonClocks clocks,
            AlarmSet armed,
            Shutdown ending,
            DaemonLog log,
            AccountPool pool,
            Runnable wake) {
        this.services = services;
        this.folder = folder;
        this.ledger = new ForeignWriteDetector(ledger);
        this.clocks = clocks;
        this.armed = armed;
        this.ending = ending;
        this.log = log;
        this.wake = wake;
        servers = new ServerCircuitBreaker(clocks.wall());
        schedule = new AccountSchedule(servers);
        this.pool = pool;
        teller = new EventLog(log);
        clockWatch = new ClockJumpDetector(clocks.now(), clocks.nanos());
        quiet = clocks.nanos();
        lastRound = clocks.nanos();
        looked = clocks.now();
    }

    /** Looks once. Whatever goes wrong is told of; only an error of the machine itself is thrown. */
    void look() {
        looked = clocks.now();
        telling(() -> {
            takeUp();
            watchClock();
            watchFiles();
            if (folder.isReady() && (jumped || clocks.nanos() - quiet >= 0)) {
                lookAtAccounts();
            }
            takeUp();
        });
    }

    private void telling(Runnable work) {
        try {
            work.run();
        } catch (ProblemException stopped) {
            teller.stopped(stopped.problems(), clocks.nanos());
        } catch (VirtualMachineError outOfMemory) {
            throw outOfMemory;
        } catch (RuntimeException | Error bug) {
            if (FileHandleExhaustion.ranOut(bug)) {
                teller.stopped(List.of(FileHandleExhaustion.ranOut()), clocks.nanos());
            } else {
                log.bug(bug, pause);
            }
            quiet = clocks.in(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        arm();
    }

    /** Takes up what accounts ended with since; says whether one of them has missed a look meanwhile. */
    boolean settle() {
        if (ended.isEmpty()) {
            return false;
        }
        telling(this::takeUp);
        return !schedule.back(Missed.A_LOOK).isEmpty()
                || !schedule.back(Missed.A_JUMP).isEmpty();
    }

    /** Whether another process has written since this was asked last, or since the last look. */
    boolean isNews() {
        try {
            boolean news = ledger.isNews();
            pending |= news;
            return news;
        } catch (RuntimeException cannotTell) {
            return false; // the next look says why
        }
    }

    private void takeUp() {
        for (Runnable next = ended.poll(); next != null; next = ended.poll()) {
            next.run();
        }
    }

    private void watchClock() {
        clockWatch.look(clocks.now(), clocks.nanos()).ifPresent(by -> {
            jumped = true;
            quiet = clocks.in(LEAD);
            armed.forget();
            networks = null; // what they told of their clocks was by ours as it was
            log.jumped(by, TimeFormat.time(clocks.at(quiet), EventLog.zone(folder.workspace())));
        });
    }

    private void watchFiles() {
        WatchedWorkspace.Seen seen = folder.look(clocks.now(), clocks.nanos());
        pending |= seen.rested();
        networks = seen.anew() ? null : networks;
        if (!seen.changed().isEmpty()) {
            long left = folder.nanosToAll(seen.changed(), clocks.nanos());
            String until = TimeFormat.time(clocks.at(clocks.nanos() + left), EventLog.zone(folder.workspace()));
            log.changed(seen.changed(), left > 0 ? "  at rest until " + until : "");
        }
        teller.problems("punchclock.yaml", folder.problems(), clocks.nanos());
    }

    private boolean isTimeToAsk() {
        return unknowns.ask().isPresent() && clocks.nanos() - unknowns.ask().getAsLong() >= 0;
    }

    private boolean isOpen(Instant now) {
        return folder.workspace().contexts().values().stream()
                .anyMatch(context -> context.timetable().isOpen(now));
    }

    private void lookAtAccounts() {
        Set<AccountName> afresh = schedule.back(Missed.A_JUMP);
        Set<AccountName> usual = schedule.back(Missed.A_LOOK);
        Collection<AccountName> accounts = folder.workspace().contexts().keySet();
        Instant now = clocks.now();
        isNews();
        if (jumped || pending || isTimeForAll(now)) {
            (jumped ? afresh : usual).addAll(schedule.all(accounts, jumped, clocks.nanos()));
            lastRound = clocks.nanos();
        }
        usual.addAll(schedule.due(accounts, now, clocks.nanos()));
        usual.removeAll(afresh);
        if (!afresh.isEmpty() || jumped) {
            round(afresh, true);
        }
        if (!usual.isEmpty() || pending) {
            round(usual, false);
        }
    }

    private boolean isTimeForAll(Instant now) {
        boolean isTime = clocks.nanos() - lastRound >= BACKSTOP.toNanos() || isTimeToAsk();
        return isTime && isOpen(now);
    }

    private void round(Set<AccountName> accounts, boolean afresh) {
        Workspace workspace = folder.workspace();
        CheckedQueue checked = QueueRules.check(workspace, ledger.book());
        Map<String, Network> open = networks(workspace);
        Round round = Round.begin(workspace, checked, ledger, open, clocks.wall(), () -> !ending.isAsked(), afresh);
        pause = FIRST_PAUSE;
        jumped = false;
        pending = false;
        schedule.keep(workspace.contexts().keySet());
        problems.keySet().retainAll(workspace.contexts().keySet());
        teller.goesOn();
        teller.begun(workspace, round);
        List<AccountRound> taking = round.accounts().stream()
                .filter(account -> accounts.contains(account.account()))
                .toList();
        Attendance attendance = new Attendance(round, workspace, taking.size());
        for (AccountRound account : taking) {
            schedule.runs(account.account());
            account.tell(fact -> teller.happened(workspace, fact));
            boolean all = account.begin();
            if (all && account.isKnown()) {
                ended(attendance, account);
            } else {
                pool.execute(account.server(), () -> goOn(attendance, account, all));
            }
        }
        if (taking.isEmpty()) {
            close(round);
        }
        teller.problems(
                "the files",
                DaemonWarnings.files(workspace, checked, ledger.book(), round.began(), folder.resting()),
                clocks.nanos());
    }

    /** On a thread of the pool. */
    private void goOn(Attendance attendance, AccountRound account, boolean begun) {
        try {
            if (!begun) {
                account.goOn();
            }
            account.mustBeOurs();
            ended.add(() -> ended(attendance, account));
        } catch (VirtualMachineError machine) {
            ended.add(() -> {
                throw machine;
            });
        } finally {
            ending.settled(account.account());
            if (Thread.currentThread().isInterrupted()) {
                ending.ask();
            }
            wake.run();
        }
    }

    private void ended(Attendance attendance, AccountRound account) {
        AccountReport report = account.report();
        Duration left = schedule.ended(report, account.server(), clocks.nanos());
        attendance.open--;
        problems.put(report.account(), report.problems());
        if (report.bug() != null && left != null) {
            log.bug(report.account(), report.bug(), left);
        }
        unknowns.look(account.book(), clocks);
        teller.ended(attendance.workspace, report, account.book());
        if (attendance.open == 0) {
            close(attendance.round);
        }
        tellProblems();
    }

    private void close(Round round) {
        unnoted = round.close().stream()
                .flatMap(stopped -> stopped.problems().stream())
                .toList();
        tellProblems();
    }

    /** Several may have one and the same. */
    private void tellProblems() {
        Set<Problem> all = new LinkedHashSet<>();
        problems.values().forEach(all::addAll);
        all.addAll(unnoted);
        teller.problems("accounts", List.copyOf(all), clocks.nanos());
    }

    /** Kept as long as the workspace stays the same: they remember who they are. */
    private Map<String, Network> networks(Workspace workspace) {
        if (networks == null) {
            networks = ending.guard(servers.over(services.networks(workspace)));
        }
        return networks;
    }

    private void arm() {
        long nano = clocks.nanos();
        Map<String, Instant> wanted = new HashMap<>();
        schedule.alarms(clocks).forEach((account, at) -> {
            Instant heard = clocks.at(quiet);
            wanted.put("account " + account, quiet - nano > 0 && heard.isAfter(at) ? heard : at);
        });
        folder.nanosToNext(nano).ifPresent(left -> wanted.put("files", clocks.at(nano + left)));
        unknowns.ask().ifPresent(at -> wanted.put("unknown", clocks.at(at)));
        wanted.values().removeIf(at -> !at.isAfter(looked));
        armed.only(wanted);
    }

    /** A round that has begun, and how many of its accounts have not ended. */
    private static final class Attendance {
        private final Round round;
        private final Workspace workspace;
        private int open;

        Attendance(Round round, Workspace workspace, int open) {
            this.round = round;
            this.workspace = workspace;
            this.open = open;
        }
    }
}
