package dev.punchclock.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 over fields, each with its length or its absence before it: two different rows never look alike. */
final class FieldHash {
    /** What is hashed, put together first: a digest takes many small pieces slowly. */
    private byte[] bytes = new byte[640];

    private int length;

    FieldHash text(@Nullable String text) {
        if (text == null) {
            return number(-1);
        }
        byte[] more = text.getBytes(StandardCharsets.UTF_8);
        number(more.length);
        haveRoomFor(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    FieldHash number(long number) {
        haveRoomFor(Long.BYTES);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (number >>> shift);
        }
        return this;
    }

    FieldHash optional(@Nullable Long number) {
        return number == null ? number(0) : number(1).number(number);
    }

    String hex() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void haveRoomFor(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, 2 * (length + more));
        }
    }
}
