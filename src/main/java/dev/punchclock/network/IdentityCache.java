package dev.punchclock.network;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a day whom credentials belong to, so that a network need not be asked before each post. Keeps no secret:
 * credentials are compared by their SHA-256. Other credentials, or another server, are strangers. Safe for threads.
 */
public final class IdentityCache {
    private static final Duration LASTS = Duration.ofDays(1);

    private final Map<AccountName, Met> known = new ConcurrentHashMap<>();

    private record Met(@Nullable URI server, String digest, NetworkUser identity, Instant at) {
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(LASTS));
        }
    }

    /** Whom these credentials belong to, as far as it is remembered. */
    public Optional<NetworkUser> of(Account account, Credentials credentials, Instant now) {
        return Optional.ofNullable(known.get(account.name()))
                .filter(met -> met.isFresh(now))
                .filter(met -> String.valueOf(met.server()).equals(String.valueOf(account.server())))
                .filter(met -> met.digest().equals(digest(credentials)))
                .map(Met::identity);
    }

    /** Remembers what the network has just said. */
    public void met(Account account, Credentials credentials, NetworkUser identity, Instant now) {
        known.put(account.name(), new Met(account.server(), digest(credentials), identity, now));
    }

    /** To be called when the network no longer takes the credentials. */
    public void forget(Account account) {
        known.remove(account.name());
    }

    /** Over names and values, each with its length before it: two different sets never look alike. */
    private static String digest(Credentials credentials) {
        MessageDigest digest = sha256();
        credentials.secrets().forEach((name, secret) -> {
            add(digest, name);
            add(digest, secret.value());
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
