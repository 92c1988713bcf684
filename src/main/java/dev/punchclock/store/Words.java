package dev.punchclock.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A text, a name or a reason, kept beside the chain. The chain knows its hash only; the salt keeps it from being guessed
 * once it was erased.
 */
record Words(String hash, String salt, String body) {
    private static final int SALT = 16;

    /** Under a fresh salt, so that the same words said twice cannot be told to be the same. */
    static Words of(String said, SecureRandom random) {
        byte[] bytes = new byte[SALT];
        random.nextBytes(bytes);
        String salt = HexFormat.of().formatHex(bytes);
        String body = asKept(said);
        return new Words(hash(salt, body), salt, body);
    }

    boolean isUnchanged() {
        return hash(salt, body).equals(hash);
    }

    /** As it is read back: half a surrogate pair has no place in a file. */
    static String asKept(String said) {
        return new String(said.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String hash(String salt, String body) {
        return new Sha256().text(salt).text(body).hex();
    }
}
