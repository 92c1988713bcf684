package dev.punchclock.cli;

import dev.punchclock.cli.json.Json;
import dev.punchclock.ledger.Archive;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.Stopped;
import dev.punchclock.publish.Adoption;
import dev.punchclock.publish.Adoption.Adopted;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class Adopting implements Command {
    private static final int SHOWN = 10;
    private final Shell shell;
    private final Parts parts;
    private final WorkspaceOptions options = new WorkspaceOptions();

    Adopting(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(Syntax syntax) {
        syntax.says(
                        "Lets this copy of the workspace, on this machine, be the one that publishes.",
                        "Where its ledger may not know what went out, each network is asked first.")
                .in(options)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        try (Session session = Session.open(parts, shell, options)) {
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

    private ExitCode adopt(Session session, Ledger ledger) {
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

    private void answer(Session session, Adopted adopted, String now, @Nullable String before) {
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
                                .map(each -> Json.object("account", each.getKey(), "posts", each.getValue()))
                                .toList(),
                        "unasked",
                        List.copyOf(adopted.unasked().keySet()),
                        "held",
                        happened(session, adopted.held()));
    }

    private static List<Map<String, Object>> happened(Session session, List<Fact> facts) {
        return facts.stream()
                .map(fact -> ForMachines.happened(
                        fact, fact.slot() == null ? session.now() : fact.slot(), zone(session, fact)))
                .toList();
    }

    /** What was put back while another file's rest lay beside it may be half the one and half the other. */
    private void mustBeWhole(Session session) {
        try (Archive archive = parts.archive(session.state()).orElseThrow()) {
            List<Problem> problems = archive.verify("").problems();
            if (!problems.isEmpty()) {
                throw new Stopped(ExitCode.WORKSPACE, problems);
            }
        }
    }

    private void tell(Session session, Adopted adopted) {
        Screen screen = shell.screen();
        List<Fact> found = adopted.found();
        for (Fact fact : found.subList(0, Math.min(SHOWN, found.size()))) {
            screen.line(fact.delivery() + " is out already: "
                    + Status.time(fact.slot() == null ? session.now() : fact.slot(), zone(session, fact), session.now())
                    + "  "
                    + fact.detail(Fact.LINK));
        }
        if (found.size() > SHOWN) {
            screen.line("… and " + (found.size() - SHOWN) + " more: punchclock list");
        }
        adopted.seen()
                .forEach((account, count) -> screen.line(account + " has " + Words.many(count, "post")
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
            screen.line(Words.many(doubted, "post") + (doubted == 1 ? " waits" : " wait")
                    + " until the networks must show them, if they are out: this ledger lacks what went out last.");
        }
    }

    private void held(List<Fact> held) {
        if (held.isEmpty()) {
            return;
        }
        String why = held.stream()
                .map(fact -> String.valueOf(fact.note()))
                .distinct()
                .limit(SHOWN)
                .collect(Collectors.joining("; "));
        shell.screen()
                .line(Words.many(held.size(), "post") + (held.size() == 1 ? " is held: " : " are held: ") + why
                        + ". For each that is not out: punchclock unhold POST, or unhold all");
    }

    private static ZoneId zone(Session session, Fact fact) {
        return fact.account() == null
                ? session.zone()
                : Words.zone(session.workspace(), fact.account(), session.zone());
    }
}
