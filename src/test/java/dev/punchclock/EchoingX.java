package dev.punchclock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.punchclock.cli.json.JsonWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** X on loopback for accounts whose secrets a test has chosen. It checks nothing, and says back all that it hears. */
final class EchoingX implements AutoCloseable {
    /** Closes the connection instead of answering. */
    static final int CLOSES = -1;

    private static final Pattern TOKEN = Pattern.compile("oauth_token=\"([^\"]*)\"");
    private static final long EPOCH = 1_288_834_974_657L;

    private final HttpServer server;
    private final AtomicLong ids = new AtomicLong();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile UnaryOperator<String> form = UnaryOperator.identity();
    private volatile int first;
    private volatile boolean takesTheApp;

    EchoingX() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "X");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on every request that publishes or signs in is answered as it should be. */
    void obliges() {
        status = 200;
    }

    /**
     * From now on each of them is answered with this status, and with secrets.
     *
     * @param written how they are written there
     * @param from which two of the four: 0 or 2
     */
    void echoes(int with, UnaryOperator<String> written, int from) {
        status = with;
        form = written;
        first = from;
    }

    /** From now on a sign-in may begin, whatever else is answered. */
    void takesTheAppAndNoPin() {
        takesTheApp = true;
    }

    /** Routes, as {@code POST /2/tweets}, in the order in which they were asked. */
    List<String> heard() {
        return heard;
    }

    long count(String route) {
        return heard.stream().filter(route::equals).count();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            heard.add(exchange.getRequestMethod() + " " + path);
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            String account = account(authorization);
            boolean reads = path.equals("/2/users/me") || path.startsWith("/2/users/");
            boolean begins = takesTheApp && path.equals("/oauth/request_token");
            if (reads || begins || status == 200) {
                say(exchange, 200, path.startsWith("/oauth/") ? tokens() : proper(path, account));
            } else if (status != CLOSES) {
                String secrets = List.copyOf(PlantedSecrets.of(account).values()).subList(first, first + 2).stream()
                        .map(form)
                        .collect(Collectors.joining(" "));
                exchange.getResponseHeaders().set("WWW-Authenticate", authorization);
                exchange.getResponseHeaders().set("Location", "/2/tweets?" + PlantedSecrets.urlEncoded(secrets));
                say(
                        exchange,
                        status,
                        JsonWriter.write(JsonWriter.object(
                                "detail", secrets + " " + authorization, "title", secrets, "heard", authorization)));
            }
        }
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private String proper(String path, String account) {
        if (path.equals("/2/users/me")) {
            return JsonWriter.write(JsonWriter.object(
                    "data", JsonWriter.object("id", "42", "name", "A desk", "username", account.replace('-', '_'))));
        }
        if (path.equals("/2/tweets")) {
            long id = ((System.currentTimeMillis() - EPOCH) << 22) + ids.incrementAndGet();
            return JsonWriter.write(JsonWriter.object("data", JsonWriter.object("id", Long.toString(id), "text", "…")));
        }
        return JsonWriter.write(JsonWriter.object("meta", JsonWriter.object("result_count", 0)));
    }

    private static String tokens() {
        return "oauth_token=RT0&oauth_callback_confirmed=true&oauth_token_secret=" + PlantedSecrets.OF_A_SIGN_IN;
    }

    /** Whose token it is; where there is none, somebody is signing in. */
    private static String account(String authorization) {
        Matcher token = TOKEN.matcher(authorization);
        String value = token.find() ? URLDecoder.decode(token.group(1), StandardCharsets.UTF_8) : "";
        return PlantedSecrets.accounts().stream()
                .filter(account ->
                        PlantedSecrets.of(account).get("access-token").equals(value))
                .findFirst()
                .orElse("file-desk");
    }
}
