package dev.punchclock;

import dev.punchclock.network.x.XServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say of a post whose account has another name now, and the same handle. */
final class RenamedCommandsTest {
    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final XServer x = new XServer(() -> now);

    @AfterEach
    void close() throws IOException {
        x.close();
    }

    @Test
    void what_is_published_or_held_goes_with_the_handle_for_move_as_well() throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("work/queue")).getParent();
        Map<String, String> environment = new TreeMap<>();
        x.credentials("acme").forEach((secret, value) -> {
            String word = secret.toUpperCase(Locale.ROOT).replace('-', '_');
            environment.put("PUNCHCLOCK_ACME_" + word, value.value());
            environment.put("PUNCHCLOCK_DAVEY_" + word, value.value());
        });
        write(workspace, "acme");
        Laptop laptop = new Laptop(() -> now, folder.resolve("home"), workspace, "first", environment);
        laptop.runs("adopt").ends(0);
        now = Instant.parse("2026-11-24T10:05:00Z");
        laptop.runs("run").ends(0).says("a  sent");
        laptop.runs("hold", "b").ends(0);
        String publisher = Files.readString(workspace.resolve("punchclock.yaml"))
                .lines()
                .filter(line -> line.startsWith("publisher:"))
                .findFirst()
                .orElseThrow();
        write(workspace, "davey");
        Files.writeString(
                workspace.resolve("punchclock.yaml"),
                Files.readString(workspace.resolve("punchclock.yaml")) + publisher + "\n");
        laptop.runs("move", "a", "2026-11-24 15:00").ends(4).says("a on acme is sent: it can no longer be moved");
        laptop.runs("move", "b", "2026-11-24 15:00").ends(0).says("b on acme is held");
    }

    private void write(Path workspace, String account) throws IOException {
        Files.writeString(workspace.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: two-laptops
                zone: Europe/London
                rest: 0m
                hours: { office: { week: { mon-fri: 09:00-17:00 } } }
                accounts:
                  %s: { network: x, handle: acme, server: "%s", hours: office, quota: { per: week, max: 9, gap: 1m } }
                """.formatted(account, x.uri()));
        Files.writeString(workspace.resolve("queue/posts.yaml"), """
                - { id: a, to: %s, at: 2026-11-24 10:05, text: This is a }
                - { id: b, to: %s, at: 2026-11-24 12:05, text: This is b }
                """.formatted(account, account));
    }
}
