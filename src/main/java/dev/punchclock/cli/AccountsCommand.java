package dev.punchclock.cli;

import dev.punchclock.account.Account;
import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.network.CredentialStore;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.report.SignInState;
import java.util.List;
import java.util.Map;

/** {@code accounts}: list the accounts, and where their secrets are. */
final class AccountsCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final SignInServices signIns;
    private final WorkspaceOptions options = new WorkspaceOptions();

    AccountsCommand(CommandEnvironment environment, SessionServices services, SignInServices signIns) {
        this.environment = environment;
        this.services = services;
        this.signIns = signIns;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Lists the accounts, and where the secrets of each come from; never the secrets.")
                .in(options)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            CredentialStore credentialStore = signIns.keyring(session.workspace());
            List<SignInState> all = session.workspace().contexts().values().stream()
                    .map(context -> SignInState.of(
                            context, signIns.connector(context.account().network()), credentialStore))
                    .toList();
            if (environment.json()) {
                environment
                        .document()
                        .answer(
                                "accounts",
                                "accounts",
                                all.stream().map(AccountsCommand::json).toList());
            } else {
                environment
                        .screen()
                        .table("", all.stream().map(this::row).toList(), Column.WHOLE, Column.WHOLE, Column.TEXT);
                all.stream().filter(each -> !each.remedy().isEmpty()).forEach(this::remedy);
            }
            boolean allSigned = all.stream().allMatch(each -> each.remedy().isEmpty());
            return allSigned ? ExitCode.DONE : ExitCode.WORKSPACE;
        }
    }

    private List<String> row(SignInState signed) {
        Account account = signed.context().account();
        Screen screen = environment.screen();
        String words = signed.words();
        return List.of(
                screen.strong(account.name().value()),
                "@" + account.handle() + " on " + account.network(),
                signed.context().member() == null
                        ? ""
                        : signed.context().member().fullName(),
                signed.remedy().isEmpty() ? words : screen.warn(words));
    }

    private void remedy(SignInState signed) {
        environment.screen().line(signed.context().account().name() + ": " + signed.words());
        environment.screen().line("  to do: " + signed.remedy());
    }

    private static Map<String, Object> json(SignInState signed) {
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
