package dev.punchclock.calendar.holidays;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The table {@code decisions.txt}: what was decided wherever jollyday and a second collection differ, and why. */
final class HolidayDecisionTable {
    /** The beginning of the SHA-256 of the table and of the codes: what was kept by another is not believed. */
    static final String EDITION = "29539bfe";

    static final String TABLE = "decisions.txt";

    private final List<HolidayDecision> rows;

    private HolidayDecisionTable(List<HolidayDecision> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Read when it is first asked for: what is kept does without. */
    static HolidayDecisionTable get() {
        return Loaded.TABLE;
    }

    List<HolidayDecision> rows() {
        return rows;
    }

    /** The rows of this kind that are about a place. */
    List<HolidayDecision> of(HolidayDecision.Kind kind, List<String> lineage) {
        return rows.stream()
                .filter(row -> row.kind() == kind && row.covers(lineage))
                .toList();
    }

    boolean is(HolidayDecision.Kind kind, String... lineage) {
        return !of(kind, List.of(lineage)).isEmpty();
    }

    /** The code that is meant by another one of ISO 3166. */
    Optional<String> same(String code) {
        return of(HolidayDecision.Kind.SAME, List.of(code)).stream()
                .map(HolidayDecision::days)
                .findFirst();
    }

    /** The lines of a text beside this class that say something. */
    static List<String> lines(String file) {
        try (InputStream stream = HolidayDecisionTable.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IOException("the program has no " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Loaded {
        private static final HolidayDecisionTable TABLE =
                new HolidayDecisionTable(lines(HolidayDecisionTable.TABLE).stream()
                        .map(HolidayDecision::parse)
                        .toList());
    }
}
