package dev.punchclock.publish;

import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.ledger.Upload;
import dev.punchclock.network.Uploads;
import dev.punchclock.post.Media;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The uploads of one account, kept in the ledger: after a crash nothing is uploaded again that is still there. */
final class RecordedUploads implements Uploads {
    private final AccountContext context;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Instant until;

    /** For one delivery, whose uploads may take as long as its network says from now on. */
    RecordedUploads(AccountContext context, Ledger ledger, InstantSource clock) {
        this.context = context;
        this.ledger = ledger;
        this.clock = clock;
        until = clock.instant().plus(context.limits().preparation());
    }

    @Override
    public Optional<String> known(Media media) {
        Instant sent = clock.instant().plus(context.limits().attempt()).plus(PublishingTimes.CLAIM_SPARE);
        return ledger.book()
                .upload(context.owner().key(), media.sha256())
                .filter(upload -> upload.goodUntil().isAfter(sent))
                .map(Upload::id);
    }

    @Override
    public void uploaded(Media media, String id, Instant goodUntil) {
        Upload upload = new Upload(context.owner().key(), media.sha256(), id, goodUntil);
        ledger.record(
                clock.instant(),
                ledgerState ->
                        Decided.of(List.of(EntryBody.uploaded(context.account().name(), upload))));
    }

    @Override
    public Duration timeLeft() {
        Duration left = Duration.between(clock.instant(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
