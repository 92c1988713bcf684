package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.cli.json.Json;
import dev.punchclock.post.Late;
import dev.punchclock.post.Places;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Place;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.Stopped;
import dev.punchclock.workspace.LedgerRules;
import dev.punchclock.workspace.NewPost;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Workspace;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "add", description = "Writes a post into the queue, with an id of its own.")
final class Adding implements Command {
    private static final Place TYPED = Place.of("the new post");
    private final Shell shell;
    private final Parts parts;

    @Mixin
    private final WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(index = "0", paramLabel = "ACCOUNT[,ACCOUNT]", description = "where it is published")
    private String to = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "what it says; - reads it from standard input")
    private String text = "";

    @Option(names = "--at", paramLabel = "TIME", description = "pin it, as \"2026-11-24 10:15\"; else it floats")
    private @Nullable String at;

    @Option(names = "--expires", paramLabel = "DATE", description = "the last day on which it may go out")
    private @Nullable String expires;

    @Option(names = "--late", paramLabel = "POLICY", description = "next-slot, drop or hold")
    private @Nullable String late;

    @Option(names = "--id", paramLabel = "ID", description = "its id (default: derived from the text)")
    private @Nullable String id;

    @Option(names = "--file", paramLabel = "FILE", description = "the file of the queue (default: posts.yaml)")
    private String file = "posts.yaml";

    @Option(names = "--draft", description = "not to be handed in yet")
    private boolean draft;

    @Option(names = "--repeat", description = "it may say what the account said before")
    private boolean repeat;

    @Option(names = "--json", description = "for machines")
    private boolean json;

    Adding(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public ExitCode run() {
        try (Session session = Session.open(parts, shell, options)) {
            NewPost post = read(session);
            List<Problem> problems = problems(session, post);
            List<Problem> errors = problems.stream().filter(Problem::isError).toList();
            if (!errors.isEmpty()) {
                throw new Stopped(ExitCode.WORKSPACE, errors);
            }
            parts.editor(session.folder()).add(file, post);
            problems.forEach(warning -> shell.err().println(warning.render()));
            Map<String, Object> added = Json.object("post", post.id(), "file", "queue/" + file);
            if (json) {
                shell.screen().raw(Json.write(added));
            } else {
                String then = post.draft()
                        ? "It is a draft until draft: true is taken out."
                        : "punchclock plan shows when it goes out.";
                shell.screen().line("Added " + post.id() + " to queue/" + file + ". " + then);
            }
            return ExitCode.DONE;
        }
    }

    private NewPost read(Session session) {
        String words = text.equals("-") ? Texts.fromInput(shell) : text;
        List<AccountName> accounts = Arrays.stream(to.split(",", -1))
                .map(String::strip)
                .distinct()
                .map(name -> session.desk(name).account().name())
                .toList();
        PostId postId = id == null ? free(session, new Wording(words).derivedId()) : Typed.post(id);
        LocalDateTime pinned = at == null ? null : Typed.time(at);
        LocalDateTime end =
                expires == null ? null : Typed.date(expires).plusDays(1).atStartOfDay();
        return new NewPost(postId, accounts, words, pinned, end, policy(), draft, repeat);
    }

    private @Nullable Late policy() {
        if (late == null) {
            return null;
        }
        return Arrays.stream(Late.values())
                .filter(each -> each.word().equals(late))
                .findFirst()
                .orElseThrow(() -> new Stopped(ExitCode.USAGE, "--late is " + late, "give next-slot, drop or hold"));
    }

    private static PostId free(Session session, PostId wanted) {
        Set<PostId> taken = session.workspace().queue().stream().map(Post::id).collect(Collectors.toSet());
        session.book().deliveries().forEach(delivery -> taken.add(delivery.id().post()));
        PostId free = wanted;
        for (int i = 2; taken.contains(free); i++) {
            free = new PostId(wanted.value() + "-" + i);
        }
        return free;
    }

    /** What the rules have against it, asked as if it stood in the queue already. */
    private static List<Problem> problems(Session session, NewPost post) {
        Post queued = post.post(new Places(TYPED, Map.of()));
        List<Post> queue = new ArrayList<>(session.workspace().queue());
        queue.add(queued);
        Workspace supposed = session.workspace().withQueue(queue);
        List<Problem> problems =
                new ArrayList<>(QueueRules.check(supposed, session.book()).problems());
        problems.addAll(LedgerRules.check(supposed, session.book(), session.now()));
        problems.removeIf(problem -> !TYPED.equals(problem.place()));
        return problems;
    }
}
