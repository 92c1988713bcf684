package dev.punchclock.files;

import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.Problems;
import dev.punchclock.files.yaml.Source;
import dev.punchclock.files.yaml.TextFile;
import dev.punchclock.files.yaml.Yaml;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Where the trees of a workspace's files come from. */
interface Trees extends AutoCloseable {
    /**
     * The tree of a file, free of secrets; empty when there is none or it could not be read. What is wrong is reported.
     *
     * @param name the file as problems name it
     * @param freeText the keys whose values people write freely
     */
    Optional<Node> of(Path file, String name, Set<String> freeText, Problems problems);

    /** All files have been read. */
    @Override
    void close();

    /** Reads each file. */
    static Trees fresh() {
        return new Trees() {
            @Override
            public Optional<Node> of(Path file, String name, Set<String> freeText, Problems problems) {
                return TextFile.read(file, name, problems).flatMap(source -> read(source, freeText, problems));
            }

            @Override
            public void close() {}
        };
    }

    /** The tree of a text that is in hand. */
    static Optional<Node> read(Source source, Set<String> freeText, Problems problems) {
        Secrets.check(source, problems);
        Optional<Node> root = Yaml.read(source, freeText, problems);
        root.ifPresent(node -> Secrets.check(node, problems));
        return root;
    }
}
