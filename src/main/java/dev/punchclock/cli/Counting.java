package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.Told;
import dev.punchclock.hours.WallClock;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import dev.punchclock.publish.ByHand;
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
                .value("--at", "TIME", "when, as \"2026-11-24 10:15\" (default: now)", given -> at = given);
    }

    @Override
    public ExitCode run() {
        try (Session session = Session.open(parts, shell, options)) {
            AccountName name = session.desk(account).account().name();
            WallClock clock = session.desk(account).timetable().clock();
            Instant when = at == null ? session.now() : clock.closes(Typed.time(at));
            if (when.isAfter(session.now())) {
                throw new Stopped(
                        ExitCode.USAGE,
                        Told.exactly(when, clock.zone()) + " is still to come",
                        "give when you made it");
            }
            new ByHand(session.workspace(), session.checked(), session.ledger(), session.now())
                    .count(name, when, Typed.link(link));
            shell.screen().line("Counted on " + name + ", " + Told.exactly(when, clock.zone()) + ".");
            return ExitCode.DONE;
        }
    }
}
