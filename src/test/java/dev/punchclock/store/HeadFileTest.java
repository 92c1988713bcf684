package dev.punchclock.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeadFileTest {
    @TempDir
    Path folder;

    private HeadFile note;

    @BeforeEach
    void name() {
        note = new HeadFile(folder.resolve("deep/note"));
    }

    @Test
    void the_furthest_end_stays() throws IOException {
        assertThat(note.read()).isEmpty();
        for (long number : new long[] {3, 4, 2, 9, 9, 5}) {
            note.advance(tip(number), null, true);
        }
        assertThat(note.read()).contains(tip(9));
    }

    @Test
    void begun_anew_it_forgets() throws IOException {
        note.advance(tip(3), null, true);
        note.advance(tip(9), null, true);
        note.begin(tip(5));
        assertThat(note.read()).contains(tip(5));
        note.advance(tip(6), null, false);
        assertThat(note.read()).contains(tip(6));
        try (var files = Files.list(folder.resolve("deep"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void cut_off_or_overwritten_anywhere_it_says_one_of_the_last_two_or_nothing() throws IOException {
        note.advance(tip(8), null, true);
        note.advance(tip(9), null, true);
        byte[] whole = Files.readAllBytes(note.file());
        for (int i = 0; i <= whole.length; i++) {
            Files.write(note.file(), Arrays.copyOf(whole, i));
            assertThat(note.read().map(ChainTip::number)).as("cut at " + i).isIn(empty(), of(8), of(9));
        }
        Random random = new Random(7);
        for (int i = 0; i < 2 * 128; i++) {
            byte[] changed = whole.clone();
            changed[i] = (byte) random.nextInt(256);
            Files.write(note.file(), changed);
            assertThat(note.read().map(ChainTip::number)).as("changed at " + i).isIn(of(8), of(9));
            note.advance(tip(10), null, false);
            assertThat(note.read()).contains(tip(10));
        }
    }

    @Test
    void many_may_write_at_once_and_an_interrupt_breaks_nothing() throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failed = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int first = t;
            Thread thread = new Thread(() -> {
                for (int i = first; i < 200; i += 4) {
                    try {
                        Thread.currentThread().interrupt();
                        note.advance(tip(i + 1), null, false);
                    } catch (IOException e) {
                        synchronized (failed) {
                            failed.add(e);
                        }
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failed).isEmpty();
        assertThat(note.read()).contains(tip(200));
    }

    private static Optional<Long> of(long number) {
        return Optional.of(number);
    }

    private static Optional<Long> empty() {
        return Optional.empty();
    }

    private static ChainTip tip(long number) {
        return new ChainTip(number, "%064x".formatted(number));
    }
}
