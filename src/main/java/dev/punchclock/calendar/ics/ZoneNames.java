package dev.punchclock.calendar.ics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The zones that a name can mean by itself: those of the IANA list, and those of Windows by the table of CLDR. */
final class ZoneNames {
    private static final String TABLE = "windows-zones.txt";
    private static final Map<String, String> KNOWN = new HashMap<>();
    private static final Set<String> UTC = Set.of("utc", "etc/utc", "z", "zulu", "gmt", "etc/gmt", "uct", "etc/uct");

    /** In the list, but meant otherwise by nearly everybody who writes them: their summer time is missing. */
    private static final Set<String> DOUBTFUL = Set.of("est", "mst", "hst");

    static {
        for (String id : ZoneId.getAvailableZoneIds()) {
            String low = id.toLowerCase(Locale.ROOT);
            if (!id.startsWith("SystemV/") && !DOUBTFUL.contains(low)) {
                KNOWN.put(low, id);
            }
        }
    }

    private ZoneNames() {}

    /** All names of the IANA list, in order. */
    static List<String> all() {
        return KNOWN.values().stream().sorted().toList();
    }

    /**
     * The zone of this name; {@code /mozilla.org/20050126_1/Europe/London} is Europe/London.
     *
     * @param described whether the file describes the zone: then a name of one word behind a path is no name
     */
    static Optional<ZoneId> find(String written, boolean described) {
        String name = written.toLowerCase(Locale.ROOT);
        String zone = KNOWN.get(name);
        for (int slash = name.indexOf('/'); zone == null && slash >= 0; slash = name.indexOf('/', slash + 1)) {
            String rest = name.substring(slash + 1);
            if (!described || rest.contains("/") || UTC.contains(rest)) {
                zone = KNOWN.get(rest);
            }
        }
        return Optional.ofNullable(zone == null ? Table.ZONES.get(name) : zone).map(ZoneId::of);
    }

    static boolean isUtc(String name) {
        return UTC.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Read when a name is not in the IANA list. */
    private static final class Table {
        private static final Map<String, String> ZONES = read();

        private static Map<String, String> read() {
            Map<String, String> zones = new HashMap<>();
            try (InputStream in = Objects.requireNonNull(ZoneNames.class.getResourceAsStream(TABLE));
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                    String[] both = line.split(" = ", 2);
                    zones.put(both[0].toLowerCase(Locale.ROOT), both[1]);
                });
            } catch (IOException e) {
                throw new UncheckedIOException("the table of Windows' zones cannot be read", e);
            }
            return zones;
        }
    }
}
