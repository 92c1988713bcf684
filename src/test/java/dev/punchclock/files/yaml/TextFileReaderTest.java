package dev.punchclock.files.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.punchclock.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileReaderTest {
    @TempDir
    Path folder;

    private final ProblemCollector problems = new ProblemCollector(t -> t);

    @Test
    void utf_8_is_read_with_or_without_a_mark() throws IOException {
        assertThat(read("a: ä😀".getBytes(StandardCharsets.UTF_8))).isEqualTo("a: ä😀");
        assertThat(read("\ufeffa: ä".getBytes(StandardCharsets.UTF_8))).isEqualTo("a: ä");
        assertThat(said()).isEmpty();
    }

    @Test
    void latin_1_is_refused_where_it_begins() throws IOException {
        assertThat(read("a: b\nc: ä".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
        assertThat(said())
                .isEqualTo(
                        "f:2:4: this character is not UTF-8; the file has another encoding\n  to do: save it as UTF-8");
    }

    @Test
    void utf_16_is_refused_with_or_without_a_mark() throws IOException {
        assertThat(read("a: b".getBytes(StandardCharsets.UTF_16LE))).isEmpty();
        assertThat(read("a: b".getBytes(StandardCharsets.UTF_16BE))).isEmpty();
        assertThat(read("a: b".getBytes(StandardCharsets.UTF_16))).isEmpty();
        assertThat(said()).isEqualTo("f: the file is saved as UTF-16\n  to do: save it as UTF-8");
    }

    @Test
    void a_picture_is_no_text() throws IOException {
        assertThat(read(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13}))
                .isEmpty();
        assertThat(said()).isEqualTo("f: this is not a text file\n  to do: put a text file in its place");
    }

    @Test
    void a_large_file_is_refused_at_once() throws IOException {
        byte[] large = new byte[2 << 20];
        Assertions.assertTimeout(Duration.ofMillis(500), () -> read(large));
        assertThat(said()).isEqualTo("f: the file is larger than 1 MiB\n  to do: split it into several files");
    }

    @Test
    void a_folder_is_no_file() {
        Optional<SourceText> unused = TextFileReader.read(folder, "f", problems);
        assertThat(said()).isEqualTo("f: this is a folder, not a file\n  to do: give the folder another name");
    }

    @Test
    void a_link_to_nowhere_is_reported() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        Optional<SourceText> unused = TextFileReader.read(link, "f", problems);
        assertThat(said()).startsWith("f: there is no such file\n  to do: ");
    }

    @Test
    void a_file_without_permission_is_reported() throws IOException {
        Path file = Files.writeString(folder.resolve("shut"), "a: b");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "root reads everything");
        Optional<SourceText> unused = TextFileReader.read(file, "f", problems);
        assertThat(said()).isEqualTo("f: the file cannot be read\n  to do: look at its permissions (ls -l)");
    }

    private String read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("file"), bytes);
        return TextFileReader.read(file, "f", problems).map(SourceText::text).orElse("");
    }

    private String said() {
        return problems.list().stream().map(Problem::render).collect(Collectors.joining("\n"));
    }
}
