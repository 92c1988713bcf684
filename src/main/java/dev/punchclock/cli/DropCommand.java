package dev.punchclock.cli;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.post.Post;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.report.Phrases;
import dev.punchclock.report.PostFinder;

final class DropCommand implements Command {
    private final CommandEnvironment shell;
    private final SessionServices parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String id = "";

    DropCommand(CommandEnvironment shell, SessionServices parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Takes a post out of its file. What is published stays published.")
                .in(options)
                .word("POST", "the id of the post, or a beginning that no other has", given -> id = given)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(parts, shell, options)) {
            Post post = PostFinder.inQueue(session.source(), id);
            parts.editor(session.folder()).drop(post);
            boolean published = session.book().of(post.id()).stream().anyMatch(Delivery::counts);
            shell.document()
                    .answer("drop", "post", post.id(), "file", post.places().file(), "published", published);
            String stays = published ? "What is published stays published." : "";
            shell.screen()
                    .line(("Dropped " + post.id() + " from " + post.places().file() + ": " + Phrases.firstWords(post)
                                    + "  " + stays)
                            .strip());
            return ExitCode.DONE;
        }
    }
}
