package dev.punchclock.plan;

import java.util.List;

/**
 * Which delivery of one account goes out when, and why another does not: a forecast, worked out anew each time.
 *
 * @param slots in the order of time
 * @param unplaced in the order of the queue
 * @param forecasts one for each period from now to the horizon, where the account has a quota
 */
public record Plan(List<Slot> slots, List<UnplacedPost> unplaced, List<QuotaForecast> forecasts) {
    public Plan {
        slots = List.copyOf(slots);
        unplaced = List.copyOf(unplaced);
        forecasts = List.copyOf(forecasts);
    }
}
