package dev.punchclock.cli;

import dev.punchclock.account.Account;
import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.network.CredentialStore;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.report.SignInState;
import java.util.List;
import java.util.Map;

final class AccountsCommand implements Command {
    private final CommandEnvironment shell;
    private final SessionServices parts;
    private final SignInServices signIns;
    private final WorkspaceOptions options = new WorkspaceOptions();

    AccountsCommand(CommandEnvironment shell, SessionServices parts, SignInServices signIns) {
        this.shell = shell;
        this.parts = parts;
        this.signIns = signIns;
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
            CredentialStore keyring = signIns.keyring(session.workspace());
            List<SignInState> all = session.workspace().contexts().values().stream()
                    .map(context -> SignInState.of(
                            context, signIns.connector(context.account().network()), keyring))
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

    private List<String> row(SignInState signed) {
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

    private void remedy(SignInState signed) {
        shell.screen().line(signed.context().account().name() + ": " + signed.words());
        shell.screen().line("  to do: " + signed.remedy());
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
