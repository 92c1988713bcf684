package dev.punchclock.publish;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.Timetable;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.UnrecordedOutcomes;
import dev.punchclock.network.Outcome;
import dev.punchclock.plan.Slot;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Brings the outcome of an attempt into the words of the ledger. */
final class Settlement {
    private static final Duration QUIET_WITHOUT_A_TIME = Duration.ofMinutes(15);

    private static final Duration LONGEST_QUIET = Duration.ofDays(1);

    private Settlement() {}

    /**
     * What is to be written down.
     *
     * @param before the delivery as it was before the attempt
     * @param timetable of the account: no wait of ours ends off the clock
     */
    static EntryBody fact(Outcome outcome, Delivery before, Slot slot, Timetable timetable, Instant now) {
        DeliveryId id = before.id();
        if (outcome instanceof Outcome.Sent sent) {
            Duration late = Duration.between(slot.at(), sent.receipt().at());
            EntryBody fact = before.sent(sent.receipt());
            return late.toMinutes() > 0 && before.published().isEmpty()
                    ? fact.note(TimeFormat.duration(late) + " after its slot")
                    : fact;
        }
        if (outcome instanceof Outcome.Refused refused) {
            return EntryBody.of(EntryKind.REFUSED, id).note(refused.why());
        }
        if (outcome instanceof Outcome.Throttled throttled) {
            return EntryBody.of(EntryKind.THROTTLED, id)
                    .times(null, quietUntil(throttled.until(), now))
                    .note(throttled.why());
        }
        if (outcome instanceof Outcome.NotSent notSent) {
            return EntryBody.of(EntryKind.NOT_SENT, id)
                    .times(null, open(timetable, now.plus(waitAfter(id, before.attempts()))))
                    .note(notSent.why());
        }
        return EntryBody.of(EntryKind.UNKNOWN, id)
                .note(outcome instanceof Outcome.Unknown unknown ? unknown.why() : "");
    }

    /** The same where it was not even made ready: what is refused is held, what is put off waits without a claim. */
    static EntryBody notReady(Outcome outcome, Delivery before, Slot slot, Timetable timetable, Instant now) {
        EntryBody fact = fact(outcome, before, slot, timetable, now);
        EntryKind kind = fact.kind() == EntryKind.REFUSED ? EntryKind.HELD : EntryKind.NOT_READY;
        EntryBody waits = EntryBody.of(kind, before.id()).times(null, fact.until());
        return fact.note() == null ? waits : waits.note(fact.note());
    }

    /** A time that makes no sense is not believed: at most a day. */
    private static Instant quietUntil(@Nullable Instant asked, Instant now) {
        Instant until = asked == null || asked.isBefore(now) ? now.plus(QUIET_WITHOUT_A_TIME) : asked;
        Instant latest = now.plus(LONGEST_QUIET);
        return until.isAfter(latest) ? latest : until;
    }

    /**
     * The wait after so many earlier attempts, less up to a quarter of it: when a network is back, not everybody comes at
     * once. The same delivery waits as long in every rehearsal.
     */
    private static Duration waitAfter(DeliveryId id, int earlierAttempts) {
        Duration doubled = PublishingTimes.FIRST_WAIT.multipliedBy(1L << Math.min(earlierAttempts, 5));
        Duration wait = doubled.compareTo(PublishingTimes.LATE) < 0 ? doubled : PublishingTimes.LATE;
        int most = Math.toIntExact(wait.toSeconds() / 4);
        return wait.minusSeconds(new Random(31L * id.toString().hashCode() + earlierAttempts).nextInt(most + 1));
    }

    /** This moment, or where it is off the clock, the next opening. */
    private static Instant open(Timetable timetable, Instant t) {
        return timetable.isOpen(t)
                ? t
                : timetable.openNext(t).map(Window::start).orElse(t);
    }

    /**
     * What to tell when the outcome could not be written: the claim stands, and the network will be asked.
     *
     * @param kept whether a proof of it was put beside the ledger: then nobody need be asked
     */
    static ProblemException notWritten(EntryBody fact, ProblemException cannotWrite, boolean kept) {
        boolean sent = isProof(fact);
        if (!sent && fact.kind() != EntryKind.UNKNOWN) {
            return cannotWrite;
        }
        String what = sent
                ? fact.delivery() + " was sent (" + fact.detail(EntryBody.LINK) + ")"
                : fact.delivery() + " may have been sent";
        Problem why = cannotWrite.problems().get(0);
        String first = why.remedy().isEmpty() ? "put that right" : why.remedy();
        String then = kept
                ? "the next look writes down what is noted beside the ledger"
                : "the next look asks the network about this post before it sends anything";
        String place = why.place() == null ? "" : why.place() + ": ";
        return new UnrecordedReport(List.of(Problem.error(
                null, what + ", but the ledger could not be written: " + place + why.what(), first + "; " + then)));
    }

    static ExitCode code(EntryKind outcome) {
        return switch (outcome) {
            case SENT, PART_SENT -> ExitCode.DONE;
            case UNKNOWN, SENT_TWICE -> ExitCode.UNKNOWN;
            default -> ExitCode.REFUSED;
        };
    }

    /** Whether the next due delivery of the account may be tried in the same round. */
    static boolean goesOn(EntryKind outcome) {
        return outcome == EntryKind.SENT || outcome == EntryKind.REFUSED;
    }

    /**
     * Writes down what an earlier look could not.
     *
     * @return what was written
     * @throws ProblemException where that cannot be done yet: says first what is out
     */
    static List<EntryBody> writeKept(Ledger ledger, Instant now) {
        List<EntryBody> kept = ledger.kept();
        if (kept.isEmpty()) {
            return kept;
        }
        try {
            List<EntryBody> written =
                    ledger.record(now, ledgerState -> Decided.of(UnrecordedOutcomes.open(kept, ledgerState)));
            ledger.drop(kept);
            return written;
        } catch (ProblemException cannotWrite) {
            List<Problem> all = new ArrayList<>();
            UnrecordedOutcomes.open(kept, ledger.book()).forEach(fact -> all.add(UnrecordedOutcomes.problem(fact)));
            all.addAll(cannotWrite.problems());
            throw new UnrecordedReport(all);
        }
    }

    /**
     * The fact, or nothing when the delivery was settled meanwhile: a stopped process may wake long after its claim. A
     * proof of publication is always written, once; where its twin was sent meanwhile, beside that.
     *
     * @param claim under which the attempt was made
     */
    static List<EntryBody> stillTrue(EntryBody fact, Delivery.Claim claim, LedgerState ledgerState) {
        DeliveryId id = fact.delivery();
        Delivery delivery = id == null ? null : ledgerState.find(id);
        if (delivery == null) {
            return List.of();
        }
        if (isProof(fact)) {
            return UnrecordedOutcomes.open(List.of(fact), ledgerState);
        }
        return isUnsettled(delivery, fact.kind()) && claim.equals(delivery.claim()) ? List.of(fact) : List.of();
    }

    static boolean isProof(EntryBody fact) {
        return fact.kind() == EntryKind.SENT || fact.kind() == EntryKind.PART_SENT;
    }

    private static boolean isUnsettled(Delivery delivery, EntryKind kind) {
        return delivery.state() == DeliveryState.CLAIMED
                || (delivery.state() == DeliveryState.UNKNOWN && kind != EntryKind.UNKNOWN);
    }
}
