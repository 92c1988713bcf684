package dev.punchclock.network.x;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.network.Secret;
import dev.punchclock.network.http.LenientJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * X's API on loopback, as far as punchclock uses it. Checks every signature, counts requests and connections, keeps what
 * was posted, and is as rude as it is told to be. Its clock is a test's, and need not be the one that the program goes by.
 */
public final class XServer implements AutoCloseable {
    /** The PIN that the page shows. */
    public static final String PIN = "1234567";

    static final String CONSUMER_KEY = "CKplanted0000";
    static final String CONSUMER_SECRET = "CSplanted1111+/=&%";

    private final InstantSource clock;
    private volatile boolean tellsTime = true;
    private volatile boolean keepsOpen;
    private volatile ServerSocket listening;
    private final AtomicBoolean rude = new AtomicBoolean();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<AnswerScript>> manners = new ConcurrentHashMap<>();
    private final Map<String, AnswerScript> usual = new ConcurrentHashMap<>();
    private final XUsers users = new XUsers();
    private final XPosts posts;
    private final SignatureCheck signatures = new SignatureCheck();

    /** A request that arrived whole; {@code problem} is what is wrong with its signature, else empty. */
    public record Seen(String method, String target, Map<String, String> headers, String body, String problem) {
        /** {@code POST /2/tweets}, without the query. */
        public String route() {
            return method + " " + target.split("\\?", 2)[0];
        }
    }

    /** @param clock what X's clock shows */
    public XServer(InstantSource clock) {
        this.clock = clock;
        posts = new XPosts(clock);
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::listen);
    }

    /** The next connection is reset before the body of its first request is read. */
    public void resetNext() {
        rude.set(true);
    }

    /** Nobody listens any more, until {@link #comeBack}. */
    public void goAway() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isListening() {
        return !listening.isClosed();
    }

    /** Listens again, where it did before. */
    public void comeBack() {
        try {
            listening = new ServerSocket(listening.getLocalPort(), 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::listen);
    }

    /** The base URL, for {@code server:} of an account. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** The credentials of a user, who begins to exist when first named; the same each time. */
    public Map<String, Secret> credentials(String handle) {
        return users.named(handle).credentials();
    }

    public String userId(String handle) {
        return users.named(handle).id();
    }

    /** Takes the right to use the app away from a user, as the user can in X's settings. */
    public void revoke(String handle) {
        users.named(handle).revoke();
    }

    /** Who is signed in to X in the browser that confirms; {@code dave_at_acme} unless said. */
    public void browserOf(String handle) {
        users.signsIn = handle;
    }

    /** What is stored of a user, in the order it was posted, whether the list shows it already or not. */
    public List<String> shown(String handle) {
        return posts.texts(users.named(handle).id());
    }

    /** Something that was posted by other means. */
    public void post(String handle, String text) {
        posts.add(users.named(handle).id(), text);
    }

    /** The links to what is stored of a user, in the order it was posted. */
    public List<String> links(String handle) {
        return posts.ids(users.named(handle).id()).stream()
                .map(id -> "https://x.com/" + handle + "/status/" + id)
                .toList();
    }

    /** How the next request on this route is answered; said twice, it is for the next two. */
    public void next(String route, AnswerScript manner) {
        manners.computeIfAbsent(route, r -> new ConcurrentLinkedDeque<>()).add(manner);
    }

    /** How requests on this route are answered from now on, for which nothing else was said. */
    public void usually(String route, AnswerScript manner) {
        usual.put(route, manner);
    }

    /** A post is shown among the others only when so much time has gone by; until then it is there, and counts. */
    public void showAfter(Duration lag) {
        posts.lag = lag;
    }

    /** No more than this many posts to a page, whatever is asked for. */
    public void pageSize(int size) {
        posts.pageSize = size;
    }

    /** X refuses the same text twice, unless this is called. */
    public void takeDuplicates() {
        posts.takesDuplicates = true;
    }

    /** As X's description of its API has it since version 2.167: posts instead of tweets. */
    public void useNewNames() {
        posts.newNames = true;
    }

    /** X shows links without saying where they lead. */
    public void hideLinks() {
        posts.hidesLinks = true;
    }

    /** Shows every post, those that are there as well, spelt so from now on; without any, as they were written. */
    public void respell(Respelling... how) {
        posts.respellings = List.of(how);
    }

    /** No connection is closed any more because the other end has asked for it, nor does any answer say so. */
    public void keepConnectionsOpen() {
        keepsOpen = true;
    }

    /** No answer has a {@code Date} any more. */
    public void doNotTellTheTime() {
        tellsTime = false;
    }

    /** Answers have a {@code Date} again. */
    public void tellTheTimeAgain() {
        tellsTime = true;
    }

    /** The {@code Date} of an answer, by X's clock. */
    private String date() {
        return tellsTime
                ? DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC))
                : "";
    }

    public List<Seen> requests() {
        return List.copyOf(seen);
    }

    public long count(String route) {
        return seen.stream().filter(s -> s.route().equals(route)).count();
    }

    public int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "X");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        ServerSocket mine = listening;
        while (!mine.isClosed()) {
            try {
                Socket socket = mine.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            RawConnection talk = new RawConnection(socket, this::date);
            if (rude.getAndSet(false)) {
                talk.resetAfterHead();
                return;
            }
            for (RawConnection.Heard heard = talk.hear(); heard != null; heard = talk.isLast() ? null : talk.hear()) {
                if (keepsOpen) {
                    talk.keepOpen();
                }
                RawConnection.Heard request = heard;
                String problem = problem(heard);
                Seen noted = new Seen(heard.method(), heard.target(), heard.headers(), heard.body(), problem);
                seen.add(noted);
                Deque<AnswerScript> waiting = manners.getOrDefault(noted.route(), new ConcurrentLinkedDeque<>());
                AnswerScript manner = waiting.poll();
                (manner == null ? usual.getOrDefault(noted.route(), AnswerScript.proper()) : manner)
                        .answer(talk, () -> proper(request, problem));
            }
        } catch (IOException e) {
            // The other end has gone, or a test has ended.
        }
    }

    private String problem(RawConnection.Heard heard) {
        Map<String, String> oauth = SignatureCheck.parameters(heard.headers().getOrDefault("authorization", ""));
        if (!CONSUMER_KEY.equals(oauth.get("oauth_consumer_key"))) {
            return "not the app";
        }
        boolean form = heard.headers().getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded");
        String tokenSecret = users.secretOf(oauth.getOrDefault("oauth_token", ""));
        return tokenSecret == null
                ? "no such token"
                : signatures.problem(heard, uri().toString(), form ? heard.body() : "", CONSUMER_SECRET, tokenSecret);
    }

    private AnswerScript.Proper proper(RawConnection.Heard heard, String problem) {
        if (!problem.isEmpty()) {
            return json(401, JsonWriter.object("title", "Unauthorized", "detail", "Unauthorized", "status", 401));
        }
        Map<String, String> oauth = SignatureCheck.parameters(heard.headers().get("authorization"));
        String path = heard.target().split("\\?", 2)[0];
        if (path.startsWith("/oauth/")) {
            return users.signIn(path, oauth, SignatureCheck.pairs(heard.body()));
        }
        XUsers.User user = users.byToken(oauth.get("oauth_token"));
        String route = heard.method() + " " + path;
        if (route.equals("GET /2/users/me")) {
            return json(
                    200,
                    JsonWriter.object(
                            "data", JsonWriter.object("id", user.id(), "name", "Dave", "username", user.handle())));
        }
        if (route.equals("POST /2/tweets")) {
            return posts.create(
                    user.id(), LenientJson.of(heard.body()).at("text").text());
        }
        if (route.startsWith("DELETE /2/tweets/")) {
            return posts.delete(user.id(), path.substring(path.lastIndexOf('/') + 1));
        }
        if (route.equals("GET /2/users/" + user.id() + "/tweets")) {
            Map<String, String> query = new ConcurrentHashMap<>();
            SignatureCheck.pairs(heard.target().contains("?") ? heard.target().split("\\?", 2)[1] : "")
                    .forEach(p -> query.put(p[0], p[1]));
            return posts.page(user.id(), query);
        }
        return new AnswerScript.Proper(404, Map.of(), "");
    }

    static AnswerScript.Proper json(int status, Map<String, Object> body) {
        return new AnswerScript.Proper(
                status, Map.of("content-type", "application/json; charset=utf-8"), JsonWriter.write(body));
    }

    /** The instants at which posts were made, oldest first. */
    public List<Instant> times(String handle) {
        return new ArrayList<>(posts.times(users.named(handle).id()));
    }
}
