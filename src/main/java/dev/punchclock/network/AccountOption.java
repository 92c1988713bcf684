package dev.punchclock.network;

import java.util.List;

/**
 * A key of an account in YAML that not every network reads.
 *
 * @param key such as {@code behaves}
 * @param description what it says, in a sentence for editors
 * @param words those that it may have; none where it may have any
 * @param onlyHere what only its network does, in words that go on after "only the network `x`"
 */
public record AccountOption(String key, String description, List<String> words, String onlyHere) {
    public AccountOption {
        words = List.copyOf(words);
    }
}
