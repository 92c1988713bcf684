package dev.punchclock.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;

/**
 * Makes the file of a ledger, or of its copy: whole, under its name, or not at all. It is made under another name
 * first, so that neither a lost plug nor a second process ever meets half a ledger.
 */
final class AtomicLedgerFile {
    /** What SQLite keeps beside a file while it is open. */
    private static final List<String> BESIDE = List.of("", "-wal", "-shm", "-journal");

    private final Path path;

    AtomicLedgerFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** What is written into a new file. */
    @FunctionalInterface
    interface Content {
        void write(Path file) throws SQLException;
    }

    /** Makes the folder, for its owner only, where there is none. */
    AtomicLedgerFile withFolder() throws IOException {
        Files.createDirectories(path.resolveSibling(""), ownerOnly(path, "rwx------"));
        return this;
    }

    /** Makes the file for its owner only; says whether it did: false when there is one already. */
    boolean bring(Content content) throws SQLException, IOException {
        Path folder = path.resolveSibling("");
        Path unborn = Files.createTempFile(folder, "ledger", ".new", ownerOnly(path, "rw-------"));
        boolean named;
        try {
            content.write(unborn);
            named = name(unborn);
        } finally {
            for (String ending : BESIDE) {
                Files.deleteIfExists(unborn.resolveSibling(unborn.getFileName() + ending));
            }
        }
        sync(folder);
        sync(folder.resolveSibling(""));
        return named;
    }

    private boolean name(Path unborn) throws IOException {
        try {
            Files.createLink(path, unborn);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false; // another process was quicker; its file counts
        } catch (UnsupportedOperationException | FileSystemException e) {
            return moveInstead(unborn);
        }
    }

    /** Where a disk knows no links. */
    private boolean moveInstead(Path unborn) throws IOException {
        try {
            Files.move(unborn, path);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false; // as above
        }
    }

    /** The names in a folder are on the disk only when the folder is. */
    static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system lets a folder be opened; those that do not, need no help.
        }
    }

    static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
