package dev.punchclock.calendar.ics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A calendar file on the disk. */
public final class IcsFile {
    /** The largest that is read, in bytes: 10 MiB. */
    public static final int LARGEST = 10 << 20;

    private IcsFile() {}

    /**
     * The bytes of a file. One that is too large is not read first.
     *
     * @param name the file as problems name it
     * @throws dev.punchclock.problem.ProblemException with {@code WORKSPACE} when it is not there, too large or cannot be read
     */
    public static byte[] bytes(Path file, String name) {
        try {
            return bytes(file);
        } catch (CalendarRefusedException refused) {
            throw CalendarRefusedException.stopped(List.of(refused.problem(name)));
        }
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new CalendarRefusedException(0, "this is a folder, not a file", "name a calendar file (.ics)");
            }
            if (Files.size(file) > LARGEST) {
                throw tooLarge();
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new CalendarRefusedException(
                        0, "this is not a file that can be read", "name a calendar file (.ics)");
            }
            if (Files.size(file) == 0) {
                return new byte[0]; // the system's own files say so, and some never end
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    throw tooLarge();
                }
                return bytes;
            }
        } catch (NoSuchFileException e) {
            throw new CalendarRefusedException(
                    0, "there is no such file", "put the calendar there, or name another file");
        } catch (IOException e) {
            throw new CalendarRefusedException(0, "the file cannot be read", "look at its permissions (ls -l)");
        }
    }

    /**
     * Writes a calendar file whole or not at all; what was in its place is replaced.
     *
     * @param name the file as problems name it
     * @throws dev.punchclock.problem.ProblemException with {@code WORKSPACE} when it cannot be written
     */
    public static void write(Path file, byte[] bytes, String name) {
        Path draft = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            try {
                Files.write(draft, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            CalendarRefusedException unwritable = new CalendarRefusedException(
                    0, "the file cannot be written", "look at the permissions of its folder and the space on the disk");
            throw CalendarRefusedException.stopped(List.of(unwritable.problem(name)));
        }
    }

    static CalendarRefusedException tooLarge() {
        return new CalendarRefusedException(
                0, "the file is larger than 10 MiB", "export a shorter time, without attachments");
    }

    /** The SHA-256 of its content, in 64 hexadecimal digits. */
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
