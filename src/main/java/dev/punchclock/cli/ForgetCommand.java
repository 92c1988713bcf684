package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.Erasure;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.WordErasure;
import dev.punchclock.report.Phrases;
import dev.punchclock.team.Member;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code forget}: erases a member's words from the ledger. */
final class ForgetCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String member = "";
    private String before = "";

    ForgetCommand(CommandEnvironment environment, SessionServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says(
                        "Erases texts, names and reasons about a member's accounts from the ledger, for good. What happened,"
                                + " and when, stays; so do the texts of posts that wait, are held, are unknown, or went out"
                                + " within 30 days. That they were erased is written down, and ledger verify stays clean.")
                .in(options)
                .word("MEMBER", "whose accounts", given -> member = given)
                .needed("--before", "DATE", "only what was written before this day", given -> before = given)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            Set<AccountName> accounts = accounts(session);
            WallClock clock = new WallClock(session.zone());
            LocalDate day = Arguments.date(before, clock.dayOf(session.now()));
            if (day.isAfter(clock.dayOf(session.now()))) {
                throw new ProblemException(
                        ExitCode.USAGE, TimeFormat.day(day) + " is still to come", "give a day up to today");
            }
            Optional<Ledger> ledger = session.existing();
            if (ledger.isEmpty()) {
                answer(accounts, Erasure.nothing(session.now(), 0, 0));
                environment.screen().line("There is no ledger yet: nothing was ever published from here.");
                return ExitCode.DONE;
            }
            Instant start = clock.startOf(day);
            Erasure words = WordErasure.byHand(
                    session.workspace(), ledger.get(), accounts, start, session.now(), session.zone());
            answer(accounts, words);
            tell(words, names(accounts));
            return ExitCode.DONE;
        }
    }

    private Set<AccountName> accounts(WorkspaceSession session) {
        Set<String> known = new TreeSet<>();
        Set<AccountName> accounts = new TreeSet<>();
        for (AccountContext context : session.workspace().contexts().values()) {
            Member owner = context.member();
            if (owner != null) {
                known.add(owner.name().value());
                if (owner.name().value().equals(member)) {
                    accounts.add(context.account().name());
                }
            }
        }
        if (accounts.isEmpty()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "no account has the member " + member,
                    known.isEmpty()
                            ? "write `member: " + member + "` at the account in punchclock.yaml"
                            : DidYouMean.remedy(member, List.copyOf(known)));
        }
        return accounts;
    }

    private void answer(Set<AccountName> accounts, Erasure words) {
        environment
                .document()
                .answer(
                        "forget",
                        "accounts",
                        List.copyOf(accounts),
                        "before",
                        before,
                        "texts",
                        words.texts(),
                        "names",
                        words.names(),
                        "reasons",
                        words.reasons(),
                        "needed",
                        words.needed(),
                        "overwritten",
                        words.overwritten());
    }

    private void tell(Erasure words, String accounts) {
        Screen screen = environment.screen();
        String time = ", written before " + before + ".";
        screen.line(
                words.isNothing()
                        ? "There is nothing to erase about " + accounts + time
                        : "Erased about " + accounts + ": " + Phrases.many(words.texts(), "text") + ", "
                                + Phrases.many(words.names(), "name") + ", " + Phrases.many(words.reasons(), "reason")
                                + time);
        if (words.needed() > 0) {
            screen.line("Still needed, and kept: " + words.needed()
                    + ". Their posts wait, are held or unknown, or went out within 30" + " days. Ask again later.");
        }
        if (!words.isNothing()) {
            screen.line(
                    "Whoever has them elsewhere still has them: the files of the queue, backups made before, and the"
                            + " network.");
        }
        if (!words.overwritten()) {
            screen.line("Another punchclock is reading the ledger: the bytes leave the disk when it has ended.");
        }
    }

    private static String names(Set<AccountName> accounts) {
        return accounts.stream().map(AccountName::value).collect(Collectors.joining(", "));
    }
}
