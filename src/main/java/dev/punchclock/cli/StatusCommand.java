package dev.punchclock.cli;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.ledger.UnrecordedOutcomes;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.QuotaForecast;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class StatusCommand implements Command {
    private static final int SHOWN = 10;
    private final CommandEnvironment shell;
    private final CliServices parts;
    private final WorkspaceOptions options = new WorkspaceOptions();

    StatusCommand(CommandEnvironment shell, CliServices parts) {
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
            RoundPreview outlook = session.next();
            List<Delivery> needy = needy(session, outlook.book());
            if (shell.json()) {
                new StatusAnswer(shell, session, outlook).about(needy, overdue(session, outlook));
            } else {
                print(session, outlook, needy);
            }
            return unrecorded
                    .worst(session.unwritable().isPresent() ? ExitCode.WORKSPACE : ExitCode.DONE)
                    .worst(WorkspaceErrorNotice.tell(shell, session.problems()));
        }
    }

    private void print(WorkspaceSession session, RoundPreview outlook, List<Delivery> needy) {
        Screen screen = shell.screen();
        List<Problem> overdue = overdue(session, outlook);
        screen.line(screen.strong(new AccountPresence(session, outlook.book()).words()) + " "
                + needs(
                        session,
                        outlook,
                        needy.size() + overdue.size() + session.unrecorded().size()));
        session.existing()
                .map(open -> UnrecordedOutcomes.underWay(
                        open, outlook.book(), session.now(), AccountContext.CLOCK_DOUBT, session.zone()))
                .orElse(List.of())
                .forEach(screen::line);
        session.unwritable().ifPresent(screen::warning);
        session.cannotPublish().or(session::clockIsBehind).ifPresent(screen::warning);
        screen.blank();
        List<List<String>> rows = new ArrayList<>();
        outlook.plans().forEach((name, plan) -> rows.add(row(session, outlook, name, plan)));
        screen.table("", rows);
        List<String> noticed = new ArrayList<>(NetworkClocks.noted(session, outlook.book()));
        noticed.addAll(ReportNotices.lines(session, outlook));
        if (!needy.isEmpty() || !noticed.isEmpty() || !overdue.isEmpty()) {
            screen.blank();
        }
        overdue.forEach(screen::warning);
        noticed.forEach(screen::line);
        for (Delivery delivery : needy.subList(0, Math.min(SHOWN, needy.size()))) {
            String why = delivery.note() == null ? "" : ": " + delivery.note();
            screen.line(screen.warn(delivery.id() + " is " + delivery.state().shown()) + why);
            screen.line("  to do: " + remedy(session, delivery));
        }
        if (needy.size() > SHOWN) {
            screen.line("… and " + (needy.size() - SHOWN) + " more: punchclock list");
        }
        screen.blank();
        screen.line(screen.quiet(lastLook(session)));
        DaemonNotice.lines(session).forEach(line -> screen.line(screen.quiet(line)));
    }

    /** "Nothing needs you.", or how much does. */
    private static String needs(WorkspaceSession session, RoundPreview outlook, int posts) {
        long problems = session.problems().stream().filter(Problem::isError).count();
        if (posts + problems == 0) {
            boolean clockIsRight = session.clockIsBehind().isEmpty()
                    && NetworkClocks.stopping(session, outlook.book()).isEmpty();
            String nothing = clockIsRight ? "Nothing needs you." : "Nothing goes out by this clock.";
            if (session.unwritable().isPresent()) {
                return "Nothing goes out until the ledger can be written.";
            }
            return session.cannotPublish().isEmpty() ? nothing : "It is not published from here.";
        }
        String both = posts > 0 && problems > 0 ? " and " : "";
        String what = (posts > 0 ? Phrases.many(posts, "post") : "")
                + both
                + (problems > 0 ? Phrases.many(problems, "problem") : "");
        return what + (posts + problems == 1 ? " needs you." : " need you.");
    }

    /** What was due at the last look, may go out now, and has not: something keeps the account from publishing. */
    private static List<Problem> overdue(WorkspaceSession session, RoundPreview outlook) {
        Instant last = session.existing()
                .flatMap(Ledger::lastLook)
                .map(RoundTimestamp::at)
                .orElse(Instant.MIN);
        return outlook.plans().values().stream()
                .flatMap(plan -> plan.slots().stream().limit(1))
                .filter(slot -> slot.at().isBefore(last)
                        && !isPaused(session, outlook.book(), slot.id().account())
                        && session.context(slot.id().account().value())
                                .timetable()
                                .isOpen(session.now()))
                .map(slot -> Problem.error(
                        null,
                        slot.id() + " is overdue since " + time(slot.at(), zone(session, slot.id()), session.now())
                                + ", and the last look did not send it",
                        "punchclock run says why"))
                .toList();
    }

    private static boolean isPaused(WorkspaceSession session, LedgerState book, AccountName account) {
        return book.isPaused(session.context(account.value()).owner());
    }

    static ZoneId zone(WorkspaceSession session, DeliveryId id) {
        return Phrases.zone(session.workspace(), id.account(), session.zone());
    }

    /** Whether only a person can do something about it, or the next look in work hours. */
    static boolean needsYou(Delivery delivery) {
        return delivery.receipt() == null
                && (delivery.state() == DeliveryState.HELD
                        || delivery.state() == DeliveryState.UNKNOWN
                        || delivery.state() == DeliveryState.PARTLY);
    }

    /** What is unknown, and what is held or partly sent and still in the queue. */
    static List<Delivery> needy(WorkspaceSession session, LedgerState book) {
        Set<PostId> queued = session.workspace().queue().stream().map(Post::id).collect(Collectors.toSet());
        return book.inHand().stream()
                .filter(d -> d.state() == DeliveryState.UNKNOWN
                        || ((d.state() == DeliveryState.HELD || d.state() == DeliveryState.PARTLY)
                                && queued.contains(d.id().post())))
                .sorted(StatusCommand::byNeed)
                .toList();
    }

    private static int byNeed(Delivery one, Delivery other) {
        int unknownFirst =
                Boolean.compare(other.state() == DeliveryState.UNKNOWN, one.state() == DeliveryState.UNKNOWN);
        return unknownFirst != 0 ? unknownFirst : one.id().compareTo(other.id());
    }

    /** What to do where no look goes on with it; empty where one does, or where that is another question. */
    private static Optional<String> stays(WorkspaceSession session, Delivery delivery) {
        Delivery.Claim claim = delivery.claim();
        AccountKey begun = claim == null ? null : claim.owner();
        boolean isOurs = session.workspace().contexts().values().stream()
                .anyMatch(context -> session.book().owns(context.owner(), delivery));
        return delivery.state() != DeliveryState.PARTLY || begun == null || isOurs
                ? Optional.empty()
                : Optional.of("it stays as it is: no account of the workspace is @" + begun.handle() + " on "
                        + begun.network() + " now; publish the rest by hand, or take it out of the queue");
    }

    /** What to do about a delivery that needs somebody. */
    static String remedy(WorkspaceSession session, Delivery delivery) {
        return stays(session, delivery).orElseGet(() -> remedy(delivery));
    }

    private static String remedy(Delivery delivery) {
        String post = delivery.id().post().value();
        if (delivery.state() == DeliveryState.PARTLY) {
            return "the next look in work hours goes on with part "
                    + (delivery.published().size() + 1) + " of " + delivery.parts()
                    + "; to leave it as it is, take it out of the queue";
        }
        if (delivery.state() == DeliveryState.HELD && !delivery.published().isEmpty()) {
            return "punchclock unhold " + post + " goes on with part "
                    + (delivery.published().size() + 1) + " of " + delivery.parts()
                    + " (where it has expired, give it a later expires: first); to leave it as it is, take it out of the"
                    + " queue";
        }
        return delivery.state() == DeliveryState.UNKNOWN
                ? "the next look in work hours asks the network; or look yourself: punchclock resolve " + post
                        + " --sent URL, or --not-sent"
                : (delivery.isInDoubt() ? "punchclock resolve " + post + " --sent URL when it is there; else " : "")
                        + "punchclock " + (delivery.attempts() > 0 && !delivery.isInDoubt() ? "retry " : "unhold ")
                        + post
                        + ", or punchclock drop " + post;
    }

    static String time(Instant t, ZoneId zone, Instant now) {
        return TimeFormat.dayAndTime(t, zone, now) + " " + TimeFormat.abbreviation(t, zone);
    }

    private List<String> row(WorkspaceSession session, RoundPreview outlook, AccountName name, Plan plan) {
        AccountContext context = session.context(name.value());
        ZoneId zone = context.timetable().zone();
        Screen screen = shell.screen();
        QuotaForecast current = current(session, outlook, context, plan);
        String quota = current == null ? "" : Phrases.quota(current);
        boolean tooFew = current != null && current.shortfall() > 0;
        String next = plan.slots().stream()
                .findFirst()
                .map(slot -> "next " + TimeFormat.dayAndTime(slot.at(), zone, session.now()) + " "
                        + TimeFormat.abbreviation(slot.at(), zone) + "  "
                        + slot.id().post())
                .orElse(plan.unplaced().isEmpty() ? "nothing waits" : "no time for what waits");
        String busy = outlook.book()
                .busy(context.owner(), session.now())
                .map(closing -> screen.warn("busy") + ", ")
                .orElse("");
        return List.of(
                screen.strong(name.value()),
                outlook.book().isPaused(context.owner()) ? screen.warn("paused") : busy + next,
                tooFew ? screen.warn(quota) : quota);
    }

    static @Nullable QuotaForecast current(
            WorkspaceSession session, RoundPreview outlook, AccountContext context, Plan plan) {
        return NotableForecasts.worthTelling(context, plan, outlook.book(), session.now()).stream()
                .findFirst()
                .orElse(null);
    }

    private static String lastLook(WorkspaceSession session) {
        Optional<RoundTimestamp> last = session.existing().flatMap(Ledger::lastLook);
        return last.map(look -> "Last look " + TimeFormat.exactly(look.at(), session.zone(), session.now()) + ", "
                        + TimeFormat.ago(Duration.between(look.at(), session.now())) + by(look) + ".")
                .orElse("Nothing has looked at the clock yet: punchclock run does, from a cron line or by hand.");
    }

    static String by(RoundTimestamp look) {
        return switch (look.via()) {
            case "daemon" -> ", by the daemon";
            case "cron" -> ", from cron";
            case "ci" -> ", from CI";
            default -> "";
        };
    }
}
