package dev.punchclock.files.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NodeSerializerTest {
    @Test
    void a_tree_comes_back_as_it_was_with_every_place() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of("examples"))) {
            files = all.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            same(Files.readString(file));
        }
        same("[a, 'b', \"😀\", {c: |\n    text, [d: [], e: {}]}]");
        same("- >\n  folded ✓\n- ''\n- ~\n-\n- {}\n");
    }

    private static void same(String yaml) {
        YamlReader.read(new SourceText("a.yaml", yaml), Set.of(), new ProblemCollector(message -> message))
                .ifPresent(
                        tree -> assertThat(NodeSerializer.read("a.yaml", ByteBuffer.wrap(NodeSerializer.write(tree))))
                                .isEqualTo(tree));
    }
}
