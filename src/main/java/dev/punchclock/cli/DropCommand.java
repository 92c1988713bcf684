package dev.punchclock.cli;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.post.Post;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.report.Phrases;
import dev.punchclock.report.PostFinder;

/** {@code drop}: take a post out of the queue. */
final class DropCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String id = "";

    DropCommand(CommandEnvironment environment, SessionServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Takes a post out of its file. What is published stays published.")
                .in(options)
                .word("POST", "the id of the post, or a beginning that no other has", given -> id = given)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            Post post = PostFinder.inQueue(session.source(), id);
            services.editor(session.folder()).drop(post);
            boolean published = session.book().of(post.id()).stream().anyMatch(Delivery::counts);
            environment
                    .document()
                    .answer("drop", "post", post.id(), "file", post.places().file(), "published", published);
            String stays = published ? "What is published stays published." : "";
            environment
                    .screen()
                    .line(("Dropped " + post.id() + " from " + post.places().file() + ": " + Phrases.firstWords(post)
                                    + "  " + stays)
                            .strip());
            return ExitCode.DONE;
        }
    }
}
