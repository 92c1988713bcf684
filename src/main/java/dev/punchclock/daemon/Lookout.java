package dev.punchclock.daemon;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.Told;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.network.Network;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.Stopped;
import dev.punchclock.publish.Round;
import dev.punchclock.publish.RoundReport;
import dev.punchclock.workspace.Checked;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One look after the other: at the clock, at the files, and, when anything can be due or has changed, a round. Each ends
 * with alarms set for the next moments at which there is something to see. Used by one thread.
 */
final class Lookout {
    /** Nothing goes out this soon after the clock has jumped: a machine that wakes has other things to do. */
    static final Duration LEAD = Duration.ofMinutes(5);
    /** In work hours a round comes this often, whatever anybody has noticed. */
    static final Duration BACKSTOP = Duration.ofMinutes(15);

    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final OpenFolder folder;
    private final Ledger ledger;
    private final House house;
    private final Clocks clocks;
    private final Armed armed;
    private final Ending ending;
    private final Log log;
    private final Teller teller;
    private final ClockWatch clockWatch;
    private final Unknowns unknowns = new Unknowns();

    /** Something has changed that no round has seen. */
    private boolean pending = true;
    /** The clock has jumped, and no round has appointed anew since. */
    private boolean jumped;
    /** Monotonic: until then nothing is published. */
    private long quiet;

    private long lastRound;
    private long entries;
    private long heard;
    private Duration pause = FIRST_PAUSE;
    private Map<AccountName, Instant> next = Map.of();
    private final Retries retries = new Retries();
    /** Their gates close when the end is asked for. */
    private @Nullable Map<String, Network> networks;

    Lookout(House house, OpenFolder folder, Ledger ledger, Clocks clocks, Armed armed, Ending ending, Log log) {
        this.house = house;
        this.folder = folder;
        this.ledger = ledger;
        this.clocks = clocks;
        this.armed = armed;
        this.ending = ending;
        this.log = log;
        teller = new Teller(log);
        clockWatch = new ClockWatch(clocks.now(), clocks.nanos());
        quiet = clocks.nanos();
        lastRound = clocks.nanos();
    }

    /** Looks once. Whatever goes wrong is told of; only an error of the machine itself is thrown. */
    void look() {
        try {
            watchClock();
            watchFiles();
            if (isTime()) {
                round();
            }
        } catch (Stopped stopped) {
            teller.stopped(stopped.problems(), clocks.nanos());
        } catch (VirtualMachineError outOfMemory) {
            throw outOfMemory;
        } catch (RuntimeException | Error bug) {
            log.bug(bug, pause);
            quiet = clocks.in(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        arm();
    }

    /** Whether another process has written since this was asked last, or since the last round. */
    boolean isNews() {
        try {
            long before = heard;
            heard = ledger.book().entries();
            return heard != before;
        } catch (RuntimeException cannotTell) {
            return false; // the next look says why
        }
    }

    private void watchClock() {
        clockWatch.look(clocks.now(), clocks.nanos()).ifPresent(by -> {
            jumped = true;
            quiet = clocks.in(LEAD);
            armed.forget();
            log.jumped(by, Told.time(clocks.at(quiet), Teller.zone(folder.workspace())));
        });
    }

    private void watchFiles() {
        OpenFolder.Seen seen = folder.look(clocks.now(), clocks.nanos());
        pending |= seen.rested();
        networks = seen.anew() ? null : networks;
        if (!seen.changed().isEmpty()) {
            long left = folder.nanosToAll(seen.changed(), clocks.nanos());
            String until = Told.time(clocks.at(clocks.nanos() + left), Teller.zone(folder.workspace()));
            log.changed(seen.changed(), left > 0 ? "  at rest until " + until : "");
        }
        teller.problems("punchclock.yaml", folder.problems(), clocks.nanos());
    }

    private boolean isTime() {
        if (!folder.isReady() || (!jumped && clocks.nanos() - quiet < 0)) {
            return false;
        }
        Instant now = clocks.now();
        return jumped
                || pending
                || next.entrySet().stream().anyMatch(each -> isDue(each.getKey(), each.getValue(), now))
                || ledger.book().entries() != entries
                || (isOpen(now) && (clocks.nanos() - lastRound >= BACKSTOP.toNanos() || isTimeToAsk()));
    }

    private boolean isDue(AccountName account, Instant at, Instant now) {
        return !at.isAfter(now) && retries.mayTry(account, clocks.nanos());
    }

    private boolean isTimeToAsk() {
        return unknowns.ask().isPresent() && clocks.nanos() - unknowns.ask().getAsLong() >= 0;
    }

    private boolean isOpen(Instant now) {
        return folder.workspace().desks().values().stream()
                .anyMatch(desk -> desk.timetable().isOpen(now));
    }

    private void round() {
        Workspace workspace = folder.workspace();
        Checked checked = QueueRules.check(workspace, ledger.book());
        Map<String, Network> open = networks(workspace);
        RoundReport report = jumped
                ? Round.afterJump(workspace, checked, ledger, open, clocks.wall())
                : Round.run(workspace, checked, ledger, open, clocks.wall(), () -> !ending.isAsked());
        pause = FIRST_PAUSE;
        jumped = false;
        pending = false;
        lastRound = clocks.nanos();
        next = report.next();
        entries = report.book().entries();
        heard = entries;
        retries.after(report.stopped(), clocks.nanos());
        unknowns.look(report.book(), clocks);
        teller.goesOn();
        teller.round(workspace, report);
        List<Problem> problems = new ArrayList<>(report.problems());
        if (!ending.isAsked()) {
            problems.addAll(Findings.owners(workspace, report, open));
        }
        teller.problems("accounts", problems, clocks.nanos());
        teller.problems("the files", Findings.files(workspace, checked, report, folder.resting()), clocks.nanos());
    }

    /** Kept as long as the workspace stays the same: they remember who they are. */
    private Map<String, Network> networks(Workspace workspace) {
        if (networks == null) {
            networks = ending.guard(house.networks(workspace));
        }
        return networks;
    }

    private void arm() {
        long nano = clocks.nanos();
        Instant now = clocks.now();
        Map<String, Instant> wanted = new HashMap<>();
        next.forEach((account, at) -> {
            Instant heard = clocks.at(quiet);
            wanted.put("account " + account, quiet - nano > 0 && heard.isAfter(at) ? heard : at);
        });
        folder.nanosToNext(nano).ifPresent(left -> wanted.put("files", clocks.at(nano + left)));
        unknowns.ask().ifPresent(at -> wanted.put("unknown", clocks.at(at)));
        wanted.values().removeIf(at -> !at.isAfter(now));
        armed.only(wanted);
    }
}
