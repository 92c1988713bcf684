package dev.punchclock.network.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Text as it stands in an address or a form. */
public final class PercentEncoding {
    private PercentEncoding() {}

    /** As RFC 3986 wants it, and with it OAuth. */
    public static String of(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** The fields of a query, without its {@code ?}, or of a form. */
    public static String of(SortedMap<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> of(field.getKey()) + "=" + of(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}
