package dev.punchclock.network.x;

import com.twitter.twittertext.TwitterTextParser;
import java.util.regex.Pattern;

/**
 * The length of a text as X counts it, by X's own library; besides {@link CashtagsAndMentions} the only class here that loads it.
 *
 * <p>The library stopped in 2020 and misses links to newer top-level domains, which X counts as links. So a link that
 * is written out with {@code http://} or {@code https://} and a full domain name counts as one, whatever its domain.
 */
final class WeightedLength {
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern WRITTEN_OUT = Pattern.compile(
            "(?<![a-z0-9@＠$#＃])(https?://)(?:" + LABEL + "\\.){1,8}[a-z]{2,63}(?![a-z0-9@+-]|\\.[\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);
    private static final String ANY_DOMAIN = "$1example.com";

    private WeightedLength() {}

    /** @param text in Unicode NFC */
    static int of(String text) {
        return TwitterTextParser.parseTweet(WRITTEN_OUT.matcher(text).replaceAll(ANY_DOMAIN)).weightedLength;
    }
}
