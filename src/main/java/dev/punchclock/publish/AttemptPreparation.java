package dev.punchclock.publish;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.network.Network;
import dev.punchclock.network.Preparation;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Receipt;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Makes an attempt ready: asks whose the credentials are and what time it is over there, and has uploaded what it needs. */
final class AttemptPreparation {
    private final AccountContext context;
    private final Network network;
    private final Ledger ledger;
    private final Workspace workspace;
    private final InstantSource clock;

    AttemptPreparation(
            AccountContext context, Network network, Ledger ledger, Workspace workspace, InstantSource clock) {
        this.context = context;
        this.network = network;
        this.ledger = ledger;
        this.workspace = workspace;
        this.clock = clock;
    }

    /**
     * Makes ready for the claim.
     *
     * @throws ProblemException when the account's credentials belong to somebody else, or its network's clock says
     * another time
     */
    ReadyAttempt ready(PendingDeliveries waiting) {
        NetworkClockFence time = NetworkClockFence.of(network, context); // which may ask anew whose the credentials are
        CredentialOwnership.mustBeOurs(network, context, ledger, clock.instant());
        List<EntryBody> noted = note(time);
        time.mustAgree(clock.instant());
        List<Receipt> published = waiting.delivery().published();
        Preparation made = network.prepare(
                context.account(), waiting.post().wording(), new RecordedUploads(context, ledger, clock));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant deadline = now.plus(context.limits().attempt())
                .plus(PublishingTimes.CLAIM_SPARE)
                .plus(time.claimSpare(now));
        String key = Attempt.key(workspace, waiting.delivery().id(), published.size());
        Delivery.Claim before = waiting.delivery().claim();
        Instant created = before != null && before.key().equals(key) ? before.createdAt() : now;
        AccountKey owner = context.owner().key();
        return new ReadyAttempt(
                made instanceof Prepared prepared ? prepared.after(published) : made,
                new Delivery.Claim(now, deadline, key, created, owner),
                time,
                noted);
    }

    /** Writes down what is news about the network's clock. */
    private List<EntryBody> note(NetworkClockFence time) {
        AccountName account = context.account().name();
        if (ClockDifferenceRecorder.decide(account, time.ahead(), ledger.book()).isEmpty()) {
            return List.of();
        }
        return ledger.record(
                clock.instant(),
                ledgerState -> Decided.of(ClockDifferenceRecorder.decide(account, time.ahead(), ledgerState)));
    }
}
