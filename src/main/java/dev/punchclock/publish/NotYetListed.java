package dev.punchclock.publish;

import dev.punchclock.ledger.Appointment;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.NewerCopyEvidence;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What a ledger that went further than this one may have published a short while ago, and the network may not list yet: it
 * is in doubt, waits until the network must show it, is looked for before it is sent, and keeps its place meanwhile.
 */
final class NotYetListed {
    private NotYetListed() {}

    /**
     * What is to be written: about what was pinned to that time, what was appointed, and no more of the others than the
     * other ledger can have had entries for.
     *
     * @param last when the last entry was made that both have
     * @param ledgerState what is known, with what the network shows
     */
    static List<EntryBody> facts(
            Workspace workspace,
            AccountContext context,
            NewerCopyEvidence further,
            Instant last,
            LedgerState ledgerState,
            Instant now) {
        Instant until = further.lastClaim().plus(context.limits().attempt()).plus(PublishingTimes.CLAIM_SPARE);
        List<EntryBody> facts = new ArrayList<>();
        if (!now.isBefore(until.plus(context.limits().settle()))) {
            return facts; // all of it is listed
        }
        Instant since = last.isBefore(further.lastClaim()) ? last : further.lastClaim();
        long floating = (further.lacking() + 1) / 2; // a claim and its outcome, at the least
        DeliveryId appointed = ledgerState
                .appointment(context.account().name())
                .map(Appointment::delivery)
                .orElse(null);
        for (Post post : workspace.queue()) {
            Delivery delivery = ledgerState.find(post.id(), context.owner());
            if (delivery == null || !mayGoOut(delivery)) {
                continue;
            }
            LocalDateTime at = post.at();
            boolean mayBeOut = at == null
                    ? floating-- > 0 || delivery.id().equals(appointed)
                    : !context.timetable().clock().opens(at).isAfter(until);
            if (mayBeOut) {
                String key = Attempt.key(
                        workspace, delivery.id(), delivery.published().size());
                Delivery.Claim claim = new Delivery.Claim(
                        further.lastClaim(), until, key, since, context.owner().key());
                facts.add(EntryBody.claimed(delivery.id(), claim));
                facts.add(EntryBody.of(EntryKind.NOT_SENT, delivery.id())
                        .with(EntryBody.BELIEVED, "true")
                        .note("a ledger that went further than this one may have published it"));
            }
        }
        return facts;
    }

    private static boolean mayGoOut(Delivery delivery) {
        boolean waits = delivery.state() == DeliveryState.WAITING || delivery.state() == DeliveryState.PARTLY;
        return waits && !delivery.isInDoubt();
    }
}
