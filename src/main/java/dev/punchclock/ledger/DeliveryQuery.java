package dev.punchclock.ledger;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import dev.punchclock.post.PostId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What deliveries that are over are asked for by. Each has an index in the store: nothing else costs the same for ever. */
public sealed interface DeliveryQuery {
    boolean fits(Delivery delivery);

    /** One post, on whatever account. */
    record OfPost(PostId post) implements DeliveryQuery {
        @Override
        public boolean fits(Delivery delivery) {
            return delivery.id().post().equals(post);
        }
    }

    /** What was dropped, and may be taken up again. */
    record Dropped() implements DeliveryQuery {
        @Override
        public boolean fits(Delivery delivery) {
            return delivery.state() == DeliveryState.DROPPED;
        }
    }

    /** What has a receipt with this {@linkplain dev.punchclock.network.Receipt#names name}. */
    record Published(String name) implements DeliveryQuery {
        @Override
        public boolean fits(Delivery delivery) {
            return delivery.receipts().stream()
                    .anyMatch(receipt -> receipt.names().contains(name));
        }
    }

    /** What is published, has no id that a person wrote, and has not been seen to leave its queue file; without its words. */
    record Unnamed() implements DeliveryQuery {
        @Override
        public boolean fits(Delivery delivery) {
            return !delivery.idWritten()
                    && delivery.counts()
                    && !delivery.file().isEmpty();
        }
    }

    /** What has an id that begins with these letters; what is over is given without its words. */
    record Beginning(String letters) implements DeliveryQuery {
        @Override
        public boolean fits(Delivery delivery) {
            return delivery.id().post().value().startsWith(letters);
        }
    }

    /** What came into its state at this moment or later. */
    record Changed(Instant since) implements DeliveryQuery {
        @Override
        public boolean fits(Delivery delivery) {
            return !delivery.since().isBefore(since);
        }
    }

    /**
     * What came into its state before this moment. Of those that are over one is given, if any, and without its words.
     *
     * @param owner of this account, under its names; null for any
     */
    record Before(@Nullable Names owner, Instant end) implements DeliveryQuery {
        @Override
        public boolean fits(Delivery delivery) {
            return delivery.since().isBefore(end) && (owner == null || owner.fits(delivery));
        }

        /** An account as entries may have it: under one of these names, and not claimed for another handle. */
        public record Names(AccountKey key, Set<AccountName> all) {
            boolean fits(Delivery delivery) {
                Delivery.Claim claim = delivery.claim();
                AccountKey claimed = claim == null ? null : claim.owner();
                return all.contains(delivery.id().account()) && (claimed == null || claimed.equals(key));
            }
        }
    }
}
