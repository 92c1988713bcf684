package dev.punchclock.post;

import dev.punchclock.account.AccountName;
import java.util.Comparator;

/** One post on one account: what is published once. */
public record DeliveryId(PostId post, AccountName account) implements Comparable<DeliveryId> {
    private static final Comparator<DeliveryId> ORDER =
            Comparator.comparing(DeliveryId::post).thenComparing(DeliveryId::account);

    @Override
    public int compareTo(DeliveryId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return post + " on " + account;
    }
}
