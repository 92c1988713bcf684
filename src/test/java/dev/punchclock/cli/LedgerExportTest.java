package dev.punchclock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.ledger.LedgerArchive;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export whose lines cannot all be written: because nobody reads them any more, or because a disk is full. */
class LedgerExportTest {
    private static final LedgerArchive EMPTY = (LedgerArchive) Proxy.newProxyInstance(
            LedgerArchive.class.getClassLoader(),
            new Class<?>[] {LedgerArchive.class},
            (proxy, method, arguments) -> null);

    @TempDir
    Path folder;

    @Test
    void a_reader_who_has_seen_enough_ends_it_quietly() throws IOException {
        assertThatCode(() -> export("Broken pipe", link("pipe:[4711]"))).doesNotThrowAnyException();
        assertThatCode(() -> export("Datenübergabe unterbrochen", link("pipe:[4712]")))
                .doesNotThrowAnyException();
        assertThatCode(() -> export("Broken pipe", folder.resolve("none"))).doesNotThrowAnyException();
    }

    @Test
    void a_full_disk_is_told() throws IOException {
        Path file = link("/home/dave/export.json");

        assertThatThrownBy(() -> export("No space left on device", file))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("the lines could not all be written");
    }

    private Path link(String target) throws IOException {
        return Files.createSymbolicLink(folder.resolve("fd" + target.hashCode()), Path.of(target));
    }

    private static void export(String failure, Path descriptor) {
        PipedOutput out = new PipedOutput(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException(failure);
                    }
                },
                descriptor);
        out.print("{}\n");
        new LedgerExport(EscapingStream.over(out)).all(EMPTY);
        assertThat(out.checkError()).isTrue();
    }
}
