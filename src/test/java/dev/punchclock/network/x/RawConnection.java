package dev.punchclock.network.x;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection to {@link XServer}, by bytes: a kind library would not let a test be rude. */
final class RawConnection {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Supplier<String> date;
    private boolean last;

    /** @param date the {@code Date} of each answer; empty for none */
    RawConnection(Socket socket, Supplier<String> date) throws IOException {
        this.socket = socket;
        this.date = date;
        socket.setTcpNoDelay(true); // a body after its head would wait 40 ms for the other end's word
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** A request as it came; header names in small letters. */
    record Heard(String method, String target, Map<String, String> headers, String body) {}

    /** The next request; null when the other end has gone, or does not speak HTTP. */
    @Nullable
    Heard hear() throws IOException {
        String first = line();
        if (!first.endsWith(" HTTP/1.1")) {
            return null;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                return null;
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        last = headers.getOrDefault("connection", "").equals("close");
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String[] words = first.split(" ", -1);
        return new Heard(words[0], words[1], headers, body);
    }

    /** Whether whoever asked last wants the connection to be closed after the answer. */
    boolean isLast() {
        return last;
    }

    /** It will not be closed, whoever asked for it. */
    void keepOpen() {
        last = false;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    void say(int status, Map<String, String> headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        head(status, headers, bytes.length);
        out.write(bytes);
        out.flush();
    }

    void head(int status, Map<String, String> headers, int length) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
        String now = date.get();
        if (!now.isEmpty() && !headers.containsKey("date")) {
            head.append("Date: ").append(now).append("\r\n");
        }
        if (last) {
            head.append("Connection: close\r\n");
        }
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(length).append("\r\n\r\n");
        bytes(head.toString());
    }

    void bytes(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    void close() throws IOException {
        socket.close();
    }

    /** Ends the connection with a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Reads the head of a request and no more of it, and ends the connection with a reset. */
    void resetAfterHead() throws IOException {
        String line = line();
        while (!line.isEmpty()) {
            line = line();
        }
        reset();
    }

    /** Waits until the other end closes. */
    void untilClosed() throws IOException {
        try {
            while (in.read() >= 0) {
                // A byte that nobody answers.
            }
        } catch (IOException e) {
            // A reset is an end as well.
        }
    }
}
