package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A file of more than 300 lines says why in its class comment; no two have one name. */
class SizeTest {
    private static final int LINES = 300;

    /** The comment of a top-level class begins at the margin. */
    private static final Pattern REASON =
            Pattern.compile("^/\\*\\*(?:(?!\\*/).)*longer than 300 lines because", Pattern.DOTALL | Pattern.MULTILINE);

    @Test
    void a_long_file_says_why() throws IOException {
        try (var files = Files.walk(Path.of("src", "main"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).filter(SizeTest::isLongWithoutReason))
                    .as("files over %d lines whose class comment does not say \"longer than 300 lines because\"", LINES)
                    .isEmpty();
        }
    }

    @Test
    void no_simple_name_stands_for_two_classes() throws IOException {
        Set<String> seen = new HashSet<>();
        try (var files = Files.walk(Path.of("src"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                            .filter(name -> !seen.add(name)))
                    .isEmpty();
        }
    }

    private static boolean isLongWithoutReason(Path file) {
        try {
            String text = Files.readString(file);
            return text.lines().count() > LINES
                    && !REASON.matcher(text.replaceAll("\\s+\\*\\s+", " ")).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
