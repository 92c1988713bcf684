package dev.punchclock;

import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.network.Network;
import dev.punchclock.network.rehearsal.RehearsalNetwork;
import dev.punchclock.problem.FileHandleExhaustion;
import dev.punchclock.problem.TemporaryFolder;
import dev.punchclock.simulate.RehearsalServices;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;

/** The real ledger and the real rehearsal network in a temporary folder, without waiting for the disk. */
final class TemporaryRehearsalServices implements RehearsalServices {
    private final Actor actor;
    private final Path folder;

    TemporaryRehearsalServices(Actor actor) {
        this.actor = actor;
        try {
            folder = Files.createTempDirectory("punchclock-rehearsal");
        } catch (IOException e) {
            FileHandleExhaustion.mustNotHaveRunOut(e);
            throw TemporaryFolder.unusable(System.getProperty("java.io.tmpdir", "/tmp"));
        }
    }

    @Override
    public Ledger openLedger() {
        return SqliteLedger.forRehearsal(folder, actor, new NewLedger("rehearsal", "rehearsal", "", Instant.EPOCH));
    }

    @Override
    public Network network(InstantSource clock) {
        return RehearsalNetwork.played(folder.resolve("network"), clock);
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the rehearsal's folder could not be cleared", e);
        }
    }
}
