package dev.punchclock.network.rehearsal;

import dev.punchclock.account.NetworkSettings;
import dev.punchclock.network.AccountOption;
import dev.punchclock.network.Connector;
import dev.punchclock.network.Network;
import dev.punchclock.network.NetworkServices;
import dev.punchclock.network.TextLimits;
import dev.punchclock.network.WrittenAccount;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The embedded network, as the program knows it. */
public final class RehearsalConnector implements Connector {
    private static final String BEHAVES = "behaves";

    private final RehearsalLimits limits = new RehearsalLimits();

    @Override
    public TextLimits limits() {
        return limits;
    }

    @Override
    public List<AccountOption> options() {
        return List.of(new AccountOption(
                BEHAVES,
                "How the rehearsal network is to misbehave.",
                RehearsalBehaviour.words(),
                "can be told how to behave"));
    }

    @Override
    public @Nullable NetworkSettings read(WrittenAccount written) {
        return written.choice(BEHAVES, RehearsalBehaviour.byWord()).orElse(null);
    }

    @Override
    public Network network(NetworkServices services) {
        return new RehearsalNetwork(Path.of(services.folder()), services.clock(), RehearsalDelay.SLEEP, true);
    }
}
