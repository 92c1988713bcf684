package dev.punchclock.network.x;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A token and its secret, as X answers with them: a form, each name once. What cannot be a token is none, whoever says
 * that it is: it will stand in headers, in an address that a person opens, and in a file.
 *
 * @param callbackConfirmed whether X says that it will show a PIN
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5849#section-2.1">RFC 5849</a>
 */
record TokenResponse(String token, String secret, boolean callbackConfirmed) {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,512}");

    /** What the body of an answer says; empty when it is anything else than such an answer. */
    static Optional<TokenResponse> of(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.strip().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length < 2) {
                return Optional.empty();
            }
            try {
                if (fields.put(decoded(parts[0]), decoded(parts[1])) != null) {
                    return Optional.empty();
                }
            } catch (IllegalArgumentException notEncoded) {
                return Optional.empty();
            }
        }
        String token = fields.getOrDefault("oauth_token", "");
        String secret = fields.getOrDefault("oauth_token_secret", "");
        boolean confirmed = fields.getOrDefault("oauth_callback_confirmed", "").equals("true");
        return isToken(token) && isToken(secret)
                ? Optional.of(new TokenResponse(token, secret, confirmed))
                : Optional.empty();
    }

    /** The keys of this app with this token. */
    OAuthKeys with(OAuthKeys app) {
        return new OAuthKeys(app.consumerKey(), app.consumerSecret(), token, secret);
    }

    private static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Shows neither. */
    @Override
    public String toString() {
        return "(a token of X)";
    }
}
