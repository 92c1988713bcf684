package dev.punchclock.cli;

import dev.punchclock.cli.json.Json;
import dev.punchclock.hours.Told;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.CountsByHand;
import dev.punchclock.workspace.Desk;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code uncount}: takes back what {@code count} counted. */
final class Uncounting implements Command {
    private final Shell shell;
    private final Parts parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String first = "";
    private @Nullable String second;

    Uncounting(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(Syntax syntax) {
        syntax.says("Takes back a post that was counted by hand. What went out from here stays counted.")
                .in(options)
                .word("ACCOUNT|URL", "where it was counted, or the address alone", given -> first = given)
                .mayWord("URL", "where it can be read", given -> second = given)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        String link = second;
        try (Session session = Session.open(parts, shell, options)) {
            Collection<Desk> desks = link == null ? session.workspace().desks().values() : List.of(session.desk(first));
            CountsByHand.Result result = new CountsByHand(session.workspace(), session.ledger(), session.now())
                    .uncount(desks, Typed.link(link == null ? first : link));
            Desk desk = session.desk(result.account().value());
            if (shell.json()) {
                shell.document()
                        .answer(
                                "uncount",
                                "account",
                                result.account(),
                                "link",
                                link == null ? first : link,
                                "at",
                                Json.time(result.at(), desk.timetable().zone()));
            }
            shell.screen()
                    .line("No longer counted on " + result.account() + ": the post of "
                            + Told.exactly(result.at(), desk.timetable().zone()) + ".");
            return ExitCode.DONE;
        }
    }
}
