package dev.punchclock.store;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is noted of accounts beside the entries, against what the entries add up to. */
final class AccountsCheck {
    static final String REMEDY =
            "the entries count; put your newest backup in its place, or find out who" + " changed the file";

    private final Path file;
    private final List<Problem> problems;

    AccountsCheck(Path file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    void compare(LedgerState noted, LedgerState right, ChainTip notedTip, ChainTip rightTip) {
        if (noted.entries() != right.entries() || !notedTip.equals(rightTip)) {
            problem("noted are " + noted.entries() + " entries, there are " + right.entries());
        }
        if (!noted.folder().equals(right.folder())) {
            problem("noted is the folder " + noted.folder() + ", its entries say " + right.folder());
        }
        if (!noted.lastAt().equals(right.lastAt())) {
            problem("noted is a last entry of " + noted.lastAt() + ", the last entry is of " + right.lastAt());
        }
        compareAccounts("the next slot", noted.appointments(), right.appointments());
        compareAccounts("the quiet", noted.quiet(), right.quiet());
        compareAccounts("the count of posts made by hand", noted.byHand(), right.byHand());
        compareAccounts("the pause", paused(noted), paused(right));
        compareAccounts("the handle", noted.handles(), right.handles());
        if (!noted.users().equals(right.users())) {
            problem("whose the handles are is not noted as its entries say");
        }
        compareAccounts("the busy time", noted.closings(), right.closings());
        if (!noted.uploads().equals(right.uploads())) {
            problem("what was uploaded is not noted as its entries say");
        }
        compareAccounts("the difference of the clocks", noted.clocks(), right.clocks());
    }

    private <T> void compareAccounts(String what, Map<AccountName, T> noted, Map<AccountName, T> right) {
        for (AccountName account : union(noted.keySet(), right.keySet())) {
            if (!Objects.equals(noted.get(account), right.get(account))) {
                problem(what + " of " + account + " is not noted as its entries say");
            }
        }
    }

    private static Map<AccountName, Boolean> paused(LedgerState ledgerState) {
        return ledgerState.paused().stream().collect(Collectors.toMap(Function.identity(), name -> true));
    }

    private static <T extends Comparable<T>> Set<T> union(Set<T> some, Set<T> others) {
        Set<T> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private void problem(String what) {
        problems.add(LedgerProblems.problem(file, what, REMEDY));
    }
}
