package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each file in {@code src/test/resources/transcripts} goes today as it is written down. {@code mvn test
 * -Dtest=TranscriptTest -Dtranscripts.write=true} writes them down anew: read the difference before you commit it.
 */
final class TranscriptTest {
    /** The address of a file has no room beside anything, wherever temporary folders are: a listing is always laid out alike. */
    private static final int LONG = 80;

    private static final Path FOLDER = Path.of("src/test/resources/transcripts");

    @TestFactory
    Stream<DynamicTest> the_program_answers_as_written() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> all = files.sorted().toList();
            assertThat(all).isNotEmpty();
            return all.stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException {
        String written = Files.readString(file);
        Path temporary = Files.createTempDirectory("transcript").toRealPath();
        int missing = Math.max(1, LONG - temporary.toString().length());
        Path root = Files.createDirectories(temporary.resolve("x".repeat(missing)));
        String played = new Transcript(root).play(written);
        if (Boolean.getBoolean("transcripts.write")) {
            Files.writeString(file, played);
        } else {
            assertThat(played).isEqualTo(written);
        }
    }
}
