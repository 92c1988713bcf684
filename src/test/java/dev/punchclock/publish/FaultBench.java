package dev.punchclock.publish;

import dev.punchclock.account.Account;
import dev.punchclock.network.Network;
import dev.punchclock.network.TextLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A network that can be made to misbehave: it joins {@link FaultTableTest} by a line there. */
interface FaultBench extends AutoCloseable {
    /** Until when every fault asks to wait that names a time. */
    Duration QUIET = Duration.ofMinutes(20);

    /** How such a bench is set up. */
    interface Opening {
        /**
         * Sets it up.
         *
         * @param folder to keep something in
         * @param clock by which the network goes, and we too
         */
        FaultBench open(Path folder, InstantSource clock);
    }

    Network network();

    /** The account as it is in the workspace now. */
    Account account();

    /** The network's limits, with no more patience than a test has. */
    TextLimits limits();

    /** The next request that publishes meets with this, which must be one that the network can show. */
    void next(NetworkFault fault);

    /** From now on all is well. */
    void well();

    /** How many requests to publish the network has seen. */
    int requests();

    /** How many posts it shows. */
    int shown();

    /** Until when it wants quiet after this fault, which came at {@code at}. */
    default Instant quietUntil(NetworkFault fault, Instant at) {
        return at.plus(fault == NetworkFault.RESET_UNNAMED ? Duration.ofMinutes(15) : QUIET);
    }

    @Override
    void close() throws IOException;
}
