package dev.punchclock.files;

import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.FilePosition;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a time zone: a place in the IANA list, so that its summer time is known. Never guesses one. */
final class TimeZoneReader {
    private static final Pattern OFFSET =
            Pattern.compile("(?i)(?:(?:etc/)?(?:gmt|utc?))?\\s*[+-]\\s*\\d{1,2}(?::?\\d{2}){0,2}|z");

    private static final Pattern ABBREVIATION = Pattern.compile("[A-Z]{1,4}");

    /** All there are: only for who has written none of them. */
    private static final class Places {
        private static final TreeSet<String> ALL = new TreeSet<>(ZoneId.getAvailableZoneIds().stream()
                .filter(TimeZoneReader::isPlace)
                .toList());
    }

    /** Short names that people write, and a place that has them. */
    private static final Map<String, String> SHORT = new TreeMap<>(Map.ofEntries(
            Map.entry("GMT", "Europe/London"),
            Map.entry("BST", "Europe/London"),
            Map.entry("GB", "Europe/London"),
            Map.entry("IST", "Europe/Dublin"),
            Map.entry("WET", "Europe/Lisbon"),
            Map.entry("CET", "Europe/Paris"),
            Map.entry("CEST", "Europe/Paris"),
            Map.entry("MEZ", "Europe/Berlin"),
            Map.entry("EET", "Europe/Helsinki"),
            Map.entry("EST", "America/New_York"),
            Map.entry("EDT", "America/New_York"),
            Map.entry("CST", "America/Chicago"),
            Map.entry("CDT", "America/Chicago"),
            Map.entry("MST", "America/Denver"),
            Map.entry("MDT", "America/Denver"),
            Map.entry("PST", "America/Los_Angeles"),
            Map.entry("PDT", "America/Los_Angeles"),
            Map.entry("AEST", "Australia/Sydney"),
            Map.entry("NZ", "Pacific/Auckland"),
            Map.entry("NZST", "Pacific/Auckland"),
            Map.entry("JST", "Asia/Tokyo")));

    /** What people of one zone call their country. */
    private static final Map<String, String> COUNTRIES = new TreeMap<>(Map.ofEntries(
            Map.entry("UK", "Europe/London"),
            Map.entry("ENGLAND", "Europe/London"),
            Map.entry("SCOTLAND", "Europe/London"),
            Map.entry("WALES", "Europe/London"),
            Map.entry("UNITED KINGDOM", "Europe/London"),
            Map.entry("GREAT BRITAIN", "Europe/London"),
            Map.entry("IRELAND", "Europe/Dublin"),
            Map.entry("GERMANY", "Europe/Berlin"),
            Map.entry("FRANCE", "Europe/Paris"),
            Map.entry("ITALY", "Europe/Rome"),
            Map.entry("NETHERLANDS", "Europe/Amsterdam"),
            Map.entry("AUSTRIA", "Europe/Vienna"),
            Map.entry("SWITZERLAND", "Europe/Zurich"),
            Map.entry("JAPAN", "Asia/Tokyo"),
            Map.entry("INDIA", "Asia/Kolkata")));

    private TimeZoneReader() {}

    private static boolean isPlace(String id) {
        return id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/");
    }

    private static boolean isKnown(String id) {
        try {
            return isPlace(id) && ZoneId.of(id).getId().equals(id);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /**
     * The zone that somebody means who is asked for it: {@code london}, {@code new york}, {@code Europe/London}. Only where
     * there is one of that name; empty else, which is reported.
     */
    static Optional<ZoneId> meant(String written, ProblemCollector problems) {
        List<String> named = named(written);
        if (named.size() > 1 && !isKnown(written.strip())) {
            problems.error(
                    null,
                    "there is more than one `" + written.strip() + "`: " + String.join(", ", named),
                    "write one of them whole");
            return Optional.empty();
        }
        return read(named.size() == 1 ? named.get(0) : written, null, problems);
    }

    static Optional<ZoneId> read(String text, @Nullable FilePosition place, ProblemCollector problems) {
        String id = text.strip();
        if (id.equals("UTC") || id.equals("Etc/UTC") || isKnown(id)) {
            return Optional.of(ZoneId.of(id));
        }
        String upper = id.toUpperCase(Locale.ROOT);
        if (OFFSET.matcher(id).matches()) {
            problems.error(
                    place,
                    "`" + id + "` is an offset, which knows no summer time",
                    "write a place, such as Europe/London");
        } else if (!COUNTRIES.containsKey(upper)
                && (SHORT.containsKey(upper) || ABBREVIATION.matcher(upper).matches())) {
            problems.error(
                    place,
                    "`" + id + "` names no place, so its summer time is not known",
                    "write a place, such as " + SHORT.getOrDefault(upper, "Europe/London"));
        } else {
            problems.error(
                    place,
                    "there is no time zone `" + id + "`",
                    meant(id)
                            .map(z -> "did you mean `" + z + "`?")
                            .orElse("write a large city of your zone, such as Europe/London"));
        }
        return Optional.empty();
    }

    private static Optional<String> meant(String id) {
        return Optional.ofNullable(COUNTRIES.get(id.toUpperCase(Locale.ROOT)))
                .or(() -> named(id).stream().min(Comparator.comparingInt(String::length)))
                .or(() -> DidYouMean.nearest(id, Places.ALL))
                .or(() -> DidYouMean.nearest(
                                id.replace(' ', '_'),
                                Places.ALL.stream().map(TimeZoneReader::city).toList())
                        .flatMap(city -> named(city).stream().min(Comparator.comparingInt(String::length))));
    }

    /** Every zone of this name, capitals aside: its whole id, or the city that it is called after. */
    private static List<String> named(String written) {
        String plain = written.strip().replaceAll("[ -]", "_");
        return Places.ALL.stream()
                .filter(place -> place.replace('-', '_').equalsIgnoreCase(plain)
                        || city(place).replace('-', '_').equalsIgnoreCase(plain))
                .toList();
    }

    private static String city(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }
}
