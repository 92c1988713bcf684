package dev.punchclock.files;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Place;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.Stopped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.List;

/** Writes a file whole or not at all: whoever reads it meanwhile sees the old text or the new one. */
final class FileWriting {
    private static final int TRIES = 100;

    private FileWriting() {}

    /** Makes a new file, and the folders it lies in. */
    static void create(Path file, byte[] bytes, String name) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = draft(file, bytes);
            try {
                if (Files.exists(file)) {
                    throw changed(name);
                }
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw unwritable(name);
        }
    }

    /**
     * Replaces a file, or what a link leads to, keeping its permissions.
     *
     * @param before what the file held when the change was worked out; when it holds something else now, nothing is done
     */
    static void replace(Path file, byte[] before, byte[] after, String name) {
        try {
            Path target = file.toRealPath();
            Path draft = draft(target, after);
            try {
                PosixFileAttributeView rights = Files.getFileAttributeView(target, PosixFileAttributeView.class);
                if (rights != null) {
                    Files.setPosixFilePermissions(draft, rights.readAttributes().permissions());
                }
                if (!Arrays.equals(before, Files.readAllBytes(target))) {
                    throw changed(name);
                }
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw unwritable(name);
        }
    }

    /** A hidden file beside the real one, durable before it takes its place. */
    private static Path draft(Path file, byte[] bytes) throws IOException {
        for (int i = 0; ; i++) {
            Path draft = file.resolveSibling("." + file.getFileName() + "." + i + ".tmp");
            try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
                return draft;
            } catch (FileAlreadyExistsException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static Stopped changed(String name) {
        return stopped(name, "the file was changed by somebody else just now", "look at it and try again");
    }

    private static Stopped unwritable(String name) {
        return stopped(
                name,
                "the file cannot be written",
                "look at the permissions of its folder and at the space on the disk");
    }

    static Stopped stopped(String name, String what, String remedy) {
        return new Stopped(ExitCode.WORKSPACE, List.of(Problem.error(Place.of(name), what, remedy)));
    }
}
