package dev.punchclock.daemon;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Appointment;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.RecordedClockDifference;
import dev.punchclock.problem.Problem;
import dev.punchclock.publish.Absence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** One line for each decision, as a person reads it. No text of a post, no secret. */
final class DaemonLog {
    private static final Set<EntryKind> GOOD =
            Set.of(EntryKind.SENT, EntryKind.MOVED, EntryKind.WITHDRAWN, EntryKind.EDITED);

    private final Logger logger;

    DaemonLog(Logger logger) {
        this.logger = logger;
    }

    void started(String workspace, String folder, LockHolder me) {
        line(Level.INFO, "started")
                .addKeyValue("workspace", workspace)
                .addKeyValue("process", me.process())
                .log("started  " + workspace + " in " + folder + ", process " + me.process());
    }

    void ending(boolean inFlight) {
        line(Level.INFO, "ending")
                .log("ending  " + (inFlight ? "as soon as what is being published is settled" : "as asked"));
    }

    void ended() {
        line(Level.INFO, "ended").log("ended");
    }

    /** What {@code punchclock ledger verify --from-head} takes: in a log that others keep, it binds the ledger. */
    void head(Head head) {
        line(Level.INFO, "head")
                .addKeyValue("head", head.hash())
                .addKeyValue("entries", head.entries())
                .log("head  " + head.hash() + ", the ledger's end after " + head.entries()
                        + (head.entries() == 1 ? " entry" : " entries"));
    }

    /** What a round wrote, as far as a person wants to read of it. */
    void happened(EntryBody fact, ZoneId zone) {
        if (fact.kind() == EntryKind.CLOCK) {
            clock(fact);
        }
        if (GOOD.contains(fact.kind()) || fact.kind().isTrouble()) {
            line(
                            GOOD.contains(fact.kind()) ? Level.INFO : Level.WARN,
                            fact.kind().word())
                    .addKeyValue("post", String.valueOf(fact.post()))
                    .addKeyValue("account", String.valueOf(fact.account()))
                    .addKeyValue("link", fact.detail(EntryBody.LINK))
                    .log(fact.kind().word().replace('-', ' ') + "  " + fact.post() + " on " + fact.account()
                            + details(fact, zone));
        }
    }

    /** That the network's clock and this machine's begin to differ, or agree again. */
    private void clock(EntryBody fact) {
        RecordedClockDifference difference = fact.difference(Instant.EPOCH);
        line(difference.isTold() ? Level.WARN : Level.INFO, "clock")
                .addKeyValue("account", String.valueOf(fact.account()))
                .addKeyValue("ahead", difference.ahead().toMillis())
                .log("clock  the clock of " + fact.account() + "'s network is " + difference.words());
    }

    private static String details(EntryBody fact, ZoneId zone) {
        StringBuilder words = new StringBuilder();
        if (!fact.detail(EntryBody.LINK).isEmpty()) {
            words.append("  ").append(fact.detail(EntryBody.LINK));
        }
        if (fact.note() != null && !fact.note().isEmpty()) {
            words.append("  ").append(fact.note());
        }
        if (fact.until() != null && fact.kind().isPutOff()) {
            words.append("; not before ").append(TimeFormat.exactly(fact.until(), zone));
        }
        return words.toString();
    }

    void next(AccountName account, Instant at, Optional<Appointment> appointment, ZoneId zone) {
        String post = appointment
                .filter(a -> a.slot().equals(at))
                .map(a -> a.delivery().post().value())
                .orElse("");
        line(Level.INFO, "next")
                .addKeyValue("account", account)
                .addKeyValue("post", post)
                .addKeyValue("slot", at)
                .log("next  " + (post.isEmpty() ? "" : post + " on ") + account + "  " + TimeFormat.exactly(at, zone));
    }

    void nothingWaits(AccountName account) {
        line(Level.INFO, "nothing-waits").addKeyValue("account", account).log("nothing waits  on " + account);
    }

    void changed(Collection<String> files, String rest) {
        line(Level.INFO, "changed")
                .addKeyValue("files", String.join(" ", files))
                .log("changed  " + String.join(", ", files) + rest);
    }

    void deaf() {
        line(Level.WARN, "deaf")
                .log("deaf  the system does not tell when the ledger is written, so what other commands do is seen"
                        + " within a minute; to do: on Linux, raise fs.inotify.max_user_instances");
    }

    void jumped(Duration by, String until) {
        String how = by.isNegative()
                ? "the clock was set back by " + TimeFormat.duration(by.negated())
                : "the clock jumped by " + TimeFormat.duration(by) + " (the machine slept, or was set)";
        line(Level.WARN, "jumped")
                .addKeyValue("seconds", by.toSeconds())
                .log("jumped  " + how + "; nothing goes out before " + until);
    }

    void absent(Absence absence, ZoneId zone) {
        String words = absence.lines(zone).stream().map(String::strip).collect(Collectors.joining(" "));
        line(Level.WARN, "absent")
                .addKeyValue("from", absence.from())
                .addKeyValue("to", absence.to())
                .log("absent  " + words);
    }

    void problem(Problem problem) {
        String words = problem.render().replace("\n  to do: ", "; to do: ").replace('\n', ' ');
        line(problem.isError() ? Level.WARN : Level.INFO, "problem").log("problem  " + words);
    }

    void more(int problems) {
        line(Level.WARN, "problem").log("problem  and " + problems + " more: punchclock check");
    }

    void inOrder(String what) {
        line(Level.INFO, "in-order").log("in order  " + what);
    }

    void bug(Throwable bug, Duration pause) {
        line(Level.ERROR, "bug")
                .setCause(bug)
                .log("bug  this is a bug in punchclock, not a mistake of yours; it looks again in "
                        + TimeFormat.duration(pause));
    }

    /** A bug that concerns one account: the others go on. */
    void bug(AccountName account, Throwable bug, Duration pause) {
        line(Level.ERROR, "bug")
                .addKeyValue("account", account)
                .setCause(bug)
                .log("bug  on " + account
                        + ": this is a bug in punchclock, not a mistake of yours; the other accounts go" + " on, and "
                        + account + " is left alone: it looks again in " + TimeFormat.duration(pause));
    }

    private LoggingEventBuilder line(Level level, String what) {
        return logger.atLevel(level).addKeyValue("what", what);
    }
}
