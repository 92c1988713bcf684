package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.Post;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.NextFreeSlot;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.report.DisplacedPosts;
import dev.punchclock.report.EditCheck;
import dev.punchclock.report.PostFinder;
import dev.punchclock.report.PublicationForecast;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code move}: pin a post to another time. */
final class MoveCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String id = "";
    private String time = "";

    MoveCommand(CommandEnvironment environment, SessionServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Pins a post to another time in its file.")
                .in(options)
                .word("POST", "the id of the post, or a beginning that no other has", given -> id = given)
                .word(
                        "TIME",
                        "as \"2026-11-24 10:15\", 15:30 for today, or next: the next free time",
                        given -> time = given)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            Post post = PostFinder.inQueue(session.source(), id);
            WallClock clock =
                    session.context(post.to().get(0).value()).timetable().clock();
            mustBeOpen(session, post);
            LocalDateTime at =
                    time.equals("next") ? next(session, post) : Arguments.time(time, clock.dayOf(session.now()));
            List<Problem> problems = EditCheck.ofPin(session.source(), post, at);
            if (problems.stream().anyMatch(Problem::isError)) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        problems.stream().filter(Problem::isError).toList());
            }
            RoundPreview before = environment.json() ? null : session.source().outlook();
            services.editor(session.folder()).move(post, at);
            problems.forEach(environment.complaints()::problem);
            tellWhatHoldsIt(session, post);
            if (environment.json()) {
                environment
                        .document()
                        .answer(
                                "move",
                                "post",
                                post.id(),
                                "file",
                                post.places().file(),
                                "accounts",
                                post.to(),
                                "at",
                                JsonWriter.time(clock.closes(at), clock.zone()));
            }
            environment
                    .screen()
                    .line("Pinned " + post.id() + " to "
                            + TimeFormat.exactly(clock.closes(at), clock.zone(), session.now()) + ".");
            if (before != null) {
                tellWhatItMoves(before, post, clock.closes(at));
            }
            return ExitCode.DONE;
        }
    }

    /**
     * When it goes out instead, where that is another time, and what moves with it; reads the files as every command
     * will.
     */
    private void tellWhatItMoves(RoundPreview before, Post post, Instant pinned) {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            for (PublicationForecast when : PublicationForecast.of(session.source(), post.id(), post.to())) {
                if (!post.draft() && !pinned.equals(when.slot()) && !isKept(find(session, post, when.account()))) {
                    environment.screen().line(when.words());
                }
            }
            RoundPreview after = session.source().outlook();
            DisplacedPosts.words(before, after, post.id()).ifPresent(environment.screen()::line);
        }
    }

    private static void mustBeOpen(WorkspaceSession session, Post post) {
        for (var account : post.to()) {
            Delivery delivery = find(session, post, account);
            if (delivery != null && delivery.counts()) {
                throw new ProblemException(
                        ExitCode.RULE,
                        delivery.id() + " is " + delivery.state().shown() + ": it can no longer be moved",
                        "punchclock show " + post.id());
            }
        }
    }

    /** What is published, or held, goes with the handle. */
    private static @Nullable Delivery find(WorkspaceSession session, Post post, AccountName account) {
        AccountContext context = session.workspace().contexts().get(account);
        return context == null ? null : session.book().find(post.id(), context.owner());
    }

    private static boolean isKept(@Nullable Delivery delivery) {
        return delivery != null
                && (delivery.state() == DeliveryState.HELD || delivery.state() == DeliveryState.DROPPED);
    }

    private void tellWhatHoldsIt(WorkspaceSession session, Post post) {
        for (var account : post.to()) {
            Delivery delivery = find(session, post, account);
            if (delivery != null && isKept(delivery)) {
                environment
                        .complaints()
                        .problem(Problem.warning(
                                null,
                                delivery.id() + " is " + delivery.state().shown()
                                        + ": it goes out after punchclock unhold " + post.id(),
                                ""));
            }
        }
    }

    /** What the queue has handed in by now stands in its way as well. */
    private static LocalDateTime next(WorkspaceSession session, Post post) {
        List<AccountContext> contexts = post.to().stream()
                .map(account -> session.context(account.value()))
                .toList();
        LedgerState ledgerState = session.source().outlook(session.now()).book();
        return NextFreeSlot.of(contexts, post, session.checked(), ledgerState, session.now())
                .orElseThrow(() -> new ProblemException(
                        ExitCode.RULE,
                        "there is no free time on " + contexts.get(0).account().name() + " in the next weeks",
                        "punchclock plan says why"));
    }
}
