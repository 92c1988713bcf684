package dev.punchclock.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A set of instants, as sorted windows that neither touch nor overlap: each is as long as it can be. */
public final class Windows {
    public static final Windows NONE = new Windows(List.of());

    private final List<Window> list;

    private Windows(List<Window> list) {
        this.list = list;
    }

    /** Any windows, in any order; those that touch or overlap become one. */
    public static Windows of(Collection<Window> any) {
        List<Window> sorted = new ArrayList<>(any);
        sorted.sort((one, other) -> one.start().compareTo(other.start()));
        List<Window> merged = new ArrayList<>(sorted.size());
        for (Window next : sorted) {
            int last = merged.size() - 1;
            if (last < 0 || merged.get(last).end().isBefore(next.start())) {
                merged.add(next);
            } else if (merged.get(last).end().isBefore(next.end())) {
                merged.set(last, new Window(merged.get(last).start(), next.end()));
            }
        }
        return new Windows(List.copyOf(merged));
    }

    /** All of {@code [from, to)}. */
    public static Windows all(Instant from, Instant to) {
        return from.isBefore(to) ? new Windows(List.of(new Window(from, to))) : NONE;
    }

    public List<Window> list() {
        return list;
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** What lies in both. */
    public Windows and(Windows other) {
        List<Window> both = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < list.size() && j < other.list.size()) {
            Window a = list.get(i);
            Window b = other.list.get(j);
            Instant start = later(a.start(), b.start());
            Instant end = earlier(a.end(), b.end());
            if (start.isBefore(end)) {
                both.add(new Window(start, end));
            }
            if (a.end().isBefore(b.end())) {
                i++;
            } else {
                j++;
            }
        }
        return new Windows(List.copyOf(both));
    }

    /** What lies in {@code [from, to)}; nothing when {@code from} is not before {@code to}. */
    public Windows clip(Instant from, Instant to) {
        return and(all(from, to));
    }

    /** What lies in these and not in the others. */
    public Windows less(Windows others) {
        List<Window> left = new ArrayList<>();
        int j = 0;
        for (Window window : list) {
            Instant from = window.start();
            while (j < others.list.size() && !others.list.get(j).end().isAfter(from)) {
                j++;
            }
            for (int k = j; k < others.list.size() && others.list.get(k).start().isBefore(window.end()); k++) {
                Window hole = others.list.get(k);
                if (from.isBefore(hole.start())) {
                    left.add(new Window(from, hole.start()));
                }
                from = later(from, hole.end());
            }
            if (from.isBefore(window.end())) {
                left.add(new Window(from, window.end()));
            }
        }
        return new Windows(List.copyOf(left));
    }

    /** Each of them with a later end. */
    public Windows longer(Duration by) {
        return by.isZero()
                ? this
                : of(list.stream()
                        .map(w -> new Window(w.start(), w.end().plus(by)))
                        .toList());
    }

    /** The window in which {@code t} lies. */
    public Optional<Window> at(Instant t) {
        return after(t).filter(w -> w.contains(t));
    }

    /** The window in which {@code t} lies, or else the first that begins after it. */
    public Optional<Window> after(Instant t) {
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (list.get(middle).end().isAfter(t)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low < list.size() ? Optional.of(list.get(low)) : Optional.empty();
    }

    /** How much time they hold in all. */
    public Duration total() {
        return list.stream().map(Window::length).reduce(Duration.ZERO, Duration::plus);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Windows that && list.equals(that.list);
    }

    @Override
    public int hashCode() {
        return list.hashCode();
    }

    @Override
    public String toString() {
        return list.toString();
    }
}
