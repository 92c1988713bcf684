package dev.punchclock.account;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of an account inside a workspace, such as {@code acme-dave}: what posts address. */
public record AccountName(String value) implements Comparable<AccountName> {
    /** What a name may look like. */
    public static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    public AccountName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an account name: " + value);
        }
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
