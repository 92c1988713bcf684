package dev.punchclock.calendar.ics;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Letters that stand for a zone. Nobody knows whether {@code EST} means the offset all the year, as in the IANA list, or
 * New York with its summer time, as most who write it do: so both are meant.
 */
final class ZoneLetters {
    /** The letters; their offset and place; then places of the same letters elsewhere, each for those who live there. */
    private static final Map<String, String[]> ALL = Stream.of(
                    "est -05:00 America/New_York Australia/Sydney",
                    "edt -04:00 America/New_York Australia/Sydney",
                    "cst -06:00 America/Chicago Asia/Shanghai America/Havana Australia/Adelaide",
                    "cdt -05:00 America/Chicago America/Havana Australia/Adelaide",
                    "mst -07:00 America/Denver Asia/Kuala_Lumpur",
                    "mdt -06:00 America/Denver",
                    "pst -08:00 America/Los_Angeles Asia/Manila",
                    "pdt -07:00 America/Los_Angeles",
                    "akst -09:00 America/Anchorage",
                    "akdt -08:00 America/Anchorage",
                    "hst -10:00 Pacific/Honolulu",
                    "hast -10:00 Pacific/Honolulu",
                    "ast -04:00 America/Halifax Asia/Riyadh",
                    "adt -03:00 America/Halifax",
                    "nst -03:30 America/St_Johns",
                    "ndt -02:30 America/St_Johns",
                    "brt -03:00 America/Sao_Paulo",
                    "brst -02:00 America/Sao_Paulo",
                    "art -03:00 America/Argentina/Buenos_Aires",
                    "clt -04:00 America/Santiago",
                    "cot -05:00 America/Bogota",
                    "pet -05:00 America/Lima",
                    "wet +00:00 Europe/Lisbon",
                    "west +01:00 Europe/Lisbon",
                    "bst +01:00 Europe/London Asia/Dhaka",
                    "greenwich +00:00 Europe/London",
                    "cet +01:00 Europe/Berlin",
                    "cest +02:00 Europe/Berlin",
                    "mez +01:00 Europe/Berlin",
                    "mesz +02:00 Europe/Berlin",
                    "met +01:00 Europe/Berlin",
                    "mest +02:00 Europe/Berlin",
                    "eet +02:00 Europe/Athens Africa/Cairo",
                    "eest +03:00 Europe/Athens Africa/Cairo",
                    "msk +03:00 Europe/Moscow",
                    "trt +03:00 Europe/Istanbul",
                    "sast +02:00 Africa/Johannesburg",
                    "cat +02:00 Africa/Maputo",
                    "eat +03:00 Africa/Nairobi",
                    "wat +01:00 Africa/Lagos",
                    "idt +03:00 Asia/Jerusalem",
                    "ist +05:30 Asia/Kolkata Europe/Dublin Asia/Jerusalem",
                    "pkt +05:00 Asia/Karachi",
                    "gst +04:00 Asia/Dubai",
                    "ict +07:00 Asia/Bangkok",
                    "wib +07:00 Asia/Jakarta",
                    "sgt +08:00 Asia/Singapore",
                    "hkt +08:00 Asia/Hong_Kong",
                    "awst +08:00 Australia/Perth",
                    "jst +09:00 Asia/Tokyo",
                    "kst +09:00 Asia/Seoul",
                    "acst +09:30 Australia/Adelaide Australia/Darwin",
                    "acdt +10:30 Australia/Adelaide",
                    "aest +10:00 Australia/Sydney Australia/Brisbane",
                    "aedt +11:00 Australia/Sydney",
                    "nzst +12:00 Pacific/Auckland",
                    "nzdt +13:00 Pacific/Auckland")
            .map(row -> row.split(" ", -1))
            .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row));

    private ZoneLetters() {}

    static boolean isKnown(String lowerCase) {
        return ALL.containsKey(lowerCase);
    }

    /** What the letters can mean; nothing when they are none of these. */
    static List<ZoneId> readings(String lowerCase, ZoneId reader) {
        String[] row = ALL.get(lowerCase.equals("greenwich mean time") ? "greenwich" : lowerCase);
        if (row == null) {
            return List.of();
        }
        List<ZoneId> all = new ArrayList<>(List.of(ZoneOffset.of(row[1]), ZoneId.of(row[2])));
        for (int i = 3; i < row.length; i++) {
            ZoneId elsewhere = ZoneId.of(row[i]);
            if (standard(elsewhere).equals(standard(reader))) {
                all.add(elsewhere);
            }
        }
        return all;
    }

    private static ZoneOffset standard(ZoneId zone) {
        return zone.getRules().getStandardOffset(ZoneMeaning.LATELY);
    }
}
