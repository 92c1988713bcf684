package dev.punchclock.files.yaml;

import dev.punchclock.problem.FilePosition;
import java.util.List;
import java.util.Optional;

/**
 * Keys with values, in the order written; no key comes twice.
 *
 * @param flow written as {@code {a: 1, b: 2}}
 */
public record MappingNode(FilePosition place, TextRange span, boolean flow, List<MappingEntry> fields) implements Node {
    public MappingNode {
        fields = List.copyOf(fields);
    }

    public Optional<MappingEntry> find(String name) {
        for (MappingEntry field : fields) { // for each key of each post: no stream
            if (field.name().equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    @Override
    public int contentEnd() {
        return flow || fields.isEmpty()
                ? span.end()
                : fields.get(fields.size() - 1).value().contentEnd();
    }
}
