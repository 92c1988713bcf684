package dev.punchclock.network.rehearsal;

import dev.punchclock.account.Account;
import dev.punchclock.network.Network;
import dev.punchclock.network.NetworkContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class RehearsalContractTest extends NetworkContract {
    private RehearsalBench stage;
    private RehearsalNetwork network;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new RehearsalBench(folder);
        network = stage.network();
    }

    @Override
    protected Network network() {
        return network;
    }

    @Override
    protected Account account() {
        return RehearsalBench.account(null);
    }

    @Override
    protected Instant now() {
        return stage.now;
    }

    @Override
    protected void letPass(Duration duration) {
        stage.now = stage.now.plus(duration);
    }

    @Override
    protected void setAhead(Duration ahead) {
        stage.ahead = ahead;
    }
}
