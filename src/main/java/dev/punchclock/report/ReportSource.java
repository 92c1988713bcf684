package dev.punchclock.report;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.ledger.UnrecordedOutcomes;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.problem.ProblemList;
import dev.punchclock.publish.Publisher;
import dev.punchclock.publish.QueueDepletion;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.CheckedQueue;
import dev.punchclock.workspace.LedgerRules;
import dev.punchclock.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What every answer is worked out from: a workspace, its ledger, and the moment at which somebody asks. */
public final class ReportSource {
    /** How far ahead it is looked for the next slot. */
    public static final Duration AHEAD = Duration.ofDays(35);

    private final Map<PostId, Wording> wordings = new HashMap<>();
    private final Workspace workspace;
    private final CheckedQueue checked;
    private final Supplier<Optional<Ledger>> ledger;
    private final Instant now;
    private @Nullable List<Problem> problems;
    private boolean isTriedOut;
    private @Nullable Problem unwritable;
    private boolean isAsked;
    private @Nullable Problem cannotPublish;

    /**
     * Of a workspace as its files and, of what is closed by hand, its ledger say.
     *
     * @param ledger the one there is at the moment of a question; none is made for it
     */
    public ReportSource(Workspace workspace, CheckedQueue checked, Supplier<Optional<Ledger>> ledger, Instant now) {
        this.workspace = workspace;
        this.checked = checked;
        this.ledger = ledger;
        this.now = now;
    }

    public Workspace workspace() {
        return workspace;
    }

    public CheckedQueue checked() {
        return checked;
    }

    public Instant now() {
        return now;
    }

    public Optional<Ledger> ledger() {
        return ledger.get();
    }

    /** What has happened; empty when there is no ledger yet. */
    public LedgerState book() {
        return ledger().map(Ledger::book).orElse(LedgerState.EMPTY);
    }

    /** When a round looked last, and what started it; empty when none ever did. */
    public Optional<RoundTimestamp> lastLook() {
        return ledger().flatMap(Ledger::lastLook);
    }

    private @Nullable Instant lookedAt() {
        return lastLook().map(RoundTimestamp::at).orElse(null);
    }

    /** What a round would begin with at this moment. */
    public RoundPreview outlook(Instant horizon) {
        return RoundPreview.of(workspace, checked, book(), lookedAt(), now, horizon);
    }

    /** The same, looking ahead as far as commands do. */
    public RoundPreview outlook() {
        return outlook(now.plus(AHEAD));
    }

    /** The same, as far as it takes to say what comes next. */
    public RoundPreview next() {
        return RoundPreview.next(workspace, checked, book(), lookedAt(), now, now.plus(AHEAD));
    }

    /** How long the queue of an account lasts, where a larger pace would change that. */
    public Optional<QueueDepletion> queueEnd(AccountContext context, LedgerState ledgerState) {
        return QueueDepletion.of(context, checked, ledgerState, lookedAt(), now);
    }

    /** Every problem of the files, of the queue's rules, and of the queue against the ledger. */
    public List<Problem> problems() {
        if (problems == null) {
            List<Problem> all = new ArrayList<>(checked.problems());
            all.addAll(LedgerRules.check(workspace, book(), now));
            problems = ProblemList.inOrder(all);
        }
        return problems;
    }

    /** Whether {@link #problems} were asked for. */
    public boolean hasAskedForProblems() {
        return problems != null;
    }

    /** What is out, or may be, and is not written down: whoever tells how things stand says it first. */
    public List<Problem> unrecorded() {
        return ledger().map(open -> UnrecordedOutcomes.problems(open, book(), now, AccountContext.CLOCK_DOUBT))
                .orElse(List.of());
    }

    /** What is being published at this moment, by this book. */
    public List<String> underWay(LedgerState ledgerState) {
        return ledger().map(
                        open -> UnrecordedOutcomes.underWay(open, ledgerState, now, AccountContext.CLOCK_DOUBT, zone()))
                .orElse(List.of());
    }

    /** Why the ledger cannot be written, tried out once; empty when it can, or there is none. */
    public Optional<Problem> unwritable() {
        if (!isTriedOut) {
            isTriedOut = true;
            unwritable = ledger().flatMap(Ledger::unwritable).orElse(null);
        }
        return Optional.ofNullable(unwritable);
    }

    /** Why this copy of the workspace cannot publish on this machine; empty when it can. Asked once: it reads files. */
    public Optional<Problem> cannotPublish() {
        if (!isAsked) {
            isAsked = true;
            cannotPublish = askedWhetherItPublishes().orElse(null);
        }
        return Optional.ofNullable(cannotPublish);
    }

    private Optional<Problem> askedWhetherItPublishes() {
        try {
            Ledger open = ledger().orElse(null);
            if (open != null) {
                Publisher.mayPublish(workspace, open);
            } else {
                Publisher.mayBegin(workspace);
            }
            return Optional.empty();
        } catch (ProblemException stopped) {
            return stopped.problems().stream().findFirst();
        }
    }

    /** That the clock was set back behind the ledger; empty when it was not. Until that is put right nothing goes out. */
    public Optional<Problem> clockIsBehind() {
        try {
            Publisher.clockMustNotBeBehind(book(), now, zone());
            return Optional.empty();
        } catch (ProblemException stopped) {
            return stopped.problems().stream().findFirst();
        }
    }

    /** Why nothing at all goes out from here, whatever the files say; empty when something may. */
    public Optional<Problem> hindrance() {
        return cannotPublish().or(this::clockIsBehind);
    }

    /** What keeps a workspace from publishing, or parts of it: before all else what is not written down. */
    public List<Problem> standing() {
        List<Problem> all = new ArrayList<>(unrecorded());
        unwritable().ifPresent(all::add);
        hindrance().ifPresent(all::add);
        problems().stream().filter(Problem::isError).forEach(all::add);
        return all;
    }

    /** The zone to speak in where no account is meant. */
    public ZoneId zone() {
        ZoneId own = workspace.zone();
        return own != null
                ? own
                : workspace.contexts().values().iterator().next().timetable().zone();
    }

    /** The zone to speak in of an account, or of none; also of one that is no longer there. */
    public ZoneId zone(@Nullable AccountName account) {
        AccountContext context = account == null ? null : workspace.contexts().get(account);
        return context == null ? zone() : context.timetable().zone();
    }

    /** The accounts that are paused, as the workspace calls them. */
    public List<AccountName> paused(LedgerState ledgerState) {
        return workspace.contexts().values().stream()
                .filter(context -> ledgerState.isPaused(context.owner()))
                .map(context -> context.account().name())
                .toList();
    }

    /**
     * The account of this name.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when there is none
     */
    public AccountContext context(String name) {
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

    public AccountContext context(AccountName name) {
        return context(name.value());
    }

    /** What a post says, as long as it is in the queue; null when it is not. */
    public @Nullable Wording wording(PostId id) {
        if (wordings.isEmpty()) {
            workspace.queue().forEach(post -> wordings.put(post.id(), post.wording()));
        }
        return wordings.get(id);
    }

    /** The first words of a post, as long as it is in the queue. */
    public String firstWords(PostId id) {
        Wording says = wording(id);
        return says == null ? "" : says.firstWords(Phrases.FIRST_WORDS);
    }

    /** A post of the queue; empty where it is not, or no longer, in it. */
    public Optional<Post> queued(PostId id) {
        return workspace.queue().stream().filter(post -> post.id().equals(id)).findFirst();
    }
}
