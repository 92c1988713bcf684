package dev.punchclock.report;

import dev.punchclock.network.Connector;
import dev.punchclock.network.CredentialStore;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.Secret;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account, and how it is opened.
 *
 * @param sources where each secret it needs comes from, by the secret's name; without those that are missing
 * @param missing names of secrets it needs
 * @param remedy empty when nothing is to do
 */
public record SignInState(
        AccountContext context, String userId, Map<String, String> sources, List<String> missing, String remedy) {
    public static SignInState of(AccountContext context, Connector network, CredentialStore credentialStore) {
        List<String> needed = network.secrets();
        if (needed.isEmpty()) {
            return new SignInState(context, "", Map.of(), List.of(), "");
        }
        Credentials credentials;
        try {
            credentials = credentialStore.of(context.account());
        } catch (ProblemException stopped) {
            Problem problem = stopped.problems().get(0);
            return new SignInState(context, "", Map.of(), List.of(problem.what()), problem.remedy());
        }
        Map<String, String> sources = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (String name : needed) {
            Optional<Secret> secret = credentials.find(name);
            secret.ifPresentOrElse(found -> sources.put(name, found.source()), () -> missing.add(name));
        }
        String login = "punchclock login " + context.account().name();
        return new SignInState(context, credentials.userId(), sources, missing, missing.isEmpty() ? "" : login);
    }

    /** In a few words. */
    public String words() {
        if (sources.isEmpty()) {
            return missing.isEmpty() ? "nobody signs in" : missing.size() == 1 ? missing.get(0) : "not signed in";
        }
        String from = String.join(
                " and ", sources.values().stream().distinct().sorted().toList());
        return missing.isEmpty()
                ? "signed in, from " + from
                : String.join(", ", missing).replace('-', ' ') + " missing; the rest from " + from;
    }
}
