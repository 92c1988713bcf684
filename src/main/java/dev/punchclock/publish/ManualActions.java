package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.EntryOwner;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.CheckedQueue;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides about a post, written down like everything else. Nothing is sent by it.
 *
 * <p>It is longer than 300 lines because every decision takes in the queue first, and says in the same words why it
 * cannot be.
 */
public final class ManualActions {
    private static final String NOT_ANY_MORE = "it can no longer be held";

    private final Workspace workspace;
    private final CheckedQueue checked;
    private final Ledger ledger;
    private final Instant now;
    /** For whose a delivery is: that does not change. */
    private final LedgerState known;

    /**
     * For a workspace that this ledger publishes.
     *
     * @throws ProblemException when it does not
     */
    public ManualActions(Workspace workspace, CheckedQueue checked, Ledger ledger, Instant now) {
        this.workspace = workspace;
        this.checked = checked;
        this.ledger = ledger;
        this.now = now;
        known = ledger.book();
        Publisher.mustBe(workspace, ledger.id(), known.folder());
    }

    /** Keeps a post from going out until {@link #unhold}. */
    public List<EntryBody> hold(PostId post, @Nullable AccountName account, String why) {
        return each(
                post,
                account,
                delivery -> delivery.state() == DeliveryState.WAITING,
                NOT_ANY_MORE,
                delivery -> EntryBody.of(EntryKind.HELD, delivery.id()).note(why));
    }

    /** Lets a held or dropped post wait for a slot again. */
    public List<EntryBody> unhold(PostId post, @Nullable AccountName account) {
        return each(
                post,
                account,
                delivery -> delivery.state() == DeliveryState.HELD || delivery.state() == DeliveryState.DROPPED,
                "nothing holds it",
                this::release);
    }

    /** Lets everything go that is held and in the queue: after an adoption, once a person has looked. */
    public List<EntryBody> unholdAll() {
        Set<PostId> queued = workspace.queue().stream().map(Post::id).collect(Collectors.toSet());
        return record(ledgerState -> ledgerState.inHand().stream()
                .filter(delivery -> delivery.state() == DeliveryState.HELD)
                .filter(delivery -> queued.contains(delivery.id().post()))
                .map(this::release)
                .toList());
    }

    /**
     * Lets a post be tried again at once: after a refusal, or while it waits after a failed attempt. It cannot make a
     * post go out twice: one whose outcome is unknown must be resolved first.
     */
    public List<EntryBody> retry(PostId post, @Nullable AccountName account) {
        return each(
                post,
                account,
                ManualActions::wasTried,
                "there is nothing to retry",
                delivery -> release(delivery).note("retried by hand"));
    }

    /**
     * A person has looked and found it published, at this address: also what was believed absent, and sent again since.
     *
     * @throws ProblemException when the address leads to another post than this can be
     */
    public List<EntryBody> resolveSent(PostId post, @Nullable AccountName account, String address) {
        return record(ledgerState -> {
            List<Delivery> all = matching(ledgerState, post, account);
            List<Delivery> open = all.stream().filter(this::isInDoubt).toList();
            if (open.isEmpty()) {
                open = all.stream().filter(d -> d.isInDoubt() || mayBeThere(d)).toList();
            }
            if (open.isEmpty()) {
                throw no(all.get(0), "there is no doubt about it");
            }
            return List.of(new ManualMatch(workspace, ledgerState, now).sent(open, address));
        });
    }

    /** Tried oftener than is known of where it stands: then one of these may have been published all the same. */
    private static boolean mayBeThere(Delivery delivery) {
        return delivery.state() != DeliveryState.CLAIMED
                && delivery.state() != DeliveryState.PARTLY
                && delivery.attempts() > delivery.receipts().size();
    }

    /**
     * A person has looked and it is not there: it waits for a slot again, for as long at least as the network may take to
     * show what it has.
     */
    public List<EntryBody> resolveNotSent(PostId post, @Nullable AccountName account) {
        return each(
                post,
                account,
                this::isInDoubt,
                "there is no doubt about it",
                delivery -> EntryBody.believedAbsent(delivery.id(), "a person looked: not there")
                        .with(EntryBody.BY_HAND, "true")
                        .times(null, settled(delivery)));
    }

    /** Whether no file has it, but a command sent it at once: nothing sends it again but that command. */
    public boolean isCommands(PostId post) {
        return checked.all().stream().noneMatch(queued -> queued.id().equals(post))
                && known.of(post).stream().allMatch(delivery -> delivery.file().isEmpty());
    }

    /** Until when the network may still show it; null when that is over. The wait is kept whatever becomes of this. */
    private @Nullable Instant settled(Delivery delivery) {
        return workspace.contexts().values().stream()
                .filter(context -> known.owns(context.owner(), delivery))
                .flatMap(context -> Stream.ofNullable(UnresolvedAttempts.shownBy(context, delivery)))
                .filter(shown -> shown.isAfter(now))
                .findFirst()
                .orElse(null);
    }

    /** Stops or starts publishing on these accounts. */
    public List<EntryBody> pause(List<AccountName> accounts, boolean paused, @Nullable String why) {
        return record(ledgerState -> {
            List<EntryBody> facts = new ArrayList<>();
            for (AccountName account : accounts) {
                EntryOwner owner = owner(account);
                if (ledgerState.isPaused(owner) != paused) {
                    EntryBody fact = EntryBody.of(paused ? EntryKind.PAUSED : EntryKind.RESUMED, account)
                            .on(owner.key());
                    facts.add(why == null ? fact : fact.note(why));
                    if (!paused) {
                        earlierNames(ledgerState, owner)
                                .filter(ledgerState.paused()::contains)
                                .forEach(name -> facts.add(EntryBody.of(EntryKind.RESUMED, name)));
                    }
                }
            }
            return facts;
        });
    }

    /** Closes accounts at once; one that is closed for longer stays so. */
    public List<EntryBody> busy(Map<AccountName, ManualClosing> closings) {
        return record(ledgerState -> {
            List<EntryBody> facts = new ArrayList<>();
            closings.forEach((account, closing) -> {
                EntryOwner owner = owner(account);
                if (ledgerState
                        .busy(owner, now)
                        .filter(closed -> closed.outlasts(closing))
                        .isEmpty()) {
                    facts.add(EntryBody.busy(account, closing).on(owner.key()));
                }
            });
            return facts;
        });
    }

    /** Opens again those of these accounts that are closed by hand now. */
    public List<EntryBody> free(List<AccountName> accounts) {
        return record(ledgerState -> {
            List<EntryBody> facts = new ArrayList<>();
            for (AccountName account : accounts) {
                EntryOwner owner = owner(account);
                if (ledgerState.busy(owner, now).isPresent()) {
                    facts.add(EntryBody.of(EntryKind.FREE, account).on(owner.key()));
                    earlierNames(ledgerState, owner)
                            .filter(ledgerState.closings()::containsKey)
                            .forEach(name -> facts.add(EntryBody.of(EntryKind.FREE, name)));
                }
            }
            return facts;
        });
    }

    private EntryOwner owner(AccountName account) {
        return Objects.requireNonNull(workspace.contexts().get(account)).owner();
    }

    private static Stream<AccountName> earlierNames(LedgerState ledgerState, EntryOwner owner) {
        return ledgerState.names(owner).stream().skip(1);
    }

    /** Refused by the network, or waiting for its next try: surely not published. */
    private static boolean wasTried(Delivery delivery) {
        return delivery.attempts() > 0 && (delivery.state() == DeliveryState.HELD || delivery.notBefore() != null);
    }

    /** Lets it wait again; a pinned post whose time is past takes the next slot, or it would be late at once. */
    private EntryBody release(Delivery delivery) {
        EntryBody fact = EntryBody.of(EntryKind.UNHELD, delivery.id()).times(null, settled(delivery));
        LocalDateTime at = workspace.queue().stream()
                .filter(post -> post.id().equals(delivery.id().post()))
                .findFirst()
                .map(Post::at)
                .orElse(null);
        AccountContext context = workspace.contexts().get(delivery.id().account());
        boolean past = at != null
                && context != null
                && context.timetable().clock().closes(at).isBefore(now);
        return past ? fact.with(EntryBody.PINNED, String.valueOf(at)) : fact;
    }

    private boolean isInDoubt(Delivery delivery) {
        Delivery.Claim claim = delivery.claim();
        return delivery.state() == DeliveryState.UNKNOWN
                || (delivery.state() == DeliveryState.CLAIMED && claim != null && now.isAfter(claim.deadline()));
    }

    /** Decides about each delivery of a post that qualifies; when none does, says why not. */
    private List<EntryBody> each(
            PostId post,
            @Nullable AccountName account,
            Predicate<Delivery> qualifies,
            String otherwise,
            Function<Delivery, EntryBody> decision) {
        return record(ledgerState -> {
            List<Delivery> found = matching(ledgerState, post, account);
            List<EntryBody> facts =
                    found.stream().filter(qualifies).map(decision).toList();
            if (facts.isEmpty()) {
                throw no(found.get(0), otherwise);
            }
            return facts;
        });
    }

    /** Hands in what the queue holds, as a look does: from then on it was seen before its time. */
    public void handIn() {
        ledger.record(now, ledgerState -> Decided.of(QueueIntake.decide(workspace, checked, ledgerState, now)));
    }

    /** Hands in first what the queue holds, so that a post just written can be held. */
    private List<EntryBody> record(Function<LedgerState, List<EntryBody>> decision) {
        return ledger.record(now, ledgerState -> {
            List<EntryBody> facts = new ArrayList<>(QueueIntake.decide(workspace, checked, ledgerState, Instant.MIN));
            List<EntryBody> decided = decision.apply(ledgerState.supposing(now, facts));
            facts.addAll(decided);
            return new Decided<>(facts, decided);
        });
    }

    private static List<Delivery> matching(LedgerState ledgerState, PostId post, @Nullable AccountName account) {
        List<Delivery> found = ledgerState.of(post).stream()
                .filter(d -> account == null || d.id().account().equals(account))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
        if (found.isEmpty()) {
            List<String> known = ledgerState.inHand().stream()
                    .map(d -> d.id().post().value())
                    .distinct()
                    .toList();
            String remedy = DidYouMean.nearest(post.value(), known)
                    .map(word -> "did you mean " + word + "?")
                    .orElse("punchclock list shows the queue");
            throw new ProblemException(
                    ExitCode.USAGE, "there is no post " + post + (account == null ? "" : " on " + account), remedy);
        }
        return found;
    }

    private ProblemException no(Delivery delivery, String otherwise) {
        PostId post = delivery.id().post();
        String since =
                TimeFormat.exactly(delivery.since(), workspace.zone() == null ? ZoneOffset.UTC : workspace.zone());
        if (otherwise.equals(NOT_ANY_MORE)
                && delivery.state() == DeliveryState.HELD) { // who holds twice has got what they want
            String what = delivery.id() + " is already held, since " + since;
            return new ProblemException(ExitCode.RULE, what, "punchclock unhold " + post + " lets it go");
        }
        String remedy = delivery.state() == DeliveryState.UNKNOWN
                ? "look at the account, then: punchclock resolve " + post + " --sent URL, or --not-sent"
                : "punchclock show " + post;
        String why =
                delivery.state() == DeliveryState.UNKNOWN ? "trying anything else could publish it twice" : otherwise;
        String what = delivery.id() + " is " + delivery.state().shown() + " since " + since + ": " + why;
        return new ProblemException(ExitCode.RULE, what, remedy);
    }
}
