package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.LedgerArchive;
import dev.punchclock.ledger.Verification;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ledger as a whole. It opens no session: that would read the ledger state, and stop where the ledger was
 * changed.
 */
final class LedgerCommand implements Command {
    private static final Set<String> ACTIONS = Set.of("verify", "head", "backup", "export");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String action = "";
    private @Nullable Path file;
    private String head = "";

    LedgerCommand(CommandEnvironment environment, SessionServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says(
                        "Reads the ledger as a whole; changes nothing. It may be asked while a daemon runs.",
                        "verify: whether anything in it was changed, entry by entry.",
                        "head: what to note elsewhere. With it, verify --from-head also finds a tail cut off or a ledger written"
                                + " anew.",
                        "backup FILE: copies it into a new file, for your eyes only, and reads the copy through.",
                        "export: every entry as a JSON object in a line of its own (--json).")
                .in(options)
                .word("ACTION", "verify, head, backup or export", given -> action = given)
                .mayPath("FILE", "where the backup goes", given -> file = given)
                .value(
                        "--from-head",
                        "HASH",
                        "verify: a head noted earlier must still be there",
                        given -> head = given.strip())
                .json(environment);
    }

    @Override
    public ExitCode run() {
        if (!ACTIONS.contains(action)) {
            throw new ProblemException(
                    ExitCode.USAGE, "there is no ledger " + action, "give verify, head, backup FILE or export --json");
        }
        if (file != null && !action.equals("backup")) {
            throw misused("what is " + file + "?");
        }
        if (!head.isEmpty() && !action.equals("verify")) {
            throw misused("--from-head belongs to verify");
        }
        if (!head.isEmpty() && !HASH.matcher(head).matches()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    head + " is no head",
                    "give its 64 hexadecimal digits, as punchclock ledger head prints them");
        }
        if (action.equals("export")) {
            mustBeInLines();
        }
        Path state = options.state(services, environment);
        if (action.equals("backup")) {
            return backup(state);
        }
        Optional<LedgerArchive> found = services.archive(state);
        if (found.isEmpty()) {
            return nothing();
        }
        try (LedgerArchive archive = found.get()) {
            return switch (action) {
                case "head" -> tell(archive.head());
                case "export" -> export(archive);
                default -> verify(archive);
            };
        }
    }

    private ExitCode verify(LedgerArchive archive) {
        Verification verification = new Progress(environment, "reading every entry").during(() -> archive.verify(head));
        boolean whole = verification.isClean();
        verification.problems().forEach(environment.complaints()::problem);
        environment
                .document()
                .answer(
                        "ledger-verify",
                        "whole",
                        whole,
                        "entries",
                        verification.entries(),
                        "deliveries",
                        verification.deliveries(),
                        "head",
                        verification.head());
        if (whole) {
            whole(verification);
        }
        return whole ? ExitCode.DONE : ExitCode.WORKSPACE;
    }

    /** With what nothing in the file itself can show: somebody who may write it can also make its hashes anew. */
    private void whole(Verification verification) {
        Screen screen = environment.screen();
        screen.line("The ledger is whole: " + verification.entries() + " entries, head " + verification.head() + ".");
        if (head.isEmpty()) {
            screen.line("That its end was not cut off, nor everything written anew, only a head shows that was noted"
                    + " elsewhere: verify --from-head HASH.");
            screen.line("A daemon writes one into its log each day; punchclock ledger head shows the one of now.");
        } else {
            screen.line("Nothing up to head " + head + " was cut off or written anew.");
        }
    }

    private ExitCode tell(Head end) {
        answer("ledger-head", end);
        Screen screen = environment.screen();
        screen.whole("head " + end.hash());
        screen.line(entries(end) + ", the last of " + TimeFormat.toTheSecond(end.at(), UTC));
        screen.line("Note it where nobody who can write this ledger can: in a mail, a ticket, on paper. Later");
        screen.whole("  punchclock ledger verify --from-head " + end.hash());
        screen.line("finds whether anything up to here was changed, cut off, or written anew.");
        return ExitCode.DONE;
    }

    private void answer(String kind, Head end) {
        if (environment.json()) {
            environment
                    .document()
                    .answer(
                            kind,
                            "head",
                            end.hash(),
                            "entries",
                            end.entries(),
                            "at",
                            JsonWriter.time(end.at(), UTC),
                            "file",
                            file);
        }
    }

    private void mustBeInLines() {
        environment.document().inLines();
        if (!environment.json()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "ledger export writes one JSON object a line, and nothing else yet",
                    "punchclock ledger export --json");
        }
    }

    private ExitCode export(LedgerArchive archive) {
        new LedgerExport(environment.out()).all(archive);
        return ExitCode.DONE;
    }

    private ExitCode backup(Path state) {
        if (file == null) {
            throw misused("FILE is missing");
        }
        Path target = environment.folder().resolve(file);
        Optional<Head> copied =
                new Progress(environment, "copying the ledger").during(() -> services.backup(state, target));
        if (copied.isEmpty()) {
            return nothing();
        }
        Head end = copied.get();
        answer("ledger-backup", end);
        environment.screen().line("Backed up " + entries(end) + " into " + file + ", head " + end.hash() + ".");
        environment
                .screen()
                .line(
                        "It does not know what goes out from now on. Put back, it publishes nothing until punchclock adopt has"
                                + " asked each network.");
        return ExitCode.DONE;
    }

    private ExitCode nothing() {
        if (!head.isEmpty()) {
            throw new ProblemException(
                    ExitCode.WORKSPACE,
                    "there is no ledger, and so no head " + head + ": all entries are gone, or lie elsewhere",
                    "name the folder of the ledger with --state, or put your newest backup in its place");
        }
        if (!action.equals("export")) {
            environment.document().answer("ledger-" + action, "entries", 0);
        }
        environment.screen().line("There is no ledger yet: nothing was ever published from here.");
        return ExitCode.DONE;
    }

    private static String entries(Head end) {
        return end.entries() + (end.entries() == 1 ? " entry" : " entries");
    }

    private static ProblemException misused(String what) {
        return new ProblemException(ExitCode.USAGE, "punchclock ledger: " + what, "punchclock ledger --help");
    }
}
