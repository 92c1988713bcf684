package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.ManuallyCountedPost;
import dev.punchclock.network.PostLink;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Posts that a person made by hand: each is counted once, and can be taken back. */
public final class ManualCounts {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** No period of a quota reaches back so far. */
    private static final Duration LONG_AGO = Duration.ofDays(366);

    private static final int MANY = 5;

    private final Ledger ledger;
    private final Instant now;

    /**
     * For a workspace that this ledger publishes.
     *
     * @throws ProblemException when it does not
     */
    public ManualCounts(Workspace workspace, Ledger ledger, Instant now) {
        this.ledger = ledger;
        this.now = now;
        Publisher.mustBe(workspace, ledger.id(), ledger.book().folder());
    }

    /**
     * What came of it.
     *
     * @param at when the post was published
     * @param known why nothing changed; empty where something did
     */
    public record Result(AccountName account, Instant at, String known) {}

    /**
     * Counts the post at this address.
     *
     * @param given when it was made, as the person says; null where they leave that to the address
     * @throws ProblemException when it is not this account's, or nobody can see when it was published
     */
    public Result count(AccountContext context, String address, @Nullable Instant given) {
        return ledger.record(now, ledgerState -> count(context, address, given, ledgerState));
    }

    private Decided<Result> count(
            AccountContext context, String address, @Nullable Instant given, LedgerState ledgerState) {
        PostLink post = PostUrlRules.read(context, address);
        AccountName account = context.account().name();
        Optional<Delivery> sent = PostUrlRules.sent(context, ledgerState, post);
        if (sent.isPresent()) {
            Instant at = sent.get().countsAt();
            String known = "that is " + sent.get().id() + ", which went out from here and is counted";
            return new Decided<>(List.of(), new Result(account, at == null ? now : at, known));
        }
        Optional<ManuallyCountedPost> counted = PostUrlRules.counted(context, ledgerState, post);
        if (counted.isPresent()) {
            Instant at = counted.get().at();
            return new Decided<>(
                    List.of(), new Result(account, at, "it is counted already, " + PostUrlRules.told(context, at)));
        }
        Instant at = time(context, post, given);
        mustNotBeInDoubt(context, ledgerState, at);
        ManuallyCountedPost made = new ManuallyCountedPost(
                new Receipt(post.id(), post.link(), at), context.owner().key());
        return new Decided<>(List.of(EntryBody.counted(account, made)), new Result(account, at, ""));
    }

    private Instant time(AccountContext context, PostLink post, @Nullable Instant given) {
        Instant seen = post.at();
        if (seen == null && given == null) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "the address does not say when that post was published",
                    "say it: --at \"2026-11-24 10:15\"");
        }
        if (seen == null) {
            return mustBeRecent(context, given == null ? now : given);
        }
        PostUrlRules.mustNotBeToCome(context, seen, now);
        if (given != null && Duration.between(seen, given).abs().compareTo(MINUTE) > 0) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "by its address that post was published " + PostUrlRules.told(context, seen) + ", not "
                            + PostUrlRules.told(context, given),
                    "leave --at out");
        }
        return mustBeRecent(context, seen);
    }

    private Instant mustBeRecent(AccountContext context, Instant at) {
        if (at.isBefore(now.minus(LONG_AGO))) {
            throw new ProblemException(
                    ExitCode.RULE,
                    "that post was published " + PostUrlRules.told(context, at) + ": no maximum counts so far back",
                    "");
        }
        return at;
    }

    /** What may be a post of ours whose answer was lost is counted as that already. */
    private static void mustNotBeInDoubt(AccountContext context, LedgerState ledgerState, Instant at) {
        UnresolvedAttempts.near(context, ledgerState, at).ifPresent(delivery -> {
            PostId id = delivery.id().post();
            throw new ProblemException(
                    ExitCode.RULE,
                    "it may be " + delivery.id() + ", of which nobody knows whether it was sent",
                    "if it is: punchclock resolve " + id + " --sent URL; if it is not, "
                            + (delivery.state() == DeliveryState.UNKNOWN
                                    ? "say what became of that first"
                                    : "count it when that has gone out"));
        });
    }

    /**
     * Takes back what was counted.
     *
     * @param contexts where it may have been counted
     * @throws ProblemException when no post at this address was counted by hand there
     */
    public Result uncount(Collection<AccountContext> contexts, String address) {
        return ledger.record(now, ledgerState -> uncount(contexts, address, ledgerState));
    }

    private static Decided<Result> uncount(
            Collection<AccountContext> contexts, String address, LedgerState ledgerState) {
        for (AccountContext context : contexts) {
            PostLink post =
                    context.limits().post(context.account(), address).orElse(new PostLink("", address, null, ""));
            ManuallyCountedPost counted =
                    PostUrlRules.counted(context, ledgerState, post).orElse(null);
            for (Map.Entry<AccountName, List<ManuallyCountedPost>> each :
                    ledgerState.byHand().entrySet()) {
                if (counted != null && each.getValue().contains(counted)) {
                    return new Decided<>(
                            List.of(EntryBody.uncounted(each.getKey(), counted)),
                            new Result(context.account().name(), counted.at(), ""));
                }
            }
        }
        throw neverCounted(contexts, address, ledgerState);
    }

    private static ProblemException neverCounted(
            Collection<AccountContext> contexts, String address, LedgerState ledgerState) {
        for (AccountContext context : contexts) {
            Optional<Delivery> sent = context.limits()
                    .post(context.account(), address)
                    .flatMap(post -> PostUrlRules.sent(context, ledgerState, post));
            if (sent.isPresent()) {
                return new ProblemException(
                        ExitCode.RULE,
                        "that is " + sent.get().id() + ", which went out from here: it stays counted",
                        "punchclock show " + sent.get().id().post());
            }
        }
        List<String> links = new ArrayList<>();
        for (AccountContext context : contexts) {
            ledgerState
                    .byHand(context.owner())
                    .forEach(post -> Optional.ofNullable(post.receipt().link()).ifPresent(links::add));
        }
        String last = links.stream().skip(Math.max(0, links.size() - MANY)).collect(Collectors.joining(", "));
        return new ProblemException(
                ExitCode.USAGE,
                "no post at " + address + " was counted by hand",
                links.isEmpty() ? "" : "give one of those that were: " + last);
    }
}
