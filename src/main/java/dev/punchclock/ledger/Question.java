package dev.punchclock.ledger;

import dev.punchclock.account.AccountName;
import dev.punchclock.post.PostId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What deliveries that are over are asked for by. Each has an index in the store: nothing else costs the same for ever. */
public sealed interface Question {
    boolean fits(Delivery delivery);

    /** One post, on whatever account. */
    record OfPost(PostId post) implements Question {
        @Override
        public boolean fits(Delivery delivery) {
            return delivery.id().post().equals(post);
        }
    }

    /** What was dropped, and may be taken up again. */
    record Dropped() implements Question {
        @Override
        public boolean fits(Delivery delivery) {
            return delivery.state() == State.DROPPED;
        }
    }

    /** What has a receipt with this {@linkplain dev.punchclock.network.Receipt#names name}. */
    record Published(String name) implements Question {
        @Override
        public boolean fits(Delivery delivery) {
            return delivery.receipts().stream()
                    .anyMatch(receipt -> receipt.names().contains(name));
        }
    }

    /** What is published, has no id that a person wrote, and has not been seen to leave its queue file. */
    record Unnamed() implements Question {
        @Override
        public boolean fits(Delivery delivery) {
            return !delivery.idWritten()
                    && delivery.counts()
                    && !delivery.file().isEmpty();
        }
    }

    /** What has an id that begins with these letters. */
    record Beginning(String letters) implements Question {
        @Override
        public boolean fits(Delivery delivery) {
            return delivery.id().post().value().startsWith(letters);
        }
    }

    /** What came into its state at this moment or later. */
    record Changed(Instant since) implements Question {
        @Override
        public boolean fits(Delivery delivery) {
            return !delivery.since().isBefore(since);
        }
    }

    /**
     * What came into its state before this moment; one is given, if any.
     *
     * @param accounts under these names; null for any
     */
    record Before(@Nullable Set<AccountName> accounts, Instant end) implements Question {
        @Override
        public boolean fits(Delivery delivery) {
            return delivery.since().isBefore(end)
                    && (accounts == null || accounts.contains(delivery.id().account()));
        }
    }
}
