package dev.punchclock.files;

import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the address of a network: https, or plain http to this machine alone. That is {@code localhost} and the literals of
 * loopback: of any other name somebody else may say where it leads.
 */
final class ServerAddressReader {
    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\." + BYTE + "\\." + BYTE + "\\." + BYTE + "|\\[(?:::1|0:0:0:0:0:0:0:1)]");

    private ServerAddressReader() {}

    static Optional<URI> read(ScalarNode scalar, ProblemCollector problems) {
        URI uri = parse(scalar.text());
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        boolean local = LOOPBACK.matcher(host).matches();
        if (host.isEmpty() || !(scheme.equals("https") || scheme.equals("http"))) {
            problems.error(
                    scalar.place(),
                    "`" + scalar.text() + "` is not the address of a server",
                    "write it with https, as in https://social.acme.example");
        } else if (scheme.equals("http") && !local) {
            problems.error(
                    scalar.place(),
                    "plain http would show the credentials to anybody on the way",
                    "write https://" + host);
        } else if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            problems.error(
                    scalar.place(),
                    "the address of a server has no name, `?` or `#` in it",
                    "write " + scheme + "://" + uri.getRawAuthority().replaceFirst(".*@", ""));
        } else {
            return Optional.of(uri);
        }
        return Optional.empty();
    }

    /** Whether it is a server on this very machine: for trials and tests. */
    static boolean isThisMachine(URI server) {
        return server.getHost() != null
                && LOOPBACK.matcher(server.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return URI.create("");
        }
    }
}
