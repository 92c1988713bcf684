package dev.punchclock.files;

import dev.punchclock.account.AccountName;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.network.Credentials;
import dev.punchclock.problem.FilePosition;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Credentials may come from variables named after the account: no two accounts may share such a name. */
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
