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

/**
 * How a ledger comes into the world: whole, under its name, or not at all. It is made under another name first, so that
 * neither a lost plug nor a second process ever meets half a ledger.
 */
final class Birth {
    private final Path path;

    Birth(LedgerFile file) {
        path = file.path();
    }

    /** What is written into a new file. */
    @FunctionalInterface
    interface Content {
        void write(Path file) throws SQLException;
    }

    /** Makes the file for its owner only; does nothing when another process was quicker. */
    void bring(Content content) throws SQLException {
        Path folder = path.resolveSibling("");
        try {
            Files.createDirectories(folder, ownerOnly("rwx------"));
            Path unborn = Files.createTempFile(folder, "ledger", ".new", ownerOnly("rw-------"));
            try {
                content.write(unborn);
                name(unborn);
            } finally {
                Files.deleteIfExists(unborn);
            }
            sync(folder);
            sync(folder.resolveSibling(""));
        } catch (IOException e) {
            throw Trouble.with(
                    path,
                    "no ledger can be begun here",
                    "give yourself the right to write this folder, or name another with --state");
        }
    }

    private void name(Path unborn) throws IOException {
        try {
            Files.createLink(path, unborn);
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker; its ledger counts.
        } catch (UnsupportedOperationException | FileSystemException e) {
            moveInstead(unborn);
        }
    }

    /** Where a disk knows no links. */
    private void moveInstead(Path unborn) throws IOException {
        try {
            Files.move(unborn, path);
        } catch (FileAlreadyExistsException e) {
            // As above.
        }
    }

    /** The names in a folder are on the disk only when the folder is. */
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system lets a folder be opened; those that do not, need no help.
        }
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
