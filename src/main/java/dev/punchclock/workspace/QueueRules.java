package dev.punchclock.workspace;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.TextObjection;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemList;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules that join posts with the accounts they name. They need no clock, and of the ledger only what counts already. */
public final class QueueRules {
    /** Within this time the same words on the same account are a repeat. */
    public static final Duration REPEAT = Duration.ofDays(30);

    /** How a file says that a repeat is wanted. */
    public static final String MAY_REPEAT = "set repeat: true";

    static final String SAY_OTHERWISE = "say it in other words, or " + MAY_REPEAT;

    private final Workspace workspace;
    private final LedgerState ledgerState;
    private final ProblemList problems = new ProblemList();
    private final Set<Post> unsound = Collections.newSetFromMap(new IdentityHashMap<>());
    /** Of each that was asked for: the delivery, where it is out or may be; empty where it is not. */
    private final Map<DeliveryId, Optional<Delivery>> counting = new HashMap<>();

    private QueueRules(Workspace workspace, LedgerState ledgerState) {
        this.workspace = workspace;
        this.ledgerState = ledgerState;
    }

    /** Asks every rule of every post, as if none had been published yet. */
    public static CheckedQueue check(Workspace workspace) {
        return check(workspace, LedgerState.EMPTY);
    }

    /**
     * Asks every rule of every post.
     *
     * @param ledgerState to leave what was published to {@link LedgerRules}, which know when
     */
    public static CheckedQueue check(Workspace workspace, LedgerState ledgerState) {
        ledgerState.expect(deliveries(workspace));
        QueueRules rules = new QueueRules(workspace, ledgerState);
        rules.idsAreUnique();
        workspace.written().forEach(rules::post);
        rules.nothingIsSaidTwice();
        rules.nothingIsCrossPosted();
        List<Post> sound = workspace.queue().stream()
                .filter(post -> !post.draft() && !rules.unsound.contains(post))
                .toList();
        List<Problem> problems = new ArrayList<>(workspace.problems());
        problems.addAll(rules.problems.told());
        problems.addAll(rules.problems.untold());
        return new CheckedQueue(sound, workspace.queue(), ProblemList.inOrder(problems));
    }

    private static List<DeliveryId> deliveries(Workspace workspace) {
        List<DeliveryId> all = new ArrayList<>();
        for (Post post : workspace.written()) {
            for (AccountName account : post.to()) {
                all.add(new DeliveryId(post.id(), account));
            }
        }
        return all;
    }

    /** What is to be said to the writer of a post that is not of the queue, before it goes out; nothing of it stops it. */
    public static List<Problem> warnings(Workspace workspace, LedgerState ledgerState, Post post) {
        List<Post> queue = new ArrayList<>(workspace.queue());
        queue.add(post);
        QueueRules rules = new QueueRules(workspace.withQueue(queue), ledgerState);
        rules.post(post);
        rules.nothingIsCrossPosted();
        return rules.problems.told().stream()
                .filter(problem -> !problem.isError()
                        && problem.place() != null
                        && problem.place().file().equals(post.places().file()))
                .toList();
    }

    private void idsAreUnique() {
        Map<PostId, Post> seen = new HashMap<>();
        for (Post post : workspace.written()) {
            Post first = seen.putIfAbsent(post.id(), post);
            if (first != null) {
                String remedy =
                        post.idWritten() ? "give one of them another id" : "give each an id of its own, or remove one";
                String what = post.idWritten()
                        ? "the id " + post.id() + " is taken by "
                                + first.places().start()
                        : "this post says the same as " + first.places().start();
                error(post, "id", what, remedy);
            }
        }
    }

    private void post(Post post) {
        problems.addAll(InvisibleCharacterRules.check(post));
        Set<TextObjection> said = new HashSet<>();
        for (AccountName name : post.to()) {
            AccountContext context = workspace.contexts().get(name);
            if (context == null && problems.isFull(post.places().file(), Problem.Level.ERROR)) {
                error(post, "to", "", "");
            } else if (context == null) {
                List<String> known = workspace.contexts().keySet().stream()
                        .map(AccountName::value)
                        .toList();
                error(post, "to", "there is no account " + name, DidYouMean.remedy(name.value(), known));
            } else if (!counting(post, name).map(Delivery::isOver).orElse(false)) { // what is out does not change
                context.objection(post.wording()).ifPresent(no -> error(post, post.says(), no.what(), no.remedy()));
                for (TextObjection it : context.warnings(post.wording())) {
                    if (said.add(it)) { // two accounts of one network say it once
                        problems.add(Problem.warning(post.places().of(post.says()), it.what(), it.remedy()));
                    }
                }
                time(post, context);
            }
        }
        LocalDateTime at = post.at();
        LocalDateTime expires = post.expires();
        if (at != null && expires != null && !at.isBefore(expires)) {
            error(post, "expires", "it expires before the time in `at`", "let it expire after " + readable(at));
        }
    }

    private void time(Post post, AccountContext context) {
        LocalDateTime at = post.at();
        if (at == null) {
            return;
        }
        WallClock clock = context.timetable().clock();
        String where =
                " in " + clock.zone() + ", the zone of " + context.account().name();
        switch (clock.showings(at)) {
            case 0 ->
                error(
                        post,
                        "at",
                        readable(at) + " does not exist" + where + ": clocks skip it",
                        "pin it to " + readable(clock.at(clock.closes(at))) + " or later");
            case 1 -> {
                if (!isOutOrMayBe(post, context.account().name())) {
                    closed(post, context, at);
                }
            }
            default ->
                error(
                        post,
                        "at",
                        readable(at) + " comes twice" + where + ": clocks go back",
                        "pin it outside the hour that comes twice");
        }
    }

    private void closed(Post post, AccountContext context, LocalDateTime at) {
        var instant = context.timetable().clock().closes(at);
        boolean isToldOfItsCalendar = context.timetable().calendars().stream()
                .anyMatch(busy -> busy.calendar().refused() != null);
        int parts = post.wording().parts().size();
        if (!isToldOfItsCalendar && !context.fits(instant, parts)) {
            String next = context.firstStart(instant, parts)
                    .map(start -> TimeFormat.exactly(start, context.timetable().zone(), instant))
                    .orElse("never");
            String becomes = switch (post.late()) {
                case NEXT_SLOT -> "it will be moved to when that opens, " + next;
                case DROP -> "it will be dropped";
                case HOLD -> "it will be held";
            };
            String time = TimeFormat.date(at.toLocalDate()) + " " + at.toLocalTime();
            String why = context.fits(instant, 1)
                    ? "the " + parts + " parts do not fit before work ends on "
                            + context.account().name() + ", begun "
                    : context.account().name() + " is off at ";
            String what = why + time + "; late: " + post.late().word() + " says " + becomes;
            problems.add(Problem.warning(post.places().of("at"), what, "pin it to work hours"));
        }
    }

    private void nothingIsSaidTwice() {
        TextIndex<Post> said = new TextIndex<>();
        for (Post post : workspace.written()) {
            for (AccountName account : post.to()) {
                if (!post.draft() && !isOutOrMayBe(post, account)) {
                    isNotSaidBy(said, post, account);
                }
            }
        }
    }

    private void isNotSaidBy(TextIndex<Post> others, Post post, AccountName account) {
        List<Wording> sayings = post.wording().sayings();
        boolean isTold = false;
        for (int i = 0; i < sayings.size(); i++) {
            Post first = others.add(account, sayings.get(i), post).orElse(null);
            if (first != null && repeats(first, post) && !isTold) {
                isTold = true;
                String which = i == 0 ? "" : "part " + i + " of the thread: ";
                String what = which + account + " says the same within 30 days: "
                        + first.places().start();
                error(post, post.says(), what, SAY_OTHERWISE);
            }
        }
    }

    /** What has gone out is only listened to. */
    private void nothingIsCrossPosted() {
        CrossPosting crossPosting = new CrossPosting(workspace);
        if (!crossPosting.isPossible()) {
            return;
        }
        for (boolean published : new boolean[] {true, false}) {
            for (Post post : workspace.queue()) {
                for (AccountName account : post.draft() ? List.<AccountName>of() : post.to()) {
                    if (isOutOrMayBe(post, account) == published) {
                        Optional<Problem> problem = crossPosting.add(post, account);
                        problem.filter(it -> !published).ifPresent(problems::add);
                    }
                }
            }
        }
    }

    private boolean isOutOrMayBe(Post post, AccountName account) {
        return counting(post, account).isPresent();
    }

    private Optional<Delivery> counting(Post post, AccountName account) {
        return counting.computeIfAbsent(new DeliveryId(post.id(), account), this::counting);
    }

    /** What is published goes with the handle. */
    private Optional<Delivery> counting(DeliveryId id) {
        AccountContext context = workspace.contexts().get(id.account());
        Delivery delivery = context == null ? null : ledgerState.find(id.post(), context.owner());
        return Optional.ofNullable(delivery).filter(Delivery::counts);
    }

    private static boolean repeats(Post first, Post post) {
        return !post.repeat() && !first.id().equals(post.id()) && !farApart(first, post);
    }

    /** Whether both are pinned, and so much time lies between them that nobody calls the second a repeat. */
    static boolean farApart(Post one, Post other) {
        LocalDateTime a = one.at();
        LocalDateTime b = other.at();
        return a != null && b != null && Duration.between(a, b).abs().compareTo(REPEAT) >= 0;
    }

    private static String readable(LocalDateTime at) {
        return at.toString().replace('T', ' ');
    }

    private void error(Post post, String key, String what, String remedy) {
        unsound.add(post);
        if (problems.isFull(post.places().file(), Problem.Level.ERROR)) {
            problems.addUntold(post.places().file(), Problem.Level.ERROR);
        } else {
            problems.add(Problem.error(post.places().of(key), what, remedy));
        }
    }
}
