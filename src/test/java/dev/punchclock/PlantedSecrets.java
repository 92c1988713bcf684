package dev.punchclock;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Twelve secrets of as many shapes: four of each of three accounts. Each has a core that stands nowhere else, and is
 * found by it however the signs around it are written.
 */
final class PlantedSecrets {
    static final List<String> NAMES = List.of("consumer-key", "consumer-secret", "access-token", "access-token-secret");
    private static final Map<String, List<String>> SECRETS = Map.of(
            "env-desk",
            List.of(
                    "CKq1Zn8Planted01envXw5",
                    "CS+/=&%q2Zn8Planted02==",
                    "1234567890-q3Zn8Planted03AbCdEfGhIjKlMnOpQrStUvWxYz01",
                    "AS%2Bq4Zn8Planted04%3D%25"),
            "systemd-desk",
            List.of(
                    "CK plus+q5Zn8Planted05/blank inside",
                    "AAAAAAAAAAAAAAAAAAAAAq6Zn8Planted06%2FAbCdEfGhIjKlMnOpQr%3D%3D",
                    "eyJhbGciOiJIUzI1NiJ9.q7Zn8Planted07eyJ9.c2ln-nature_",
                    "AS~q8Zn8Planted08*(!)'."),
            "file-desk",
            List.of(
                    "CK\"q9Zn8Planted09\"\\back\\slash",
                    "CS<q10Zn8Planted10>&amp;</q>",
                    "987-AT=&=q11Zn8Planted11&oauth_token=",
                    "AS€üñq12Zn8Planted12ïçödé"));

    /** The thirteenth: what X gives for one sign-in only. */
    static final String OF_A_SIGN_IN = "RSq13Zn8Planted13";

    private PlantedSecrets() {}

    static Set<String> accounts() {
        return new TreeSet<>(SECRETS.keySet());
    }

    /** The secrets of an account, by their names. */
    static Map<String, String> of(String account) {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            secrets.put(NAMES.get(i), SECRETS.get(account).get(i));
        }
        return secrets;
    }

    static String urlEncoded(String secret) {
        return URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String base64(String secret) {
        return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** What gives one of them away, by what to look for. */
    static Map<String, String> tracks() {
        Map<String, String> tracks = new LinkedHashMap<>();
        tracks.put(OF_A_SIGN_IN, "what X gives for a sign-in");
        for (String account : accounts()) {
            of(account).forEach((name, secret) -> {
                String core = secret.replaceFirst(".*(q\\d+Zn8Planted\\d\\d).*", "$1");
                String whose = name + " of " + account;
                tracks.put(core, whose);
                for (int shift = 0; shift < 3; shift++) {
                    // Only the signs of base64 that stand for the core alone, wherever it begins.
                    String encoded = base64("x".repeat(shift) + core);
                    tracks.put(encoded.substring(shift == 0 ? 0 : 4, encoded.length() - 4), whose + ", in base64");
                }
            });
        }
        return tracks;
    }
}
