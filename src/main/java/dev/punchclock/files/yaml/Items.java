package dev.punchclock.files.yaml;

import dev.punchclock.problem.Place;
import java.util.List;

/**
 * A list.
 *
 * @param flow written as {@code [a, b]}
 */
public record Items(Place place, Span span, boolean flow, List<Node> items) implements Node {
    public Items {
        items = List.copyOf(items);
    }

    @Override
    public int contentEnd() {
        return flow || items.isEmpty()
                ? span.end()
                : items.get(items.size() - 1).contentEnd();
    }
}
