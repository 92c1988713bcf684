package dev.punchclock.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The networks that this program has. */
public final class Connectors {
    private final SortedMap<String, Connector> byWord;
    private final SortedMap<String, AccountOption> options;

    /** @throws IllegalArgumentException when two have one word */
    public Connectors(Connector... all) {
        SortedMap<String, Connector> networks = new TreeMap<>();
        SortedMap<String, AccountOption> keys = new TreeMap<>();
        for (Connector each : all) {
            if (networks.put(each.word(), each) != null) {
                throw new IllegalArgumentException("two networks are called " + each.word());
            }
            for (AccountOption option : each.options()) {
                keys.putIfAbsent(option.key(), option);
            }
        }
        byWord = Collections.unmodifiableSortedMap(networks);
        options = Collections.unmodifiableSortedMap(keys);
    }

    public Collection<Connector> all() {
        return byWord.values();
    }

    /** Their words in YAML, in order. */
    public Set<String> words() {
        return byWord.keySet();
    }

    public Optional<Connector> find(String word) {
        return Optional.ofNullable(byWord.get(word));
    }

    /** The word for the network that people call so too; empty when none is. */
    public Optional<String> meant(String name) {
        for (Connector each : byWord.values()) {
            if (each.otherNames().contains(name)) {
                return Optional.of(each.word());
            }
        }
        return Optional.empty();
    }

    /** The keys of accounts that not every network reads, by their names; where several read one, as the first describes it. */
    public SortedMap<String, AccountOption> options() {
        return options;
    }

    /** The words of the networks that read this key of an account. */
    public List<String> reading(String key) {
        List<String> words = new ArrayList<>();
        for (Connector each : byWord.values()) {
            for (AccountOption option : each.options()) {
                if (option.key().equals(key)) {
                    words.add(each.word());
                }
            }
        }
        return words;
    }
}
