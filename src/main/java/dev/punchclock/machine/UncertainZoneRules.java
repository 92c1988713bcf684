package dev.punchclock.machine;

import dev.punchclock.hours.AlternativeZoneRules;
import dev.punchclock.problem.Problem;
import java.util.List;

/**
 * What follows from zone data of which nobody knows whether they are right.
 *
 * @param rules the system's, for zones in which they differ from Java's
 * @param warnings one for each such zone
 */
public record UncertainZoneRules(AlternativeZoneRules rules, List<Problem> warnings) {
    public UncertainZoneRules {
        warnings = List.copyOf(warnings);
    }

    public boolean isNone() {
        return rules.byZone().isEmpty();
    }
}
