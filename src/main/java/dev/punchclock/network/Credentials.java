package dev.punchclock.network;

import dev.punchclock.account.AccountName;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The secrets with which an account is published on, by their names, such as {@code access-token}.
 *
 * @param account whose they are
 * @param userId the network's id of the account, as noted at sign-in; empty when it was not
 * @param secrets may be empty, or not enough
 */
public record Credentials(AccountName account, String userId, SortedMap<String, Secret> secrets) {
    public Credentials {
        secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
    }

    public Credentials(AccountName account, String userId, Map<String, Secret> secrets) {
        this(account, userId, new TreeMap<>(secrets));
    }

    public Optional<Secret> find(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    /**
     * The value of this name.
     *
     * @throws ProblemException with {@link ExitCode#WORKSPACE} and the remedy when there is none
     */
    public String get(String name) {
        return find(name)
                .map(Secret::value)
                .orElseThrow(() -> new ProblemException(
                        ExitCode.WORKSPACE,
                        account + " has no " + name.replace('-', ' ') + " on this machine; nothing was sent",
                        "punchclock login " + account + ", or set " + variable(account, name)));
    }

    /** The environment variable that holds a secret, such as {@code PUNCHCLOCK_ACME_DAVE_ACCESS_TOKEN}. */
    public static String variable(AccountName account, String name) {
        return "PUNCHCLOCK_" + inCapitals(account.value()) + "_" + inCapitals(name);
    }

    /** The part of the variable that stands for the account; two accounts must not share it. */
    public static String inCapitals(String name) {
        StringBuilder capitals = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean small = c >= 'a' && c <= 'z';
            boolean stays = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            capitals.append(small ? (char) (c - 'a' + 'A') : stays ? c : '_');
        }
        return capitals.toString();
    }
}
