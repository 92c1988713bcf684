package dev.punchclock.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A map that does not change. One that differs in a few keys shares the rest with it, so that making it costs little. */
final class PersistentMap<K, V> {
    /** More changes than this are brought into one map with the rest. */
    private static final int FEW = 128;

    private final Map<K, V> most;
    /** What is otherwise than there; null for what is there no more. */
    private final Map<K, @Nullable V> newer;

    /** @param all taken as it is; must not be changed afterwards */
    PersistentMap(Map<K, V> all) {
        this(all, Map.of());
    }

    private PersistentMap(Map<K, V> most, Map<K, @Nullable V> newer) {
        this.most = most;
        this.newer = newer;
    }

    @Nullable
    V get(K key) {
        return newer.containsKey(key) ? newer.get(key) : most.get(key);
    }

    PersistentMap<K, V> with(Map<K, ? extends @Nullable V> changes) {
        Map<K, @Nullable V> more = new HashMap<>(newer);
        more.putAll(changes);
        return more.size() <= FEW ? new PersistentMap<>(most, more) : new PersistentMap<>(merged(more));
    }

    /** Without what is of this sort and was changed of late. */
    PersistentMap<K, V> without(Predicate<V> sort) {
        Map<K, @Nullable V> kept = new HashMap<>(newer);
        kept.replaceAll((key, value) -> value == null || sort.test(value) ? null : value);
        kept.entrySet().removeIf(change -> change.getValue() == null && !most.containsKey(change.getKey()));
        return new PersistentMap<>(most, kept);
    }

    Collection<V> values() {
        return newer.isEmpty() ? most.values() : merged(newer).values();
    }

    private Map<K, V> merged(Map<K, @Nullable V> changes) {
        Map<K, V> all = new HashMap<>(most);
        changes.forEach((key, value) -> {
            if (value == null) {
                all.remove(key);
            } else {
                all.put(key, value);
            }
        });
        return all;
    }
}
