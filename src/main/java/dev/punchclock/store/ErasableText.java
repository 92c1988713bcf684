package dev.punchclock.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A text, a name or a reason, kept beside the chain. The chain knows its hash only; the salt keeps it from being guessed
 * once it was erased.
 */
record ErasableText(String hash, String salt, String body) {
    private static final int SALT = 16;

    /** Under a fresh salt, so that the same words said twice cannot be told to be the same. */
    static ErasableText of(String said, SecureRandom random) {
        byte[] bytes = new byte[SALT];
        random.nextBytes(bytes);
        String salt = HexFormat.of().formatHex(bytes);
        String body = asKept(said);
        return new ErasableText(hash(salt, body), salt, body);
    }

    /** A number for what is said, or for a hash: FNV-1a, of 64 bits. */
    static long number(String said) {
        long number = 0xcbf29ce484222325L;
        for (int i = 0; i < said.length(); i++) {
            number = (number ^ said.charAt(i)) * 0x100000001b3L;
        }
        return number;
    }

    boolean isUnchanged() {
        return hash(salt, body).equals(hash);
    }

    /** As it is read back: half a surrogate pair has no place in a file. */
    static String asKept(String said) {
        return new String(said.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String hash(String salt, String body) {
        return new FieldHash().text(salt).text(body).hex();
    }
}
