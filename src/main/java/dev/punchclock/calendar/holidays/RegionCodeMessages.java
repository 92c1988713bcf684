package dev.punchclock.calendar.holidays;

import dev.punchclock.problem.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Problems with the codes of places that people write, in words. */
final class RegionCodeMessages {
    private static final int FEW = 10;
    /** What people call the parts of one country, whose own code is not the one they use. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("UK", "GB"),
            Map.entry("BRITAIN", "GB"),
            Map.entry("GREAT-BRITAIN", "GB"),
            Map.entry("ENG", "GB-ENG"),
            Map.entry("ENGLAND", "GB-ENG"),
            Map.entry("SCT", "GB-SCT"),
            Map.entry("SCO", "GB-SCT"),
            Map.entry("SCOTLAND", "GB-SCT"),
            Map.entry("WLS", "GB-WLS"),
            Map.entry("WAL", "GB-WLS"),
            Map.entry("WALES", "GB-WLS"),
            Map.entry("NIR", "GB-NIR"),
            Map.entry("NORTHERN-IRELAND", "GB-NIR"),
            Map.entry("USA", "US"),
            Map.entry("HOLLAND", "NL"),
            Map.entry("EL", "GR"));

    private RegionCodeMessages() {}

    /** What is to be said of a code whose standing is this, if anything. */
    static Optional<Problem> doubt(String code, RegionReliability standing) {
        String beside = "write what is missing beside it: " + also(code);
        return switch (standing.how()) {
            case COMPARED -> Optional.empty();
            case SHARED ->
                warning(
                        code + " has only the days that all its parts share",
                        "name the part: " + String.join(", ", standing.parts()));
            case NOT_COMPARED ->
                warning(
                        "nobody has compared the holidays of " + code + " with another source",
                        "look through them with punchclock holidays " + code + ", and " + beside);
            case OWN_NOT_COMPARED ->
                warning(
                        "nobody has compared the days that " + code + " has of its own with another source",
                        "look through them with punchclock holidays " + code + ", and " + beside);
            case NONE_OF_ITS_OWN ->
                warning(
                        "no days of " + code + "'s own are known: it has those of " + standing.within(),
                        "if it has more, " + beside);
        };
    }

    static String also(String code) {
        return "holidays: { country: " + code + ", also: [2027-01-01, ...] }";
    }

    private static Optional<Problem> warning(String what, String remedy) {
        return Optional.of(Problem.warning(null, what, remedy));
    }

    /**
     * Why a code is no place.
     *
     * @param datesWritten whether days off are written beside it: with them even a country without known holidays will do
     */
    static Problem unknown(String code, boolean datesWritten) {
        String same = HolidayDecisionTable.get().same(code).orElse(code);
        String country = Regions.country(same);
        SortedSet<String> parts = Regions.parts(country);
        if (!parts.isEmpty() || Regions.find(country).isPresent()) {
            return Problem.error(
                    null, "no part of " + country + " is called `" + code + "`", way(code, country, parts));
        }
        if (!Arrays.asList(Locale.getISOCountries()).contains(country)) {
            String otherwise = "write an ISO 3166 code, such as IE, or GB-SCT for a part of a country";
            return Problem.error(
                    null, "there is no country `" + code + "`", meant(code).orElse(otherwise));
        }
        String what = "no holidays of " + same + " are known";
        return datesWritten
                ? Problem.warning(
                        null, what + ": only the days written beside it are off", "write more before they run out")
                : Problem.error(
                        null,
                        what,
                        "leave the country out, and write the days off in punchclock.yaml: holidays: { also: [2027-01-01, ...] }");
    }

    /** Only another spelling of what was asked for is proposed: a code that looks alike is another region. */
    private static String way(String code, String country, SortedSet<String> parts) {
        Optional<String> meant = meant(code);
        if (meant.isPresent()) {
            return meant.get();
        }
        if (parts.isEmpty()) {
            return "write " + country + ": no parts of it are known";
        }
        String shared = ", or " + country + " for what they share";
        return parts.size() <= FEW
                ? "write one of " + String.join(", ", parts) + shared
                : "write the part's code in ISO 3166-2" + shared;
    }

    private static Optional<String> meant(String code) {
        return place(code).filter(way -> !way.equals(code)).map(way -> "did you mean " + way + "?");
    }

    /** The code of the place that somebody names by its code in any letters, or in English; empty when that is none. */
    static Optional<String> place(String code) {
        if (code.isBlank()) { // no answer: the names of all countries need not be loaded
            return Optional.empty();
        }
        String upper = code.strip().toUpperCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        String british = upper.startsWith("UK-") ? "GB" + upper.substring(2) : upper;
        String part = british.startsWith("GB-") ? british.substring(3) : british;
        String way = MEANT.getOrDefault(part, british);
        return Regions.find(way).isPresent() ? Optional.of(way) : country(code.strip());
    }

    private static Optional<String> country(String name) {
        return Arrays.stream(Locale.getISOCountries())
                .filter(code ->
                        new Locale("", code).getDisplayCountry(Locale.ENGLISH).equalsIgnoreCase(name))
                .filter(code -> Regions.find(code).isPresent())
                .findFirst();
    }
}
