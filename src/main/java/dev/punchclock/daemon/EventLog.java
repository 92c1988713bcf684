package dev.punchclock.daemon;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.problem.Problem;
import dev.punchclock.publish.AccountReport;
import dev.punchclock.publish.Round;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what rounds did, and of each problem once. */
final class EventLog {
    private static final int MANY = 20;
    private static final String PUBLISHING = "publishing";
    /** What a clock shows is another each time. */
    private static final Pattern TO_THE_SECOND = Pattern.compile("\\d{2}:\\d{2}:\\d{2}");

    private final DaemonLog log;
    private final RepeatFilter once = new RepeatFilter();
    private final Map<String, Set<String>> lasting = new HashMap<>();
    private final Map<AccountName, @Nullable Instant> next = new HashMap<>();

    EventLog(DaemonLog log) {
        this.log = log;
    }

    void begun(Workspace workspace, Round round) {
        if (round.absence() != null) {
            log.absent(round.absence(), zone(workspace));
        }
        round.handedIn().forEach(fact -> happened(workspace, fact));
        next.keySet().retainAll(workspace.contexts().keySet());
    }

    /**
     * That an account's part of a round is over: when it goes on. What it did was told as it happened.
     *
     * @param ledgerState as it is now
     */
    void ended(Workspace workspace, AccountReport report, LedgerState ledgerState) {
        AccountName account = report.account();
        if (report.stopped() || report.bug() != null) {
            next.remove(account);
            return;
        }
        Instant at = report.next();
        boolean known = next.containsKey(account) && Objects.equals(next.put(account, at), at);
        next.put(account, at);
        if (known) {
            return;
        }
        if (at == null) {
            log.nothingWaits(account);
        } else {
            log.next(account, at, ledgerState.appointment(account), zone(workspace, account));
        }
    }

    /** What was written just now. Called on any thread. */
    void happened(Workspace workspace, EntryBody fact) {
        AccountName account = fact.account();
        log.happened(fact, account == null ? zone(workspace) : zone(workspace, account));
    }

    /** Tells why nothing is published. The same reason may come with another time or count: it is told once. */
    void stopped(List<Problem> problems, long nanos) {
        String all = problems.stream().map(Problem::what).collect(Collectors.joining("\n"));
        if (once.isNew(PUBLISHING, all.replaceAll("\\d+", "#"), nanos)) {
            problems.forEach(log::problem);
        }
    }

    void goesOn() {
        if (once.over(PUBLISHING)) {
            log.inOrder(PUBLISHING);
        }
    }

    /** Tells of each that was not there last time, and now and then while it lasts; also when they are all over. */
    void problems(String about, List<Problem> problems, long nanos) {
        Set<String> before = lasting.getOrDefault(about, Set.of());
        Map<String, Problem> now = new LinkedHashMap<>();
        problems.forEach(problem ->
                now.put(about + "\n" + TO_THE_SECOND.matcher(problem.render()).replaceAll("#"), problem));
        before.stream().filter(words -> !now.containsKey(words)).forEach(once::over);
        lasting.put(about, Set.copyOf(now.keySet()));
        if (now.isEmpty() && !before.isEmpty()) {
            log.inOrder(about);
        }
        List<Problem> fresh = now.entrySet().stream()
                .filter(each -> once.isNew(each.getKey(), "", nanos))
                .map(Map.Entry::getValue)
                .toList();
        fresh.stream().limit(MANY).forEach(log::problem);
        if (fresh.size() > MANY) {
            log.more(fresh.size() - MANY);
        }
    }

    static ZoneId zone(Workspace workspace) {
        ZoneId own = workspace.zone();
        return own != null ? own : ZoneOffset.UTC;
    }

    private static ZoneId zone(Workspace workspace, AccountName account) {
        AccountContext context = workspace.contexts().get(account);
        return context == null ? zone(workspace) : context.timetable().zone();
    }
}
