package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerArchive;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.Adoption;
import dev.punchclock.publish.Adoption.Adopted;
import dev.punchclock.report.Phrases;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class AdoptCommand implements Command {
    private static final int SHOWN = 10;
    private final CommandEnvironment shell;
    private final SessionServices parts;
    private final WorkspaceOptions options = new WorkspaceOptions();

    AdoptCommand(CommandEnvironment shell, SessionServices parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says(
                        "Lets this copy of the workspace, on this machine, be the one that publishes.",
                        "Where its ledger may not know what went out, each network is asked first.")
                .in(options)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(parts, shell, options)) {
            parts.mustKeepLedger(session.state());
            Ledger known = session.existing().orElse(null);
            if (known != null) {
                return adopt(session, known);
            }
            try (Ledger begun = parts.ledger(session.state(), parts.newLedgerId(), session.workspace())) {
                return adopt(session, begun);
            }
        }
    }

    private ExitCode adopt(WorkspaceSession session, Ledger ledger) {
        String before = session.workspace().publisher();
        if (ledger.displaced().isPresent()) {
            mustBeWhole(session);
        }
        Adopted adopted = new Adoption(
                        session.workspace(), session.checked(), ledger, session.networks(), session.now())
                .adopt(parts::newLedgerId);
        String now = ledger.id();
        parts.editor(session.folder()).publisher(now);
        shell.screen()
                .line(session.workspace().id() + " is published from "
                        + session.workspace().folder() + ", by " + now
                        + (before == null || before.equals(now) ? "" : " instead of " + before) + ".");
        if (shell.json()) {
            answer(session, adopted, now, before);
        }
        tell(session, adopted);
        if (adopted.asked()) {
            shell.screen()
                    .line("Should punchclock run where it was published before, end it there: that place cannot know.");
        }
        return ExitCode.DONE;
    }

    private void answer(WorkspaceSession session, Adopted adopted, String now, @Nullable String before) {
        shell.document()
                .answer(
                        "adopt",
                        "workspace",
                        session.workspace().id(),
                        "folder",
                        session.workspace().folder(),
                        "publisher",
                        now,
                        "before",
                        before == null || before.equals(now) ? null : before,
                        "asked",
                        adopted.asked(),
                        "found",
                        happened(session, adopted.found()),
                        "seen",
                        adopted.seen().entrySet().stream()
                                .map(each -> JsonWriter.object("account", each.getKey(), "posts", each.getValue()))
                                .toList(),
                        "unasked",
                        List.copyOf(adopted.unasked().keySet()),
                        "held",
                        happened(session, adopted.held()));
    }

    private static List<Map<String, Object>> happened(WorkspaceSession session, List<EntryBody> facts) {
        return facts.stream()
                .map(fact -> JsonValues.happened(
                        fact, fact.slot() == null ? session.now() : fact.slot(), zone(session, fact)))
                .toList();
    }

    /** What was put back while another file's rest lay beside it may be half the one and half the other. */
    private void mustBeWhole(WorkspaceSession session) {
        try (LedgerArchive archive = parts.archive(session.state()).orElseThrow()) {
            List<Problem> problems = archive.verify("").problems();
            if (!problems.isEmpty()) {
                throw new ProblemException(ExitCode.WORKSPACE, problems);
            }
        }
    }

    private void tell(WorkspaceSession session, Adopted adopted) {
        Screen screen = shell.screen();
        List<EntryBody> found = adopted.found();
        for (EntryBody fact : found.subList(0, Math.min(SHOWN, found.size()))) {
            screen.line(fact.delivery() + " is out already: "
                    + TimeFormat.inZone(
                            fact.slot() == null ? session.now() : fact.slot(), zone(session, fact), session.now())
                    + "  "
                    + fact.detail(EntryBody.LINK));
        }
        if (found.size() > SHOWN) {
            screen.line("… and " + (found.size() - SHOWN) + " more: punchclock list");
        }
        adopted.seen()
                .forEach((account, count) -> screen.line(account + " has " + Phrases.many(count, "post")
                        + " of which this ledger did not know; from now on " + (count == 1 ? "it counts" : "they count")
                        + " for maximum, gap and repeats."));
        adopted.unasked().forEach((account, why) -> {
            screen.warning(
                    Problem.error(null, account + " could not be asked what went out: " + why.what(), why.remedy()));
        });
        if (adopted.asked()
                && found.isEmpty()
                && adopted.seen().isEmpty()
                && adopted.unasked().isEmpty()) {
            screen.line("No network shows anything that this ledger does not know.");
        }
        held(adopted.held());
        int doubted = adopted.doubted().size();
        if (doubted > 0) {
            screen.line(Phrases.many(doubted, "post") + (doubted == 1 ? " waits" : " wait")
                    + " until the networks must show them, if they are out: this ledger lacks what went out last.");
        }
    }

    private void held(List<EntryBody> held) {
        if (held.isEmpty()) {
            return;
        }
        String why = held.stream()
                .map(fact -> String.valueOf(fact.note()))
                .distinct()
                .limit(SHOWN)
                .collect(Collectors.joining("; "));
        shell.screen()
                .line(Phrases.many(held.size(), "post") + (held.size() == 1 ? " is held: " : " are held: ") + why
                        + ". For each that is not out: punchclock unhold POST, or unhold all");
    }

    private static ZoneId zone(WorkspaceSession session, EntryBody fact) {
        return fact.account() == null ? session.zone() : session.source().zone(fact.account());
    }
}
