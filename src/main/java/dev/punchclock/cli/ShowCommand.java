package dev.punchclock.cli;

import dev.punchclock.post.PostId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.report.PostFinder;
import dev.punchclock.report.PostHistory;
import dev.punchclock.report.ReportSource;

final class ShowCommand implements Command {
    private final CommandEnvironment shell;
    private final SessionServices parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String written = "";

    ShowCommand(CommandEnvironment shell, SessionServices parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Shows one post: its text, where it stands, and all that happened to it.")
                .in(options)
                .word("POST", "the id of the post, or a beginning that no other has", given -> written = given)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(parts, shell, options)) {
            ReportSource source = session.source();
            PostId id = PostFinder.anywhere(source, written);
            ExitCode unrecorded = session.tellUnrecorded();
            PostHistory post = PostHistory.of(source, id);
            PostHistoryPrinter printer = new PostHistoryPrinter(source);
            if (shell.json()) {
                shell.document().answer("show", printer.json(post));
            } else {
                printer.print(shell.screen(), post);
            }
            return unrecorded;
        }
    }
}
