package dev.punchclock.calendar.ics;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The zones that a name can mean by itself: those of the IANA list, those of Windows by the table of CLDR, those that
 * Windows and Exchange show to people, abbreviations and offsets.
 */
final class ZoneNames {
    private static final Map<String, String> KNOWN = new HashMap<>();
    private static final Set<String> UTC = Set.of("utc", "etc/utc", "z", "zulu", "gmt", "etc/gmt", "uct", "etc/uct");

    /** {@code (UTC+01:00) Amsterdam, Berlin}, as Windows shows zones to people. */
    private static final Pattern SHOWN = Pattern.compile("\\(((?:utc|gmt)[^)]*)\\)\\s*(.+)");

    /** {@code W. Europe Standard Time 1}: Outlook numbers descriptions that it has twice. */
    private static final Pattern NUMBERED = Pattern.compile("(.*\\D)[\\s_-]*[(\\[]?\\d{1,3}[)\\]]?");

    private static final Pattern KIND_OF_TIME = Pattern.compile("(.+?) (?:standard |daylight |summer )?time");

    static {
        for (String id : ZoneId.getAvailableZoneIds()) {
            String low = id.toLowerCase(Locale.ROOT);
            if (!id.startsWith("SystemV/") && !ZoneLetters.isKnown(low)) {
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
     * What a name means by itself; {@code /mozilla.org/20050126_1/Europe/London} is Europe/London.
     *
     * @param described whether the file describes the zone: then a name of one word behind a path is no name
     * @param reader the zone of who reads the calendar: of two countries with the same letters it is rather theirs
     */
    static ZoneMeaning meaning(String written, boolean described, ZoneId reader) {
        String name = plain(written).toLowerCase(Locale.ROOT);
        Optional<ZoneId> zone = find(name, described);
        if (zone.isPresent()) {
            return ZoneMeaning.place(zone.get());
        }
        List<ZoneId> letters = ZoneLetters.readings(name, reader);
        if (!letters.isEmpty()) {
            return ZoneMeaning.hint(letters, name.toUpperCase(Locale.ROOT));
        }
        Optional<ZoneOffset> offset = ZoneOffsets.find(name);
        if (offset.isPresent()) {
            return ZoneMeaning.hint(List.of(offset.get()), "UTC" + sign(offset.get()));
        }
        Matcher shown = SHOWN.matcher(name);
        return shown.matches() ? shown(shown.group(1), shown.group(2)) : ZoneMeaning.NOTHING;
    }

    /** A zone as it is shown to people; where the places are none that are known, summer time may be added or not. */
    private static ZoneMeaning shown(String standard, String places) {
        Optional<ZoneId> place = find(places, true);
        Optional<ZoneOffset> offset = ZoneOffsets.find(standard);
        if (place.isPresent() && (offset.isEmpty() || isStandard(place.get(), offset.get()))) {
            return ZoneMeaning.place(place.get());
        }
        List<ZoneId> all = new ArrayList<>();
        place.ifPresent(all::add);
        offset.ifPresent(from -> all.addAll(ZoneOffsets.around(from)));
        return all.isEmpty()
                ? ZoneMeaning.NOTHING
                : ZoneMeaning.hint(
                        all,
                        "(UTC" + offset.map(ZoneNames::sign).orElse("") + ") "
                                + place.map(ZoneId::getId).orElse("elsewhere"));
    }

    private static boolean isStandard(ZoneId zone, ZoneOffset offset) {
        var rules = zone.getRules();
        return rules.getStandardOffset(ZoneMeaning.LATELY).equals(offset);
    }

    private static String sign(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }

    /** The one place that a name is, however it is written. */
    static Optional<ZoneId> find(String written, boolean described) {
        String name = plain(written).toLowerCase(Locale.ROOT);
        String zone = known(name, described);
        if (zone == null) {
            Matcher kind = KIND_OF_TIME.matcher(name);
            zone = kind.matches() ? ZoneTables.windows(kind.group(1) + " standard time") : null;
        }
        if (zone == null) {
            zone = ZoneTables.windows(name + " standard time");
        }
        if (zone == null) {
            zone = ZoneTables.phrase(name);
        }
        if (zone == null) {
            Matcher numbered = NUMBERED.matcher(name);
            zone = numbered.matches() && numbered.group(1).contains(" ")
                    ? ZoneTables.windows(numbered.group(1).strip())
                    : null;
        }
        return Optional.ofNullable(zone).map(ZoneId::of);
    }

    private static @org.jspecify.annotations.Nullable String known(String name, boolean described) {
        String zone = KNOWN.get(name);
        for (int slash = name.indexOf('/'); zone == null && slash >= 0; slash = name.indexOf('/', slash + 1)) {
            String rest = name.substring(slash + 1);
            if (!described || rest.contains("/") || UTC.contains(rest)) {
                zone = KNOWN.get(rest);
            }
        }
        return zone == null ? ZoneTables.windows(name) : zone;
    }

    /** Without the signs that TEXT is written with (RFC 5545 §3.3.11), and quotes and blanks around it. */
    static String plain(String written) {
        String name = written.replaceAll("\\\\([,;\\\\])", "$1")
                .replaceAll("\\s+", " ")
                .strip();
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).strip() : name;
    }

    static boolean isUtc(String name) {
        return UTC.contains(name.toLowerCase(Locale.ROOT));
    }
}
