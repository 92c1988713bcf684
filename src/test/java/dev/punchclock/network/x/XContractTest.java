package dev.punchclock.network.x;

import dev.punchclock.account.Account;
import dev.punchclock.network.Network;
import dev.punchclock.network.NetworkContract;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

class XContractTest extends NetworkContract {
    private final XServerBench scene = new XServerBench();

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    @Override
    protected Network network() {
        return scene.network;
    }

    @Override
    protected Account account() {
        return scene.account;
    }

    @Override
    protected Instant now() {
        return scene.now;
    }

    @Override
    protected void letPass(Duration duration) {
        scene.now = scene.now.plus(duration);
    }

    @Override
    protected void setAhead(Duration ahead) {
        scene.ahead = ahead;
    }
}
