package dev.punchclock.machine;

import dev.punchclock.problem.Finding;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Optional;

/** Which edition of the zone data Java brings, and which the system has. */
final class ZoneData {
    private static final String SUBJECT = "zone data";
    private static final String VERSION = "# version ";

    private ZoneData() {}

    /** @param system the folder of the system's zone data, such as {@code /usr/share/zoneinfo}; need not be there */
    static Finding look(ZoneId zone, Path system) {
        String java = ZoneRulesProvider.getVersions(zone.getId()).lastKey();
        Optional<String> here = version(system.resolve("tzdata.zi"));
        if (here.isEmpty()) {
            return Finding.good(SUBJECT, java + ", from Java; the system does not say which it has");
        }
        return here.get().equals(java)
                ? Finding.good(SUBJECT, java + ", the same in Java and in the system")
                : Finding.doubtful(
                        SUBJECT,
                        java + " in Java, " + here.get()
                                + " in the system: where clocks were changed by law in between,"
                                + " one of them is wrong",
                        "bring the older one up to date: a newer JDK, or the system's package tzdata");
    }

    private static Optional<String> version(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            return Optional.ofNullable(line)
                    .filter(first -> first.startsWith(VERSION))
                    .map(first -> first.substring(VERSION.length()).replaceFirst("-.*", ""));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
