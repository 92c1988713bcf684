package dev.punchclock.account;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an account is on its network, whatever the workspace calls it: two names with one key are one account.
 *
 * @param value network, server where one is written, and handle as the network compares it, with blanks between, such as
 *     {@code x dave_at_acme}; it is kept in ledgers, so its form never changes
 */
public record AccountKey(String value) {
    public AccountKey {
        if (value.isBlank()) {
            throw new IllegalArgumentException("not the key of an account");
        }
    }

    /** For a network whose handles are the same in whatever letters, as nearly all have it. */
    public static AccountKey ignoringCase(Account account) {
        return of(account.network(), account.server(), account.handle().toLowerCase(Locale.ROOT));
    }

    /**
     * For a network that says how it compares handles.
     *
     * @param handle as the network compares it
     */
    public static AccountKey of(String network, @Nullable URI server, String handle) {
        String where = server == null ? "" : " " + withoutEnd(server.toString().toLowerCase(Locale.ROOT));
        return new AccountKey(network + where + " " + handle);
    }

    /** Without slashes at its end; no pattern, because this is asked for each post, at every start. */
    private static String withoutEnd(String address) {
        int end = address.length();
        while (end > 0 && address.charAt(end - 1) == '/') {
            end--;
        }
        return address.substring(0, end);
    }

    /** Its name over there, as the network compares it. */
    public String handle() {
        return value.substring(value.lastIndexOf(' ') + 1);
    }

    /** The word for its network. */
    public String network() {
        int end = value.indexOf(' ');
        return end < 0 ? value : value.substring(0, end);
    }

    /** As records have it, but written out, as {@link #hashCode}: theirs is made when it is first called, at every start. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccountKey key && value.equals(key.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
