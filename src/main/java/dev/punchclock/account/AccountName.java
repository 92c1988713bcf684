package dev.punchclock.account;

import org.jspecify.annotations.Nullable;

/** The name of an account inside a workspace, such as {@code acme-dave}: what posts address. */
public record AccountName(String value) implements Comparable<AccountName> {
    private static final int LONGEST = 40;

    public AccountName {
        if (!fits(value)) {
            throw new IllegalArgumentException("not an account name: " + value);
        }
    }

    /** Whether this may be one: at most 40 characters. */
    public static boolean fits(String text) {
        return fits(text, LONGEST);
    }

    /** The form that all our names and ids have: letters, digits, {@code . _ -}, beginning with a letter or digit. */
    public static boolean fits(String text, int longest) {
        boolean fits = !text.isEmpty() && text.length() <= longest && isLetterOrDigit(text.charAt(0));
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
        return other instanceof AccountName name && value.equals(name.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(AccountName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
