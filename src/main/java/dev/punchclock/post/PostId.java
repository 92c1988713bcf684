package dev.punchclock.post;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of a post: written by a person or by {@code add}, or derived from what the post says. */
public record PostId(String value) implements Comparable<PostId> {
    /** What an id may look like. */
    public static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public PostId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a post id: " + value);
        }
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
