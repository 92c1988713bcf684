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

/**
 * The size, time and identity of every file of a workspace; reads none of them. Files outside the queue, such as
 * calendars, are added as they become known, each before it is read.
 */
final class FileSnapshot implements Snapshot {
    private final Folder folder;
    private final SortedMap<String, Path> others = new TreeMap<>();
    private final SortedMap<String, Optional<Stamp>> stamps;
    private boolean cannotLook;

    private FileSnapshot(Folder folder) throws IOException {
        this.folder = folder;
        this.stamps = stamps(folder, others);
    }

    static FileSnapshot of(Folder folder) throws IOException {
        return new FileSnapshot(folder);
    }

    /**
     * Every file that is there, as it is now.
     *
     * @param others files by name, beside {@code punchclock.yaml} and the queue
     */
    static SortedMap<String, Stamp> present(Folder folder, SortedMap<String, Path> others) throws IOException {
        SortedMap<String, Stamp> present = new TreeMap<>();
        stamps(folder, others).forEach((name, stamp) -> stamp.ifPresent(s -> present.put(name, s)));
        return present;
    }

    /** Takes note of a further file, which need not be there. */
    synchronized void watch(String name, Path file) {
        if (others.put(name, file) == null) {
            stamps.put(name, stamp(file));
        }
    }

    /** The further files, by name. */
    synchronized SortedMap<String, Path> others() {
        return new TreeMap<>(others);
    }

    @Override
    public synchronized boolean isCurrent() {
        try {
            cannotLook = false;
            return stamps.equals(stamps(folder, others));
        } catch (IOException e) {
            cannotLook = true;
            return false;
        }
    }

    @Override
    public synchronized String whyNot() {
        return cannotLook ? "nobody can see whether a file of the workspace has changed" : Snapshot.super.whyNot();
    }

    private static SortedMap<String, Optional<Stamp>> stamps(Folder folder, SortedMap<String, Path> others)
            throws IOException {
        SortedMap<String, Optional<Stamp>> stamps = new TreeMap<>();
        stamps.put(Folder.MAIN, stamp(folder.file(Folder.MAIN)));
        folder.queue().files().forEach((name, found) -> stamps.put(name, found.map(FileSnapshot::stamp)));
        others.forEach((name, file) -> stamps.put(name, stamp(file)));
        return stamps;
    }

    private static Optional<Stamp> stamp(Path file) {
        try {
            return Optional.of(stamp(Files.readAttributes(file, BasicFileAttributes.class)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Stamp stamp(BasicFileAttributes found) {
        return new Stamp(found.size(), found.lastModifiedTime().toInstant(), found.fileKey());
    }
}
