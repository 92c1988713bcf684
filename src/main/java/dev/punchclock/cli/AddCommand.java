package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.report.DisplacedPosts;
import dev.punchclock.report.EditCheck;
import dev.punchclock.report.PostFinder;
import dev.punchclock.report.PublicationForecast;
import dev.punchclock.report.QueueLine;
import dev.punchclock.workspace.NewPost;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code add}: write a post into the queue. */
final class AddCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final TextChecks texts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String to = "";
    private String text = "";
    private @Nullable String at;
    private @Nullable String expires;
    private @Nullable String late;
    private @Nullable String id;
    private String file = "posts.yaml";
    private boolean draft;
    private boolean repeat;

    AddCommand(CommandEnvironment environment, SessionServices services, TextChecks texts) {
        this.environment = environment;
        this.services = services;
        this.texts = texts;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Writes a post into the queue, with an id of its own.")
                .in(options)
                .word("ACCOUNT[,ACCOUNT]", "where it is published", given -> to = given)
                .word(
                        "TEXT",
                        "what it says, behind -- where it begins with -; - alone reads standard input",
                        given -> text = given)
                .value(
                        "--at",
                        "TIME",
                        "pin it, as \"2026-11-24 10:15\", or 15:30 for today; else it floats",
                        given -> at = given)
                .value("--expires", "DATE", "the last day on which it may go out", given -> expires = given)
                .value("--late", "POLICY", "next-slot, drop or hold", given -> late = given)
                .value("--id", "ID", "its id (default: derived from the text)", given -> id = given)
                .value(
                        "--file",
                        "FILE",
                        "the file of the queue, such as 2026-12/team.yaml (default: posts.yaml)",
                        given -> file = given)
                .flag("--draft", "not to be handed in yet", () -> draft = true)
                .flag("--repeat", "it may say what the account said before", () -> repeat = true)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            NewPost post = read(session);
            List<Problem> problems = EditCheck.ofNew(session.source(), post);
            List<Problem> errors = problems.stream().filter(Problem::isError).toList();
            if (!errors.isEmpty()) {
                boolean isMistyped = errors.stream().anyMatch(EditCheck::isOfTheTime);
                throw new ProblemException(isMistyped ? ExitCode.USAGE : ExitCode.RULE, errors);
            }
            RoundPreview before =
                    post.draft() || environment.json() ? null : session.source().outlook();
            services.editor(session.folder()).add(file, post);
            problems.forEach(environment.complaints()::problem);
            tell(post, before);
            return ExitCode.DONE;
        }
    }

    /**
     * Reads the files again, as every other command will.
     *
     * @param before what was planned without it; null where nobody is told what it moves
     */
    private void tell(NewPost post, @Nullable RoundPreview before) {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            session.handIn();
            List<PublicationForecast> when =
                    post.draft() ? List.of() : PublicationForecast.of(session.source(), post.id(), post.to());
            if (environment.json()) {
                environment
                        .document()
                        .answer(
                                "add",
                                "post",
                                post.id(),
                                "file",
                                queueFile(),
                                "accounts",
                                post.draft()
                                        ? drafts(post)
                                        : when.stream()
                                                .map(JsonValues::forecast)
                                                .toList(),
                                "state",
                                post.draft() ? QueueLine.DRAFT : DeliveryState.WAITING.shown());
            }
            environment
                    .screen()
                    .line("Added " + post.id() + " to " + queueFile() + "."
                            + (post.draft() ? " It is a draft until draft: true is taken out." : ""));
            when.forEach(each -> environment.screen().line(each.words()));
            if (at != null && session.existing().isEmpty()) {
                environment
                        .screen()
                        .line("Nothing looks at the clock here yet: punchclock run does, and punchclock install.");
            }
            if (before != null) {
                RoundPreview after = session.source().outlook();
                DisplacedPosts.words(before, after, post.id()).ifPresent(environment.screen()::line);
            }
        }
    }

    private static List<Map<String, Object>> drafts(NewPost post) {
        return post.to().stream()
                .map(account -> JsonWriter.object("account", account))
                .toList();
    }

    private String queueFile() {
        return file.startsWith("queue/") ? file : "queue/" + file;
    }

    private NewPost read(WorkspaceSession session) {
        String words = TypedText.read(environment, texts, text, null, "added");
        List<AccountName> accounts = Arrays.stream(to.split(",", -1))
                .map(String::strip)
                .distinct()
                .map(name -> session.context(name).account().name())
                .toList();
        PostId postId = id == null ? free(session, new Wording(words).derivedId()) : PostFinder.id(id);
        WallClock clock = session.context(accounts.get(0).value()).timetable().clock();
        LocalDate today = clock.dayOf(session.now());
        LocalDateTime pinned = at == null ? null : Arguments.time(at, today);
        LocalDate last = expires == null ? null : Arguments.date(expires, today);
        if (last != null && last.isBefore(today)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--expires: " + last + " is past: nothing was added",
                    "give a later day, or leave --expires out");
        }
        LocalDateTime end = last == null ? null : last.plusDays(1).atStartOfDay();
        return new NewPost(postId, accounts, words, pinned, end, policy(), draft, repeat);
    }

    private @Nullable LatePolicy policy() {
        if (late == null) {
            return null;
        }
        return Arrays.stream(LatePolicy.values())
                .filter(each -> each.word().equals(late))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(ExitCode.USAGE, "--late is " + late, "give next-slot, drop or hold"));
    }

    private static PostId free(WorkspaceSession session, PostId wanted) {
        Set<PostId> queued = session.workspace().queue().stream().map(Post::id).collect(Collectors.toSet());
        LedgerState ledgerState = session.book();
        PostId free = wanted;
        for (int i = 2; queued.contains(free) || !ledgerState.of(free).isEmpty(); i++) {
            free = new PostId(wanted.value() + "-" + i);
        }
        return free;
    }
}
