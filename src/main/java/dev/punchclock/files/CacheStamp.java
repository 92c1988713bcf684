package dev.punchclock.files;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What tells one state of a file from the next without reading it. The time of its last change of any kind is among it:
 * nobody can set that one back.
 *
 * @param written when its content was written, as it says, in nanoseconds of the epoch
 * @param changed when it was changed, as the system says
 */
record CacheStamp(long size, long inode, long written, long changed) {
    /** Of what a file system with coarse times calls one moment, twice as much. */
    private static final long REST = TimeUnit.SECONDS.toNanos(4);

    private static final String ASKED = "unix:size,ino,lastModifiedTime,ctime,isRegularFile";

    /** Empty for what is no file, or where the system cannot say. */
    static Optional<CacheStamp> of(Path file) {
        try {
            Map<String, Object> found = Files.readAttributes(file, ASKED);
            if (!Boolean.TRUE.equals(found.get("isRegularFile"))) {
                return Optional.empty();
            }
            return Optional.of(new CacheStamp(
                    (long) asked(found, "size"),
                    (long) asked(found, "ino"),
                    nanos((FileTime) asked(found, "lastModifiedTime")),
                    nanos((FileTime) asked(found, "ctime"))));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Whether the file had been left alone for a while at this time: another change would have shown. */
    boolean restedAt(long nanos) {
        return Math.max(written, changed) < nanos - REST;
    }

    /** Whether these are stamps of one state. (What records bring along for that is made anew at every start.) */
    boolean isSame(@Nullable CacheStamp other) {
        return other != null
                && size == other.size
                && inode == other.inode
                && written == other.written
                && changed == other.changed;
    }

    static CacheStamp read(ByteBuffer in) {
        return new CacheStamp(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(size);
        out.writeLong(inode);
        out.writeLong(written);
        out.writeLong(changed);
    }

    static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    private static Object asked(Map<String, Object> found, String name) {
        return Objects.requireNonNull(found.get(name));
    }
}
