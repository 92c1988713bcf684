package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.ManualCounts;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code count}: count a post made by hand. */
final class CountCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String account = "";
    private String link = "";
    private @Nullable String at;

    CountCommand(CommandEnvironment environment, SessionServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Counts a post that you made by hand toward the quota.")
                .in(options)
                .word("ACCOUNT", "where you made it", given -> account = given)
                .word("URL", "where it can be read", given -> link = given)
                .value(
                        "--at",
                        "TIME",
                        "when, where the address does not say: \"2026-11-24 10:15\"",
                        given -> at = given)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            AccountContext context = session.context(account);
            String address = Arguments.link(link);
            WallClock clock = context.timetable().clock();
            Instant when = at == null ? null : clock.closes(Arguments.time(at, clock.dayOf(session.now())));
            if (when != null && when.isAfter(session.now())) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        TimeFormat.exactly(when, clock.zone()) + " is still to come",
                        "give when you made it");
            }
            ManualCounts.Result result = new ManualCounts(session.workspace(), session.ledger(), session.now())
                    .count(context, address, when);
            if (environment.json()) {
                environment
                        .document()
                        .answer(
                                "count",
                                "account",
                                result.account(),
                                "link",
                                link,
                                "at",
                                JsonWriter.time(result.at(), clock.zone()),
                                "changed",
                                result.known().isEmpty(),
                                "why",
                                JsonValues.some(result.known()));
            }
            environment
                    .screen()
                    .line(
                            result.known().isEmpty()
                                    ? "Counted on " + result.account() + ", "
                                            + TimeFormat.exactly(result.at(), clock.zone()) + "."
                                    : "Nothing changed: " + result.known() + ".");
            return ExitCode.DONE;
        }
    }
}
