package dev.punchclock.publish;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.Period;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Erasure;
import dev.punchclock.ledger.ErasureRequest;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.network.Network;
import dev.punchclock.network.Publication;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The network's own record of what an account published, read as a ledger: for a machine that is new each time. It keeps
 * nothing; what is recorded in it ends with the process.
 */
public final class NetworkBackedLedger implements Ledger {
    private LedgerState ledgerState;

    private NetworkBackedLedger(LedgerState ledgerState) {
        this.ledgerState = ledgerState;
    }

    /**
     * Asks the network, as far back as maximum, gap and repeats reach.
     *
     * @throws ProblemException with {@link ExitCode#RULE} when it cannot be asked: then nothing may be sent
     */
    public static NetworkBackedLedger of(Workspace workspace, AccountContext context, Network network, Instant now) {
        List<Publication> publications;
        NetworkClockFence time;
        try {
            time = NetworkClockFence.of(network, context);
            time.mustAgree(now);
            publications = network.recent(context.account(), since(context, now));
        } catch (ProblemException stopped) {
            if (stopped.code() == ExitCode.WORKSPACE) {
                throw stopped;
            }
            throw new ProblemException(
                    ExitCode.RULE,
                    stopped.problems().get(0).what() + "; without a memory (publisher: memoryless) nothing is sent"
                            + " before the network was asked what it has",
                    stopped.problems().get(0).remedy());
        }
        clockMustNotBeBehind(publications, context, now, time.latest(now));
        AccountKey owner = context.owner().key();
        LedgerState ledgerState = LedgerState.EMPTY;
        for (Publication publication : publications) {
            DeliveryId id = free(ledgerState, id(workspace, context, publication));
            Instant at = publication.at();
            Instant deadline = at.plus(context.limits().attempt());
            ledgerState = ledgerState.supposing(
                    at,
                    List.of(
                            EntryBody.published(id, publication.text()),
                            EntryBody.claimed(id, new Delivery.Claim(at, deadline, publication.key(), at, owner)),
                            EntryBody.sent(id, publication.receipt())));
        }
        return new NetworkBackedLedger(ledgerState);
    }

    private static void clockMustNotBeBehind(
            List<Publication> publications, AccountContext context, Instant now, Instant there) {
        for (Publication publication : publications) {
            if (there.plus(AccountContext.CLOCK_DOUBT).isBefore(publication.at())) {
                ZoneId zone = context.timetable().zone();
                throw new ProblemException(
                        ExitCode.RULE,
                        "the clock says " + TimeFormat.toTheSecond(now, zone) + ", but the network shows a post of "
                                + TimeFormat.toTheSecond(publication.at(), zone) + "; nothing was sent",
                        "set the clock of this machine");
            }
        }
    }

    /** As far back as maximum, gap and repeats reach. */
    static Instant since(AccountContext context, Instant now) {
        WallClock clock = context.timetable().clock();
        Period per = context.account().quota().per();
        Instant period = clock.startOf(per.startOf(clock.dayOf(now)));
        Instant repeats = now.minus(QueueRules.REPEAT);
        return period.isBefore(repeats) ? period : repeats;
    }

    /** The post it was sent as, where the network keeps keys; else one that its text stands for. */
    static DeliveryId id(Workspace workspace, AccountContext context, Publication publication) {
        String begin = workspace.id() + "/" + context.account().name() + "/";
        String key = publication.key();
        int end = key.lastIndexOf('/');
        boolean ours = key.startsWith(begin) && end > begin.length();
        PostId post =
                ours ? new PostId(key.substring(begin.length(), end)) : new Wording(publication.text()).derivedId();
        return new DeliveryId(post, context.account().name());
    }

    /** The network may have two of one name: both are counted. */
    static DeliveryId free(LedgerState ledgerState, DeliveryId wanted) {
        DeliveryId free = wanted;
        for (int i = 2; ledgerState.find(free) != null; i++) {
            String again = "again-" + i + "-" + wanted.post();
            free = new DeliveryId(new PostId(again.substring(0, Math.min(64, again.length()))), wanted.account());
        }
        return free;
    }

    @Override
    public String id() {
        return Workspace.MEMORYLESS;
    }

    @Override
    public LedgerState book() {
        return ledgerState;
    }

    @Override
    public <T> T record(Instant now, LedgerDecision<T> decision) {
        LedgerDecision.Decided<T> decided = decision.decide(ledgerState);
        ledgerState = ledgerState.supposing(now, decided.facts());
        return decided.answer();
    }

    @Override
    public List<Entry> history(PostId post) {
        return List.of();
    }

    @Override
    public List<Entry> offHours(Instant since) {
        return List.of();
    }

    /** It keeps nothing that could be erased. */
    @Override
    public Erasure forget(Instant now, ErasureRequest which) {
        return Erasure.nothing(which.before(), 0, 0);
    }

    @Override
    public List<Entry> lately(EntryKind kind, Instant since) {
        return List.of();
    }

    @Override
    public void looked(Instant now) {}

    @Override
    public Optional<RoundTimestamp> lastLook() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
