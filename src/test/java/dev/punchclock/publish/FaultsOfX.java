package dev.punchclock.publish;

import dev.punchclock.account.Account;
import dev.punchclock.account.Audience;
import dev.punchclock.account.Quota;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.Network;
import dev.punchclock.network.PostLink;
import dev.punchclock.network.TextLimits;
import dev.punchclock.network.TextObjection;
import dev.punchclock.network.x.AnswerScript;
import dev.punchclock.network.x.Respelling;
import dev.punchclock.network.x.XLimits;
import dev.punchclock.network.x.XNetwork;
import dev.punchclock.network.x.XServer;
import dev.punchclock.post.Wording;
import dev.punchclock.workspace.SampleWorkspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** X on loopback, which checks every signature and is as rude as a fault wants it. It takes the same text twice. */
final class FaultsOfX implements FaultBench {
    /** All but one: each of its ways to ask for patience is a fault of its own. */
    static final Set<NetworkFault> SHOWS = EnumSet.complementOf(EnumSet.of(NetworkFault.THROTTLED));

    private static final String ROUTE = "POST /2/tweets";
    /** As far as clocks may be apart when something is to go out. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(40);

    private static final String TOO_MANY = "{\"title\":\"Too Many Requests\"}";

    private final XServer server;
    private final XNetwork network;
    private final InstantSource clock;
    private boolean secure;
    private volatile Duration ahead = Duration.ZERO;

    FaultsOfX(Path folder, InstantSource clock) {
        this.clock = clock;
        server = new XServer(() -> clock.instant().plus(ahead));
        server.takeDuplicates();
        network = new XNetwork(
                account -> new Credentials(account.name(), "", server.credentials(account.handle())), clock);
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public Account account() {
        URI uri = secure ? URI.create("https://127.0.0.1:" + server.uri().getPort()) : server.uri();
        return new Account(SampleWorkspace.ACME, "x", "acme", uri, Audience.EXTERNAL, Quota.NONE, null);
    }

    @Override
    public TextLimits limits() {
        return new Hasty();
    }

    @Override
    public void next(NetworkFault fault) {
        switch (fault) {
            case RESPELT -> server.respell(Respelling.values());
            case LISTED_LATE -> server.showAfter(Duration.ofMinutes(5));
            case CLOCK_BEHIND -> ahead = CLOCKS_APART.negated();
            case CLOCK_AHEAD -> ahead = CLOCKS_APART;
            default -> {}
        }
        network.whoAmI(account()); // so that the request which publishes is the one that meets with it
        AnswerScript manner = manner(fault);
        if (manner != null) {
            server.next(ROUTE, manner);
            return;
        }
        switch (fault) {
            case RESET_BEFORE_BODY -> server.resetNext();
            case CONNECTION_REFUSED -> server.goAway();
            case TLS_FAILURE -> secure = true;
            default -> throw new IllegalArgumentException("X cannot show " + fault);
        }
    }

    private @Nullable AnswerScript manner(NetworkFault fault) {
        return switch (fault) {
            case ANSWER_LOST, RESPELT, LISTED_LATE, CLOCK_BEHIND, CLOCK_AHEAD -> AnswerScript.swallows();
            case SILENT_AND_PUBLISHED -> AnswerScript.doesAndStaysSilent();
            case SAYS_502_AND_PUBLISHED -> AnswerScript.doesAndSays(502, "<html>no</html>");
            case GARBAGE_AND_PUBLISHED -> AnswerScript.doesAndSays(201, "{]");
            case NO_ID_AND_PUBLISHED -> AnswerScript.doesAndSays(201, "{\"data\":{}}");
            case CUT_OFF_AND_PUBLISHED -> AnswerScript.doesAndCutsOff(201, "{\"data\":{\"id\":\"144588");
            case CLOSED -> AnswerScript.closes();
            case RESET_AFTER_BODY -> AnswerScript.resets();
            case SILENT -> AnswerScript.staysSilent();
            case SLOW_BODY -> AnswerScript.drips(201);
            case SAYS_500 -> AnswerScript.says(500, "");
            case SAYS_502 -> AnswerScript.says(502, "<html>no</html>");
            case GARBAGE -> AnswerScript.says(201, "{]");
            case NO_ID -> AnswerScript.says(201, "{\"data\":{}}");
            case UNAUTHORIZED -> AnswerScript.says(401, "");
            case REDIRECT_AND_PUBLISHED -> AnswerScript.doesAndSays(307, Map.of("location", "/2/tweets"), "");
            case REDIRECT -> AnswerScript.says(307, Map.of("location", "/2/tweets"), "");
            case REFUSED -> AnswerScript.says(403, "{\"detail\":\"Forbidden\",\"status\":403}");
            case RETRY_AFTER_JSON -> AnswerScript.says(429, "{\"retry_after\":1200.0}");
            case RETRY_AFTER_JSON_MILLIS -> AnswerScript.says(429, "{\"retry_after_ms\":1200000}");
            case RESET_UNNAMED -> AnswerScript.says(429, TOO_MANY);
            default -> throttles(fault, clock.instant().plus(QUIET));
        };
    }

    private static @Nullable AnswerScript throttles(NetworkFault fault, Instant until) {
        String epoch = Long.toString(until.getEpochSecond());
        return switch (fault) {
            case RESET_EPOCH -> throttles("x-rate-limit-reset", epoch);
            case RESET_EPOCH_MILLIS -> throttles("x-rate-limit-reset", epoch + "000");
            case RESET_ISO -> throttles("x-rate-limit-reset", until.toString());
            case RESET_OF_THE_DAY ->
                AnswerScript.says(
                        429,
                        Map.of("x-user-limit-24hour-remaining", "0", "x-user-limit-24hour-reset", epoch),
                        TOO_MANY);
            case RESET_OF_THE_APP ->
                AnswerScript.says(
                        429, Map.of("x-app-limit-24hour-remaining", "0", "x-app-limit-24hour-reset", epoch), TOO_MANY);
            case RETRY_AFTER_SECONDS -> throttles("retry-after", Long.toString(QUIET.toSeconds()));
            case RETRY_AFTER_DATE ->
                throttles("retry-after", DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atOffset(ZoneOffset.UTC)));
            default -> null;
        };
    }

    private static AnswerScript throttles(String header, String value) {
        return AnswerScript.says(429, Map.of(header, value), TOO_MANY);
    }

    @Override
    public void well() {
        secure = false;
        if (!server.isListening()) {
            server.comeBack();
        }
    }

    @Override
    public int requests() {
        return Math.toIntExact(server.count(ROUTE));
    }

    @Override
    public int shown() {
        return server.shown("acme").size();
    }

    @Override
    public void close() throws IOException {
        boolean signed =
                server.requests().stream().allMatch(request -> request.problem().isEmpty());
        server.close();
        if (!signed) {
            throw new IOException("a request was not signed as it should be");
        }
    }

    /** X's limits, and less patience than people have. */
    static final class Hasty implements TextLimits {
        private final XLimits real = new XLimits();

        @Override
        public String network() {
            return real.network();
        }

        @Override
        public Optional<TextObjection> objection(Wording wording) {
            return real.objection(wording);
        }

        @Override
        public Optional<PostLink> post(Account account, String address) {
            return real.post(account, address);
        }

        @Override
        public String example(Account account) {
            return real.example(account);
        }

        @Override
        public Duration attempt() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration settle() {
            return real.settle();
        }
    }
}
