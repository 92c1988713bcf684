package dev.punchclock.daemon;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second daemon out of a state folder, for life: the lock goes when its process does, however that ends. It is
 * there for people; that nothing goes out twice rests on claims alone.
 */
public final class DaemonLock implements AutoCloseable {
    private static final String NAME = "daemon.lock";

    private final FileChannel channel;
    private final LockHolder holder;

    private DaemonLock(FileChannel channel, LockHolder holder) {
        this.channel = channel;
        this.holder = holder;
    }

    /**
     * Takes the lock.
     *
     * @param zone in which to speak of times
     * @throws ProblemException with {@link ExitCode#RULE}, naming the other daemon, when there is one
     */
    static DaemonLock take(Path state, String workspace, LockHolder me, ZoneId zone) {
        Path file = state.resolve(NAME);
        try {
            Files.createDirectories(state, rights(state, "rwx------"));
            FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), rights(state, "rw-------"));
            if (lock(channel) == null) {
                channel.close();
                throw taken(workspace, holder(file), zone);
            }
            write(channel, me);
            return new DaemonLock(channel, me);
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.WORKSPACE,
                    List.of(Problem.error(
                            FilePosition.of(file.toString()),
                            "this file cannot be written",
                            "give yourself the right to write it and its folder, and see that the disk is not full")));
        }
    }

    /**
     * Who has the lock of this state folder; empty when nobody has. Looks on the disk of this machine only, and lets go at
     * once of what it should get hold of.
     */
    public static Optional<LockHolder> held(Path state) {
        Path file = state.resolve(NAME);
        try {
            Optional<LockHolder> holder = Files.exists(file) ? holder(file) : Optional.empty();
            return holder.filter(h -> ProcessHandle.of(h.process()).isPresent() && isHeld(file));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isHeld(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null;
        } catch (OverlappingFileLockException inThisProcess) {
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    private static void write(FileChannel channel, LockHolder me) throws IOException {
        String text = me.host() + "\n" + me.process() + "\n" + me.since() + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Who wrote the file; empty where it was read while it was being written. */
    private static Optional<LockHolder> holder(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        try {
            return lines.size() < 3
                    ? Optional.empty()
                    : Optional.of(
                            new LockHolder(lines.get(0), Long.parseLong(lines.get(1)), Instant.parse(lines.get(2))));
        } catch (NumberFormatException | DateTimeParseException halfWritten) {
            return Optional.empty();
        }
    }

    private static ProblemException taken(String workspace, Optional<LockHolder> holder, ZoneId zone) {
        String who = holder.map(h -> ": process " + h.process() + (h.host().isEmpty() ? "" : " on " + h.host())
                        + ", since " + TimeFormat.dayAndTime(h.since(), zone) + " "
                        + TimeFormat.abbreviation(h.since(), zone))
                .orElse("");
        String kill = holder.map(h -> "kill " + h.process() + ", or ").orElse("");
        return new ProblemException(
                ExitCode.RULE,
                "a daemon already publishes " + workspace + who,
                "stop it (" + kill + "systemctl --user stop punchclock-" + workspace + ")");
    }

    private static FileAttribute<?>[] rights(Path path, String rights) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    /** Who has it. */
    LockHolder holder() {
        return holder;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock goes with the process.
        }
    }
}
