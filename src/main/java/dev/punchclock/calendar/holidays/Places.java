package dev.punchclock.calendar.holidays;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameter;
import de.focus_shift.jollyday.core.ManagerParameters;
import de.focus_shift.jollyday.jaxb.JaxbConfigurationService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The countries that jollyday knows, and their parts. Left to itself it takes an unknown part for the whole country. */
final class Places {
    private Places() {}

    /**
     * A place whose holidays are known.
     *
     * @param country as jollyday has it
     * @param parts from the country down, as jollyday spells them
     */
    record Place(HolidayManager country, List<String> parts) {
        Place {
            parts = List.copyOf(parts);
        }
    }

    /** The place of a code such as {@code GB-SCT}; empty where there is none. */
    static Optional<Place> find(String code) {
        String[] words = code.split("-", -1);
        if (!countries().contains(words[0])) {
            return Optional.empty();
        }
        HolidayManager country = country(words[0]);
        Map<String, CalendarHierarchy> below = country.getCalendarHierarchy().getChildren();
        List<String> parts = new ArrayList<>();
        for (String word : List.of(words).subList(1, words.length)) {
            Optional<Map.Entry<String, CalendarHierarchy>> part = below.entrySet().stream()
                    .filter(each -> each.getKey().toUpperCase(Locale.ROOT).equals(word))
                    .findFirst();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get().getKey());
            below = part.get().getValue().getChildren();
        }
        return Optional.of(new Place(country, parts));
    }

    /** The country's own code and those of all its parts, as they are written; none where the country is not known. */
    static SortedSet<String> within(String country) {
        SortedSet<String> codes = new TreeSet<>();
        if (countries().contains(country)) {
            add(country, country(country).getCalendarHierarchy(), codes);
        }
        return codes;
    }

    private static void add(String code, CalendarHierarchy place, Set<String> codes) {
        codes.add(code);
        place.getChildren().forEach((part, below) -> add(code + "-" + part.toUpperCase(Locale.ROOT), below, codes));
    }

    private static Set<String> countries() {
        return HolidayManager.getSupportedCalendarCodes();
    }

    /** In lower case, which jollyday would make of it in the language of the machine: in Turkish, {@code IT} has no dot. */
    private static HolidayManager country(String code) {
        Properties settings = new Properties();
        settings.setProperty(ManagerParameter.CONFIGURATION_SERVICE_IMPL, JaxbConfigurationService.class.getName());
        return HolidayManager.getInstance(ManagerParameters.create(code.toLowerCase(Locale.ROOT), settings));
    }
}
