package dev.punchclock.cli;

import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Network;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.ManualActions;
import dev.punchclock.publish.Publisher;
import dev.punchclock.report.ReportSource;
import dev.punchclock.report.RunningDaemon;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.CheckedQueue;
import dev.punchclock.workspace.FileStamp;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.UnsettledWorkspace;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * An open workspace for the time of one command: its files, its ledger, and the moment at which it was asked.
 */
final class WorkspaceSession implements AutoCloseable {
    private final SessionServices services;
    private final CommandEnvironment environment;
    private final UnsettledWorkspace opened;
    private final ReportSource source;
    private final Path folder;
    private final Path state;
    private @Nullable Ledger ledger;
    private @Nullable Map<String, Network> networks;
    private @Nullable Problem ledgerProblem;

    private WorkspaceSession(
            SessionServices services,
            CommandEnvironment environment,
            Path folder,
            @Nullable Path state,
            boolean lenient,
            boolean whole) {
        this.services = services;
        this.environment = environment;
        this.folder = folder;
        PrefetchedLedger early =
                lenient ? PrefetchedLedger.NONE : PrefetchedLedger.begin(services, environment, folder, state);
        UnsettledWorkspace first = early.orClosed(() ->
                whole ? UnsettledWorkspace.whole(services.open(folder)) : services.openUnsettled(folder, Set.of()));
        this.state = state == null
                ? WorkspaceOptions.usualState(environment, first.workspace().id())
                : state;
        ledger = early.in(this.state);
        Instant now = environment.clock().instant();
        if (lenient) {
            tryLedger();
        }
        opened = withDoubtful(first, early);
        Workspace written = opened.workspace();
        LedgerState ledgerState = existing().map(Ledger::book).orElse(LedgerState.EMPTY);
        source = new ReportSource(
                written.less(ledgerState), QueueRules.check(written, ledgerState), this::existing, now);
        if (environment.json()) {
            environment.document().at(now, zone());
        }
    }

    /**
     * Opens the workspace that the options name.
     *
     * @throws ProblemException when there is none, or its {@code punchclock.yaml} is broken
     */
    static WorkspaceSession open(SessionServices services, CommandEnvironment environment, WorkspaceOptions options) {
        return open(services, environment, options, false, true);
    }

    /**
     * As {@link #open}, without the queue files in which all is done: nothing of them is in the queue of the workspace.
     *
     * @throws ProblemException as {@link #open}
     */
    static WorkspaceSession openUnsettled(
            SessionServices services, CommandEnvironment environment, WorkspaceOptions options) {
        return open(services, environment, options, false, false);
    }

    /**
     * As {@link #open}; goes on as if there were no ledger where there is one that cannot be read.
     *
     * @throws ProblemException when there is no workspace, or its {@code punchclock.yaml} is broken
     */
    static WorkspaceSession toExamine(
            SessionServices services, CommandEnvironment environment, WorkspaceOptions options) {
        return open(services, environment, options, true, true);
    }

    private static WorkspaceSession open(
            SessionServices services,
            CommandEnvironment environment,
            WorkspaceOptions options,
            boolean lenient,
            boolean whole) {
        return new WorkspaceSession(
                services,
                environment,
                options.folder(services, environment),
                options.state(environment),
                lenient,
                whole);
    }

    /** The same, with those of the files that were left out of which the ledger, or another post, says something new. */
    private UnsettledWorkspace withDoubtful(UnsettledWorkspace first, PrefetchedLedger early) {
        UnsettledWorkspace found = first;
        Set<String> also = new HashSet<>();
        while (!found.left().files().isEmpty() && also.addAll(found.doubtful(existing()))) {
            found = early.orClosed(() -> services.openUnsettled(folder, also));
        }
        return found;
    }

    private void tryLedger() {
        try {
            existing().ifPresent(open -> {
                open.book();
                open.lastLook();
            });
        } catch (ProblemException stopped) {
            close();
            ledger = null;
            ledgerProblem = stopped.problems().get(0);
        }
    }

    /** What every answer is worked out from. */
    ReportSource source() {
        return source;
    }

    /** As its files and, of what is closed by hand, its ledger say. */
    Workspace workspace() {
        return source.workspace();
    }

    CheckedQueue checked() {
        return source.checked();
    }

    Path folder() {
        return folder;
    }

    Path state() {
        return state;
    }

    Instant now() {
        return source.now();
    }

    /** What has happened; empty when there is no ledger yet. Makes nothing. */
    LedgerState book() {
        return source.book();
    }

    Optional<Ledger> existing() {
        if (ledger == null && ledgerProblem == null) {
            ledger = services.ledger(state).orElse(null);
        }
        return Optional.ofNullable(ledger);
    }

    /** The ledger to publish with; begun when there is none and the workspace allows it. */
    Ledger ledger() {
        services.mustKeepLedger(state);
        Ledger open = existing().orElse(null);
        if (open == null) {
            Publisher.mayBegin(workspace());
            open = services.ledger(state, services.newLedgerId(), workspace());
            ledger = open;
        }
        return open;
    }

    /** What a person does to the ledger, at this moment; one is begun for it where there is none. */
    ManualActions hand() {
        return new ManualActions(workspace(), checked(), ledger(), now());
    }

    /** The daemon that publishes this workspace from here; empty when there is none. */
    Optional<RunningDaemon> atWork() {
        return services.atWork(state);
    }

    /** When each of its files was changed last. */
    SortedMap<String, FileStamp> stamps() {
        return services.stamps(folder);
    }

    /** What is wrong with the ledger, in a session that goes on without it; null when nothing is. */
    @Nullable
    Problem ledgerProblem() {
        return ledgerProblem;
    }

    Map<String, Network> networks() {
        if (networks == null) {
            networks = services.networks(workspace(), state, environment.clock());
        }
        return networks;
    }

    /**
     * The network of this word.
     *
     * @throws ProblemException with {@link ExitCode#WORKSPACE} when this version cannot publish there
     */
    Network network(String word) {
        Network network = networks().get(word);
        if (network == null) {
            throw new ProblemException(
                    ExitCode.WORKSPACE, "this version cannot publish on " + word + " yet", "use another account");
        }
        return network;
    }

    /** Hands in what was just written, where this machine publishes: it was there before its time, whoever looks next. */
    void handIn() {
        try {
            if (existing().isPresent() && source.cannotPublish().isEmpty()) {
                hand().handIn();
            }
        } catch (ProblemException cannotWrite) {
            // it is in its file, and every look says what is the matter with the ledger
        }
    }

    /** Says what is out and not written down, and that it is not known how that ends. */
    ExitCode tellUnrecorded() {
        List<Problem> all = source.unrecorded();
        all.forEach(environment.complaints()::problem);
        return all.isEmpty() ? ExitCode.DONE : ExitCode.UNKNOWN;
    }

    /** The zone to speak in where no account is meant. */
    ZoneId zone() {
        return source.zone();
    }

    /**
     * The account of this name.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when there is none
     */
    AccountContext context(String name) {
        return source.context(name);
    }

    @Override
    public void close() {
        if (ledger != null) {
            if (source != null && source.hasAskedForProblems()) {
                opened.keepSettled(ledger, source.problems());
            }
            ledger.close();
        }
    }
}
