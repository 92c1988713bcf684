package dev.punchclock.cli;

import dev.punchclock.ledger.Ledger;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.report.CrowdedPinWarnings;
import dev.punchclock.report.Phrases;
import java.util.ArrayList;
import java.util.List;

/** {@code check}: read every file and say what is wrong. */
final class CheckCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final WorkspaceOptions options = new WorkspaceOptions();

    CheckCommand(CommandEnvironment environment, SessionServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Reads every file and says what is wrong, where, and what to do.")
                .in(options)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            List<Problem> problems = new ArrayList<>(session.source().problems());
            problems.addAll(CrowdedPinWarnings.problems(session.source()));
            session.existing()
                    .flatMap(Ledger::displaced)
                    .map(WorkspaceErrorNotice::warning)
                    .ifPresent(problems::add);
            boolean inOrder = problems.stream().noneMatch(Problem::isError);
            environment
                    .document()
                    .answer(
                            "check",
                            "inOrder",
                            inOrder,
                            "posts",
                            session.workspace().queue().size(),
                            "accounts",
                            session.workspace().contexts().size());
            problems.forEach(environment.complaints()::problem);
            environment.screen().line(summary(session, problems, inOrder));
            return inOrder ? ExitCode.DONE : ExitCode.WORKSPACE;
        }
    }

    private static String summary(WorkspaceSession session, List<Problem> problems, boolean inOrder) {
        long warnings = problems.stream().filter(problem -> !problem.isError()).count();
        String posts = Phrases.many(session.workspace().queue().size(), "post");
        String accounts = Phrases.many(session.workspace().contexts().size(), "account");
        String also = warnings == 0 ? "" : ", " + Phrases.many(warnings, "warning");
        return inOrder
                ? session.workspace().id() + " is in order: " + posts + " for " + accounts + also + "."
                : session.workspace().id() + " is not in order: " + Phrases.many(problems.size() - warnings, "problem")
                        + also + ". "
                        + (session.workspace().brokenFiles().isEmpty() ? "Posts" : "Files")
                        + " with errors are not published until fixed.";
    }
}
