package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.CountedPost;
import dev.punchclock.ledger.Decision.Decided;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.State;
import dev.punchclock.network.PostLink;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import dev.punchclock.workspace.Desk;
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
public final class CountsByHand {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** No period of a quota reaches back so far. */
    private static final Duration LONG_AGO = Duration.ofDays(366);

    private static final int MANY = 5;

    private final Ledger ledger;
    private final Instant now;

    /**
     * For a workspace that this ledger publishes.
     *
     * @throws Stopped when it does not
     */
    public CountsByHand(Workspace workspace, Ledger ledger, Instant now) {
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
     * @throws Stopped when it is not this account's, or nobody can see when it was published
     */
    public Result count(Desk desk, String address, @Nullable Instant given) {
        return ledger.record(now, book -> count(desk, address, given, book));
    }

    private Decided<Result> count(Desk desk, String address, @Nullable Instant given, Book book) {
        PostLink post = LinkRules.read(desk, address);
        AccountName account = desk.account().name();
        Optional<Delivery> sent = LinkRules.sent(desk, book, post);
        if (sent.isPresent()) {
            Instant at = sent.get().countsAt();
            String known = "that is " + sent.get().id() + ", which went out from here and is counted";
            return new Decided<>(List.of(), new Result(account, at == null ? now : at, known));
        }
        Optional<CountedPost> counted = LinkRules.counted(desk, book, post);
        if (counted.isPresent()) {
            Instant at = counted.get().at();
            return new Decided<>(
                    List.of(), new Result(account, at, "it is counted already, " + LinkRules.told(desk, at)));
        }
        Instant at = time(desk, post, given);
        mustNotBeInDoubt(desk, book, at);
        CountedPost made = new CountedPost(
                new Receipt(post.id(), post.link(), at), desk.owner().key());
        return new Decided<>(List.of(Fact.counted(account, made)), new Result(account, at, ""));
    }

    private Instant time(Desk desk, PostLink post, @Nullable Instant given) {
        Instant seen = post.at();
        if (seen == null && given == null) {
            throw new Stopped(
                    ExitCode.USAGE,
                    "the address does not say when that post was published",
                    "say it: --at \"2026-11-24 10:15\"");
        }
        if (seen == null) {
            return mustBeRecent(desk, given == null ? now : given);
        }
        LinkRules.mustNotBeToCome(desk, seen, now);
        if (given != null && Duration.between(seen, given).abs().compareTo(MINUTE) > 0) {
            throw new Stopped(
                    ExitCode.USAGE,
                    "by its address that post was published " + LinkRules.told(desk, seen) + ", not "
                            + LinkRules.told(desk, given),
                    "leave --at out");
        }
        return mustBeRecent(desk, seen);
    }

    private Instant mustBeRecent(Desk desk, Instant at) {
        if (at.isBefore(now.minus(LONG_AGO))) {
            throw new Stopped(
                    ExitCode.RULE,
                    "that post was published " + LinkRules.told(desk, at) + ": no maximum counts so far back",
                    "");
        }
        return at;
    }

    /** What may be a post of ours whose answer was lost is counted as that already. */
    private static void mustNotBeInDoubt(Desk desk, Book book, Instant at) {
        Doubts.near(desk, book, at).ifPresent(delivery -> {
            PostId id = delivery.id().post();
            throw new Stopped(
                    ExitCode.RULE,
                    "it may be " + delivery.id() + ", of which nobody knows whether it was sent",
                    "if it is: punchclock resolve " + id + " --sent URL; if it is not, "
                            + (delivery.state() == State.UNKNOWN
                                    ? "say what became of that first"
                                    : "count it when that has gone out"));
        });
    }

    /**
     * Takes back what was counted.
     *
     * @param desks where it may have been counted
     * @throws Stopped when no post at this address was counted by hand there
     */
    public Result uncount(Collection<Desk> desks, String address) {
        return ledger.record(now, book -> uncount(desks, address, book));
    }

    private static Decided<Result> uncount(Collection<Desk> desks, String address, Book book) {
        for (Desk desk : desks) {
            PostLink post = desk.limits().post(desk.account(), address).orElse(new PostLink("", address, null, ""));
            CountedPost counted = LinkRules.counted(desk, book, post).orElse(null);
            for (Map.Entry<AccountName, List<CountedPost>> each : book.byHand().entrySet()) {
                if (counted != null && each.getValue().contains(counted)) {
                    return new Decided<>(
                            List.of(Fact.uncounted(each.getKey(), counted)),
                            new Result(desk.account().name(), counted.at(), ""));
                }
            }
        }
        throw neverCounted(desks, address, book);
    }

    private static Stopped neverCounted(Collection<Desk> desks, String address, Book book) {
        for (Desk desk : desks) {
            Optional<Delivery> sent =
                    desk.limits().post(desk.account(), address).flatMap(post -> LinkRules.sent(desk, book, post));
            if (sent.isPresent()) {
                return new Stopped(
                        ExitCode.RULE,
                        "that is " + sent.get().id() + ", which went out from here: it stays counted",
                        "punchclock show " + sent.get().id().post());
            }
        }
        List<String> links = new ArrayList<>();
        for (Desk desk : desks) {
            book.byHand(desk.owner())
                    .forEach(post -> Optional.ofNullable(post.receipt().link()).ifPresent(links::add));
        }
        String last = links.stream().skip(Math.max(0, links.size() - MANY)).collect(Collectors.joining(", "));
        return new Stopped(
                ExitCode.RULE,
                "no post at " + address + " was counted by hand",
                links.isEmpty() ? "" : "give one of those that were: " + last);
    }
}
