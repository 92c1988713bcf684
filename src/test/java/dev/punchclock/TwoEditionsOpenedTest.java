package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.machine.TzifFile;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine whose zone data are of another edition than Java's, whoever opens a workspace goes by both. */
final class TwoEditionsOpenedTest {
    /** Half past nine by Java's London; half past eight by the system's, which knows no summer. */
    private static final Instant EARLY = Instant.parse("2026-06-24T08:30:00Z");

    private static final Instant IN_BOTH = Instant.parse("2026-06-24T09:30:00Z");

    @TempDir
    private Path machine;

    private Path folder;
    private Wiring joined;

    @BeforeEach
    void another_edition() throws IOException {
        folder = Files.createDirectory(machine.resolve("acme"));
        Files.writeString(folder.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: acme
                zone: Europe/London
                hours: { office: { week: { mon-fri: 09:00-17:00 } } }
                accounts: { acme: { network: rehearsal, hours: office } }
                """);
        Path zone = machine.resolve("usr/share/zoneinfo/Europe/London");
        Files.createDirectories(zone.getParent());
        Files.write(zone, TzifFile.of("GMT0"));
        joined = new Wiring(
                InstantSource.fixed(EARLY),
                Map.of("HOME", machine.toString()),
                () -> ZoneOffset.UTC,
                () -> "cli",
                machine);
    }

    @Test
    void a_command_is_open_only_when_it_is_work_time_by_both() {
        mustGoByBoth(joined.open(folder));
    }

    @Test
    void the_daemon_is_open_only_when_it_is_work_time_by_both() {
        mustGoByBoth(joined.house(folder, machine.resolve("state")).open());
    }

    private static void mustGoByBoth(Workspace workspace) {
        assertThat(workspace.contexts().values()).singleElement().satisfies(context -> {
            assertThat(context.timetable().isOpen(EARLY)).isFalse();
            assertThat(context.timetable().isOpen(IN_BOTH)).isTrue();
        });
    }
}
