package dev.punchclock.files;

import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.network.WrittenAccount;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The section of an account, for the reader of its network. */
record WrittenSection(YamlSection section, @Nullable URI server, ProblemCollector problems) implements WrittenAccount {
    @Override
    public boolean isServerHere() {
        return server != null && ServerAddressReader.isThisMachine(server);
    }

    @Override
    public Optional<String> text(String key, String example) {
        return section.scalar(key, example).map(ScalarNode::text);
    }

    @Override
    public <T> Optional<T> choice(String key, Map<String, T> words) {
        return section.choice(key, words);
    }

    @Override
    public void wrong(String key, String what, String remedy) {
        problems.error(section.places().getOrDefault(key, section.place()), what, remedy);
    }
}
