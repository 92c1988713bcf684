package dev.punchclock.cli;

import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.problem.ProblemList;
import dev.punchclock.publish.Publisher;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.report.Phrases;
import dev.punchclock.report.Shortfall;
import dev.punchclock.simulate.Rehearsal;
import dev.punchclock.simulate.RehearsalReport;
import dev.punchclock.simulate.RehearsalServices;
import dev.punchclock.workspace.LedgerRules;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code rehearse}: play the coming weeks in an instant. */
final class RehearseCommand implements Command {
    private static final int WEEKS_SHOWN_BY_DAY = 4;
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final Supplier<RehearsalServices> stages;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private @Nullable String from;
    private int weeks = 1;
    private @Nullable Long seed;

    RehearseCommand(CommandEnvironment environment, SessionServices services, Supplier<RehearsalServices> stages) {
        this.environment = environment;
        this.services = services;
        this.stages = stages;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Plays the coming weeks in an instant: the real program, simulated time, nothing published.")
                .in(options)
                .value("--from", "DATE", "as if the queue were new on that day (default: now)", given -> from = given)
                .number("--weeks", "N", "how many (default: 1)", given -> weeks = given)
                .hidden("--chaos", "SEED", "with everything going wrong", given -> seed = given)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        Arguments.between(weeks, 1, 520, "--weeks");
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            WallClock clock = new WallClock(session.zone());
            Instant start =
                    from == null ? session.now() : clock.startOf(Arguments.date(from, clock.dayOf(session.now())));
            if (from != null
                    && Publisher.clockProblem(LedgerState.EMPTY, start, clock.zone())
                            .isPresent()) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        "--from is " + from + ": no clock is believed that is older than this program",
                        "give a later day, such as " + clock.dayOf(session.now()));
            }
            LocalDate last = clock.dayOf(start).plusWeeks(weeks);
            Workspace workspace = session.workspace();
            boolean fromNow =
                    from == null && seed == null; // what goes wrong is graded on a ledger and network of its own
            Ledger known = fromNow ? session.existing().orElse(null) : null;
            Progress progress = new Progress(environment, "rehearsing " + Phrases.many(weeks, "week"));
            RehearsalReport report = progress.during(() -> rehearse(workspace, known, start, clock.startOf(last)));
            RoundPreview outlook = fromNow ? session.source().outlook(report.to()) : outlook(workspace, report);
            List<Shortfall> missing = Shortfall.of(outlook, workspace, report);
            RehearsalPrinter printer = new RehearsalPrinter(workspace, report, clock, missing, seed);
            if (environment.json()) {
                environment.document().answer("rehearse", printer.json());
            } else {
                printer.print(environment.screen(), weeks <= WEEKS_SHOWN_BY_DAY);
            }
            List<Problem> waits = new ArrayList<>(session.checked().problems());
            waits.addAll(LedgerRules.check(workspace, known == null ? LedgerState.EMPTY : known.book(), start));
            return verdict(report).worst(WorkspaceErrorNotice.tell(environment, ProblemList.inOrder(waits)));
        }
    }

    /** What would be planned if the queue were new on that day. */
    private static RoundPreview outlook(Workspace workspace, RehearsalReport report) {
        Workspace unchanging = workspace.unchanging();
        return RoundPreview.of(
                unchanging, QueueRules.check(unchanging), LedgerState.EMPTY, null, report.from(), report.to());
    }

    private RehearsalReport rehearse(Workspace workspace, @Nullable Ledger known, Instant start, Instant end) {
        try (RehearsalServices stage = stages.get()) {
            return Rehearsal.run(workspace, known, stage, start, end, seed);
        }
    }

    /** A rehearsal that broke a law, or that showed nothing, has not passed. */
    private ExitCode verdict(RehearsalReport report) {
        if (!report.figures().isClean()) {
            environment
                    .complaints()
                    .problem(Problem.error(
                            null,
                            "the rehearsal broke a rule: this is a bug in punchclock",
                            seed == null ? "report it with what was printed" : "report it with the seed, " + seed));
            return ExitCode.BUG;
        }
        if (seed != null
                && (report.figures().published() == 0 || report.injected().isEmpty())) {
            environment
                    .complaints()
                    .problem(Problem.error(
                            null, "nothing was published, or nothing went wrong: this rehearsal proves nothing", ""));
            return ExitCode.RULE;
        }
        return ExitCode.DONE;
    }
}
