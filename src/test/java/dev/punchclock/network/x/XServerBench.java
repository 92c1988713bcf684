package dev.punchclock.network.x;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import dev.punchclock.account.Audience;
import dev.punchclock.account.Quota;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.Gate;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Secret;
import dev.punchclock.post.Wording;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** X on loopback, a network that talks to it, and a clock that both go by. */
final class XServerBench implements AutoCloseable {
    static final String HANDLE = "dave_at_acme";

    Instant now = Instant.parse("2026-11-24T10:15:00Z");
    /** How far X's clock is ahead of ours. */
    Duration ahead = Duration.ZERO;

    final XServer server = new XServer(() -> now.plus(ahead));
    Map<String, Secret> secrets = server.credentials(HANDLE);
    String userId = "";
    final XNetwork network = new XNetwork(account -> new Credentials(account.name(), userId, secrets), () -> now);
    final Account account = account(server.uri());

    static Account account(@Nullable URI server) {
        return new Account(new AccountName("acme-dave"), "x", HANDLE, server, Audience.EXTERNAL, Quota.NONE, null);
    }

    Outcome send(String text) {
        return send(text, Duration.ofSeconds(20));
    }

    Outcome send(String text, Duration deadline) {
        return send(text, () -> deadline);
    }

    Outcome send(String text, Gate gate) {
        return network.send(new Prepared(account, new Wording(text)), 0, new IdempotencyKey("k", Instant.EPOCH), gate);
    }

    long posts() {
        return server.count("POST /2/tweets");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
