package dev.punchclock.workspace;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.CountedDelivery;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryOwner;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.Problem;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The rules that join the queue and the calendars with what has happened, and with the clock. They only report. */
public final class LedgerRules {
    private final LedgerState ledgerState;
    private final Instant now;
    /** By account and gist, what went out or may have. */
    private final Map<AccountName, Map<String, Saying>> said = new HashMap<>();

    private final List<Problem> problems = new ArrayList<>();

    private LedgerRules(LedgerState ledgerState, Instant now) {
        this.ledgerState = ledgerState;
        this.now = now;
    }

    /** What the queue's posts have against them, in the order of the queue; then what calendars have. */
    public static List<Problem> check(Workspace workspace, LedgerState ledgerState, Instant now) {
        LedgerRules rules = new LedgerRules(ledgerState, now);
        List<Known> queue = rules.queue(workspace);
        rules.recall(workspace, queue);
        queue.forEach(rules::check);
        rules.problems.addAll(CalendarRules.check(workspace, now));
        return rules.problems;
    }

    /**
     * A post on one of its accounts, with what the ledger has of it.
     *
     * @param gists of what may not have been said before; none where it may, or nothing is to come
     */
    private record Known(
            Post post, AccountContext context, @Nullable Delivery delivery, List<String> gists) {
        static Known of(Post post, AccountContext context, @Nullable Delivery delivery) {
            boolean mustBeNew = waits(post, delivery) && !post.repeat();
            return new Known(post, context, delivery, mustBeNew ? post.wording().gists() : List.of());
        }

        boolean waits() {
            return waits(post, delivery);
        }

        private static boolean waits(Post post, @Nullable Delivery delivery) {
            return !post.draft() && (delivery == null || delivery.state() == DeliveryState.WAITING);
        }
    }

    private List<Known> queue(Workspace workspace) {
        List<Known> queue = new ArrayList<>();
        for (Post post : workspace.written()) {
            for (AccountName name : post.to()) {
                AccountContext context = workspace.contexts().get(name);
                if (context != null) {
                    queue.add(Known.of(post, context, ledgerState.find(post.id(), context.owner())));
                }
            }
        }
        return queue;
    }

    private void recall(Workspace workspace, List<Known> queue) {
        Set<String> gists = new HashSet<>();
        queue.forEach(each -> gists.addAll(each.gists()));
        Instant from = now.minus(QueueRules.REPEAT);
        List<CountedDelivery> saying = gists.isEmpty() ? List.of() : ledgerState.saying(gists, from);
        for (AccountContext context : workspace.contexts().values()) {
            EntryOwner owner = context.owner();
            Map<String, Saying> here = new HashMap<>();
            said(owner, ledgerState, saying, from, here::putIfAbsent);
            said.put(owner.name(), here);
        }
    }

    /**
     * A post that went out, or may have.
     *
     * @param isKnown that it did
     * @param part which part of the new post says the same; 0 where that is all of it
     */
    public record Saying(DeliveryId id, boolean isKnown, int part) {
        PostId post() {
            return id.post();
        }
    }

    /** What on this account says the same, and went out within 30 days before {@code now}, or may have; null if none. */
    public static @Nullable Saying repeated(Post post, EntryOwner owner, LedgerState ledgerState, Instant now) {
        List<String> gists = post.wording().gists();
        Instant from = now.minus(QueueRules.REPEAT);
        Map<String, Saying> others = new HashMap<>();
        said(owner, ledgerState, ledgerState.saying(Set.copyOf(gists), from), from, (gist, saying) -> {
            if (!saying.post().equals(post.id())) {
                others.putIfAbsent(gist, saying);
            }
        });
        return firstOf(gists, others);
    }

    private static @Nullable Saying firstOf(List<String> gists, Map<String, Saying> said) {
        for (int i = 0; i < gists.size(); i++) {
            Saying other = said.get(gists.get(i));
            if (other != null) {
                return new Saying(other.id(), other.isKnown(), i);
            }
        }
        return null;
    }

    /**
     * By gist, all that was said on this account. What surely went out comes first, and of what says the same the first
     * is named.
     */
    private static void said(
            EntryOwner owner,
            LedgerState ledgerState,
            List<CountedDelivery> said,
            Instant from,
            BiConsumer<String, Saying> reader) {
        for (CountedDelivery each : said) {
            String text = each.text();
            boolean isRecent = each.at().stream().anyMatch(at -> at.isAfter(from));
            if (text != null && isRecent && ledgerState.owns(owner, each)) {
                tell(text, new Saying(each.id(), true, 0), reader);
            }
        }
        for (Delivery each : ledgerState.inHand()) {
            String text = each.text();
            boolean mayHaveGoneOut = each.countsAt() == null
                    && each.openAttempts().stream()
                            .anyMatch(attempt -> attempt.until().isAfter(from));
            if (text != null && mayHaveGoneOut && ledgerState.owns(owner, each)) {
                tell(text, new Saying(each.id(), false, 0), reader);
            }
        }
    }

    private static void tell(String text, Saying by, BiConsumer<String, Saying> reader) {
        new Wording(text).gists().forEach(gist -> reader.accept(gist, by));
    }

    /** That this says the same, or may have said it. */
    public static String saidBefore(AccountName account, Saying other) {
        String which = other.part() == 0 ? "" : "part " + other.part() + " of the thread: ";
        return other.isKnown()
                ? which + account + " said the same within 30 days: " + other.post()
                : which + account + " may have said the same: whether " + other.post()
                        + " went out, nobody knows; when it is there, punchclock resolve " + other.post()
                        + " --sent URL";
    }

    private void check(Known known) {
        Post post = known.post();
        AccountContext context = known.context();
        Delivery delivery = known.delivery();
        if (delivery != null && delivery.counts()) {
            unchanged(post, context, delivery);
        } else if (delivery != null && delivery.state() == DeliveryState.DROPPED) {
            String why = delivery.note() == null ? "" : ": " + delivery.note();
            String unhold = "punchclock unhold " + post.id();
            warn(
                    post,
                    "id",
                    "it was dropped" + why,
                    isOver(post, context)
                            ? "take it out, or give it a later expires: and then " + unhold
                            : "take it out, or " + unhold);
        } else if (known.waits()) {
            notSaidBefore(post, context, known.gists());
            inTime(post, context, delivery);
        }
    }

    private void unchanged(Post post, AccountContext context, Delivery delivery) {
        if (delivery.text() != null && !delivery.says(post.wording())) {
            Instant at = delivery.countsAt();
            String when = at == null
                    ? ""
                    : " on " + TimeFormat.exactly(at, context.timetable().zone());
            problems.add(Problem.error(
                    post.places().of(post.says()),
                    post.id() + " was published" + when + ": what is published does not change",
                    "restore its text, or give the new text an id of its own"));
        }
    }

    private void notSaidBefore(Post post, AccountContext context, List<String> gists) {
        AccountName account = context.account().name();
        Saying other = firstOf(gists, said.getOrDefault(account, Map.of()));
        if (other != null && !other.post().equals(post.id())) {
            problems.add(
                    Problem.error(post.places().of(post.says()), saidBefore(account, other), QueueRules.SAY_OTHERWISE));
        }
    }

    private void inTime(Post post, AccountContext context, @Nullable Delivery delivery) {
        WallClock clock = context.timetable().clock();
        LocalDateTime at = post.at();
        if (isOver(post, context)) {
            warn(post, "expires", "it has expired: it will be dropped", "take it out, or give it a later expires:");
        } else if (at != null && PastPins.isPast(post, context, delivery, now)) {
            problems.add(PastPins.problem(post, context, at, now));
        } else if (at != null && isToCome(at, delivery) && isDue(post, context, clock.closes(at))) {
            String becomes = switch (post.late()) {
                case NEXT_SLOT -> "it will take the next slot";
                case DROP -> "it will be dropped";
                case HOLD -> "it will be held";
            };
            warn(
                    post,
                    "at",
                    "this time is past; once it is an hour late, or work has closed, late: "
                            + post.late().word() + " says " + becomes,
                    "");
        }
    }

    /** What is pinned to closed time is not late before work goes on. */
    private boolean isDue(Post post, AccountContext context, Instant pinned) {
        return pinned.isBefore(now)
                && context.slotOf(pinned, post.late()).orElse(pinned).isBefore(now);
    }

    private boolean isOver(Post post, AccountContext context) {
        LocalDateTime expires = post.expires();
        return expires != null && !now.isBefore(context.timetable().clock().closes(expires));
    }

    private static boolean isToCome(LocalDateTime at, @Nullable Delivery delivery) {
        return delivery == null || !at.equals(delivery.movedFrom());
    }

    private void warn(Post post, String key, String what, String remedy) {
        problems.add(Problem.warning(post.places().of(key), what, remedy));
    }
}
