package dev.punchclock.files;

import dev.punchclock.account.AccountName;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.network.Credentials;
import dev.punchclock.problem.FilePosition;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The rule that no two accounts share the names of the environment variables from which their credentials may come. */
final class CredentialVariableNames {
    private CredentialVariableNames() {}

    static void check(Set<AccountName> accounts, FilePosition place, ProblemCollector problems) {
        Map<String, AccountName> taken = new HashMap<>();
        for (AccountName account : accounts) {
            String capitals = Credentials.inCapitals(account.value());
            AccountName other = taken.putIfAbsent(capitals, account);
            if (other != null) {
                problems.error(
                        place,
                        "the accounts " + other + " and " + account + " would share their credentials: PUNCHCLOCK_"
                                + capitals + "_…",
                        "give one of them another name");
            }
        }
    }
}
