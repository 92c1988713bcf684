package dev.punchclock.machine;

import dev.punchclock.hours.AlternativeZoneRules;
import dev.punchclock.problem.Finding;
import dev.punchclock.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The zone data that Java brings, beside those of the system: which edition, and whether clocks show the same by both. */
final class ZoneData {
    /** As far as a timetable looks ahead. */
    private static final Duration HORIZON = Duration.ofDays(800);
    /** Compared further, so that what was found holds for a year. */
    private static final Duration COMPARED = HORIZON.plusDays(366);
    /** Rules of the system's that are used are read for all of this. */
    private static final Instant BEGINNING = Instant.EPOCH;

    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
    private static final String SUBJECT = "zone data";
    private static final String VERSION = "# version ";
    private static final long LONGEST_FILE = 1 << 20;

    private final Path system;
    private final AgreedZonesFile agreed;

    /**
     * Reads no file yet.
     *
     * @param system the folder of the system's zone data, such as {@code /usr/share/zoneinfo}; need not be there
     * @param agreed where it is noted that zones agree
     */
    ZoneData(Path system, AgreedZonesFile agreed) {
        this.system = system;
        this.agreed = agreed;
    }

    /** What has to be known before somebody plans by the clocks of these zones. Zones that the system lacks are passed over. */
    UncertainZoneRules doubt(Collection<ZoneId> zones, Instant now) {
        List<ZoneDisagreement> all = disagreements(zones, now);
        Map<ZoneId, ZoneRules> rules = new HashMap<>();
        List<Problem> warnings = new ArrayList<>();
        for (ZoneDisagreement each : all) {
            rules.put(each.zone(), each.system());
            warnings.add(Problem.warning(
                    null, differ(each) + "; nothing goes out unless it is work time by both", remedy()));
        }
        return new UncertainZoneRules(new AlternativeZoneRules(rules), warnings);
    }

    List<Finding> look(Collection<ZoneId> zones, Instant now) {
        List<Finding> found = new ArrayList<>();
        for (ZoneDisagreement each : disagreements(zones, now)) {
            found.add(Finding.doubtful(
                    SUBJECT,
                    differ(each) + "; until that is mended, work time is what is work time by both",
                    remedy()));
        }
        return found.isEmpty() ? List.of(agree(zones)) : found;
    }

    private Finding agree(Collection<ZoneId> zones) {
        String java = java(zones.iterator().next());
        Optional<String> here = version();
        if (zones.stream().noneMatch(zone -> Files.isReadable(file(zone)))) {
            return Finding.good(SUBJECT, java + ", from Java; the system has none to compare it with");
        }
        String say = zones.size() == 1 ? zones.iterator().next() + " shows" : "the zones in use show";
        if (here.isEmpty() || !here.get().equals(java)) {
            return Finding.good(
                    SUBJECT,
                    java + " in Java, " + here.orElse("another edition") + " in the system: " + say
                            + " the same by both");
        }
        return Finding.good(SUBJECT, java + ", the same in Java and in the system");
    }

    private String differ(ZoneDisagreement each) {
        return "clocks in " + each.zone() + " differ " + each.when() + ": the zone data are " + java(each.zone())
                + " in Java, " + version().orElse("of another edition") + " in the system";
    }

    private static String remedy() {
        return "bring the older one up to date: a newer JDK, or the system's package tzdata";
    }

    private List<ZoneDisagreement> disagreements(Collection<ZoneId> zones, Instant now) {
        List<ZoneDisagreement> all = new ArrayList<>();
        for (ZoneId zone : new TreeMap<>(byId(zones)).values()) {
            disagreement(zone, now).ifPresent(all::add);
        }
        return all;
    }

    private static Map<String, ZoneId> byId(Collection<ZoneId> zones) {
        Map<String, ZoneId> byId = new HashMap<>();
        zones.forEach(zone -> byId.put(zone.getId(), zone));
        return byId;
    }

    private Optional<ZoneDisagreement> disagreement(ZoneId zone, Instant now) {
        try {
            Path file = file(zone);
            String key = AgreedZonesFile.key(zone.getId(), java(zone), file);
            if (agreed.isNoted(key, now.plus(HORIZON)) || Files.size(file) > LONGEST_FILE) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            Instant to = now.plus(COMPARED);
            Optional<ZoneDisagreement> found = disagreement(zone, bytes, now, to);
            if (found.isEmpty()) {
                agreed.note(key, to);
            }
            return found;
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** Reads no more of the file than it takes to see that they agree, as they nearly always do. */
    private static Optional<ZoneDisagreement> disagreement(ZoneId zone, byte[] file, Instant now, Instant to) {
        boolean differ = SystemZone.rules(file, now, to)
                .flatMap(rules -> ZoneDisagreement.between(zone, rules, now, to))
                .isPresent();
        return differ
                ? SystemZone.rules(file, BEGINNING, END)
                        .flatMap(rules -> ZoneDisagreement.between(zone, rules, now, to))
                : Optional.empty();
    }

    private Path file(ZoneId zone) {
        return system.resolve(zone.getId());
    }

    private static String java(ZoneId zone) {
        return ZoneRulesProvider.getVersions(zone.getId()).lastKey();
    }

    private Optional<String> version() {
        try (BufferedReader reader = Files.newBufferedReader(system.resolve("tzdata.zi"))) {
            String line = reader.readLine();
            return Optional.ofNullable(line)
                    .filter(first -> first.startsWith(VERSION))
                    .map(first -> first.substring(VERSION.length()).replaceFirst("-.*", ""));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
