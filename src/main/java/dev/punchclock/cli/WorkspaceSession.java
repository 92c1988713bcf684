package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.ledger.UnrecordedOutcomes;
import dev.punchclock.network.Network;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.problem.ProblemList;
import dev.punchclock.publish.ManualActions;
import dev.punchclock.publish.Publisher;
import dev.punchclock.publish.QueueDepletion;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.CheckedQueue;
import dev.punchclock.workspace.FileStamp;
import dev.punchclock.workspace.LedgerRules;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.SettledFiles;
import dev.punchclock.workspace.UnsettledWorkspace;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * An open workspace for the time of one command: its files, its ledger, and the moment at which it was asked.
 *
 * <p>It is longer than 300 lines because every command asks it, and each question is answered here once.
 */
final class WorkspaceSession implements AutoCloseable {
    /** How far ahead a command looks for the next slot. */
    static final Duration AHEAD = Duration.ofDays(35);

    private final CliServices parts;
    private final Map<PostId, Wording> wordings = new HashMap<>();
    private final CommandEnvironment shell;
    private final UnsettledWorkspace opened;
    private final Workspace workspace;
    private final CheckedQueue checked;
    private final Path folder;
    private final Path state;
    private final Instant now;
    private @Nullable Ledger ledger;
    private @Nullable Map<String, Network> networks;
    private @Nullable List<Problem> problems;
    private @Nullable Problem ledgerProblem;
    private @Nullable Problem unwritable;
    private boolean isAsked;
    private @Nullable Problem cannotPublish;
    private boolean isTriedOut;

    private WorkspaceSession(
            CliServices parts,
            CommandEnvironment shell,
            Path folder,
            @Nullable Path state,
            boolean lenient,
            boolean whole) {
        this.parts = parts;
        this.shell = shell;
        this.folder = folder;
        PrefetchedLedger early = lenient ? PrefetchedLedger.NONE : PrefetchedLedger.begin(parts, shell, folder, state);
        UnsettledWorkspace first = early.orClosed(
                () -> whole ? UnsettledWorkspace.whole(parts.open(folder)) : parts.openUnsettled(folder, Set.of()));
        this.state = state == null
                ? WorkspaceOptions.usualState(shell, first.workspace().id())
                : state;
        ledger = early.in(this.state);
        now = shell.clock().instant();
        if (lenient) {
            tryLedger();
        }
        opened = withDoubtful(first, early);
        checked = QueueRules.check(opened.workspace(), book());
        workspace = opened.workspace().less(book());
        if (shell.json()) {
            shell.document().at(now, zone());
        }
    }

    /**
     * Opens the workspace that the options name.
     *
     * @throws ProblemException when there is none, or its {@code punchclock.yaml} is broken
     */
    static WorkspaceSession open(CliServices parts, CommandEnvironment shell, WorkspaceOptions options) {
        return open(parts, shell, options, false, true);
    }

    /**
     * As {@link #open}, without the queue files in which all is done: nothing of them is in the queue of the workspace.
     *
     * @throws ProblemException as {@link #open}
     */
    static WorkspaceSession openUnsettled(CliServices parts, CommandEnvironment shell, WorkspaceOptions options) {
        return open(parts, shell, options, false, false);
    }

    /**
     * As {@link #open}; goes on as if there were no ledger where there is one that cannot be read.
     *
     * @throws ProblemException when there is no workspace, or its {@code punchclock.yaml} is broken
     */
    static WorkspaceSession toExamine(CliServices parts, CommandEnvironment shell, WorkspaceOptions options) {
        return open(parts, shell, options, true, true);
    }

    private static WorkspaceSession open(
            CliServices parts, CommandEnvironment shell, WorkspaceOptions options, boolean lenient, boolean whole) {
        return new WorkspaceSession(parts, shell, options.folder(parts, shell), options.state(shell), lenient, whole);
    }

    /** The same, with those of the files that were left out of which the ledger, or another post, says something new. */
    private UnsettledWorkspace withDoubtful(UnsettledWorkspace first, PrefetchedLedger early) {
        UnsettledWorkspace found = first;
        Set<String> also = new HashSet<>();
        while (!found.left().files().isEmpty() && also.addAll(doubtful(found))) {
            found = early.orClosed(() -> parts.openUnsettled(folder, also));
        }
        return found;
    }

    private Set<String> doubtful(UnsettledWorkspace found) {
        return found.left()
                .doubtful(
                        found.workspace(),
                        existing()
                                .flatMap(open -> open.changedSince(found.left().head())));
    }

    /** Takes note of the files in which all is done by now: the next command need not read them. */
    private void keepSettled(Ledger open) {
        try {
            SettledFiles left = opened.left();
            LedgerState book = open.book();
            Head end =
                    open.end().filter(head -> head.entries() == book.entries()).orElse(null);
            Set<PostId> changed = left.files().isEmpty()
                    ? Set.of()
                    : open.changedSince(left.head()).orElse(null);
            if (end != null && changed != null) {
                opened.keep().accept(left.with(opened.workspace(), problems(), book, end, changed));
            }
        } catch (ProblemException stopped) {
            // what is the matter with the ledger was told, and the next command reads all files
        }
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

    /** As its files and, of what is closed by hand, its ledger say. */
    Workspace workspace() {
        return workspace;
    }

    CheckedQueue checked() {
        return checked;
    }

    Path folder() {
        return folder;
    }

    Path state() {
        return state;
    }

    Instant now() {
        return now;
    }

    /** What has happened; empty when there is no ledger yet. Makes nothing. */
    LedgerState book() {
        return existing().map(Ledger::book).orElse(LedgerState.EMPTY);
    }

    Optional<Ledger> existing() {
        if (ledger == null && ledgerProblem == null) {
            ledger = parts.ledger(state).orElse(null);
        }
        return Optional.ofNullable(ledger);
    }

    /** The ledger to publish with; begun when there is none and the workspace allows it. */
    Ledger ledger() {
        parts.mustKeepLedger(state);
        Ledger open = existing().orElse(null);
        if (open == null) {
            Publisher.mayBegin(workspace);
            open = parts.ledger(state, parts.newLedgerId(), workspace);
            ledger = open;
        }
        return open;
    }

    /** The daemon that publishes this workspace from here; empty when there is none. */
    Optional<RunningDaemon> atWork() {
        return parts.atWork(state);
    }

    /** When each of its files was changed last. */
    SortedMap<String, FileStamp> stamps() {
        return parts.stamps(folder);
    }

    /** What is wrong with the ledger, in a session that goes on without it; null when nothing is. */
    @Nullable
    Problem ledgerProblem() {
        return ledgerProblem;
    }

    /** What a round would begin with at this moment. */
    RoundPreview outlook(Instant horizon) {
        return RoundPreview.of(workspace, checked, book(), lastLook(), now, horizon);
    }

    /** The same, as far as it takes to say what comes next. */
    RoundPreview next() {
        return RoundPreview.next(workspace, checked, book(), lastLook(), now, now.plus(AHEAD));
    }

    /** How long the queue of an account lasts, where a larger pace would change that. */
    Optional<QueueDepletion> queueEnd(AccountContext context, LedgerState book) {
        return QueueDepletion.of(context, checked, book, lastLook(), now);
    }

    private @Nullable Instant lastLook() {
        return existing().flatMap(Ledger::lastLook).map(RoundTimestamp::at).orElse(null);
    }

    Map<String, Network> networks() {
        if (networks == null) {
            networks = parts.networks(workspace, state, shell.clock());
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

    /** Every problem of the files, of the queue's rules, and of the queue against the ledger. */
    List<Problem> problems() {
        if (problems == null) {
            List<Problem> all = new ArrayList<>(checked.problems());
            all.addAll(LedgerRules.check(workspace, book(), now));
            problems = ProblemList.inOrder(all);
        }
        return problems;
    }

    /** What a post says, as long as it is in the queue; null when it is not. */
    @Nullable
    Wording wording(PostId id) {
        if (wordings.isEmpty()) {
            workspace.queue().forEach(post -> wordings.put(post.id(), post.wording()));
        }
        return wordings.get(id);
    }

    /** The first words of a post, as long as it is in the queue. */
    String firstWords(PostId id) {
        Wording says = wording(id);
        return says == null ? "" : says.firstWords(Phrases.FIRST_WORDS);
    }

    /** Hands in what was just written, where this machine publishes: it was there before its time, whoever looks next. */
    void handIn() {
        try {
            if (existing().isPresent() && cannotPublish().isEmpty()) {
                new ManualActions(workspace, checked, ledger(), now).handIn();
            }
        } catch (ProblemException cannotWrite) {
            // it is in its file, and every look says what is the matter with the ledger
        }
    }

    /** What is out, or may be, and is not written down: every command that tells how things stand says it first. */
    List<Problem> unrecorded() {
        return existing()
                .map(open -> UnrecordedOutcomes.problems(open, book(), now, AccountContext.CLOCK_DOUBT))
                .orElse(List.of());
    }

    /** Says it, and that it is not known how that ends. */
    ExitCode tellUnrecorded() {
        List<Problem> all = unrecorded();
        all.forEach(shell.complaints()::problem);
        return all.isEmpty() ? ExitCode.DONE : ExitCode.UNKNOWN;
    }

    /** Why the ledger cannot be written, tried out; empty when it can, or there is none. */
    Optional<Problem> unwritable() {
        if (!isTriedOut) {
            isTriedOut = true;
            unwritable = existing().flatMap(Ledger::unwritable).orElse(null);
        }
        return Optional.ofNullable(unwritable);
    }

    /** Why this copy of the workspace cannot publish on this machine; empty when it can. Asked once: it reads files. */
    Optional<Problem> cannotPublish() {
        if (!isAsked) {
            isAsked = true;
            try {
                if (existing().isPresent()) {
                    Publisher.mayPublish(workspace, existing().get());
                } else {
                    Publisher.mayBegin(workspace);
                }
            } catch (ProblemException stopped) {
                cannotPublish = stopped.problems().stream().findFirst().orElse(null);
            }
        }
        return Optional.ofNullable(cannotPublish);
    }

    /** That the clock was set back behind the ledger; empty when it was not. Until that is put right nothing goes out. */
    Optional<Problem> clockIsBehind() {
        try {
            Publisher.clockMustNotBeBehind(book(), now, zone());
            return Optional.empty();
        } catch (ProblemException stopped) {
            return stopped.problems().stream().findFirst();
        }
    }

    /** The zone to speak in where no account is meant. */
    ZoneId zone() {
        ZoneId own = workspace.zone();
        return own != null
                ? own
                : workspace.contexts().values().iterator().next().timetable().zone();
    }

    /** The accounts that are paused, as the workspace calls them. */
    List<AccountName> paused(LedgerState book) {
        return workspace.contexts().values().stream()
                .filter(context -> book.isPaused(context.owner()))
                .map(context -> context.account().name())
                .toList();
    }

    /**
     * The account of this name.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when there is none
     */
    AccountContext context(String name) {
        return workspace.contexts().values().stream()
                .filter(context -> context.account().name().value().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> known = workspace.contexts().keySet().stream()
                            .map(AccountName::value)
                            .toList();
                    return new ProblemException(
                            ExitCode.USAGE, "there is no account " + name, DidYouMean.remedy(name, known));
                });
    }

    /**
     * The post of this id in the queue.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when there is none
     */
    Post post(PostId id) {
        return workspace.queue().stream()
                .filter(post -> post.id().equals(id))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> known = workspace.queue().stream()
                            .map(post -> post.id().value())
                            .toList();
                    return new ProblemException(
                            ExitCode.USAGE, "there is no post " + id + " in the queue", PostFinder.remedy(id, known));
                });
    }

    @Override
    public void close() {
        if (ledger != null) {
            if (problems != null) {
                keepSettled(ledger);
            }
            ledger.close();
        }
    }
}
