package dev.punchclock.network.rehearsal;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import dev.punchclock.account.Audience;
import dev.punchclock.account.Quota;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rehearsal network in a folder, with a clock that a test moves and pauses that it only notes. */
final class RehearsalBench {
    final Path folder;
    final List<Duration> pauses = new ArrayList<>();
    /** How far the network's clock is ahead of this machine's. */
    Duration ahead = Duration.ZERO;

    Instant now = Instant.parse("2026-11-24T10:15:00Z");

    RehearsalBench(Path folder) {
        this.folder = folder;
    }

    /** Another one in the same folder, as another process would have it. */
    RehearsalNetwork network() {
        return new RehearsalNetwork(folder, () -> now.plus(ahead), clock(), pauses::add, false);
    }

    InstantSource clock() {
        return () -> now;
    }

    static Account account(@Nullable String behaves) {
        return new Account(
                new AccountName("acme-dave"),
                "rehearsal",
                "dave_at_acme",
                null,
                Audience.EXTERNAL,
                Quota.NONE,
                behaves == null ? null : RehearsalBehaviour.byWord().get(behaves));
    }
}
