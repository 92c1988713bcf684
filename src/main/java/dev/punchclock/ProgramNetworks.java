package dev.punchclock;

import dev.punchclock.network.Connectors;
import dev.punchclock.network.rehearsal.RehearsalConnector;
import dev.punchclock.network.x.XConnector;

/** Every network that the program has. A further one is a further line. */
final class ProgramNetworks {
    static final Connectors ALL = new Connectors(
            new RehearsalConnector(), //
            new XConnector());

    private ProgramNetworks() {}
}
