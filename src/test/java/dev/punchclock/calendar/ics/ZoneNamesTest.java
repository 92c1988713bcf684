package dev.punchclock.calendar.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What names of zones mean by themselves. */
final class ZoneNamesTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void every_name_of_windows_is_a_zone() throws IOException {
        try (InputStream in = ZoneNames.class.getResourceAsStream("windows-zones.txt")) {
            List<String> rows = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            assertThat(rows).hasSize(139);
            rows.forEach(row -> {
                String[] both = row.split(" = ", -1);
                assertThat(ZoneNames.find(both[0], false)).as(row).isPresent();
                assertThat(ZoneId.of(both[1]).getRules()).as(row).isNotNull();
            });
        }
    }

    @Test
    void every_zone_as_it_is_shown_to_people_is_a_zone() throws IOException {
        try (InputStream in = ZoneNames.class.getResourceAsStream("zone-phrases.txt")) {
            List<String> rows = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            assertThat(rows).hasSizeGreaterThan(600);
            rows.forEach(row -> {
                String[] both = row.split(" = ", -1);
                ZoneMeaning meaning = ZoneNames.meaning(both[0], false, LONDON);
                assertThat(meaning.place()).as(row).isTrue();
                assertThat(meaning.zones()).as(row).containsExactly(ZoneId.of(both[1]));
            });
        }
    }

    @Test
    void letters_and_offsets_are_no_places() {
        for (String name : List.of("EST", "BST", "PST", "CET", "GMT+1", "+01:00", "London", "SystemV/EST5", "")) {
            assertThat(ZoneNames.find(name, false)).as(name).isEmpty();
        }
        for (String name : List.of("London", "SystemV/EST5", "", "UTC+25", "Middle Earth", "Our Office 1")) {
            assertThat(ZoneNames.meaning(name, false, LONDON).isNothing())
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void letters_mean_an_offset_and_a_place() {
        assertThat(zones("EST")).containsExactly(ZoneOffset.ofHours(-5), ZoneId.of("America/New_York"));
        assertThat(zones("bst")).containsExactly(ZoneOffset.ofHours(1), LONDON);
        assertThat(zones("CET")).containsExactly(ZoneOffset.ofHours(1), ZoneId.of("Europe/Berlin"));
        assertThat(zones("Greenwich Mean Time")).containsExactly(ZoneOffset.UTC, LONDON);
        assertThat(ZoneNames.meaning("IST", false, ZoneId.of("Asia/Jerusalem")).zones())
                .containsExactly(
                        ZoneOffset.ofHoursMinutes(5, 30), ZoneId.of("Asia/Kolkata"), ZoneId.of("Asia/Jerusalem"));
    }

    @Test
    void an_offset_is_an_offset_however_it_is_written() {
        for (String name :
                List.of("UTC+01", "(GMT +01:00)", "GMT+0100", "+01:00", "utc+1", "(UTC+01:00)", "GMT+01.00")) {
            assertThat(zones(name)).as(name).containsExactly(ZoneOffset.ofHours(1));
        }
        assertThat(zones("GMT-03:30")).containsExactly(ZoneOffset.ofHoursMinutes(-3, -30));
        assertThat(zones("(UTC)")).containsExactly(ZoneOffset.UTC);
    }

    @Test
    void a_zone_shown_with_an_offset_that_is_not_its_own_means_both() {
        assertThat(zones("(UTC+05:00) Eastern Time (US & Canada)"))
                .contains(ZoneId.of("America/New_York"), ZoneOffset.ofHours(5), ZoneOffset.ofHours(6));
    }

    private static List<ZoneId> zones(String name) {
        return ZoneNames.meaning(name, false, LONDON).zones();
    }

    @Test
    void a_path_before_a_name_does_not_matter_unless_the_name_could_be_somebodys_own() {
        assertThat(ZoneNames.find("/citadel.org/20190914_1/America/Argentina/Buenos_Aires", false))
                .contains(ZoneId.of("America/Argentina/Buenos_Aires"));
        assertThat(ZoneNames.find("Office/Cuba", true)).isEmpty();
    }
}
