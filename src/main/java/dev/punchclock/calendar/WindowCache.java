package dev.punchclock.calendar;

import dev.punchclock.calendar.ics.StoredBusyWindows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the windows of one calendar are kept, in one file: those of other content, another zone, other zone data or another
 * program count as none, and are replaced.
 */
final class WindowCache {
    private final @Nullable Path file;
    private final String build;
    private final String owner;

    /** @param folder for its owner alone; need not be there; null where nothing can be kept */
    WindowCache(@Nullable Path folder, String build, String path, ZoneId floating) {
        this.build = build;
        owner = path + "\n" + floating;
        file = folder == null
                ? null
                : folder.resolve(
                        Integer.toHexString(owner.hashCode()) + "-" + Integer.toHexString(path.length()) + ".busy");
    }

    /** What was kept for this content. */
    Optional<StoredBusyWindows> of(String hash) {
        byte[] begin = begin(hash);
        try {
            byte[] all = file == null ? new byte[0] : Files.readAllBytes(file);
            boolean ours = all.length > begin.length && Arrays.equals(begin, 0, begin.length, all, 0, begin.length);
            return ours ? StoredBusyWindows.of(Arrays.copyOfRange(all, begin.length, all.length)) : Optional.empty();
        } catch (IOException notKept) {
            return Optional.empty();
        }
    }

    /** Keeps it in the place of what was there. */
    void keep(String hash, StoredBusyWindows known) {
        if (file == null) {
            return;
        }
        try {
            Path folder = Files.createDirectories(file.resolveSibling(""));
            Path part = Files.createTempFile(folder, "", ".part");
            try {
                byte[] begin = begin(hash);
                byte[] busy = known.bytes();
                byte[] all = Arrays.copyOf(begin, begin.length + busy.length);
                System.arraycopy(busy, 0, all, begin.length, busy.length);
                Files.write(part, all);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException notKept) {
            // The next start reads the calendar again.
        }
    }

    private byte[] begin(String hash) {
        String zoneData = ZoneRulesProvider.getVersions("Europe/London").lastKey();
        return (build + "\n" + zoneData + "\n" + owner + "\n" + hash + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
