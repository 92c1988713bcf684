package dev.punchclock.files.yaml;

import dev.punchclock.problem.Place;
import java.util.List;
import java.util.Optional;

/**
 * Keys with values, in the order written; no key comes twice.
 *
 * @param flow written as {@code {a: 1, b: 2}}
 */
public record Fields(Place place, Span span, boolean flow, List<Field> fields) implements Node {
    public Fields {
        fields = List.copyOf(fields);
    }

    public Optional<Field> find(String name) {
        for (Field field : fields) { // for each key of each post: no stream
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
