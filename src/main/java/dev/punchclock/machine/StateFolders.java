package dev.punchclock.machine;

import dev.punchclock.problem.Finding;
import dev.punchclock.problem.ShellWord;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folders that hold state and credentials: whose they are, and on what disk. */
final class StateFolders {
    private static final long LITTLE = 50L << 20;

    private StateFolders() {}

    /**
     * The folder, and each file in it.
     *
     * @param under the disk of the folder, where it matters which one that is
     */
    static List<Finding> look(String subject, Path folder, MountedDisk under) {
        List<Finding> found = new ArrayList<>();
        if (under.isOverTheNetwork()) {
            found.add(Finding.bad(subject, under.objection(folder), MountedDisk.REMEDY));
        }
        if (!Files.isDirectory(folder)) {
            return found.isEmpty() ? List.of(Finding.good(subject, folder + ", not made yet")) : found;
        }
        try {
            disk(subject, folder, found);
            List<Path> open = new ArrayList<>();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path each :
                        Stream.concat(Stream.of(folder), files.sorted()).toList()) {
                    if (isOpenToOthers(each)) {
                        open.add(each);
                    }
                }
            }
            for (Path each : open) {
                String mode = Files.isDirectory(each) ? "700" : "600";
                found.add(Finding.bad(
                        subject,
                        "other people on this machine can read " + each,
                        "chmod " + mode + " " + ShellWord.quoted(each)));
            }
        } catch (IOException e) {
            found.add(Finding.bad(subject, folder + " cannot be read", "give yourself the right to read it"));
        }
        return found.isEmpty() ? List.of(Finding.good(subject, folder + ", for you alone")) : found;
    }

    private static void disk(String subject, Path folder, List<Finding> found) throws IOException {
        FileStore disk = Files.getFileStore(folder);
        if (disk.getUsableSpace() < LITTLE) {
            found.add(Finding.doubtful(
                    subject,
                    "only " + (disk.getUsableSpace() >> 20) + " MB are free where " + folder + " is",
                    "make room: what cannot be written down first is not published"));
        }
        if (!Files.isWritable(folder)) {
            found.add(Finding.bad(subject, folder + " cannot be written to", "make it yours: chown, chmod 700"));
        }
    }

    private static boolean isOpenToOthers(Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
        return rights.contains(PosixFilePermission.GROUP_READ)
                || rights.contains(PosixFilePermission.GROUP_WRITE)
                || rights.contains(PosixFilePermission.OTHERS_READ)
                || rights.contains(PosixFilePermission.OTHERS_WRITE);
    }
}
