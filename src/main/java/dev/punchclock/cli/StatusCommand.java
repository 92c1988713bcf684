package dev.punchclock.cli;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.report.StatusAnswer;

final class StatusCommand implements Command {
    private final CommandEnvironment shell;
    private final SessionServices parts;
    private final WorkspaceOptions options = new WorkspaceOptions();

    StatusCommand(CommandEnvironment shell, SessionServices parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Says whether you are at work, what was posted, what comes next, and what needs you.")
                .in(options)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.openUnsettled(parts, shell, options)) {
            ExitCode unrecorded = session.tellUnrecorded();
            StatusAnswer answer = StatusAnswer.of(session.source());
            if (shell.json()) {
                answer.standing().forEach(shell.document()::problem);
                shell.document().answer("status", StatusJson.of(answer, session));
            } else {
                new StatusPrinter(shell.screen(), session).print(answer);
            }
            return unrecorded
                    .worst(answer.unwritable() == null ? ExitCode.DONE : ExitCode.WORKSPACE)
                    .worst(WorkspaceErrorNotice.tell(shell, session.source().problems()));
        }
    }
}
