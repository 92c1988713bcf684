package dev.punchclock.files.yaml;

import dev.punchclock.problem.FilePosition;
import java.util.List;

/**
 * A list.
 *
 * @param flow written as {@code [a, b]}
 */
public record SequenceNode(FilePosition place, TextRange span, boolean flow, List<Node> items) implements Node {
    public SequenceNode {
        items = List.copyOf(items);
    }

    @Override
    public int contentEnd() {
        return flow || items.isEmpty()
                ? span.end()
                : items.get(items.size() - 1).contentEnd();
    }
}
