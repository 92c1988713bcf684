package dev.punchclock.cli;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.network.Network;
import dev.punchclock.post.PostId;
import dev.punchclock.post.PostPositions;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.NetworkBackedLedger;
import dev.punchclock.publish.OffHoursOverride;
import dev.punchclock.publish.PublishNow;
import dev.punchclock.publish.PublishNowResult;
import dev.punchclock.publish.PublishNowResult.Result;
import dev.punchclock.publish.Publisher;
import dev.punchclock.report.PostFinder;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.NewPost;
import dev.punchclock.workspace.QueueRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code post}: publish one post at once: from CI, or by hand. */
final class PostCommand implements Command {
    private static final String QUEUE_FILE = "posts.yaml";
    private static final PostPositions TYPED = new PostPositions(FilePosition.of("the new post"), Map.of());
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final TextChecks texts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String to = "";
    private @Nullable String text;
    private @Nullable Path file;
    private @Nullable String key;
    private @Nullable String ifClosed;
    private String onFailure = "fail";
    private boolean repeat;
    private final OffHoursOptions door = new OffHoursOptions();

    PostCommand(CommandEnvironment environment, SessionServices services, TextChecks texts) {
        this.environment = environment;
        this.services = services;
        this.texts = texts;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says(
                        "Publishes one post at once, if the clock and every rule allow it: for CI and by hand.",
                        "Safe to run twice: under one key it never goes out twice.")
                .in(options)
                .needed("--to", "ACCOUNT[,ACCOUNT]", "where it is published", given -> to = given)
                .mayWord(
                        "TEXT",
                        "what it says, behind -- where it begins with -; - alone reads standard input",
                        given -> text = given)
                .path("--file", "FILE", "a file that holds the text", given -> file = given)
                .value("--key", "KEY", "its id, such as v1.4.0 (default: derived from the text)", given -> key = given)
                .value(
                        "--if-closed",
                        "queue|fail",
                        "off the clock: queue it for the next slot (default), or fail (default without a memory)",
                        given -> ifClosed = given)
                .value(
                        "--on-failure",
                        "fail|warn",
                        "warn: say that it was not sent, and end with exit code 0 (default: fail)",
                        given -> onFailure = given)
                .flag("--repeat", "it may say what the account said before, under another key", () -> repeat = true)
                .json(environment);
        door.syntax(syntax);
    }

    @Override
    public ExitCode run() {
        boolean warns =
                Arguments.oneOf("--on-failure", onFailure, "fail", "warn").equals("warn");
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            LocalLedgers.mustNotBePassedOver(services, environment, session);
            boolean queues = queues(session.workspace().isMemoryless());
            List<AccountContext> contexts = Arrays.stream(to.split(",", -1))
                    .map(String::strip)
                    .distinct()
                    .map(session::context)
                    .toList();
            NewPost post = read(contexts);
            QueueRules.warnings(session.workspace(), session.book(), post.post(TYPED))
                    .forEach(environment.complaints()::problem);
            OffHoursOverride open = door.open(session, environment, contexts).orElse(null);
            PublishNowPrinter told = new PublishNowPrinter(environment, session, post.id());
            List<PublishNowResult> answers = new ArrayList<>();
            List<PublishNowResult> closed = new ArrayList<>();
            for (AccountContext context : contexts) {
                PublishNowResult answer = answerOrStopped(session, post, context, open);
                boolean waits = queues && answer.result() == Result.CLOSED;
                (waits ? closed : answers).add(answer);
                if (!waits) {
                    told.tell(answer);
                }
            }
            for (PublishNowResult answer : queued(session, post, closed)) {
                answers.add(answer);
                told.tell(answer);
            }
            ExitCode code =
                    answers.stream().map(answer -> answer.result().code()).reduce(ExitCode.DONE, ExitCode::worst);
            if (environment.json()) {
                told.answer(answers);
            }
            return ended(code, warns);
        }
    }

    private boolean queues(boolean memoryless) {
        boolean queues = ifClosed == null
                ? !memoryless
                : Arguments.oneOf("--if-closed", ifClosed, "queue", "fail").equals("queue");
        if (queues && memoryless) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "nothing can be queued where there is no memory (publisher: memoryless)",
                    "leave --if-closed out, and start the job again in work hours");
        }
        if (repeat && memoryless) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "without a memory (publisher: memoryless) a repeat looks like a job that ran twice",
                    "leave --repeat out, and say it in other words");
        }
        return queues;
    }

    private NewPost read(List<AccountContext> contexts) {
        String words = TypedText.read(environment, texts, text, file, "sent");
        PostId id = key == null ? new Wording(words).derivedId() : PostFinder.id(key);
        List<AccountName> accounts =
                contexts.stream().map(context -> context.account().name()).toList();
        return new NewPost(id, accounts, words, null, null, null, false, repeat);
    }

    private PublishNowResult answer(
            WorkspaceSession session, NewPost post, AccountContext context, @Nullable OffHoursOverride open) {
        Account account = context.account();
        Network network = session.network(account.network());
        Ledger ledger = ledger(session, context, network);
        PublishNow atOnce = new PublishNow(
                session.workspace(),
                post.post(TYPED),
                ledger,
                environment.clock(),
                context.admits(session.now()) ? null : open);
        return atOnce.on(context, network, () -> {
            environment
                    .screen()
                    .line("Sending now to " + account.name() + " (@" + account.handle() + " on " + account.network()
                            + ") …");
            environment.out().flush();
        });
    }

    /** What stops one account does not stop the others; what is wrong with the workspace stops all. */
    private PublishNowResult answerOrStopped(
            WorkspaceSession session, NewPost post, AccountContext context, @Nullable OffHoursOverride open) {
        try {
            return answer(session, post, context, open);
        } catch (ProblemException stopped) {
            return PublishNowResult.of(stopped, context.account().name()).orElseThrow(() -> stopped);
        }
    }

    private Ledger ledger(WorkspaceSession session, AccountContext context, Network network) {
        if (session.workspace().isMemoryless()) {
            return NetworkBackedLedger.of(
                    session.workspace(), context, network, environment.clock().instant());
        }
        Ledger ledger = session.ledger();
        Publisher.mayPublish(session.workspace(), ledger);
        return ledger;
    }

    /** One post for all of them, and after all others were sent: a file that has changed shuts the gate. */
    private List<PublishNowResult> queued(WorkspaceSession session, NewPost post, List<PublishNowResult> closed) {
        if (closed.isEmpty()) {
            return closed;
        }
        if (session.workspace().queue().stream().anyMatch(other -> other.id().equals(post.id()))) {
            String why = "the key " + post.id() + " is a post of the queue for other accounts";
            return closed.stream()
                    .map(answer -> answer.notQueued(why, "give it a key of its own, or name the accounts in the queue"))
                    .toList();
        }
        List<AccountName> accounts =
                closed.stream().map(PublishNowResult::account).toList();
        NewPost here = new NewPost(post.id(), accounts, post.text(), null, null, null, false, post.repeat());
        services.editor(session.folder()).add(QUEUE_FILE, here);
        return closed.stream().map(PublishNowResult::queued).toList();
    }

    private ExitCode ended(ExitCode code, boolean warns) {
        if (warns && code != ExitCode.DONE) {
            environment
                    .complaints()
                    .problem(Problem.warning(
                            null,
                            "going on with exit code 0 instead of " + code.number() + " (--on-failure warn)",
                            ""));
            return ExitCode.DONE;
        }
        return code;
    }
}
