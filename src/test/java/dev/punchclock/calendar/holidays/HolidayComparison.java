package dev.punchclock.calendar.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.calendar.holidays.HolidayLibrary.Known;
import dev.punchclock.calendar.holidays.Regions.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares all codes with a second collection of holidays. Not run by itself: {@code scripts/compare-holidays} does. */
class HolidayComparison {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate TO = LocalDate.of(2030, 12, 31);

    /** Places that the collection has under a code of its own. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "GT-01",
            "GT-1",
            "IN-CG",
            "IN-CT",
            "IN-OD",
            "IN-OR",
            "IN-TS",
            "IN-TG",
            "IN-UK",
            "IN-UT",
            "DE-BY-AG",
            "DE-BY-A",
            "ES-CT-BCN",
            "ES-CT-B",
            "BR-RJ-CRJ",
            "BR-RJ-RJ",
            "BR-SP-CSP",
            "BR-SP-SP",
            "FI-01",
            "AX");

    private final Map<String, SortedMap<LocalDate, String>> collection = new HashMap<>();
    private final List<String> report = new ArrayList<>();
    private final Map<String, List<String>> said = new HashMap<>();
    private int codes;
    private int more;
    private int off;
    private int warned;
    private int neither;

    @Test
    void every_day_of_the_collection_is_off_or_warned_about() throws IOException {
        read(Path.of(System.getProperty("punchclock.collection")));
        Regions.all().forEach(this::compare);
        report.add("");
        report.add("in the collection, and not understood here: " + String.join(" ", notUnderstood()));
        report.add(codes + " codes compared, of " + Regions.all().size() + " that are understood; 2026 to 2030:");
        report.add(more + " days are off here and not in the collection");
        report.add(off + " days of the collection are off by the table of decisions only");
        report.add(warned + " days of the collection are warned about");
        report.add(neither + " days of the collection are neither a day off nor warned about");
        List<String> wrong = wrongRows();
        report.addAll(wrong);
        Files.write(Path.of(System.getProperty("punchclock.report")), report);
        assertThat(neither).isZero();
        assertThat(wrong).isEmpty();
    }

    private List<String> notUnderstood() {
        return collection.keySet().stream()
                .filter(code ->
                        !ELSEWHERE.containsValue(code) && Regions.find(code).isEmpty())
                .sorted()
                .toList();
    }

    private void read(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t", -1);
            SortedMap<LocalDate, String> days = collection.computeIfAbsent(cells[1], code -> new TreeMap<>());
            if (cells[0].equals("day")) {
                days.merge(LocalDate.parse(cells[2]), cells[3], (a, b) -> a + "; " + b);
            }
        }
    }

    /** With the place in the collection, or else with the smallest in which it lies. */
    private void compare(String code) {
        Place place = Regions.find(code).orElseThrow();
        Stream.concat(Stream.of(ELSEWHERE.getOrDefault(code, code)), place.lineage().stream())
                .filter(collection::containsKey)
                .findFirst()
                .ifPresentOrElse(
                        twin -> compare(code, twin, place), () -> report.add(code + ": not in the collection"));
    }

    private void compare(String code, String twin, Place place) {
        codes++;
        Known ours = HolidayLibrary.of(code, FROM, TO);
        Set<LocalDate> days = ours.off().stream().map(Holiday::date).collect(Collectors.toCollection(TreeSet::new));
        Map<LocalDate, String> doubts = new TreeMap<>();
        ours.doubts().forEach(doubt -> doubts.put(doubt.date(), doubt.name()));
        Map<LocalDate, String> theirs = collection.get(twin).subMap(FROM, TO.plusDays(1));
        Set<LocalDate> before = HolidayLibrary.jollydays(place, FROM, TO).stream()
                .map(Holiday::date)
                .collect(Collectors.toSet());
        List<String> told = new ArrayList<>();
        theirs.forEach((day, name) -> {
            if (days.contains(day)) {
                if (!before.contains(day)) {
                    off++;
                    told.add("  " + day + " off      " + name);
                }
            } else if (doubts.containsKey(day)) {
                warned++;
                told.add("  " + day + " warned   " + name);
            } else {
                neither++;
                told.add("  " + day + " NEITHER  " + name);
            }
        });
        more += (int) days.stream().filter(day -> !theirs.containsKey(day)).count();
        said.put(code, told);
        if (!place.isOwn() && told.equals(said.get(place.code()))) {
            report.add(code + ": as " + place.code());
        } else if (!told.isEmpty() || Boolean.getBoolean("punchclock.all")) {
            report.add(code + (twin.equals(code) ? "" : " (as " + twin + " there)") + ": "
                    + (told.isEmpty() ? "no differences" : told.size() + " differences"));
            report.addAll(told);
        }
    }

    private List<String> wrongRows() {
        List<String> wrong = new ArrayList<>();
        for (HolidayDecision row : HolidayDecisionTable.get().rows()) {
            for (String code : row.codes()) {
                boolean there = collection.containsKey(ELSEWHERE.getOrDefault(code, code));
                if (there
                        ? row.kind() == HolidayDecision.Kind.UNCOMPARED
                        : row.kind() == HolidayDecision.Kind.COMPARED) {
                    wrong.add("the table is wrong: " + code + " is " + (there ? "" : "not ") + "in the collection");
                }
            }
        }
        Regions.all().stream()
                .filter(code -> !code.contains("-") && !collection.containsKey(code))
                .filter(code -> !HolidayDecisionTable.get().is(HolidayDecision.Kind.UNCOMPARED, code))
                .forEach(code -> wrong.add("the table is wrong: " + code + " is not in the collection"));
        return wrong;
    }
}
