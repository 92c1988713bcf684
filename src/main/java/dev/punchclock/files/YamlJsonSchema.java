package dev.punchclock.files;

import dev.punchclock.network.AccountOption;
import dev.punchclock.network.Connectors;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** JSON Schema (draft 2020-12) of our files, for editors: they then complete keys and show problems while one types. */
public final class YamlJsonSchema {
    private YamlJsonSchema() {}

    /** The schema of {@code punchclock.yaml}, with these networks and the keys that they read. */
    public static String workspace(Connectors networks) {
        return TextTemplate.of(
                "workspace.schema.json",
                Map.of(
                        "networks", list(networks.words()),
                        "options", joined(networks, YamlJsonSchema::property),
                        "readers", joined(networks, option -> reader(option, networks))));
    }

    /** The schema of a queue file. */
    public static String queue() {
        return TextTemplate.read("queue.schema.json");
    }

    /** The schema of the user's own {@code config.yaml}. */
    public static String config() {
        return TextTemplate.read("config.schema.json");
    }

    private static String property(AccountOption option) {
        String value = option.words().isEmpty()
                ? "\"type\": \"string\""
                : "\"examples\": " + list(option.words().subList(0, 1)) + ", \"enum\": " + list(option.words());
        return "\n        %s: { \"description\": %s, %s },"
                .formatted(YamlQuoting.quoted(option.key()), YamlQuoting.quoted(option.description()), value);
    }

    private static String reader(AccountOption option, Connectors networks) {
        return "\n        { \"if\": { \"required\": [%s] }, \"then\": { \"properties\": { \"network\": { \"enum\": %s } } } },"
                .formatted(YamlQuoting.quoted(option.key()), list(networks.reading(option.key())));
    }

    private static String list(Collection<String> words) {
        return words.stream().map(YamlQuoting::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String joined(Connectors networks, Function<AccountOption, String> line) {
        return networks.options().values().stream().map(line).collect(Collectors.joining());
    }
}
