package dev.punchclock.calendar.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What names of zones mean by themselves. */
final class ZoneNamesTest {
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
    void letters_and_offsets_are_no_zones() {
        for (String name : List.of("EST", "BST", "PST", "GMT+1", "+01:00", "London", "SystemV/EST5", "")) {
            assertThat(ZoneNames.find(name, false)).as(name).isEmpty();
        }
    }

    @Test
    void a_path_before_a_name_does_not_matter_unless_the_name_could_be_somebodys_own() {
        assertThat(ZoneNames.find("/citadel.org/20190914_1/America/Argentina/Buenos_Aires", false))
                .contains(ZoneId.of("America/Argentina/Buenos_Aires"));
        assertThat(ZoneNames.find("Office/Cuba", true)).isEmpty();
    }
}
