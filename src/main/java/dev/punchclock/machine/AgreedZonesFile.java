package dev.punchclock.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Zones for which Java and the system were found to agree, noted in a file: comparing them takes some milliseconds of every
 * start, looking here less than one. A line holds for one edition of Java's data, one file of the system's, and a time.
 */
final class AgreedZonesFile {
    private final @Nullable Path file;
    private final List<String> lines = new ArrayList<>();
    private boolean isRead;

    /** @param file need not be there; null where nothing is kept */
    AgreedZonesFile(@Nullable Path file) {
        this.file = file;
    }

    /**
     * What a line begins with.
     *
     * @param edition of Java's data
     * @param system the system's file of the zone
     * @throws IOException when there is no such file
     */
    static String key(String zone, String edition, Path system) throws IOException {
        BasicFileAttributes is = Files.readAttributes(system, BasicFileAttributes.class);
        return zone + " " + edition + " " + is.size() + " "
                + is.lastModifiedTime().toMillis() + " ";
    }

    /** Whether they were found to agree until this moment or later. */
    boolean isNoted(String key, Instant until) {
        read();
        for (String line : lines) {
            if (line.startsWith(key)) {
                return isAfter(line.substring(key.length()), until);
            }
        }
        return false;
    }

    private static boolean isAfter(String second, Instant until) {
        try {
            return Long.parseLong(second) >= until.getEpochSecond();
        } catch (NumberFormatException damaged) {
            return false;
        }
    }

    private void read() {
        if (!isRead && file != null) {
            try {
                lines.addAll(Files.readAllLines(file));
            } catch (IOException nothingNoted) { // they are compared
            }
        }
        isRead = true;
    }

    /** Notes that they agree until this moment. */
    void note(String key, Instant until) {
        if (file == null) {
            return;
        }
        String zone = key.substring(0, key.indexOf(' ') + 1);
        lines.removeIf(line -> line.startsWith(zone));
        lines.add(key + until.getEpochSecond());
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(folder, "zones", ".new");
            Files.write(fresh, lines);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException notNoted) { // the next start compares again
        }
    }
}
