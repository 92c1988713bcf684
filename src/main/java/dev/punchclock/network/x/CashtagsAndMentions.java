package dev.punchclock.network.x;

import com.twitter.twittertext.Extractor;
import java.util.List;
import java.util.Optional;

/** What X makes of {@code $} and {@code @} in a text, by X's own library. Only asked where a text has such signs. */
final class CashtagsAndMentions {
    private CashtagsAndMentions() {}

    /** Every cashtag, as {@code $ACME}, in order. */
    static List<String> cashtags(String text) {
        return new Extractor()
                .extractCashtags(text).stream().map(tag -> "$" + tag).toList();
    }

    /** Whom the text answers, in X's eyes: the user that it begins with. */
    static Optional<String> answered(String text) {
        return Optional.ofNullable(new Extractor().extractReplyScreenname(text));
    }
}
