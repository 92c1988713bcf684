package dev.punchclock.calendar.holidays;

import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.Problem;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/** What is to be said of the codes that people write. */
final class Codes {
    private static final int FEW = 8;
    /** What people call the parts of one country, whose own code is not the one they use. */
    private static final Map<String, String> MEANT =
            Map.of("UK", "GB", "ENG", "GB-ENG", "SCT", "GB-SCT", "SCO", "GB-SCT", "WLS", "GB-WLS", "NIR", "GB-NIR");

    private final String code;
    private final String country;
    private final Function<String, SortedSet<String>> within;

    private Codes(String code, Function<String, SortedSet<String>> within) {
        this.code = code;
        country = country(code);
        this.within = within;
    }

    /**
     * What is to be said of this code, if anything.
     *
     * @param datesWritten whether days off are written beside it
     * @param within all codes of a country: its own and its parts'; none where it is not known
     */
    static Optional<Problem> problem(String code, boolean datesWritten, Function<String, SortedSet<String>> within) {
        Codes codes = new Codes(code, within);
        SortedSet<String> known = within.apply(codes.country);
        if (known.contains(code)) {
            return codes.doubt(known);
        }
        return Optional.of(known.isEmpty() ? codes.noSuchCountry(datesWritten) : codes.noSuchPart(known));
    }

    static String country(String code) {
        return code.split("-", -1)[0];
    }

    private Optional<Problem> doubt(SortedSet<String> known) {
        String written = "holidays: { country: " + code + ", also: [2027-01-01, ...] }";
        String look = "look through them with punchclock holidays " + code + ", and write what is missing: " + written;
        return switch (Coverage.of(code)) {
            case COMPARED -> Optional.empty();
            case MISSES_DAYS -> warning("days are known to be missing from the holidays of " + code, look);
            case NOT_COMPARED -> warning("nobody has compared the holidays of " + code + " with another source", look);
            case IN_COMMON ->
                warning(code + " has only the days that all its parts share", "name the part: " + parts(known));
        };
    }

    private static Optional<Problem> warning(String what, String remedy) {
        return Optional.of(Problem.warning(null, what, remedy));
    }

    private Problem noSuchCountry(boolean datesWritten) {
        if (!Arrays.asList(Locale.getISOCountries()).contains(country)) {
            return Problem.error(null, "there is no country `" + code + "`", meant());
        }
        String what = "no holidays of " + country + " are known";
        return datesWritten
                ? Problem.warning(
                        null, what + ": only the days written beside it are off", "write more before they run out")
                : Problem.error(
                        null,
                        what,
                        "write the days off yourself: holidays: { country: " + country + ", also: [2027-01-01, ...] }");
    }

    private String meant() {
        String upper = code.strip().toUpperCase(Locale.ROOT).replace('_', '-');
        String way = upper.startsWith("UK-") ? "GB" + upper.substring(2) : MEANT.getOrDefault(upper, upper);
        return within.apply(country(way)).contains(way)
                ? "did you mean " + way + "?"
                : "write an ISO 3166 code, such as IE, or GB-SCT for a part of a country";
    }

    private Problem noSuchPart(SortedSet<String> known) {
        String otherwise = known.size() == 1
                ? "write " + country + ": no parts of it are known"
                : "write one of " + parts(known) + ", or " + country + " for what they share";
        return Problem.error(
                null,
                "no part of " + country + " is called `" + code + "`",
                DidYouMean.nearest(code, known)
                        .filter(near -> !near.equals(country))
                        .map(near -> "did you mean " + near + "?")
                        .orElse(otherwise));
    }

    private String parts(Collection<String> known) {
        List<String> parts =
                known.stream().filter(each -> !each.equals(country)).toList();
        return String.join(", ", parts.subList(0, Math.min(FEW, parts.size()))) + (parts.size() > FEW ? ", ..." : "");
    }
}
