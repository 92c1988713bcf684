package dev.punchclock;

import com.sun.net.httpserver.HttpServer;
import dev.punchclock.store.NativeLibrary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Plays the usual commands once, in a folder of its own and by a clock that stands still, so that the launcher can keep
 * the classes that they load ({@code scripts/punchclock}). Reads and writes nothing that is the user's.
 */
final class ClassArchiveTraining {
    /** A Tuesday in work hours. */
    private static final InstantSource CLOCK = () -> Instant.parse("2026-11-24T10:00:00Z");

    private static final String WORKSPACE = """
            punchclock: 1
            workspace: training
            zone: Europe/London
            hours:
              office:
                week:
                  mon-thu: 09:00-12:30, 13:30-17:30
                  fri: 09:00-13:00
            members:
              ann: { name: Ann, hours: office }
            accounts:
              one: { network: rehearsal, member: ann, quota: { per: week, min: 1, max: 12, gap: 45m } }
              two: { network: x, server: "http://127.0.0.1:%d", handle: two, hours: office, quota: { per: day, max: 6 } }
            """;

    private static final String QUEUE = """
            - id: pinned
              to: [one, two]
              at: 2026-11-24 10:00
              late: hold
              expires: 2026-11-30
              text: "A pinned post – with a link: https://acme.example/guide"
            - to: one
              text: |
                A floating post,
                in two lines. ✓
            - to: two
              text: %s
            """;

    private static final String CREDENTIALS = """
            consumer-key = a
            consumer-secret = b
            access-token = c
            access-token-secret = d
            """;

    private final Path home;
    private final Path workspace;
    private final Path state;

    private ClassArchiveTraining(Path folder) {
        home = folder;
        workspace = folder.resolve("workspace");
        state = folder.resolve("state");
    }

    /** Trains in the folder that is the one argument. */
    public static void main(String[] arguments) throws IOException {
        NativeLibrary.unpack();
        ClassArchiveTraining training = new ClassArchiveTraining(Path.of(arguments[0]));
        HttpServer x = x();
        training.write(x.getAddress().getPort());
        training.play();
        x.stop(0);
    }

    /** As much of X as it takes to post once, on this machine only. */
    private static HttpServer x() throws IOException {
        HttpServer x = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        x.createContext("/", exchange -> {
            boolean asks = exchange.getRequestMethod().equals("GET");
            byte[] answer = (asks
                            ? "{\"data\":{\"id\":\"2\",\"username\":\"two\"}}"
                            : "{\"data\":{\"id\":\"1445880548472328192\",\"text\":\"\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Connection", "close"); // as X says, for it is asked to
            exchange.sendResponseHeaders(asks ? 200 : 201, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        x.start();
        return x;
    }

    private void write(int port) throws IOException {
        Path credentials = Files.createDirectories(home.resolve(".config/punchclock/credentials/training"))
                .resolve("two");
        Files.writeString(credentials, CREDENTIALS);
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
        Files.createDirectories(workspace.resolve("queue"));
        Files.writeString(workspace.resolve("punchclock.yaml"), WORKSPACE.formatted(port));
        // So near X's bound that its length has to be counted.
        Files.writeString(workspace.resolve("queue/posts.yaml"), QUEUE.formatted("ä✓ ".repeat(70)));
    }

    /** Waits until the files have rested, so that reading what was kept of them is part of it. */
    private static void rest() {
        try {
            TimeUnit.SECONDS.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void play() {
        punchclock("--help");
        punchclock("--version");
        punchclock("status", "--help");
        punchclock("statsu");
        in("check");
        in("plan");
        in("status");
        in("adopt");
        in("status"); // nobody has looked at the clock
        rest();
        for (int look = 0; look < 3; look++) { // each finds what the one before has written
            in("run");
            in("status");
            in("check");
        }
        in("plan", "--json");
        in("list");
        in("show", "pinned");
        in("add", "one", "One more");
        in("hold", "pinned");
        in("post", "--to", "two", "--key", "now", "At once");
        in("hours");
    }

    private void in(String command, String... more) {
        String[] line = new String[more.length + 5];
        line[0] = command;
        System.arraycopy(more, 0, line, 1, more.length);
        line[more.length + 1] = "-C";
        line[more.length + 2] = workspace.toString();
        line[more.length + 3] = "--state";
        line[more.length + 4] = state.toString();
        punchclock(line);
    }

    /** Whatever it answers: a command that has changed makes a smaller archive, not a failure. */
    private static void punchclock(String... line) {
        var unused = Punchclock.run(CLOCK, line);
    }
}
