package dev.punchclock.calendar.ics;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of zones that are offsets from UTC: {@code UTC+01}, {@code (GMT +01:00)}, {@code -0330}. */
final class ZoneOffsets {
    private static final Pattern OFFSET = Pattern.compile(
            "\\(?\\s*(?:(utc|gmt)\\s*)?(?:([+\\u2212\\u2013-])\\s*(\\d{1,2})(?:[:.]?(\\d\\d))?)?\\s*\\)?");

    private static final int HOUR = 3600;

    private ZoneOffsets() {}

    static Optional<ZoneOffset> find(String lowerCase) {
        Matcher parts = OFFSET.matcher(lowerCase.strip());
        if (!parts.matches() || (parts.group(1) == null && parts.group(2) == null)) {
            return Optional.empty();
        }
        if (parts.group(2) == null) {
            return Optional.of(ZoneOffset.UTC);
        }
        int sign = parts.group(2).equals("+") ? 1 : -1;
        int minutes = parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4));
        try {
            return Optional.of(ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(parts.group(3)), sign * minutes));
        } catch (DateTimeException noSuchOffset) {
            return Optional.empty();
        }
    }

    /** An offset, and an hour more and less: it may be that of summer time, or of the time before. */
    static List<ZoneId> around(ZoneOffset offset) {
        int seconds = offset.getTotalSeconds();
        return List.of(
                offset,
                ZoneOffset.ofTotalSeconds(Math.min(seconds + HOUR, ZoneOffset.MAX.getTotalSeconds())),
                ZoneOffset.ofTotalSeconds(Math.max(seconds - HOUR, ZoneOffset.MIN.getTotalSeconds())));
    }
}
