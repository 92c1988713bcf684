package dev.punchclock.cli;

import dev.punchclock.cli.json.Json;
import dev.punchclock.hours.Told;
import dev.punchclock.hours.WallClock;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import dev.punchclock.publish.CountsByHand;
import dev.punchclock.workspace.Desk;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class Counting implements Command {
    private final Shell shell;
    private final Parts parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String account = "";
    private String link = "";
    private @Nullable String at;

    Counting(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(Syntax syntax) {
        syntax.says("Counts a post that you made by hand toward the quota.")
                .in(options)
                .word("ACCOUNT", "where you made it", given -> account = given)
                .word("URL", "where it can be read", given -> link = given)
                .value(
                        "--at",
                        "TIME",
                        "when, where the address does not say: \"2026-11-24 10:15\"",
                        given -> at = given)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        try (Session session = Session.open(parts, shell, options)) {
            Desk desk = session.desk(account);
            WallClock clock = desk.timetable().clock();
            Instant when = at == null ? null : clock.closes(Typed.time(at, clock.dayOf(session.now())));
            if (when != null && when.isAfter(session.now())) {
                throw new Stopped(
                        ExitCode.USAGE,
                        Told.exactly(when, clock.zone()) + " is still to come",
                        "give when you made it");
            }
            CountsByHand.Result result = new CountsByHand(session.workspace(), session.ledger(), session.now())
                    .count(desk, Typed.link(link), when);
            if (shell.json()) {
                shell.document()
                        .answer(
                                "count",
                                "account",
                                result.account(),
                                "link",
                                link,
                                "at",
                                Json.time(result.at(), clock.zone()),
                                "changed",
                                result.known().isEmpty(),
                                "why",
                                ForMachines.some(result.known()));
            }
            shell.screen()
                    .line(
                            result.known().isEmpty()
                                    ? "Counted on " + result.account() + ", " + Told.exactly(result.at(), clock.zone())
                                            + "."
                                    : "Nothing changed: " + result.known() + ".");
            return ExitCode.DONE;
        }
    }
}
