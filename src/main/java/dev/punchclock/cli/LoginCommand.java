package dev.punchclock.cli;

import dev.punchclock.account.Account;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.SignIn;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code login}: sign in on an account. */
final class LoginCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final SignInServices signIns;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String name = "";

    LoginCommand(CommandEnvironment environment, SessionServices services, SignInServices signIns) {
        this.environment = environment;
        this.services = services;
        this.signIns = signIns;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says(
                        "Gives punchclock the right to publish on an account: asks the network for it, with you.",
                        "Whom the credentials belong to is asked before they are stored, for your eyes only.")
                .in(options)
                .word("ACCOUNT", "the account of the workspace", given -> name = given)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            Account account = session.context(name).account();
            Optional<SignIn> signIn = signIns.connector(account.network()).signIn(environment.clock());
            if (signIn.isEmpty()) {
                environment.document().answer("login", "account", account.name(), "signedIn", true);
                environment.screen().line(account.name() + " is on " + account.network() + ": nobody signs in there.");
                return ExitCode.DONE;
            }
            SignIn.SignedIn signedIn = signIn.get()
                    .signIn(account, signIns.keyring(session.workspace()).of(account), new AtTerminal());
            String who = signedIn.identity().handle();
            if (!who.equalsIgnoreCase(account.handle())) {
                throw new ProblemException(
                        ExitCode.RULE,
                        "You authorised @" + who + "; " + account.name() + " is @" + account.handle()
                                + ". Nothing was stored",
                        "sign out in the browser, or use a private window, and sign in there as @" + account.handle());
            }
            Path file = signIns.store(session.workspace(), account, signedIn.credentials());
            warnOfOthers(signIns.keyring(session.workspace()).of(account), signedIn.credentials());
            environment
                    .document()
                    .answer("login", "account", account.name(), "signedIn", true, "handle", who, "file", file);
            environment
                    .screen()
                    .line("Signed in as @" + who + ". Stored for " + account.name() + " in " + file
                            + ", readable by you alone.");
            return ExitCode.DONE;
        }
    }

    /** What comes from elsewhere wins over what was just stored. */
    private void warnOfOthers(Credentials found, Credentials stored) {
        stored.secrets()
                .forEach((secret, own) -> found.find(secret)
                        .filter(other -> !other.value().equals(own.value()))
                        .ifPresent(other -> environment
                                .complaints()
                                .problem(Problem.warning(
                                        null,
                                        "the " + secret.replace('-', ' ') + " comes from " + other.source()
                                                + " and wins over the one just stored",
                                        ""))));
    }

    /** The person who signs in. */
    private final class AtTerminal implements SignIn.Conversation {
        @Override
        public void say(String line) {
            environment.talk().line(line);
            environment.out().flush();
        }

        @Override
        public String ask(String question) {
            environment.talk().begin(question + " ");
            try {
                String line = environment.in().readLine();
                return line == null ? "" : line.strip();
            } catch (IOException e) {
                throw new UncheckedIOException("the answer cannot be read", e);
            }
        }

        @Override
        public String askSecret(String question) {
            if (!environment.terminal()) {
                return ask(question);
            }
            environment.out().flush();
            return environment.hidden().apply(question + " ").strip();
        }
    }
}
