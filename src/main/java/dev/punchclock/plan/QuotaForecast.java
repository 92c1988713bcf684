package dev.punchclock.plan;

import java.time.LocalDate;

/**
 * What becomes of a quota in one period.
 *
 * @param label such as {@code week 48}
 * @param first its first day, in the account's home zone
 * @param posted known to be published in it
 * @param planned slots given in it
 * @param possible the most that can still be published in it, however many posts there were
 * @param shortfall how many are missing to the minimum when all goes to plan
 * @param cause why, in words; empty when nothing is missing
 * @param asked the minimum as it is written: more than {@code min} where time off lowers that
 * @param off what lowers it or is a cause, in words; empty when nothing is
 */
public record QuotaForecast(
        String label,
        LocalDate first,
        int min,
        int max,
        int posted,
        int planned,
        int possible,
        int shortfall,
        String cause,
        int asked,
        String off) {
    /** One in which time off plays no part. */
    QuotaForecast(
            String label,
            LocalDate first,
            int min,
            int max,
            int posted,
            int planned,
            int possible,
            int shortfall,
            String cause) {
        this(label, first, min, max, posted, planned, possible, shortfall, cause, min, "");
    }
}
