package dev.punchclock.files;

import dev.punchclock.workspace.FileStamp;
import dev.punchclock.workspace.WorkspaceSnapshot;
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
final class FileSnapshot implements WorkspaceSnapshot {
    private final WorkspaceFolder folder;
    private final SortedMap<String, Path> others = new TreeMap<>();
    private final SortedMap<String, Optional<FileStamp>> stamps;
    private boolean cannotLook;

    private FileSnapshot(WorkspaceFolder folder) throws IOException {
        this.folder = folder;
        this.stamps = stamps(folder, others);
    }

    static FileSnapshot of(WorkspaceFolder folder) throws IOException {
        return new FileSnapshot(folder);
    }

    /**
     * Every file that is there, as it is now.
     *
     * @param others files by name, beside {@code punchclock.yaml} and the queue
     */
    static SortedMap<String, FileStamp> present(WorkspaceFolder folder, SortedMap<String, Path> others)
            throws IOException {
        SortedMap<String, FileStamp> present = new TreeMap<>();
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
        return cannotLook
                ? "nobody can see whether a file of the workspace has changed"
                : WorkspaceSnapshot.super.whyNot();
    }

    private static SortedMap<String, Optional<FileStamp>> stamps(WorkspaceFolder folder, SortedMap<String, Path> others)
            throws IOException {
        SortedMap<String, Optional<FileStamp>> stamps = new TreeMap<>();
        stamps.put(WorkspaceFolder.MAIN, stamp(folder.file(WorkspaceFolder.MAIN)));
        folder.queue().files().forEach((name, found) -> stamps.put(name, found.map(FileSnapshot::stamp)));
        others.forEach((name, file) -> stamps.put(name, stamp(file)));
        return stamps;
    }

    private static Optional<FileStamp> stamp(Path file) {
        try {
            return Optional.of(stamp(Files.readAttributes(file, BasicFileAttributes.class)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static FileStamp stamp(BasicFileAttributes found) {
        return new FileStamp(found.size(), found.lastModifiedTime().toInstant(), found.fileKey());
    }
}
