package dev.punchclock.post;

import dev.punchclock.account.AccountName;
import org.jspecify.annotations.Nullable;

/** The id of a post: written by a person or by {@code add}, or derived from what the post says. */
public record PostId(String value) implements Comparable<PostId> {
    private static final int LONGEST = 64;

    public PostId {
        if (!fits(value)) {
            throw new IllegalArgumentException("not a post id: " + value);
        }
    }

    /** Whether this may be one: of the form that names have, at most 64 characters. */
    public static boolean fits(String text) {
        return AccountName.fits(text, LONGEST);
    }

    /** As records have it, but written out, as {@link #hashCode}: theirs is made when it is first called, at every start. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PostId id && value.equals(id.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(PostId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
