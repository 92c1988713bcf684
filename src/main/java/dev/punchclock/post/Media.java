package dev.punchclock.post;

import java.util.regex.Pattern;

/**
 * A picture or a video that goes with a text. It is known by its bytes: where the file lies is no part of what a post says.
 *
 * @param sha256 of the bytes, 64 hex digits in small letters
 * @param type by the bytes and not by the name, such as {@code image/png}
 * @param alt what it shows, in words, for those who cannot see it; empty where it is decorative
 */
public record Media(String sha256, String type, String alt) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern TYPE = Pattern.compile("(image|video)/[a-z0-9.+-]+");

    public Media {
        if (!SHA256.matcher(sha256).matches() || !TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("no picture and no video: " + type);
        }
    }

    /** Nothing that needs to be described. */
    public boolean isDecorative() {
        return alt.isEmpty();
    }
}
