package dev.punchclock.calendar.holidays;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameter;
import de.focus_shift.jollyday.core.ManagerParameters;
import de.focus_shift.jollyday.jaxb.JaxbConfigurationService;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The places whose holidays are known, by the codes of ISO 3166 and by jollyday's own where it has others. Left to itself
 * jollyday takes an unknown part for the whole country.
 */
final class Regions {
    private Regions() {}

    /**
     * A place whose holidays are known.
     *
     * @param code by which jollyday has it, or the nearest place in which it lies
     * @param country as jollyday has it
     * @param parts from the country down, as jollyday spells them
     * @param lineage the code that was asked for, and every place in which it lies, the smallest first
     * @param isOwn whether jollyday has this place, not only one in which it lies
     */
    record Place(String code, HolidayManager country, List<String> parts, List<String> lineage, boolean isOwn) {
        Place {
            parts = List.copyOf(parts);
            lineage = List.copyOf(lineage);
        }

        private Place askedAs(String asked, boolean own) {
            List<String> all = new ArrayList<>(List.of(asked));
            all.addAll(lineage);
            return new Place(code, country, parts, all, own);
        }
    }

    /** The place of a code such as {@code GB-SCT} or {@code IT-BZ}; empty where there is none. */
    static Optional<Place> find(String code) {
        Optional<String> same = HolidayDecisionTable.get().same(code);
        if (same.isPresent()) {
            return find(same.get()).map(place -> place.askedAs(code, place.isOwn()));
        }
        return exact(code).or(() -> countries().contains(country(code)) ? within(code) : Optional.empty());
    }

    /** Of a part that jollyday has under another code, or not at all. */
    private static Optional<Place> within(String code) {
        return Subdivisions.parent(code).flatMap(parent -> {
            Optional<Place> nested = exact(parent + code.substring(code.lastIndexOf('-')));
            return nested.isPresent()
                    ? nested.map(place -> place.askedAs(code, true))
                    : find(parent).map(place -> place.askedAs(code, false));
        });
    }

    private static Optional<Place> exact(String code) {
        String[] words = code.split("-", -1);
        if (!countries().contains(words[0])) {
            return Optional.empty();
        }
        HolidayManager country = manager(words[0]);
        Map<String, CalendarHierarchy> below = country.getCalendarHierarchy().getChildren();
        List<String> parts = new ArrayList<>();
        List<String> lineage = new ArrayList<>(List.of(words[0]));
        for (String word : List.of(words).subList(1, words.length)) {
            Optional<Map.Entry<String, CalendarHierarchy>> part = below.entrySet().stream()
                    .filter(each -> each.getKey().toUpperCase(Locale.ROOT).equals(word))
                    .findFirst();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get().getKey());
            lineage.add(0, lineage.get(0) + "-" + word);
            below = part.get().getValue().getChildren();
        }
        return Optional.of(new Place(code, country, parts, lineage, true));
    }

    static String country(String code) {
        return code.split("-", -1)[0];
    }

    /** Jollyday's parts of a country that lie directly within it; none where it is not known. */
    static SortedSet<String> parts(String country) {
        SortedSet<String> codes = new TreeSet<>();
        if (countries().contains(country)) {
            manager(country)
                    .getCalendarHierarchy()
                    .getChildren()
                    .keySet()
                    .forEach(part -> codes.add(country + "-" + part.toUpperCase(Locale.ROOT)));
        }
        return codes;
    }

    /** Every code that is understood. */
    static SortedSet<String> all() {
        Set<String> codes = new LinkedHashSet<>();
        for (String country : countries()) {
            add(country, manager(country).getCalendarHierarchy(), codes);
            codes.addAll(Subdivisions.of(country).keySet());
        }
        HolidayDecisionTable.get().rows().stream()
                .filter(row -> row.kind() == HolidayDecision.Kind.SAME)
                .forEach(row -> codes.addAll(row.codes()));
        codes.removeIf(code -> find(code).isEmpty());
        return new TreeSet<>(codes);
    }

    private static void add(String code, CalendarHierarchy place, Set<String> codes) {
        codes.add(code);
        place.getChildren().forEach((part, below) -> add(code + "-" + part.toUpperCase(Locale.ROOT), below, codes));
    }

    private static Set<String> countries() {
        return HolidayManager.getSupportedCalendarCodes();
    }

    /** In lower case, which jollyday would make of it in the language of the machine: in Turkish, {@code IT} has no dot. */
    private static HolidayManager manager(String code) {
        Properties settings = new Properties();
        settings.setProperty(ManagerParameter.CONFIGURATION_SERVICE_IMPL, JaxbConfigurationService.class.getName());
        return HolidayManager.getInstance(ManagerParameters.create(code.toLowerCase(Locale.ROOT), settings));
    }
}
