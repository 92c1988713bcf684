package dev.punchclock.calendar.holidays;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The codes of ISO 3166-2, from {@code subdivisions.txt}. */
final class Subdivisions {
    static final String FILE = "subdivisions.txt";

    private Subdivisions() {}

    /** What a part lies in: {@code IT-32} for {@code IT-BZ}, {@code IT} for {@code IT-32}; empty for a code that ISO has not. */
    static Optional<String> parent(String code) {
        return Optional.ofNullable(of(code.split("-", -1)[0]).get(code));
    }

    /** All parts of a country, each with what it lies in. */
    static Map<String, String> of(String country) {
        Map<String, String> parents = new LinkedHashMap<>();
        HolidayDecisionTable.lines(FILE).stream()
                .filter(line -> line.startsWith(country + " "))
                .flatMap(line ->
                        Arrays.stream(line.substring(country.length() + 1).split("; ", -1)))
                .forEach(group -> {
                    int colon = group.indexOf(':');
                    String parent = colon < 0 ? country : country + "-" + group.substring(0, colon);
                    for (String part : group.substring(colon + 1).strip().split(" ", -1)) {
                        parents.putIfAbsent(country + "-" + part, parent);
                    }
                });
        return parents;
    }
}
