package dev.punchclock.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.SampleWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DaemonLockTest {
    private static final LockHolder FIRST = new LockHolder("desk1", 4711, Instant.parse("2026-11-23T09:00:00Z"));
    private static final LockHolder SECOND = new LockHolder("desk1", 4712, Instant.parse("2026-11-23T09:01:00Z"));

    @TempDir
    Path folder;

    @Test
    void a_second_daemon_is_refused_and_told_who_the_first_is() {
        try (DaemonLock first = take(FIRST)) {
            assertThat(first.holder()).isEqualTo(FIRST);
            assertThatThrownBy(() -> take(SECOND)).isInstanceOfSatisfying(ProblemException.class, stopped -> {
                assertThat(stopped.code()).isEqualTo(ExitCode.RULE);
                assertThat(stopped).hasMessage("""
                                a daemon already publishes acme-7f3a: process 4711 on desk1, since Mon 23 Nov 09:00 GMT
                                  to do: stop it (kill 4711, or systemctl --user stop punchclock-acme-7f3a)""");
            });
        }
    }

    @Test
    void when_the_first_has_gone_the_second_may_come() {
        take(FIRST).close();
        take(SECOND).close();
    }

    @Test
    void the_lock_and_a_new_state_folder_belong_to_their_owner_alone() throws IOException {
        take(FIRST).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state().resolve("daemon.lock"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state())))
                .isEqualTo("rwx------");
    }

    @Test
    void one_may_ask_who_has_it_without_taking_it() throws IOException {
        LockHolder me = new LockHolder("desk1", ProcessHandle.current().pid(), FIRST.since());
        assertThat(DaemonLock.held(state())).isEmpty();
        try (DaemonLock mine = take(me)) {
            assertThat(DaemonLock.held(state())).contains(mine.holder());
        }
        assertThat(DaemonLock.held(state()))
                .as("its process lives, its lock is gone")
                .isEmpty();
        Files.writeString(state().resolve("daemon.lock"), "half");
        assertThat(DaemonLock.held(state())).isEmpty();
        take(SECOND).close();
    }

    private DaemonLock take(LockHolder me) {
        return DaemonLock.take(state(), "acme-7f3a", me, SampleWorkspace.LONDON);
    }

    private Path state() {
        return folder.resolve("state");
    }
}
