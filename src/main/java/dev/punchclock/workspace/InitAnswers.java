package dev.punchclock.workspace;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What {@code init} has to know about a person.
 *
 * @param name what the member is called; letters, digits, hyphens
 * @param hours the shifts of Monday to Friday as they are written in YAML
 * @param country a holiday code such as {@code GB-SCT}; null when none was given
 * @param likely the holiday code that may be right where none was given, as an example
 * @param workspace the new workspace's id
 * @param publisher the id of the ledger that will publish it
 * @param today for examples with dates
 * @param holiday a public holiday to come, for an example; null where there is none
 */
public record InitAnswers(
        String name,
        ZoneId zone,
        String hours,
        @Nullable String country,
        String likely,
        String workspace,
        String publisher,
        LocalDate today,
        @Nullable LocalDate holiday) {}
