package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.Closing;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Decision.Decided;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.State;
import dev.punchclock.network.ClockDifference;
import dev.punchclock.network.Key;
import dev.punchclock.network.Lookup;
import dev.punchclock.network.Network;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Receipt;
import dev.punchclock.network.Trace;
import dev.punchclock.plan.Slot;
import dev.punchclock.plan.Why;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import dev.punchclock.publish.Answer.Result;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Publishes one post at once, or says why not: for people and for CI. The same post under the same key goes out once,
 * however often it is asked for. What could not be sent is not kept.
 *
 * <p>It is longer than 300 lines because what is asked before, inside and after the claim must agree.
 */
public final class AtOnce {
    static final Why NOW = new Why(Why.Reason.PINNED, 1, 1, "");

    private final Workspace workspace;
    private final Post post;
    private final Ledger ledger;
    private final InstantSource clock;
    private final @Nullable Door door;

    /**
     * @param post with the key as its id
     * @param ledger that publishes the workspace, or the {@link Recollection} of one without a memory
     * @param door null while the fence is shut, as it nearly always is
     */
    public AtOnce(Workspace workspace, Post post, Ledger ledger, InstantSource clock, @Nullable Door door) {
        this.workspace = workspace;
        this.post = post;
        this.ledger = ledger;
        this.clock = clock;
        this.door = door;
    }

    /**
     * Publishes on one account.
     *
     * @param sending told once every rule has agreed, just before it is sent
     * @throws Stopped when the clock cannot be trusted, the credentials are not the account's, or the network cannot be asked
     *     who they belong to; nothing was sent
     */
    public Answer on(Desk desk, Network network, Runnable sending) {
        Instant now = clock.instant();
        Publisher.clockMustNotBeBehind(
                workspace.isMemoryless() ? Book.EMPTY : ledger.book(),
                now,
                desk.timetable().zone());
        Settlement.writeKept(ledger, now);
        Book book = settled(desk, network, now);
        Optional<Answer> before = Earlier.answer(workspace, post, desk, book, now);
        if (before.isPresent()) {
            boolean waits = before.get().result() == Result.QUEUED;
            return waits ? blocked(desk, now).map(Answer::queued).orElse(before.get()) : once(before.get());
        }
        Optional<Answer> objection = desk.objection(post.wording())
                .map(no -> Answer.no(Result.RULE, desk.account().name(), no.what(), no.remedy()));
        if (objection.isPresent()) {
            return objection.get();
        }
        Optional<Closing> busy = book.busy(desk.owner(), now);
        if (busy.isPresent()) {
            return busy(desk, busy.get(), now);
        }
        if (door == null && !desk.admits(now)) {
            return closed(desk, "", now);
        }
        Optional<Answer> shown = workspace.isMemoryless() ? shown(desk, network, now) : Optional.empty();
        if (shown.isPresent()) {
            return once(shown.get());
        }
        Answer answer = publish(desk, network, book, sending);
        return workspace.isMemoryless() ? seenAgain(answer, desk, network) : answer;
    }

    /** Without a memory: what jobs could not see of each other may be shown by now. */
    private Answer once(Answer before) {
        return workspace.isMemoryless() && before.result() == Result.SENT_BEFORE
                ? Twins.once(before, post, ledger.book())
                : before;
    }

    /** Without a memory: what was sent is looked at once more, and what was refused may have been sent by another job. */
    private Answer seenAgain(Answer answer, Desk desk, Network network) {
        return switch (answer.result()) {
            case SENT -> Twins.compared(answer, workspace, post, desk, network, clock.instant());
            case NETWORK, UNKNOWN ->
                shown(desk, network, clock.instant())
                        .filter(seen -> seen.result() == Result.SENT_BEFORE)
                        .orElse(answer);
            default -> answer;
        };
    }

    /** Asked by the network's own means: it may show a text in other letters than it was written in. */
    private Optional<Answer> shown(Desk desk, Network network, Instant now) {
        AccountName account = desk.account().name();
        Prepared prepared = new Prepared(desk.account(), Attempt.parts(post.wording()));
        Key key = new Key(Attempt.key(workspace, id(desk), 0), now);
        Trace trace = network.find(prepared, 0, new Lookup(key, now.minus(QueueRules.REPEAT), now, id -> false));
        if (trace instanceof Trace.Found found) {
            return Optional.of(Answer.sent(Result.SENT_BEFORE, account, found.receipt(), ""));
        }
        return trace instanceof Trace.CannotTell cannot
                ? Optional.of(Answer.no(
                        Result.RULE,
                        account,
                        "without a memory nobody can tell whether it was sent before: " + cannot.why(),
                        "look at the account; if it is not there, say it in other words"))
                : Optional.empty();
    }

    /** The book, after the network was asked about earlier attempts that may have gone out, under whatever name. */
    private Book settled(Desk desk, Network network, Instant now) {
        Delivery before = ledger.book().find(post.id(), desk.owner());
        if (before != null && before.state() == State.CLAIMED) {
            ledger.record(now, book -> Decided.of(abandoned(before.id(), desk, book, now)));
        }
        Book asked = ledger.book();
        Delivery delivery = asked.find(post.id(), desk.owner());
        if (delivery != null && delivery.state() == State.UNKNOWN) {
            List<Fact> found = Reconciliation.news(
                    Reconciliation.ask(desk, network, delivery, ledger, asked, now).stream()
                            .toList(),
                    ledger,
                    asked,
                    now);
            ledger.record(now, book -> Decided.of(Reconciliation.stillTrue(found, desk.owner(), asked, book)));
        } else if (delivery != null && delivery.state() != State.CLAIMED && delivery.isInDoubt()) {
            new Attempt(desk, network, ledger, workspace, clock).lookAgain(delivery);
        }
        return ledger.book();
    }

    private static List<Fact> abandoned(DeliveryId id, Desk desk, Book book, Instant now) {
        return Reconciliation.abandoned(desk.owner(), book, now).stream()
                .filter(fact -> id.equals(fact.delivery()))
                .toList();
    }

    /** A calendar on which nobody can rely; empty when there is none. */
    private static Optional<Answer> blocked(Desk desk, Instant now) {
        return desk.unreliableCalendar(now)
                .map(problem -> Answer.closed(desk.account().name(), problem));
    }

    /** Closed like off the clock; the door in the fence is for other hours, not for a person who said no. */
    private Answer busy(Desk desk, Closing busy, Instant now) {
        String why = busy.told(desk.timetable().zone());
        return door == null
                ? closed(desk.less(busy), why, now)
                : Answer.no(Result.RULE, desk.account().name(), why, "punchclock free opens it again");
    }

    private Answer closed(Desk desk, String why, Instant now) {
        Optional<Answer> blocked = blocked(desk, now);
        if (blocked.isPresent()) {
            return blocked.get();
        }
        Instant end = desk.timetable().openAt(now).map(Window::end).orElse(now);
        Instant opens = desk.timetable().openNext(end).map(Window::start).orElse(null);
        return new Answer(Result.CLOSED, desk.account().name(), why, "", null, opens);
    }

    /** @param asked the book in which nothing was in the way: another process may have gone on since */
    private Answer publish(Desk desk, Network network, Book asked, Runnable sending) {
        DeliveryId id = id(desk);
        Attempt attempt = new Attempt(desk, network, ledger, workspace, clock);
        Waiting waiting = waiting(desk, asked, clock.instant());
        Attempt.Ready ready = attempt.ready(waiting);
        Instant at = ready.claim().at();
        int parts = ready.prepared().parts().size();
        Optional<String> closed = door == null ? ready.time().closed(at, parts) : Optional.empty();
        if (closed.isPresent()) {
            return closed(desk, closed.get(), ready.time().earliest(at));
        }
        Optional<Answer> no = ledger.record(at, book -> {
            Optional<Answer> refusal = refusal(waiting, book, at, ready.time().ahead());
            List<Fact> facts = new ArrayList<>(handedIn(book, desk));
            if (door != null) {
                facts.add(Fact.offHours(id, door.paid(), door.reason()));
            }
            facts.add(ready.claimed(id));
            return new Decided<>(refusal.isPresent() ? List.of() : facts, refusal);
        });
        if (no.isPresent()) {
            return no.get();
        }
        sending.run();
        Slot slot = new Slot(id, at, NOW);
        Attempt.Result result = attempt.send(waiting, slot, ready, door != null, AtOnce::notKept);
        return answer(desk, network, result);
    }

    /** Asked inside the transaction that gives the claim: of several processes with one key, one goes on. */
    private Optional<Answer> refusal(Waiting waiting, Book book, Instant at, @Nullable ClockDifference ahead) {
        Desk desk = waiting.desk();
        Optional<Answer> before = Earlier.answer(workspace, post, desk, book, at);
        if (before.isPresent()) {
            return before;
        }
        Book after = book.supposing(at, handedIn(book, desk));
        return ClaimRules.refusal(waiting, after, at, ahead)
                .map(refusal -> Answer.no(Result.RULE, desk.account().name(), refusal.why(), remedy(refusal)));
    }

    private String remedy(ClaimRules.Refusal refusal) {
        if (refusal.holds()) {
            return "say it in other words, or give --repeat";
        }
        return workspace.isMemoryless() ? "start the job again later" : "punchclock add lets it wait for its slot";
    }

    private List<Fact> handedIn(Book book, Desk desk) {
        DeliveryId id = id(desk);
        Delivery delivery = book.find(id);
        if (delivery != null && delivery.state() == State.WAITING) {
            return List.of();
        }
        Fact handedIn = Fact.handedIn(post, id.account()).with(Fact.FILE, "");
        return List.of(Intake.takingOver(handedIn, book.find(post.id(), desk.owner())));
    }

    private Waiting waiting(Desk desk, Book book, Instant now) {
        DeliveryId id = id(desk);
        Delivery delivery = book.supposing(now, handedIn(book, desk)).find(id);
        return new Waiting(desk, post, Objects.requireNonNull(delivery));
    }

    /** What was surely not published leaves nothing behind that could go out later. */
    private static List<Fact> notKept(Fact settled) {
        boolean over =
                settled.kind() == Kind.UNKNOWN || Settlement.isProof(settled) || settled.kind() == Kind.SENT_TWICE;
        DeliveryId id = settled.delivery();
        return over || id == null ? List.of() : List.of(Fact.of(Kind.WITHDRAWN, id));
    }

    private Answer answer(Desk desk, Network network, Attempt.Result result) {
        AccountName account = desk.account().name();
        Fact fact = result.facts().get(0);
        String why = fact.note() == null ? "" : fact.note();
        boolean isThere =
                fact.kind() == Kind.REFUSED && !fact.detail(Fact.PROVEN).isEmpty();
        if (isThere && workspace.isMemoryless()) { // by an attempt of which this disk knows nothing
            return Answer.no(Result.UNKNOWN, account, why, Earlier.again(desk, clock.instant()));
        }
        return switch (fact.kind()) {
            case SENT -> Answer.sent(Result.SENT, account, receipt(desk), "");
            case SENT_TWICE -> Answer.sentTwice(account, why, receipt(desk), fact.detail(Fact.LINK));
            case UNKNOWN -> stillUnknown(desk, network, why);
            default -> Answer.no(result.code() == ExitCode.RULE ? Result.RULE : Result.NETWORK, account, why, "");
        };
    }

    /** A lost answer: the network may show it already. */
    private Answer stillUnknown(Desk desk, Network network, String why) {
        Book book = settled(desk, network, clock.instant());
        Delivery delivery = book.find(id(desk));
        AccountName account = desk.account().name();
        return delivery != null && delivery.state() == State.SENT
                ? Answer.sent(Result.SENT, account, delivery.receipt(), "the answer was lost; the network has it")
                : Earlier.answer(workspace, post, desk, book, clock.instant())
                        .orElseGet(() -> Answer.no(Result.UNKNOWN, account, why, ""));
    }

    private @Nullable Receipt receipt(Desk desk) {
        Delivery delivery = ledger.book().find(id(desk));
        return delivery == null ? null : delivery.receipt();
    }

    private DeliveryId id(Desk desk) {
        return new DeliveryId(post.id(), desk.account().name());
    }
}
