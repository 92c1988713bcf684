package dev.punchclock.network.x;

import dev.punchclock.account.NetworkSettings;
import dev.punchclock.network.Connector;
import dev.punchclock.network.Network;
import dev.punchclock.network.NetworkServices;
import dev.punchclock.network.SignIn;
import dev.punchclock.network.TextLimits;
import dev.punchclock.network.WrittenAccount;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** X, as the program knows it. */
public final class XConnector implements Connector {
    private final XLimits limits = new XLimits();

    @Override
    public TextLimits limits() {
        return limits;
    }

    @Override
    public List<String> otherNames() {
        return List.of("twitter");
    }

    @Override
    public @Nullable NetworkSettings read(WrittenAccount written) {
        if (written.server() != null && !written.isServerHere()) {
            written.wrong("server", "X has one server of its own", "take `server` out");
        }
        return null;
    }

    @Override
    public List<String> secrets() {
        return OAuthKeys.NAMES;
    }

    @Override
    public Optional<SignIn> signIn(InstantSource clock) {
        return Optional.of(new XSignIn(clock));
    }

    @Override
    public Network network(NetworkServices services) {
        return new XNetwork(services.credentials(), services.clock());
    }
}
