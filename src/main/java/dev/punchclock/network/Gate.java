package dev.punchclock.network;

import java.time.Duration;

/** The fence at the moment of sending. A network passes it in the last statement before the request that publishes. */
@FunctionalInterface
public interface Gate {
    /**
     * Asks whether the request may begin now.
     *
     * @return how long the whole exchange may take from now on; the network enforces it by cancelling
     * @throws GateClosedException when it may not; nothing has been sent, nothing may be sent
     */
    Duration pass();
}
