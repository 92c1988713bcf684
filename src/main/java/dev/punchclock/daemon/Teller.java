package dev.punchclock.daemon;

import dev.punchclock.account.AccountName;
import dev.punchclock.problem.Problem;
import dev.punchclock.publish.RoundReport;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what rounds did, and of each problem once. */
final class Teller {
    private static final int MANY = 20;
    private static final String PUBLISHING = "publishing";

    private final Log log;
    private final Once once = new Once();
    private final Map<AccountName, @Nullable Instant> next = new HashMap<>();

    Teller(Log log) {
        this.log = log;
    }

    void round(Workspace workspace, RoundReport report) {
        if (report.absence() != null) {
            log.absent(report.absence(), zone(workspace));
        }
        report.happened().forEach(fact -> {
            AccountName account = fact.account();
            log.happened(fact, account == null ? zone(workspace) : zone(workspace, account));
        });
        for (Desk desk : workspace.desks().values()) {
            AccountName account = desk.account().name();
            if (report.stopped().contains(account)) {
                next.remove(account);
                continue;
            }
            Instant at = report.next().get(account);
            boolean known = next.containsKey(account) && Objects.equals(next.put(account, at), at);
            next.put(account, at);
            if (known) {
                continue;
            }
            if (at == null) {
                log.nothingWaits(account);
            } else {
                log.next(account, at, report.book().appointment(account), zone(workspace, account));
            }
        }
    }

    /** Tells why nothing is published. The same reason may come with another time or count: it is told once. */
    void stopped(List<Problem> problems, long nanos) {
        String all = problems.stream().map(Problem::what).collect(Collectors.joining("\n"));
        if (once.isNew(PUBLISHING, all.replaceAll("\\d+", "#"), nanos)) {
            problems.forEach(log::problem);
        }
    }

    void goesOn() {
        problems(PUBLISHING, List.of(), 0);
    }

    /** Tells of them when they are others than last time, and now and then while they last; also when they are over. */
    void problems(String about, List<Problem> problems, long nanos) {
        if (problems.isEmpty()) {
            if (once.over(about)) {
                log.inOrder(about);
            }
            return;
        }
        String all = problems.stream().map(Problem::render).collect(Collectors.joining("\n"));
        if (once.isNew(about, all, nanos)) {
            problems.stream().limit(MANY).forEach(log::problem);
            if (problems.size() > MANY) {
                log.more(problems.size() - MANY);
            }
        }
    }

    static ZoneId zone(Workspace workspace) {
        ZoneId own = workspace.zone();
        return own != null ? own : ZoneOffset.UTC;
    }

    private static ZoneId zone(Workspace workspace, AccountName account) {
        Desk desk = workspace.desks().get(account);
        return desk == null ? zone(workspace) : desk.timetable().zone();
    }
}
