package dev.punchclock.ledger;

import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries that are {@linkplain Delivery#isOver over}. There are as many as years go by: they are asked for, and not
 * held in hand.
 */
public interface FinishedDeliveries {
    /** Where all that there is is in hand. */
    FinishedDeliveries NONE = new FinishedDeliveries() {
        @Override
        public @Nullable Delivery find(DeliveryId id, long asOf) {
            return null;
        }

        @Override
        public List<CountedDelivery> counted(Instant since, long asOf) {
            return List.of();
        }

        @Override
        public List<CountedDelivery> saying(Set<String> gists, Instant since, long asOf) {
            return List.of();
        }

        @Override
        public List<Delivery> all(DeliveryQuery question, long asOf) {
            return List.of();
        }
    };

    /** Soon many of these will be asked for, one by one: a store may read them together, and need not. */
    default void expect(Collection<PostId> posts) {}

    /**
     * Null where there is none, or it is not over.
     *
     * @param asOf as things stood after so many entries
     */
    @Nullable
    Delivery find(DeliveryId id, long asOf);

    /**
     * Those that took a place under a maximum at this moment or later, in no order, without their texts.
     *
     * @param asOf as things stood after so many entries
     */
    List<CountedDelivery> counted(Instant since, long asOf);

    /**
     * Those of which something was said at this moment or later, and whose text, or a part of it, is the same as one of
     * several; with it.
     *
     * @param gists of each {@link dev.punchclock.post.Wording#gist}
     * @param asOf as things stood after so many entries
     */
    List<CountedDelivery> saying(Set<String> gists, Instant since, long asOf);

    /**
     * Those that {@linkplain DeliveryQuery#fits fit}, in no order; where the question says so, fewer, or without their words.
     *
     * @param asOf as things stood after so many entries
     */
    List<Delivery> all(DeliveryQuery question, long asOf);
}
