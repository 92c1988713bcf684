package dev.punchclock.network.x;

import dev.punchclock.network.Credentials;
import dev.punchclock.network.http.PercentEncoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The four secrets of OAuth 1.0a: two of the app, two of the account. Shows none of them. */
record OAuthKeys(String consumerKey, String consumerSecret, String accessToken, String accessTokenSecret) {
    static final String CONSUMER_KEY = "consumer-key";
    static final String CONSUMER_SECRET = "consumer-secret";
    static final String ACCESS_TOKEN = "access-token";
    static final String ACCESS_TOKEN_SECRET = "access-token-secret";

    static final List<String> NAMES = List.of(CONSUMER_KEY, CONSUMER_SECRET, ACCESS_TOKEN, ACCESS_TOKEN_SECRET);

    /**
     * @throws dev.punchclock.problem.ProblemException when one is missing
     */
    static OAuthKeys of(Credentials credentials) {
        return new OAuthKeys(
                credentials.get(CONSUMER_KEY),
                credentials.get(CONSUMER_SECRET),
                credentials.get(ACCESS_TOKEN),
                credentials.get(ACCESS_TOKEN_SECRET));
    }

    /** A text in which none of them can be read: not as it is, and not as it stands in a request or a header. */
    String veil(String text) {
        List<String> written = Stream.of(consumerKey, consumerSecret, accessToken, accessTokenSecret)
                .filter(secret -> !secret.isBlank())
                .flatMap(OAuthKeys::written)
                .sorted(Comparator.comparingInt(String::length).reversed()) // one may be a part of another
                .toList();
        String veiled = text;
        for (String secret : written) {
            veiled = veiled.replace(secret, "(secret)");
        }
        return veiled;
    }

    private static Stream<String> written(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                secret,
                PercentEncoding.of(secret),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "(keys of X)";
    }
}
