package dev.punchclock.files;

import dev.punchclock.workspace.Snapshot;
import dev.punchclock.workspace.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The size, time and identity of every file of a workspace; reads none of them. */
final class FileSnapshot implements Snapshot {
    private final Folder folder;
    private final SortedMap<String, Optional<Stamp>> stamps;

    private FileSnapshot(Folder folder) throws IOException {
        this.folder = folder;
        this.stamps = stamps(folder);
    }

    static FileSnapshot of(Folder folder) throws IOException {
        return new FileSnapshot(folder);
    }

    /** Every file that is there, as it is now. */
    static SortedMap<String, Stamp> present(Folder folder) throws IOException {
        SortedMap<String, Stamp> present = new TreeMap<>();
        stamps(folder).forEach((name, stamp) -> stamp.ifPresent(s -> present.put(name, s)));
        return present;
    }

    @Override
    public boolean isCurrent() {
        try {
            return stamps.equals(stamps(folder));
        } catch (IOException e) {
            return false;
        }
    }

    private static SortedMap<String, Optional<Stamp>> stamps(Folder folder) throws IOException {
        SortedMap<String, Optional<Stamp>> stamps = new TreeMap<>();
        stamps.put(Folder.MAIN, stamp(folder.file(Folder.MAIN)));
        for (String name : folder.queueFiles()) {
            stamps.put(name, stamp(folder.file(name)));
        }
        return stamps;
    }

    private static Optional<Stamp> stamp(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Stamp(found.size(), found.lastModifiedTime().toInstant(), found.fileKey()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
