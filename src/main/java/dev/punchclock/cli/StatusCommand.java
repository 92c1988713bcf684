package dev.punchclock.cli;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.report.StatusAnswer;

/** {@code status}: say what was posted, what comes, what needs you. */
final class StatusCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final WorkspaceOptions options = new WorkspaceOptions();

    StatusCommand(CommandEnvironment environment, SessionServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Says whether you are at work, what was posted, what comes next, and what needs you.")
                .in(options)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.openUnsettled(services, environment, options)) {
            ExitCode unrecorded = session.tellUnrecorded();
            StatusAnswer answer = StatusAnswer.of(session.source());
            if (environment.json()) {
                answer.standing().forEach(environment.document()::problem);
                environment.document().answer("status", StatusJson.of(answer, session));
            } else {
                new StatusPrinter(environment.screen(), session).print(answer);
            }
            return unrecorded
                    .worst(answer.unwritable() == null ? ExitCode.DONE : ExitCode.WORKSPACE)
                    .worst(WorkspaceErrorNotice.tell(
                            environment, session.source().problems()));
        }
    }
}
