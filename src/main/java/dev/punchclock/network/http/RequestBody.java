package dev.punchclock.network.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries, and of which type it is. Of a file only as much as goes out at a time is ever in memory. Can be
 * sent more than once, and shows nothing of itself.
 */
public final class RequestBody {
    static {
        JdkHttpSettings.set();
    }

    /** Nothing. */
    public static final RequestBody NONE = new RequestBody("", BodyPublishers.noBody(), new TreeMap<>());

    private final String type;
    private final BodyPublisher bytes;
    private final SortedMap<String, String> form;

    private RequestBody(String type, BodyPublisher bytes, SortedMap<String, String> form) {
        this.type = type;
        this.bytes = bytes;
        this.form = Collections.unmodifiableSortedMap(form);
    }

    /**
     * An object in JSON.
     *
     * @param fields texts, numbers, booleans, null, and maps and lists of them; written in the order they have
     */
    public static RequestBody json(Map<String, ? extends @Nullable Object> fields) {
        return text("application/json", JsonText.of(fields));
    }

    public static RequestBody form(SortedMap<String, String> fields) {
        return new RequestBody(
                "application/x-www-form-urlencoded",
                BodyPublishers.ofString(PercentEncoding.of(fields)),
                new TreeMap<>(fields));
    }

    /**
     * A text, in UTF-8.
     *
     * @param type such as {@code text/plain; charset=utf-8}; empty for none
     */
    public static RequestBody text(String type, String text) {
        return new RequestBody(type, BodyPublishers.ofString(text), new TreeMap<>());
    }

    /**
     * A whole file, as long as it is now.
     *
     * @throws IOException when it cannot be looked at
     */
    public static RequestBody file(String type, Path file) throws IOException {
        return file(type, file, 0, Files.size(file));
    }

    /** A piece of a file, read when it is sent. Where less is there by then, the exchange breaks off. */
    public static RequestBody file(String type, Path file, long from, long length) {
        if (from < 0 || length < 0) {
            throw new IllegalArgumentException("no piece of a file: " + from + ", " + length);
        }
        BodyPublisher bytes = length == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> piece(file, from, length)), length);
        return new RequestBody(type, bytes, new TreeMap<>());
    }

    /**
     * One part of several.
     *
     * @param name of the field
     * @param fileName what the server is told that a file is called; empty where the part is no file
     */
    public record Part(String name, String fileName, RequestBody body) {
        private String head() {
            String file = fileName.isEmpty() ? "" : "; filename=\"" + quoted(fileName) + "\"";
            String kind = body.type.isEmpty() ? "" : "Content-Type: " + body.type + "\r\n";
            return "Content-Disposition: form-data; name=\"" + quoted(name) + "\"" + file + "\r\n" + kind + "\r\n";
        }

        private static String quoted(String text) {
            return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
        }
    }

    /**
     * Several parts in one, as {@code multipart/form-data}.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
     */
    public static RequestBody multipart(List<Part> parts) {
        String boundary = "punchclock-" + UUID.randomUUID();
        List<BodyPublisher> all = new ArrayList<>();
        for (Part part : parts) {
            all.add(BodyPublishers.ofString("--" + boundary + "\r\n" + part.head()));
            all.add(part.body.bytes);
            all.add(BodyPublishers.ofString("\r\n"));
        }
        all.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
        return new RequestBody(
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.concat(all.toArray(BodyPublisher[]::new)),
                new TreeMap<>());
    }

    /** The fields of a form, which some signatures count in; none for any other body. */
    public SortedMap<String, String> form() {
        return form;
    }

    String type() {
        return type;
    }

    BodyPublisher bytes() {
        return bytes;
    }

    private static InputStream piece(Path file, long from, long length) {
        try {
            SeekableByteChannel channel = Files.newByteChannel(file).position(from);
            return new BoundedStream(Channels.newInputStream(channel), length);
        } catch (IOException e) {
            return InputStream.nullInputStream(); // which is too short: the exchange breaks off
        }
    }
}
