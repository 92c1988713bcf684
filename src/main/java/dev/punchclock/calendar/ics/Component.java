package dev.punchclock.calendar.ics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A component of a calendar, such as an event, while it is read. */
final class Component {
    private final String name;
    private final int line;
    private final List<Property> properties = new ArrayList<>();
    private final List<Component> inner = new ArrayList<>();

    Component(String name, int line) {
        this.name = name;
        this.line = line;
    }

    String name() {
        return name;
    }

    /** Where it begins. */
    int line() {
        return line;
    }

    List<Component> inner() {
        return inner;
    }

    void add(Property property) {
        properties.add(property);
    }

    void add(Component component) {
        inner.add(component);
    }

    List<Property> all() {
        return properties;
    }

    List<Property> all(String wanted) {
        return properties.stream().filter(p -> p.name().equals(wanted)).toList();
    }

    /** The one property of this name, or null. Said twice in the same words, it is said once. */
    @Nullable
    Property one(String wanted) {
        Property found = null;
        for (Property property : properties) {
            if (property.name().equals(wanted)) {
                if (found != null && !found.saysTheSameAs(property)) {
                    throw new CalendarRefusedException(
                            property.line(),
                            wanted + " stands here for the second time, and says something else",
                            CalendarRefusedException.EXPORT_AGAIN);
                }
                found = found == null ? property : found;
            }
        }
        return found;
    }

    /** The value of the first property of this name, without blanks around it; empty when there is none. */
    String first(String wanted) {
        for (Property property : properties) {
            if (property.name().equals(wanted)) {
                return property.value().strip();
            }
        }
        return "";
    }

    /** Whether there are properties of this name, and all have this value, in capitals. */
    boolean says(String wanted, String value) {
        List<Property> all = all(wanted);
        return !all.isEmpty()
                && all.stream()
                        .allMatch(each ->
                                each.value().strip().toUpperCase(Locale.ROOT).equals(value));
    }
}
