package dev.punchclock;

import java.util.Map;
import java.util.TreeMap;

/** What was counted in one life or several. */
final class KillStatistics {
    private final Map<String, Integer> figures = new TreeMap<>();

    synchronized void count(String what, int many) {
        figures.merge(what, many, Integer::sum);
    }

    void count(String what) {
        count(what, 1);
    }

    synchronized int of(String what) {
        return figures.getOrDefault(what, 0);
    }

    void add(KillStatistics other) {
        other.figures.forEach(this::count);
    }

    /** How many there are of all whose name begins so. */
    synchronized int all(String prefix) {
        return figures.entrySet().stream()
                .filter(each -> each.getKey().startsWith(prefix))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Override
    public synchronized String toString() {
        StringBuilder lines = new StringBuilder();
        figures.forEach((what, many) -> lines.append("%7d  %s%n".formatted(many, what)));
        return lines.toString();
    }
}
