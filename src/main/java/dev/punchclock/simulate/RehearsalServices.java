package dev.punchclock.simulate;

import dev.punchclock.ledger.Ledger;
import dev.punchclock.network.Network;
import java.time.InstantSource;

/** The real parts that a rehearsal runs on, empty at the beginning. */
public interface RehearsalServices extends AutoCloseable {
    /** Opens the ledger, at the beginning and again after each restart. */
    Ledger openLedger();

    /** The rehearsal network, by this clock. */
    Network network(InstantSource clock);

    /** Clears everything away. */
    @Override
    void close();
}
