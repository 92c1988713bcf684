package dev.punchclock.files;

import dev.punchclock.files.yaml.MappingNode;
import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.files.yaml.SequenceNode;
import dev.punchclock.files.yaml.SourceText;
import dev.punchclock.post.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a queue file: a list of posts. */
final class QueueReader {
    private static final int MOST = 10_000;
    static final Set<String> FREE_TEXT = Set.of("text", "thread", "notes");

    /**
     * A queue file, read.
     *
     * @param tree the list, or empty when the file has none
     * @param posts as many as could be read; all of them when no error was reported
     */
    record Queue(Optional<SequenceNode> tree, List<Post> posts) {}

    private QueueReader() {}

    static Queue read(SourceText source, ProblemCollector problems) {
        return read(YamlTreeSource.read(source, FREE_TEXT, problems), problems);
    }

    /** @param root the file's tree; empty when there is none */
    static Queue read(Optional<Node> root, ProblemCollector problems) {
        Optional<SequenceNode> items = root.filter(node -> !isNothing(node)).flatMap(node -> items(node, problems));
        int count = items.map(list -> list.items().size()).orElse(0);
        if (count > MOST) {
            problems.error(
                    root.map(Node::place).orElse(null),
                    "there are " + count + " posts in this file; it may have " + MOST,
                    "split it into several files");
            return new Queue(items, List.of());
        }
        List<Post> posts = new ArrayList<>();
        for (Node item : items.map(SequenceNode::items).orElse(List.of())) {
            PostReader.read(item, problems).ifPresent(posts::add);
        }
        return new Queue(items, List.copyOf(posts));
    }

    private static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar && scalar.isNothing();
    }

    private static Optional<SequenceNode> items(Node root, ProblemCollector problems) {
        if (root instanceof SequenceNode items) {
            return Optional.of(items);
        }
        String first = root instanceof MappingNode keys && !keys.fields().isEmpty()
                ? keys.fields().get(0).name()
                : "";
        problems.error(
                root.place(),
                "a queue file is a list of posts",
                first.startsWith("-")
                        ? "write a space behind the hyphen: `- " + first.substring(1) + ": …`"
                        : "begin each post with `- to: ACCOUNT`, and put two spaces before its other lines");
        return Optional.empty();
    }
}
