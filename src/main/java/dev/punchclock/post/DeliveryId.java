package dev.punchclock.post;

import dev.punchclock.account.AccountName;
import org.jspecify.annotations.Nullable;

/** One post on one account: what is published once. */
public record DeliveryId(PostId post, AccountName account) implements Comparable<DeliveryId> {
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
        int byPost = post.compareTo(other.post);
        return byPost != 0 ? byPost : account.compareTo(other.account);
    }

    @Override
    public String toString() {
        return post + " on " + account;
    }
}
