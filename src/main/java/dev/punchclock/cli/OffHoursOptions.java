package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.OffHoursOverride;
import dev.punchclock.team.Member;
import dev.punchclock.workspace.AccountContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code post --off-hours}: refused, unless the workspace opens it and the member whose hours they are
 * asks for it.
 */
final class OffHoursOptions {
    private @Nullable String reason;
    private boolean paid;
    private boolean unpaid;

    void syntax(CommandSyntax syntax) {
        syntax.value(
                        "--off-hours",
                        "REASON",
                        "outside your own hours, where the workspace allows it: why; it is on record",
                        given -> reason = given)
                .flag("--paid", "with --off-hours: this time is paid", () -> paid = true)
                .flag("--unpaid", "with --off-hours: it is not", () -> unpaid = true);
    }

    /**
     * The door, when it was asked for and one of the accounts is closed.
     *
     * @throws ProblemException when it stays shut; nothing was sent
     */
    Optional<OffHoursOverride> open(
            WorkspaceSession session, CommandEnvironment environment, List<AccountContext> contexts) {
        if (reason == null) {
            if (paid || unpaid) {
                throw new ProblemException(ExitCode.USAGE, "--paid and --unpaid go with --off-hours", "leave them out");
            }
            return Optional.empty();
        }
        if (reason.isBlank() || paid == unpaid) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--off-hours wants a reason, and whether the time is paid",
                    "--off-hours \"the court rose late\" --paid, or --unpaid");
        }
        List<AccountContext> closed = contexts.stream()
                .filter(context -> !context.admits(session.now()))
                .toList();
        if (closed.isEmpty()) {
            return Optional.empty();
        }
        closed.forEach(context -> mustNotBeBusy(session, context));
        mayOpen(session, environment);
        closed.forEach(context -> confirm(session, environment, context));
        return Optional.of(new OffHoursOverride(reason.strip(), paid));
    }

    /** The door is for other hours, not for a person who said no. */
    private static void mustNotBeBusy(WorkspaceSession session, AccountContext context) {
        AccountName account = context.account().name();
        session.book().busy(context.owner(), session.now()).ifPresent(busy -> {
            throw shut(account + " is " + busy.told(context.timetable().zone()), "punchclock free opens it again");
        });
    }

    private static void mayOpen(WorkspaceSession session, CommandEnvironment environment) {
        if (!session.workspace().offHours()) {
            throw shut(
                    session.workspace().id() + " never publishes outside hours (off-hours: never)",
                    "wait until work begins; punchclock hours shows when");
        }
        if (session.workspace().isMemoryless()) {
            throw shut("without a memory (publisher: memoryless) nothing keeps it on record", "wait until work begins");
        }
        if (!environment.terminal() || !environment.variable("CI").isEmpty()) {
            throw shut("the door opens for a person at a terminal only", "wait until work begins");
        }
    }

    private static void confirm(WorkspaceSession session, CommandEnvironment environment, AccountContext context) {
        Member member = context.member();
        if (member == null) {
            throw shut(
                    context.account().name() + " belongs to no member: nobody can open the door for these hours",
                    "wait until work begins");
        }
        ZoneId zone = context.timetable().zone();
        Instant now = session.now();
        environment
                .screen()
                .begin("It is " + TimeFormat.exactly(now, zone) + ", outside the hours of " + member.fullName()
                        + ". If that is you, and you want to post now, type " + member.name() + ": ");
        if (!answer(environment).equals(member.name().value())) {
            throw shut("only " + member.fullName() + " may open the door for these hours", "wait until work begins");
        }
    }

    private static String answer(CommandEnvironment environment) {
        try {
            String line = environment.in().readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be read", e);
        }
    }

    private static ProblemException shut(String why, String remedy) {
        return new ProblemException(ExitCode.RULE, why + "; nothing was sent", remedy);
    }
}
