package dev.punchclock.network.x;

import dev.punchclock.network.http.HttpAnswer;
import dev.punchclock.network.http.LenientJson;
import dev.punchclock.post.Wording;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What X says is wrong, in any of its three forms: a problem of RFC 9457, a problem with a list of errors, or the list
 * of version 1.1. All parts may be empty.
 *
 * @param type the last part of the problem's URI: its host has changed
 * @param code of version 1.1, as {@code 187}
 * @see <a href="https://docs.x.com/x-api/fundamentals/response-codes-and-errors">X: response codes and errors</a>
 */
record XErrorBody(int status, String type, String reason, String code, String detail) {
    private static final int LONGEST_QUOTE = 160;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]+");

    static XErrorBody of(HttpAnswer answer) {
        LenientJson body = answer.json();
        LenientJson error = body.at("errors").first();
        String type = firstOf(body.at("type").text(), error.at("type").text());
        String detail = firstOf(
                error.at("message").text(),
                body.at("detail").text(),
                error.at("detail").text(),
                body.at("title").text());
        return new XErrorBody(
                answer.status(),
                type.substring(type.lastIndexOf('/') + 1),
                body.at("reason").text(),
                error.at("code").text(),
                detail);
    }

    /** Whether it is said in one of X's forms at all. */
    boolean isTold() {
        return !type.isEmpty() || !code.isEmpty() || !detail.isEmpty();
    }

    boolean mentions(String words) {
        return detail.toLowerCase(Locale.ROOT).contains(words);
    }

    /** The status and, where there is something to quote, X's words: on one line, cut, without what a terminal obeys. */
    String quoted(OAuthKeys keys) {
        String words = keys.veil(UNPRINTABLE.matcher(detail).replaceAll(" "));
        String line = new Wording(words).firstWords(LONGEST_QUOTE);
        return line.isEmpty() ? "(" + status + ")" : "(" + status + "): " + line;
    }

    private static String firstOf(String... texts) {
        for (String text : texts) {
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }
}
