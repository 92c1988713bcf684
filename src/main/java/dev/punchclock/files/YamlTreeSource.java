package dev.punchclock.files;

import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.SourceText;
import dev.punchclock.files.yaml.TextFileReader;
import dev.punchclock.files.yaml.YamlReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Where the trees of a workspace's files come from. */
interface YamlTreeSource extends AutoCloseable {
    /**
     * The tree of a file, free of secrets; empty when there is none or it could not be read. What is wrong is reported.
     *
     * @param name the file as problems name it
     * @param freeText the keys whose values people write freely
     */
    Optional<Node> of(Path file, String name, Set<String> freeText, ProblemCollector problems);

    /** All files have been read. */
    @Override
    void close();

    /** Reads each file. */
    static YamlTreeSource fresh() {
        return new YamlTreeSource() {
            @Override
            public Optional<Node> of(Path file, String name, Set<String> freeText, ProblemCollector problems) {
                return TextFileReader.read(file, name, problems).flatMap(source -> read(source, freeText, problems));
            }

            @Override
            public void close() {}
        };
    }

    /** The tree of a text that is in hand. */
    static Optional<Node> read(SourceText source, Set<String> freeText, ProblemCollector problems) {
        SecretDetector.check(source, problems);
        Optional<Node> root = YamlReader.read(source, freeText, problems);
        root.ifPresent(node -> SecretDetector.check(node, problems));
        return root;
    }
}
