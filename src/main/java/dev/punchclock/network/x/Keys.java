package dev.punchclock.network.x;

import dev.punchclock.network.Credentials;
import java.util.List;

/** The four secrets of OAuth 1.0a: two of the app, two of the account. Shows none of them. */
record Keys(String consumerKey, String consumerSecret, String accessToken, String accessTokenSecret) {
    static final String CONSUMER_KEY = "consumer-key";
    static final String CONSUMER_SECRET = "consumer-secret";
    static final String ACCESS_TOKEN = "access-token";
    static final String ACCESS_TOKEN_SECRET = "access-token-secret";

    static final List<String> NAMES = List.of(CONSUMER_KEY, CONSUMER_SECRET, ACCESS_TOKEN, ACCESS_TOKEN_SECRET);

    /**
     * @throws dev.punchclock.problem.Stopped when one is missing
     */
    static Keys of(Credentials credentials) {
        return new Keys(
                credentials.get(CONSUMER_KEY),
                credentials.get(CONSUMER_SECRET),
                credentials.get(ACCESS_TOKEN),
                credentials.get(ACCESS_TOKEN_SECRET));
    }

    /** A text in which none of them can be read. */
    String veil(String text) {
        String veiled = text;
        for (String secret : new String[] {consumerKey, consumerSecret, accessToken, accessTokenSecret}) {
            veiled = secret.isBlank() ? veiled : veiled.replace(secret, "(secret)");
        }
        return veiled;
    }

    @Override
    public String toString() {
        return "(keys of X)";
    }
}
