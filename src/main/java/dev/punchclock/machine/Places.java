package dev.punchclock.machine;

import dev.punchclock.problem.Finding;
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
final class Places {
    private static final Set<String> OVER_THE_NETWORK =
            Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ceph", "glusterfs", "fuse.sshfs");
    private static final long LITTLE = 50L << 20;

    private Places() {}

    /** The folder, and each file in it. */
    static List<Finding> look(String subject, Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of(Finding.good(subject, folder + ", not made yet"));
        }
        List<Finding> found = new ArrayList<>();
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
                        subject, "other people on this machine can read " + each, "chmod " + mode + " " + each));
            }
        } catch (IOException e) {
            found.add(Finding.bad(subject, folder + " cannot be read", "give yourself the right to read it"));
        }
        return found.isEmpty() ? List.of(Finding.good(subject, folder + ", for you alone")) : found;
    }

    private static void disk(String subject, Path folder, List<Finding> found) throws IOException {
        FileStore disk = Files.getFileStore(folder);
        if (OVER_THE_NETWORK.contains(disk.type())) {
            found.add(Finding.bad(
                    subject,
                    folder + " is on a disk of the network (" + disk.type()
                            + "), where SQLite's locks cannot be trusted",
                    "name a folder on a disk of this machine: --state DIR, or XDG_STATE_HOME"));
        }
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
