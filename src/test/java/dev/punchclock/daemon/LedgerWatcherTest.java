package dev.punchclock.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerWatcherTest {
    private final Semaphore rung = new Semaphore(0);

    @TempDir
    Path folder;

    @Test
    void it_rings_when_a_file_is_made_and_each_time_that_it_is_written() throws Exception {
        try (LedgerWatcher bell = LedgerWatcher.at(folder, rung::release)) {
            assertThat(bell).isNotNull();
            Files.writeString(folder.resolve("ledger.db-wal"), "one");
            assertThat(rings()).isTrue();
            TimeUnit.SECONDS.sleep(1);
            rung.drainPermits();
            Files.writeString(folder.resolve("ledger.db-wal"), "two");
            assertThat(rings()).isTrue();
        }
    }

    /** What is written can be read by others only when the disk has it, and that rings nothing by itself. */
    @Test
    void it_rings_again_in_the_seconds_after_and_then_no_more() throws Exception {
        try (LedgerWatcher bell = LedgerWatcher.at(folder, rung::release)) {
            assertThat(bell).isNotNull();
            Files.writeString(folder.resolve("ledger.db-wal"), "one");
            assertThat(rings()).isTrue();
            TimeUnit.SECONDS.sleep(1);
            rung.drainPermits();
            assertThat(rings()).isTrue();
            TimeUnit.SECONDS.sleep(7);
            rung.drainPermits();
            assertThat(rung.tryAcquire(1, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void it_rings_when_a_file_is_put_in_its_place() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path file = Files.writeString(elsewhere.resolve("ledger.db"), "one");
        try (LedgerWatcher bell = LedgerWatcher.at(folder, rung::release)) {
            assertThat(bell).isNotNull();
            Files.move(file, folder.resolve("ledger.db"));
            assertThat(rings()).isTrue();
        }
    }

    @Test
    void it_is_silent_while_files_are_only_read() throws Exception {
        Path file = Files.writeString(folder.resolve("ledger.db"), "one");
        try (LedgerWatcher bell = LedgerWatcher.at(folder, rung::release)) {
            assertThat(bell).isNotNull();
            assertThat(Files.readString(file)).isEqualTo("one");
            assertThat(rung.tryAcquire(1, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void many_writings_ring_a_few_times() throws Exception {
        try (LedgerWatcher bell = LedgerWatcher.at(folder, rung::release)) {
            assertThat(bell).isNotNull();
            long began = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                Files.writeString(folder.resolve("ledger.db-wal"), "line " + i);
            }
            assertThat(rings()).isTrue();
            TimeUnit.SECONDS.sleep(1);
            long fifths = (System.nanoTime() - began) / 200_000_000 + 1;
            assertThat(rung.availablePermits()).isLessThanOrEqualTo(Math.toIntExact(fifths));
        }
    }

    @Test
    void a_closed_one_is_silent() throws Exception {
        LedgerWatcher.at(folder, rung::release).close();
        Files.writeString(folder.resolve("ledger.db-wal"), "one");
        assertThat(rung.tryAcquire(1, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void where_there_is_no_folder_nobody_can_listen() {
        assertThatThrownBy(() -> LedgerWatcher.at(folder.resolve("gone"), rung::release))
                .isInstanceOf(IOException.class);
    }

    private boolean rings() throws InterruptedException {
        return rung.tryAcquire(30, TimeUnit.SECONDS);
    }
}
