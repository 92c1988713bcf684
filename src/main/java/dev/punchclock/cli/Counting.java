package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.Told;
import dev.punchclock.hours.WallClock;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import dev.punchclock.publish.ByHand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "count", description = "Counts a post that you made by hand toward the quota.")
final class Counting implements Command {
    private final Shell shell;
    private final Parts parts;

    @Mixin
    private final WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "where you made it")
    private String account = "";

    @Parameters(index = "1", paramLabel = "URL", description = "where it can be read")
    private String link = "";

    @Option(names = "--at", paramLabel = "TIME", description = "when, as \"2026-11-24 10:15\" (default: now)")
    private @Nullable String at;

    Counting(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
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
