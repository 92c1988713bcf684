package dev.punchclock.files;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a file of a workspace whole or not at all: whoever reads it meanwhile sees the old text or the new one. Never
 * through a link that leads out of the workspace: files come from colleagues, and may be links.
 */
final class AtomicFileWriter {
    private static final int TRIES = 100;

    private AtomicFileWriter() {}

    /** Makes a new file, and the folders it lies in. */
    static void create(WorkspaceFolder folder, byte[] bytes, String name) {
        Path file = folder.file(name);
        try {
            Files.createDirectories(folder.path());
            mustBeInside(folder, name);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = draft(folder, file, bytes, name);
            try {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
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
     * Replaces a file, or what a link in the workspace leads to, keeping its permissions.
     *
     * @param before what the file held when the change was worked out; when it holds something else now, nothing is done
     */
    static void replace(WorkspaceFolder folder, byte[] before, byte[] after, String name) {
        mustBeInside(folder, name);
        try {
            Path target = folder.file(name).toRealPath();
            Path draft = draft(folder, target, after, name);
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

    /**
     * Makes sure that what is written under this name stays in the workspace.
     *
     * @throws ProblemException when a link leads out of it, or to nothing
     */
    static void mustBeInside(WorkspaceFolder folder, String name) {
        Path file = folder.file(name).toAbsolutePath();
        try {
            if (Files.isSymbolicLink(file) && Files.notExists(file)) {
                throw stopped(name, "this is a link that leads to nothing", "take the link away");
            }
            Path there = file;
            while (Files.notExists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
                there = there.getParent();
            }
            Path real = there.toRealPath();
            if (!real.startsWith(folder.path().toRealPath())) {
                throw stopped(
                        name,
                        "a link leads out of the workspace here, to " + real + "; nothing was written",
                        "put a file or folder of its own in the place of the link");
            }
        } catch (IOException e) {
            throw unwritable(name);
        }
    }

    /** A hidden file beside the real one, durable before it takes its place. Looked at once it is there: it stays there. */
    private static Path draft(WorkspaceFolder folder, Path file, byte[] bytes, String name) throws IOException {
        Path draft = draft(file, bytes);
        if (draft.toRealPath().startsWith(folder.path().toRealPath())) {
            return draft;
        }
        Files.delete(draft);
        throw changed(name);
    }

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

    private static ProblemException changed(String name) {
        return stopped(name, "the file was changed by somebody else just now", "look at it and try again");
    }

    private static ProblemException unwritable(String name) {
        return stopped(
                name,
                "the file cannot be written",
                "look at the permissions of its folder and at the space on the disk");
    }

    static ProblemException stopped(String name, String what, String remedy) {
        return new ProblemException(ExitCode.WORKSPACE, List.of(Problem.error(FilePosition.of(name), what, remedy)));
    }
}
