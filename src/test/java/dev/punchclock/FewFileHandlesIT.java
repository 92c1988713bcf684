package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.network.x.XServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that may open very few files says so, and sends nothing; X is a server on loopback. */
final class FewFileHandlesIT {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    @TempDir
    Path folder;

    private final XServer server = new XServer(InstantSource.system());

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void few_file_handles() throws Exception {
        PackagedProgram program = program();
        Instant due = Instant.now().plusSeconds(20);
        workspace(
                "- { id: talk, to: acme, at: \"" + TIME.format(due.atOffset(ZoneOffset.UTC)) + "\", text: A talk }\n");
        assertThat(program.run("adopt", "-C", "work").code()).isZero();
        program.run("run", "-C", "work");
        while (!Instant.now().isAfter(due)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        for (int handles : new int[] {14, 16, 18}) {
            mustSayIt(program, handles, "run -C work");
            assertThat(server.count("POST /2/tweets")).isZero();
        }

        assertThat(program.run("run", "-C", "work").code()).isZero();
        program.run("run", "-C", "work");
        assertThat(server.shown("acme")).containsExactly("A talk");
    }

    @Test
    void few_file_handles_by_every_command() throws Exception {
        PackagedProgram program = program();
        workspace("");
        assertThat(program.run("adopt", "-C", "work").code()).isZero();
        for (String command : List.of(
                "status -C work",
                "check -C work",
                "daemon -C work",
                "post -C work --to acme --key v1 \"It is out\"",
                "doctor -C work",
                "ledger verify -C work")) {
            mustSayIt(program, 20, command);
        }
        assertThat(server.count("POST /2/tweets")).isZero();
        assertThat(program.run("post", "-C", "work", "--to", "acme", "--key", "v1", "It is out")
                        .code())
                .isZero();
        assertThat(server.shown("acme")).containsExactly("It is out");
    }

    private void mustSayIt(PackagedProgram program, int handles, String command) throws Exception {
        PackagedProgram.Ended ended = program.script(folder, "ulimit -n " + handles + "\nexec ./punchclock " + command);
        assertThat(ended.err()).as(command).isEqualTo("""
                too few file handles: this process may not open 32 more files; nothing was sent
                  to do: raise the limit, ulimit -n 1024 (of a systemd unit: LimitNOFILE=1024), and start it again
                """);
        assertThat(ended.code()).isEqualTo(3);
    }

    private PackagedProgram program() throws IOException {
        PackagedProgram program = new PackagedProgram(folder);
        program.launcher(folder);
        server.credentials("acme")
                .forEach((secret, value) -> program.with(
                        "PUNCHCLOCK_ACME_" + secret.toUpperCase(Locale.ROOT).replace('-', '_'), value.value()));
        return program;
    }

    private void workspace(String queue) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work/queue")).getParent();
        Files.writeString(work.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: it-work
                zone: Africa/Abidjan
                hours: { office: { week: { mon-sun: 00:00-24:00 } } }
                accounts:
                  acme: { network: x, server: "%s", handle: acme, hours: office, quota: { per: day, min: 0, max: 5, gap: 0m } }
                """.formatted(server.uri()));
        Files.writeString(work.resolve("queue/posts.yaml"), queue);
    }
}
