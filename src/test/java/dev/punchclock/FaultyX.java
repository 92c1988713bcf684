package dev.punchclock;

import dev.punchclock.network.x.AnswerScript;
import dev.punchclock.network.x.XServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** X on bad days: it loses answers, asks to wait, shows posts late, and kills who asks. What it took, it keeps. */
final class FaultyX implements AutoCloseable {
    static final String ACCOUNT = "acme";
    private static final String POST = "POST /2/tweets";

    private final XServer server;
    private final Random random;
    private final KillStatistics toll;
    private volatile Runnable kill = () -> {};
    private volatile KillPoint step = KillPoint.ANY;

    FaultyX(InstantSource clock, Random random, KillStatistics toll) {
        server = new XServer(clock);
        this.random = random;
        this.toll = toll;
        server.takeDuplicates();
        server.showAfter(Duration.ofSeconds(random.nextInt(55)));
        if (random.nextInt(4) == 0) {
            server.hideLinks();
        }
        server.usually(POST, AnswerScript.drawn(this::posting));
        server.usually(timeline(), AnswerScript.drawn(this::reading));
    }

    private String timeline() {
        return "GET /2/users/" + server.userId(ACCOUNT) + "/tweets";
    }

    String uri() {
        return server.uri().toString();
    }

    /** The environment of somebody with the account's credentials. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        server.credentials(ACCOUNT)
                .forEach((secret, value) -> environment.put(
                        "PUNCHCLOCK_ACME_" + secret.toUpperCase(Locale.ROOT).replace('-', '_'), value.value()));
        return environment;
    }

    /** The next request that publishes comes from a process which is to be killed at this step. */
    void meets(KillPoint next, Runnable killing) {
        step = next;
        kill = killing;
    }

    /** From now on all is well. */
    void calmDown() {
        server.showAfter(Duration.ZERO);
        server.usually(POST, AnswerScript.proper());
        server.usually(timeline(), AnswerScript.proper());
    }

    List<String> texts() {
        return server.shown(ACCOUNT);
    }

    /** Where these stand, in the same order. */
    List<String> links() {
        return server.links(ACCOUNT);
    }

    List<java.time.Instant> times() {
        return new ArrayList<>(server.times(ACCOUNT));
    }

    private AnswerScript posting() {
        toll.count("requests to publish that reached X");
        if (step == KillPoint.REQUEST_TAKEN) {
            return AnswerScript.does(kill);
        }
        if (step == KillPoint.REQUEST_LOST) {
            return AnswerScript.doesNot(kill);
        }
        int draw = random.nextInt(100);
        if (draw < 24) {
            return told("answers swallowed", AnswerScript.swallows());
        }
        if (draw < 29) {
            return told("answers 502 with HTML, and took it", AnswerScript.doesAndSays(502, "<html>busy</html>"));
        }
        if (draw < 33) {
            return told("answers of garbage, and took it", AnswerScript.doesAndSays(201, "{]"));
        }
        if (draw < 38) {
            return told("connections closed, and took nothing", AnswerScript.closes());
        }
        if (draw < 42) {
            return told("answers 500, and took nothing", AnswerScript.says(500, ""));
        }
        if (draw < 46) {
            return told("asked to wait", AnswerScript.says(429, Map.of("retry-after", "300"), "{}"));
        }
        return draw < 48 ? told("refused", AnswerScript.says(403, "{\"title\":\"Forbidden\"}")) : AnswerScript.proper();
    }

    private AnswerScript reading() {
        int draw = random.nextInt(100);
        if (draw < 20) {
            return told("times X could not show its posts", AnswerScript.says(503, ""));
        }
        return draw < 25 ? told("times X could not show its posts", AnswerScript.closes()) : AnswerScript.proper();
    }

    private AnswerScript told(String what, AnswerScript manner) {
        toll.count(what);
        return manner;
    }

    @Override
    public void close() throws java.io.IOException {
        server.close();
    }
}
