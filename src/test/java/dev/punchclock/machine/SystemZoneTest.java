package dev.punchclock.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemZoneTest {
    private static final Path SYSTEM = Path.of("/usr/share/zoneinfo");
    private static final Instant FROM = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant TO = Instant.parse("2036-01-01T00:00:00Z");

    /** Rules at the end of the files of edition 2025b, for zones in which no later edition changed anything. */
    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
        Europe/London GMT0BST,M3.5.0/1,M10.5.0
        Europe/Dublin IST-1GMT0,M10.5.0,M3.5.0/1
        America/New_York EST5EDT,M3.2.0,M11.1.0
        Australia/Lord_Howe <+1030>-10:30<+11>-11,M10.1.0,M4.1.0
        Pacific/Chatham <+1245>-12:45<+1345>,M9.5.0/2:45,M4.1.0/3:45
        America/Nuuk <-02>2<-01>,M3.5.0/-1,M10.5.0/0
        Africa/Cairo EET-2EEST,M4.5.5/0,M10.5.4/24
        America/Santiago <-04>4<-03>,M9.1.6/24,M4.1.6/24
        Asia/Kathmandu <+0545>-5:45
        Asia/Tokyo JST-9
        """)
    void a_rule_for_the_years_to_come_is_what_java_has(String zone, String rule) {
        assertThat(disagreement(ZoneId.of(zone), TzifFile.of(rule))).isEmpty();
    }

    @Test
    void days_of_the_year_count_without_or_with_the_29th_of_february() {
        ZoneRules rules = read(TzifFile.of("AAA0BBB,J60,60/0")).orElseThrow();
        assertThat(offset(rules, "2028-03-01T01:59:59Z")).isEqualTo("Z");
        assertThat(offset(rules, "2028-03-01T02:00:00Z")).isEqualTo("+01:00");
        assertThat(read(TzifFile.of("AAA0BBB,J60,60/3"))
                        .orElseThrow()
                        .nextTransition(Instant.parse("2028-02-01T00:00:00Z")))
                .isNotNull();
    }

    @Test
    void summer_time_all_year_is_one_offset() {
        ZoneRules rules = read(TzifFile.of("XXX3EDT4,0/0,J365/23", -4 * 3600)).orElseThrow();
        assertThat(rules.nextTransition(FROM)).isNull();
        assertThat(offset(rules, "2030-07-01T00:00:00Z")).isEqualTo("-04:00");
    }

    @Test
    void listed_changes_come_before_the_rule() {
        byte[] file = TzifFile.of(
                "PST8PDT,M3.2.0,M11.1.0", -28800, "2026-03-08T10:00:00Z", "-25200", "2027-11-07T09:00:00Z", "-28800");
        ZoneRules rules = read(file).orElseThrow();
        assertThat(offset(rules, "2026-12-24T00:00:00Z")).isEqualTo("-07:00");
        assertThat(offset(rules, "2027-12-24T00:00:00Z")).isEqualTo("-08:00");
        assertThat(offset(rules, "2028-07-01T00:00:00Z")).isEqualTo("-07:00");
        ZoneDisagreement found =
                disagreement(ZoneId.of("America/Los_Angeles"), file).orElseThrow();
        assertThat(found.when()).isEqualTo("from Thu 26 Nov 2026 to Sun 14 Mar 2027");
    }

    @Test
    void a_difference_with_no_end_is_told_as_one() {
        ZoneDisagreement found = disagreement(ZoneId.of("Asia/Tokyo"), TzifFile.of("AAA-8", 28800))
                .orElseThrow();
        assertThat(found.when()).isEqualTo("from Thu 26 Nov 2026 on");
    }

    @Test
    void of_differences_that_come_back_the_first_is_told() {
        ZoneDisagreement found = disagreement(ZoneId.of("America/Los_Angeles"), TzifFile.of("MST7", -25200))
                .orElseThrow();
        assertThat(found.when()).isEqualTo("from Thu 26 Nov 2026 to Sun 14 Mar 2027, and again later");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GMT", "GMT0BST", "GMT0BST,M3.5.0", "G0", "GMT0BST,M13.5.0,M10.5.0", "rubbish"})
    void a_rule_that_cannot_be_read_says_nothing_of_the_years_to_come(String rule) {
        assertThat(read(TzifFile.of(rule))).isEmpty();
    }

    @Test
    void without_a_rule_the_listed_changes_will_do_as_far_as_they_go() {
        byte[] file = TzifFile.of("", 0, "2037-10-25T01:00:00Z", "3600");
        assertThat(read(file)).isPresent();
        assertThat(SystemZone.rules(file, FROM, Instant.parse("2040-01-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void old_files_and_files_with_leap_seconds_are_left_alone() {
        assertThat(read(TzifFile.of('\0', 0, "GMT0", 0))).isEmpty();
        assertThat(read(TzifFile.of('2', 1, "GMT0", 0))).isEmpty();
        assertThat(read(TzifFile.of('4', 0, "GMT0", 0))).isPresent();
    }

    @Test
    void damaged_files_are_left_alone() {
        byte[] file = TzifFile.of("GMT0BST,M3.5.0/1,M10.5.0", 0, "2026-03-29T01:00:00Z", "3600");
        for (int length = 0; length < file.length; length++) {
            assertThat(read(Arrays.copyOf(file, length)))
                    .as("cut to %s", length)
                    .isEmpty();
        }
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = file.clone();
            for (int i = 0; i < 3; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(read(damaged)).isNotNull(); // whatever it says, it does not fail
        }
    }

    /** Where the two are of the same edition all agree; a few zones change from edition to edition. */
    @Test
    void this_systems_own_files_read_as_java_has_them() throws IOException {
        assumeTrue(Files.isRegularFile(SYSTEM.resolve("Europe/London")), "the system has no zone data");
        List<String> differ = new ArrayList<>();
        int read = 0;
        for (String id : ZoneId.getAvailableZoneIds()) {
            Path file = SYSTEM.resolve(id);
            if (id.contains("/") && Files.isRegularFile(file)) {
                byte[] bytes = Files.readAllBytes(file);
                assertThat(read(bytes)).as(id).isPresent();
                read++;
                disagreement(ZoneId.of(id), bytes).ifPresent(found -> differ.add(id + " " + found.when()));
            }
        }
        assertThat(read).isGreaterThan(400);
        assertThat(differ).hasSizeLessThan(read / 20);
    }

    @Test
    void a_zone_that_really_differs_here_is_warned_about() throws IOException {
        ZoneData here = new ZoneData(SYSTEM, new AgreedZonesFile(null));
        List<ZoneId> differ = new ArrayList<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            if (id.contains("/") && !here.doubt(List.of(ZoneId.of(id)), FROM).isNone()) {
                differ.add(ZoneId.of(id));
            }
        }
        assumeTrue(!differ.isEmpty(), "Java and the system agree in every zone");
        assertThat(here.doubt(differ, FROM).warnings()).hasSameSizeAs(differ);
        assertThat(here.look(differ, FROM))
                .hasSameSizeAs(differ)
                .allMatch(
                        found -> found.what()
                                .matches(
                                        "clocks in \\S+ differ from .*: the zone data are 20\\d\\d\\w in Java, .* in the system; until .*"));
    }

    /** As far back as anybody's report reaches. */
    @Test
    void this_systems_own_files_read_as_java_has_them_in_the_past() throws IOException {
        assumeTrue(Files.isRegularFile(SYSTEM.resolve("Europe/London")), "the system has no zone data");
        for (String id : List.of(
                "Europe/London", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Casablanca")) {
            Instant from = Instant.parse("1990-01-01T00:00:00Z");
            ZoneRules rules = SystemZone.rules(Files.readAllBytes(SYSTEM.resolve(id)), Instant.EPOCH, TO)
                    .orElseThrow();
            Instant to = Instant.parse("2024-01-01T00:00:00Z");
            assertThat(ZoneDisagreement.between(ZoneId.of(id), rules, from, to))
                    .as(id)
                    .isEmpty();
        }
    }

    private static Optional<ZoneRules> read(byte[] file) {
        return SystemZone.rules(file, FROM, TO);
    }

    private static Optional<ZoneDisagreement> disagreement(ZoneId zone, byte[] file) {
        return ZoneDisagreement.between(zone, read(file).orElseThrow(), FROM, TO);
    }

    private static String offset(ZoneRules rules, String t) {
        ZoneOffset offset = rules.getOffset(Instant.parse(t));
        return offset.getId();
    }
}
