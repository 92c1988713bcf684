package dev.punchclock.calendar.holidays;

import java.util.Set;

/**
 * How far jollyday's days can be relied on: its weekdays of 2025 to 2027 were compared with two other collections (npm
 * date-holidays 3.37.0 and python holidays of July 2026), and the days of the United Kingdom with the official records.
 */
enum Coverage {
    /** Every day that the others have is there; a few have days too many, which is on the safe side. */
    COMPARED,
    /** Days that the others have are missing. */
    MISSES_DAYS,
    /** Only what all parts of the country have in common: each part has more. */
    IN_COMMON,
    /** Nobody has compared it. */
    NOT_COMPARED;

    private static final Set<String> WHOLE = Set.of(
            "AT", "BE", "BG", "CO", "CZ", "DK", "EE", "FI", "FR", "HR", "IE", "IT", "LU", "MT", "NO", "NZ", "PH", "PL",
            "PT", "RO", "SI", "TR", "ZA", "BR", "EG", "GR", "HU", "MA", "MX", "NL", "RU", "SE", "SK", "UA");

    /** Countries of which some parts were compared, and none of them missed a day. */
    private static final Set<String> BY_PARTS = Set.of("AU", "CA", "CH", "DE", "ES", "GB");

    private static final Set<String> MISSING = Set.of(
            "AE", "AR", "CL", "CY", "HK", "IN", "IS", "JP", "KE", "LT", "LV", "NG", "PE", "SA", "SG", "US", "VN");

    /** @param code one that jollyday knows, such as {@code GB-SCT} */
    static Coverage of(String code) {
        String country = code.replaceFirst("-.*", "");
        if (MISSING.contains(country)) {
            return MISSES_DAYS;
        }
        if (BY_PARTS.contains(country)) {
            return country.equals(code) ? IN_COMMON : COMPARED;
        }
        return WHOLE.contains(country) ? COMPARED : NOT_COMPARED;
    }
}
