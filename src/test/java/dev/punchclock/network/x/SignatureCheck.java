package dev.punchclock.network.x;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Recomputes OAuth 1.0a signatures from RFC 5849, with nothing of Twitter4J. */
final class SignatureCheck {
    private final Set<String> nonces = new HashSet<>();

    /** The {@code oauth_*} parameters of a header. */
    static Map<String, String> parameters(String header) {
        Map<String, String> parameters = new TreeMap<>();
        if (header.startsWith("OAuth ")) {
            for (String pair : header.substring("OAuth ".length()).split(",", -1)) {
                int equals = pair.indexOf('=');
                parameters.put(
                        pair.substring(0, equals).strip(),
                        decoded(pair.substring(equals + 1).strip().replace("\"", "")));
            }
        }
        return parameters;
    }

    static List<String[]> pairs(String form) {
        List<String[]> pairs = new ArrayList<>();
        for (String pair : form.isEmpty() ? new String[0] : form.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            pairs.add(new String[] {decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : ""});
        }
        return pairs;
    }

    /** What is wrong with the signature of a request; empty when nothing is. */
    synchronized String problem(
            RawConnection.Heard heard, String base, String form, String consumerSecret, String tokenSecret) {
        Map<String, String> oauth = parameters(heard.headers().getOrDefault("authorization", ""));
        String path = heard.target().split("\\?", 2)[0];
        String query = heard.target().contains("?") ? heard.target().split("\\?", 2)[1] : "";
        List<String> all = new ArrayList<>();
        oauth.forEach((name, value) -> {
            if (!name.equals("oauth_signature")) {
                all.add(encoded(name) + "=" + encoded(value));
            }
        });
        pairs(query).forEach(p -> all.add(encoded(p[0]) + "=" + encoded(p[1])));
        pairs(form).forEach(p -> all.add(encoded(p[0]) + "=" + encoded(p[1])));
        String parameters = all.stream().sorted().collect(Collectors.joining("&"));
        String text = heard.method() + "&" + encoded(base + path) + "&" + encoded(parameters);
        String expected = hmac(encoded(consumerSecret) + "&" + encoded(tokenSecret), text);
        if (!expected.equals(oauth.get("oauth_signature"))) {
            return "the signature is not that of " + text;
        }
        long seconds = Long.parseLong(oauth.getOrDefault("oauth_timestamp", "0"));
        Duration off = Duration.between(Instant.ofEpochSecond(seconds), Instant.now());
        if (off.abs().toMinutes() >= 5) {
            return "Timestamp out of bounds.";
        }
        return nonces.add(oauth.get("oauth_nonce")) ? "" : "the nonce was used before";
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
