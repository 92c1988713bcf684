package dev.punchclock.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The disk on which a folder is, as Linux tells it in {@code /proc/self/mounts} (see {@code proc(5)}, {@code fstab(5)}).
 *
 * @param type such as {@code ext4}; empty where the system does not tell
 */
record MountedDisk(String type) {
    static final MountedDisk ANY = new MountedDisk("");
    static final String REMEDY = "name a folder on a disk of this machine: --state DIR, or XDG_STATE_HOME";

    /** A write-ahead log needs memory that all its readers share: https://sqlite.org/wal.html */
    private static final Set<String> OVER_THE_NETWORK = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afs",
            "ceph",
            "glusterfs",
            "fuse.glusterfs",
            "fuse.sshfs",
            "fuse.rclone",
            "fuse.s3fs",
            "davfs",
            "fuse.davfs");

    private static final int WHERE = 1;
    private static final int TYPE = 2;

    /**
     * The disk on which this folder is, or will be.
     *
     * @param root of the file system
     */
    static MountedDisk under(Path root, Path folder) {
        List<String> mounts;
        Path real;
        try {
            mounts = Files.readAllLines(root.resolve("proc/self/mounts"));
            real = nearest(folder.toAbsolutePath().normalize()).toRealPath();
        } catch (IOException notLinux) {
            return ANY;
        }
        MountedDisk found = ANY;
        int deepest = -1;
        for (String mount : mounts) {
            String[] words = mount.split(" ", -1);
            Path where = words.length > TYPE ? Path.of(unescaped(words[WHERE])) : null;
            if (where != null && real.startsWith(where) && where.getNameCount() >= deepest) {
                deepest = where.getNameCount();
                found = new MountedDisk(words[TYPE]);
            }
        }
        return found;
    }

    private static Path nearest(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    /** Blanks are written as {@code \040}, and the backslash itself as {@code \134}. */
    private static String unescaped(String where) {
        return where.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
    }

    boolean isOverTheNetwork() {
        return OVER_THE_NETWORK.contains(type);
    }

    String objection(Path folder) {
        return folder + " is on a disk of the network (" + type + "), where SQLite's locks cannot be trusted";
    }
}
