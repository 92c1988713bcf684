package dev.punchclock.publish;

import dev.punchclock.account.Quota;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Network;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.Post;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.PublishNowResult.Result;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A second look where there is no ledger to keep two machines apart: two jobs may have asked the network at the same
 * moment, have both found room, and have both sent.
 */
final class DuplicateCheck {
    private static final Duration AT_ONCE = Duration.ofMinutes(10);
    private static final String TAKE_BACK = "take one of them back, and let one job post at a time";

    private DuplicateCheck() {}

    /** The answer to a post that was sent, as the network's record bears it out afterwards. */
    static PublishNowResult compared(
            PublishNowResult sent,
            Workspace workspace,
            Post post,
            AccountContext context,
            Network network,
            Instant now) {
        Receipt own = sent.receipt();
        if (own == null) {
            return sent;
        }
        LedgerState ledgerState;
        try {
            ledgerState =
                    NetworkBackedLedger.of(workspace, context, network, now).book();
        } catch (ProblemException cannotBeAsked) {
            return nobodyCanTell(
                    sent, own, context, cannotBeAsked.problems().get(0).what());
        }
        List<Delivery> others = others(ledgerState, own);
        String problem = problem(others, post, own, context);
        if (!problem.isEmpty()) {
            return new PublishNowResult(Result.SENT_TOO_MANY, sent.account(), problem, TAKE_BACK, own, null);
        }
        boolean isShown = others.size() < all(ledgerState).size();
        return isShown ? sent : nobodyCanTell(sent, own, context, "the network does not show it yet");
    }

    /**
     * The answer that it was sent before, where the network shows it once; it may show by now what jobs could not see.
     *
     * @param shown what the network was seen to have
     */
    static PublishNowResult once(PublishNowResult before, Post post, LedgerState shown) {
        Receipt own = before.receipt();
        List<Delivery> near = own == null ? List.of() : near(others(shown, own), post, own);
        return own == null || near.isEmpty()
                ? before
                : new PublishNowResult(Result.SENT_TOO_MANY, before.account(), more(own, near), TAKE_BACK, own, null);
    }

    /** All that the network shows but this; oldest first. */
    private static List<Delivery> others(LedgerState ledgerState, Receipt own) {
        return all(ledgerState).stream()
                .filter(other -> !own.id().equals(receipt(other).id()))
                .sorted(Comparator.comparing(other -> receipt(other).at()))
                .toList();
    }

    private static List<Delivery> all(LedgerState recollected) {
        return recollected.everything();
    }

    private static Receipt receipt(Delivery recollected) {
        return Objects.requireNonNull(recollected.receipt());
    }

    /** What is wrong with both being out, with the links of both; empty when nothing is. */
    private static String problem(List<Delivery> others, Post post, Receipt own, AccountContext context) {
        List<Delivery> near = near(others, post, own);
        if (!near.isEmpty()) {
            return more(own, near);
        }
        Quota quota = context.account().quota();
        WallClock clock = context.timetable().clock();
        LocalDate day = clock.dayOf(own.at());
        Instant from = clock.startOf(quota.per().startOf(day));
        Instant to = clock.startOf(quota.per().endOf(day));
        List<Delivery> period = others.stream()
                .filter(other -> !receipt(other).at().isBefore(from)
                        && receipt(other).at().isBefore(to))
                .toList();
        if (period.size() >= quota.max()) {
            return "the most for %s (%d) is exceeded, for another job posted as well: %s"
                    .formatted(quota.per().label(day), quota.max(), links(own, last(period)));
        }
        List<Delivery> close = others.stream()
                .filter(other -> isWithin(quota.gap(), other, own))
                .toList();
        return close.isEmpty()
                ? ""
                : "another job posted less than %s from it: %s"
                        .formatted(TimeFormat.duration(quota.gap()), links(own, last(close)));
    }

    private static List<Delivery> near(List<Delivery> others, Post post, Receipt own) {
        return others.stream()
                .filter(other -> isWithin(AT_ONCE, other, own))
                .filter(other -> says(post, other))
                .toList();
    }

    private static String more(Receipt own, List<Delivery> near) {
        return near.size() == 1
                ? "two jobs sent it at the same moment, and it stands there twice: " + links(own, near)
                : "several jobs sent it, and it stands there " + (near.size() + 1) + " times: " + links(own, near);
    }

    private static boolean says(Post post, Delivery other) {
        String text = Objects.requireNonNullElse(other.text(), "");
        return post.wording().gist().equals(new Wording(text).gist());
    }

    private static boolean isWithin(Duration length, Delivery other, Receipt own) {
        return Duration.between(receipt(other).at(), own.at()).abs().compareTo(length) < 0;
    }

    private static List<Delivery> last(List<Delivery> all) {
        return all.subList(all.size() - 1, all.size());
    }

    private static String links(Receipt own, List<Delivery> others) {
        List<Receipt> all =
                new ArrayList<>(others.stream().map(DuplicateCheck::receipt).toList());
        all.add(own);
        return all.stream()
                .sorted(Comparator.comparing(Receipt::at))
                .flatMap(receipt -> Stream.ofNullable(receipt.link()))
                .collect(Collectors.joining(", "));
    }

    /** Sent; where there is a maximum to exceed, it is said that nobody has seen it kept. */
    private static PublishNowResult nobodyCanTell(
            PublishNowResult sent, Receipt own, AccountContext context, String why) {
        return context.account().quota().isLimited()
                ? PublishNowResult.sent(
                        Result.SENT,
                        sent.account(),
                        own,
                        "whether another job posted at the same moment, nobody can tell: " + why)
                : sent;
    }
}
