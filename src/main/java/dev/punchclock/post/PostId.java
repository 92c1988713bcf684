package dev.punchclock.post;

import org.jspecify.annotations.Nullable;

/** The id of a post: written by a person or by {@code add}, or derived from what the post says. */
public record PostId(String value) implements Comparable<PostId> {
    private static final int LONGEST = 64;

    public PostId {
        if (!fits(value)) {
            throw new IllegalArgumentException("not a post id: " + value);
        }
    }

    /** Whether this may be one: letters, digits, {@code . _ -}, beginning with a letter or digit, at most 64. */
    public static boolean fits(String text) {
        boolean fits = !text.isEmpty() && text.length() <= LONGEST && isLetterOrDigit(text.charAt(0));
        for (int i = 1; fits && i < text.length(); i++) { // for each post, at every start: no pattern
            char c = text.charAt(i);
            fits = isLetterOrDigit(c) || c == '-' || c == '.' || c == '_';
        }
        return fits;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
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
