package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.ManualCounts;
import dev.punchclock.workspace.AccountContext;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code uncount}: takes back what {@code count} counted. */
final class UncountCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String first = "";
    private @Nullable String second;

    UncountCommand(CommandEnvironment environment, SessionServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Takes back a post that was counted by hand. What went out from here stays counted.")
                .in(options)
                .word("ACCOUNT|URL", "where it was counted, or the address alone", given -> first = given)
                .mayWord("URL", "where it can be read", given -> second = given)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        String link = second;
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            Collection<AccountContext> contexts =
                    link == null ? session.workspace().contexts().values() : List.of(session.context(first));
            String address = Arguments.link(link == null ? first : link);
            ManualCounts.Result result =
                    new ManualCounts(session.workspace(), session.ledger(), session.now()).uncount(contexts, address);
            AccountContext context = session.context(result.account().value());
            if (environment.json()) {
                environment
                        .document()
                        .answer(
                                "uncount",
                                "account",
                                result.account(),
                                "link",
                                address,
                                "at",
                                JsonWriter.time(result.at(), context.timetable().zone()));
            }
            environment
                    .screen()
                    .line("No longer counted on " + result.account() + ": the post of "
                            + TimeFormat.exactly(
                                    result.at(), context.timetable().zone()) + ".");
            return ExitCode.DONE;
        }
    }
}
