package dev.punchclock.cli;

import dev.punchclock.post.Post;
import dev.punchclock.problem.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
        name = "drop",
        description = "Takes a post out of its file. What is published stays published.")
final class Dropping implements Command {
    private final Shell shell;
    private final Parts parts;

    @Mixin
    private final WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(paramLabel = "POST", description = "the id of the post")
    private String id = "";

    Dropping(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public ExitCode run() {
        try (Session session = Session.open(parts, shell, options)) {
            Post post = session.post(Typed.post(id));
            parts.editor(session.folder()).drop(post);
            boolean published = session.book().deliveries().stream()
                    .anyMatch(d -> d.id().post().equals(post.id()) && d.state().counts());
            String stays = published ? ". What is published stays published" : "";
            shell.screen()
                    .line("Dropped " + post.id() + " from " + post.places().file() + ": " + Words.firstWords(post)
                            + stays + ".");
            return ExitCode.DONE;
        }
    }
}
