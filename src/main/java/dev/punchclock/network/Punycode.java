package dev.punchclock.network;

import java.util.Optional;

/**
 * Reads one label of a domain name that is written in ASCII, such as {@code mnchen-3ya}, without what stands before it. The
 * JDK's own reader takes the rules of 2003 only, and leaves a label with {@code ß} as it is.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3492">RFC 3492</a>
 */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST = 0x80;
    /** A label has 63 letters at most. */
    private static final int LONGEST = 63;

    private Punycode() {}

    /** The label; empty when nothing is written so. */
    static Optional<String> decode(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        int hyphen = written.lastIndexOf('-');
        StringBuilder label = new StringBuilder(hyphen > 0 ? written.substring(0, hyphen) : "");
        int at = hyphen > 0 ? hyphen + 1 : 0;
        int letters = label.length();
        long next = FIRST;
        long i = 0;
        int bias = FIRST_BIAS;
        while (at < written.length()) {
            long before = i;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = at < written.length() ? Character.digit(written.charAt(at), BASE) : -1;
                at++;
                if (digit < 0) {
                    return Optional.empty();
                }
                int value = digit < 10 ? digit + 26 : digit - 10; // a to z are 0 to 25, 0 to 9 are 26 to 35
                i += value * weight;
                int t = Math.min(T_MAX, Math.max(T_MIN, k - bias));
                if (value < t) {
                    break;
                }
                weight *= BASE - t;
                if (i > Integer.MAX_VALUE || weight > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
            }
            letters++;
            bias = adapt(i - before, letters, before == 0);
            next += i / letters;
            i %= letters;
            if (next > Character.MAX_CODE_POINT) {
                return Optional.empty();
            }
            label.insert(label.offsetByCodePoints(0, (int) i), Character.toChars((int) next));
            i++;
        }
        return Optional.of(label.toString());
    }

    private static int adapt(long delta, int letters, boolean isFirst) {
        long d = isFirst ? delta / DAMP : delta / 2;
        d += d / letters;
        int k = 0;
        while (d > ((BASE - T_MIN) * T_MAX) / 2) {
            d /= BASE - T_MIN;
            k += BASE;
        }
        return (int) (k + (BASE - T_MIN + 1) * d / (d + SKEW));
    }
}
