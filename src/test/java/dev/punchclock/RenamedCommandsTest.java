package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.network.x.AnswerScript;
import dev.punchclock.network.x.XServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        UserMachine laptop = adopted("""
                - { id: a, to: acme, at: 2026-11-24 10:05, text: This is a }
                - { id: b, to: acme, at: 2026-11-24 12:05, text: This is b }
                """);
        now = Instant.parse("2026-11-24T10:05:00Z");
        laptop.runs("run").ends(0).says("a  sent");
        laptop.runs("hold", "b").ends(0);
        rename("acme");
        laptop.runs("move", "a", "2026-11-24 15:00").ends(4).says("a on acme is sent: it can no longer be moved");
        laptop.runs("move", "b", "2026-11-24 15:00").ends(0).says("b on acme is held");
    }

    @Test
    void a_thread_in_doubt_goes_on_under_the_new_name() throws IOException {
        UserMachine laptop = halfSent();
        rename("acme");
        now = Instant.parse("2026-11-24T10:30:00Z");
        laptop.runs("run").ends(0).says("th").says("part sent: part 2").says("found on the network");
        assertThat(x.shown("acme")).containsExactly("One", "Two", "Three");
        laptop.runs("status").ends(0).says("Nothing needs you.").says("1 posted");
    }

    @Test
    void a_thread_that_no_account_goes_on_with_is_said_to_stay_as_it_is() throws IOException {
        UserMachine laptop = halfSent();
        now = Instant.parse("2026-11-24T10:30:00Z");
        x.next("POST /2/tweets", AnswerScript.says(429, "{}"));
        laptop.runs("run").says("part sent: part 2");
        laptop.runs("status").says("th on acme is partly sent").says("goes on with part 3 of 3");
        rename("other");
        laptop.runs("status")
                .says("th on acme is partly sent")
                .says("it stays as it is: no account of the workspace is @acme on x now");
        laptop.runs("show", "th").says("to do: it stays as it is: no account of the workspace is @acme on x now");
        laptop.runs("status", "--json").says("it stays as it is: no account of the workspace is @acme on x now");
    }

    /** Of three parts one is sent and one is stored, its answer lost and X's list late. */
    private UserMachine halfSent() throws IOException {
        UserMachine laptop = adopted("- { id: th, to: acme, at: 2026-11-24 10:05, thread: [One, Two, Three] }\n");
        x.showAfter(Duration.ofMinutes(20));
        x.next("POST /2/tweets", AnswerScript.proper());
        x.next("POST /2/tweets", AnswerScript.swallows());
        now = Instant.parse("2026-11-24T10:05:00Z");
        laptop.runs("run").ends(6);
        return laptop;
    }

    private UserMachine adopted(String queue) throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("work/queue")).getParent();
        Map<String, String> environment = new TreeMap<>();
        x.credentials("acme").forEach((secret, value) -> {
            String word = secret.toUpperCase(Locale.ROOT).replace('-', '_');
            environment.put("PUNCHCLOCK_ACME_" + word, value.value());
            environment.put("PUNCHCLOCK_DAVEY_" + word, value.value());
        });
        Files.writeString(workspace.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: two-laptops
                zone: Europe/London
                rest: 0m
                hours: { office: { week: { mon-fri: 09:00-17:00 } } }
                accounts:
                  acme: { network: x, handle: acme, server: "%s", hours: office, quota: { per: week, max: 9, gap: 1m } }
                """.formatted(x.uri()));
        Files.writeString(workspace.resolve("queue/posts.yaml"), queue);
        UserMachine laptop = new UserMachine(() -> now, folder.resolve("home"), workspace, "first", environment);
        laptop.runs("adopt").ends(0);
        return laptop;
    }

    /** The account is {@code davey} from now on, and has this handle. */
    private void rename(String handle) throws IOException {
        Path settings = folder.resolve("work/punchclock.yaml");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace("acme: { network: x, handle: acme", "davey: { network: x, handle: " + handle));
        Path queue = folder.resolve("work/queue/posts.yaml");
        Files.writeString(queue, Files.readString(queue).replace("to: acme", "to: davey"));
    }
}
