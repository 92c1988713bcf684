package dev.punchclock.post;

import dev.punchclock.account.AccountName;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One post on one account: what is published once. */
public record DeliveryId(PostId post, AccountName account) implements Comparable<DeliveryId> {
    private static final Comparator<DeliveryId> ORDER =
            Comparator.comparing(DeliveryId::post).thenComparing(DeliveryId::account);

    /** As records have it, but written out, as {@link #hashCode}: theirs is made when it is first called, at every start. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeliveryId id && post.equals(id.post) && account.equals(id.account);
    }

    @Override
    public int hashCode() {
        return 31 * post.hashCode() + account.hashCode();
    }

    @Override
    public int compareTo(DeliveryId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return post + " on " + account;
    }
}
