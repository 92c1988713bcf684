package dev.punchclock.cli;

import dev.punchclock.account.Account;
import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.network.Connector;
import dev.punchclock.network.CredentialStore;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.Secret;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class AccountsCommand implements Command {
    private final CommandEnvironment shell;
    private final CliServices parts;
    private final WorkspaceOptions options = new WorkspaceOptions();

    AccountsCommand(CommandEnvironment shell, CliServices parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Lists the accounts, and where the secrets of each come from; never the secrets.")
                .in(options)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(parts, shell, options)) {
            CredentialStore keyring = parts.keyring(session.workspace());
            List<Signed> all = session.workspace().contexts().values().stream()
                    .map(context ->
                            Signed.of(context, parts.connector(context.account().network()), keyring))
                    .toList();
            if (shell.json()) {
                shell.document()
                        .answer(
                                "accounts",
                                "accounts",
                                all.stream().map(AccountsCommand::json).toList());
            } else {
                shell.screen().table("", all.stream().map(this::row).toList(), Column.WHOLE, Column.WHOLE, Column.TEXT);
                all.stream().filter(each -> !each.remedy().isEmpty()).forEach(this::remedy);
            }
            boolean allSigned = all.stream().allMatch(each -> each.remedy().isEmpty());
            return allSigned ? ExitCode.DONE : ExitCode.WORKSPACE;
        }
    }

    /**
     * An account, and how it is opened.
     *
     * @param sources where each secret it needs comes from, by the secret's name; without those that are missing
     * @param missing names of secrets it needs
     * @param remedy empty when nothing is to do
     */
    record Signed(
            AccountContext context, String userId, Map<String, String> sources, List<String> missing, String remedy) {
        static Signed of(AccountContext context, Connector network, CredentialStore keyring) {
            List<String> needed = network.secrets();
            if (needed.isEmpty()) {
                return new Signed(context, "", Map.of(), List.of(), "");
            }
            Credentials credentials;
            try {
                credentials = keyring.of(context.account());
            } catch (ProblemException stopped) {
                Problem problem = stopped.problems().get(0);
                return new Signed(context, "", Map.of(), List.of(problem.what()), problem.remedy());
            }
            Map<String, String> sources = new java.util.LinkedHashMap<>();
            List<String> missing = new ArrayList<>();
            for (String name : needed) {
                Optional<Secret> secret = credentials.find(name);
                secret.ifPresentOrElse(found -> sources.put(name, found.source()), () -> missing.add(name));
            }
            String login = "punchclock login " + context.account().name();
            return new Signed(context, credentials.userId(), sources, missing, missing.isEmpty() ? "" : login);
        }

        /** In a few words. */
        String words() {
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

    private List<String> row(Signed signed) {
        Account account = signed.context().account();
        Screen screen = shell.screen();
        String words = signed.words();
        return List.of(
                screen.strong(account.name().value()),
                "@" + account.handle() + " on " + account.network(),
                signed.context().member() == null
                        ? ""
                        : signed.context().member().fullName(),
                signed.remedy().isEmpty() ? words : screen.warn(words));
    }

    private void remedy(Signed signed) {
        shell.screen().line(signed.context().account().name() + ": " + signed.words());
        shell.screen().line("  to do: " + signed.remedy());
    }

    private static Map<String, Object> json(Signed signed) {
        Account account = signed.context().account();
        return JsonWriter.object(
                "account", account.name(),
                "network", account.network(),
                "handle", account.handle(),
                "userId", signed.userId().isEmpty() ? null : signed.userId(),
                "member",
                        signed.context().member() == null
                                ? null
                                : signed.context().member().name(),
                "signedIn", signed.missing().isEmpty(),
                "secrets",
                        signed.sources().entrySet().stream()
                                .map(each -> JsonWriter.object("secret", each.getKey(), "from", each.getValue()))
                                .toList(),
                "missing", signed.missing().isEmpty() ? null : signed.missing(),
                "remedy", JsonValues.some(signed.remedy()));
    }
}
