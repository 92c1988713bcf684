package dev.punchclock.network.x;

import dev.punchclock.network.CanonicalText;
import dev.punchclock.network.http.LenientJson;
import dev.punchclock.post.Wording;

/**
 * Turns a text as X gives it back into what was written: X puts {@code https://t.co/…} in the place of every link, and
 * writes ampersand, less-than and greater-than as HTML does, at times in links as well.
 *
 * @see <a href="https://docs.x.com/x-api/fundamentals/data-dictionary">X: data dictionary</a>
 */
final class TextDecoding {
    private TextDecoding() {}

    /** @param post with its entities; a long one has its text elsewhere */
    static String text(LenientJson post) {
        LenientJson note = post.at("note_tweet", "note_post");
        LenientJson whole = note.at("text").text().isEmpty() ? post : note;
        String text = CanonicalText.unescaped(whole.at("text").text());
        for (LenientJson link : whole.at("entities").at("urls").items()) {
            String shortened = link.at("url").text();
            String written = link.at("media_key").text().isEmpty()
                    ? CanonicalText.unescaped(link.at("expanded_url").text())
                    : "";
            boolean known = !written.isEmpty() || !link.at("media_key").text().isEmpty();
            text = shortened.isEmpty() || !known ? text : text.replace(shortened, written);
        }
        return new Wording(text).text();
    }
}
