package dev.punchclock.post;

import java.util.regex.Pattern;

/** The id of a post: written by a person or by {@code add}, or derived from what the post says. */
public record PostId(String value) implements Comparable<PostId> {
    /** What an id may look like. */
    public static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public PostId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a post id: " + value);
        }
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
