package dev.punchclock.calendar.holidays;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One row of the table of decisions.
 *
 * @param kind what is decided
 * @param codes whom it is about, with all their parts; {@code =CH} is the country as a whole and no part
 * @param except parts it is not about
 * @param days the rule by which the days go; of {@code SAME} the code that is meant
 * @param name what the day is called
 * @param why on what a doubt depends
 * @param source where it is to be read
 */
record HolidayDecision(
        Kind kind, Set<String> codes, Set<String> except, String days, String name, String why, String source) {

    enum Kind {
        /** A day off that jollyday does not have. */
        OFF,
        /** Off by law in parts of the place, or by one collection and not the other. */
        WARN,
        /** Off by custom: banks or many offices close. */
        CUSTOM,
        /** Other codes of ISO 3166 for the same place. */
        SAME,
        /** Jollyday has only what all its parts share. */
        SHARED,
        /** Parts that the second collection has too. */
        COMPARED,
        /** No part has days of its own by law. */
        NATIONWIDE,
        /** The second collection does not have the place. */
        UNCOMPARED
    }

    private static final String NOT = "!";

    /** Of {@code kind | codes | days | name | why | source}; codes as in {@code CH-AI,JU IT !IT-32}. */
    static HolidayDecision parse(String line) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != 6) {
            throw new IllegalArgumentException("six columns are expected: " + line);
        }
        Set<String> codes = new HashSet<>();
        Set<String> except = new HashSet<>();
        for (String word : cells[1].strip().split(" +", -1)) {
            Set<String> into = word.startsWith(NOT) ? except : codes;
            String[] parts = word.replace(NOT, "").split(",", -1);
            into.add(parts[0]);
            String prefix = parts[0].substring(0, parts[0].lastIndexOf('-') + 1);
            List.of(parts).subList(1, parts.length).forEach(part -> into.add(prefix + part));
        }
        return new HolidayDecision(
                Kind.valueOf(cells[0].strip()),
                Set.copyOf(codes),
                Set.copyOf(except),
                cells[2].strip(),
                cells[3].strip(),
                cells[4].strip(),
                cells[5].strip());
    }

    /** @param lineage a code and everything that it lies in */
    boolean covers(List<String> lineage) {
        boolean named = codes.contains("=" + lineage.get(0)) || lineage.stream().anyMatch(codes::contains);
        return named && lineage.stream().noneMatch(except::contains);
    }
}
