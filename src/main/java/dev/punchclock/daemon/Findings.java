package dev.punchclock.daemon;

import dev.punchclock.account.AccountName;
import dev.punchclock.network.Network;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.Stopped;
import dev.punchclock.publish.Ownership;
import dev.punchclock.publish.RoundReport;
import dev.punchclock.workspace.Checked;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.LedgerRules;
import dev.punchclock.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a person should hear of before it stops a post. */
final class Findings {
    private Findings() {}

    /** Whether accounts with something to publish are signed in as themselves; networks remember it for a day. */
    static List<Problem> owners(Workspace workspace, RoundReport report, Map<String, Network> networks) {
        List<Problem> problems = new ArrayList<>();
        for (AccountName account : report.next().keySet()) {
            Desk desk = workspace.desks().get(account);
            Network network = desk == null ? null : networks.get(desk.account().network());
            if (desk != null && network != null) {
                try {
                    Ownership.mustBeOurs(network, desk.account());
                } catch (Stopped stopped) {
                    problems.addAll(stopped.problems());
                }
            }
        }
        return problems;
    }

    /** Errors of the files, of the queue's rules, and of the queue against the ledger; none of files that rest. */
    static List<Problem> files(Workspace workspace, Checked checked, RoundReport report, Set<String> resting) {
        List<Problem> all = new ArrayList<>(checked.problems());
        all.addAll(LedgerRules.check(workspace, report.book(), report.began()));
        return all.stream()
                .filter(Problem::isError)
                .filter(problem -> problem.place() == null
                        || !resting.contains(problem.place().file()))
                .toList();
    }
}
