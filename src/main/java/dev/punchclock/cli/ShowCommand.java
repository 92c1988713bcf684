package dev.punchclock.cli;

import dev.punchclock.post.PostId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.report.PostFinder;
import dev.punchclock.report.PostHistory;
import dev.punchclock.report.ReportSource;

/** {@code show}: show one post and all that happened to it. */
final class ShowCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String written = "";

    ShowCommand(CommandEnvironment environment, SessionServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Shows one post: its text, where it stands, and all that happened to it.")
                .in(options)
                .word("POST", "the id of the post, or a beginning that no other has", given -> written = given)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            ReportSource source = session.source();
            PostId id = PostFinder.anywhere(source, written);
            ExitCode unrecorded = session.tellUnrecorded();
            PostHistory post = PostHistory.of(source, id);
            PostHistoryPrinter printer = new PostHistoryPrinter(source);
            if (environment.json()) {
                environment.document().answer("show", printer.json(post));
            } else {
                printer.print(environment.screen(), post);
            }
            return unrecorded;
        }
    }
}
