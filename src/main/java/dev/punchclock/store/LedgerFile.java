package dev.punchclock.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.punchclock.problem.FileHandleExhaustion;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ledger's file in its folder, looked at without opening it as a database: what is not ours stays untouched. */
final class LedgerFile {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 100;
    /** What a few entries need. */
    private static final int ROOM = 64 * 1024;

    // Where the header of a SQLite file says what: https://sqlite.org/fileformat2.html
    private static final int PAGE_SIZE = 16;
    private static final int PAGES = 28;
    private static final int APPLICATION_ID = 68;

    /** "PCLK"; the first step of the schema writes it. */
    private static final int OURS = 0x50434c4b;

    private final Path path;

    LedgerFile(Path stateFolder) {
        path = stateFolder.toAbsolutePath().resolve("ledger.db");
    }

    Path path() {
        return path;
    }

    /** Whether anything is there; stops when it is not a ledger. */
    boolean isThere() {
        try {
            if (Files.readAttributes(path, BasicFileAttributes.class).isDirectory()) {
                throw LedgerProblems.with(path, "this is a folder where the ledger should be", LedgerProblems.RESTORE);
            }
            checkHeader();
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            FileHandleExhaustion.mustNotHaveRunOut(e);
            throw unreadable();
        }
    }

    /** What tells this file from another one put in its place; null where the disk has no such thing. */
    @Nullable
    Object identity() {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            throw LedgerProblems.with(
                    path,
                    "the ledger was taken away while punchclock was using it; nothing was written",
                    "put it back, then start punchclock anew");
        }
    }

    /** What was published and could not be written into it. */
    ReceiptJournal kept() {
        return new ReceiptJournal(path.resolveSibling("unrecorded"));
    }

    /** Why nothing can be written beside it or into it, tried out; empty when it can. */
    Optional<Problem> unwritable() {
        // Not a temporary file of the platform's: its random names cost a start 20 ms.
        Path probe = path.resolveSibling("room" + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.write(probe, new byte[ROOM], CREATE, TRUNCATE_EXISTING, WRITE, NOFOLLOW_LINKS);
            return Files.isWritable(path)
                    ? Optional.empty()
                    : Optional.of(LedgerProblems.unwritable(path).problems().get(0));
        } catch (IOException e) {
            return Optional.of(LedgerProblems.problem(
                    path,
                    "nothing can be written here: the disk is full, or cannot be written",
                    "make room (df says how much there is), then try again"));
        } finally {
            remove(probe);
        }
    }

    private static void remove(Path probe) {
        try {
            Files.deleteIfExists(probe);
        } catch (IOException e) {
            // it is empty, or small
        }
    }

    private void checkHeader() throws IOException {
        byte[] header;
        // Not through a channel: an interrupt would close that.
        try (FileInputStream in = new FileInputStream(path.toFile())) {
            header = in.readNBytes(HEADER);
        }
        if (header.length < HEADER) {
            throw cutOff();
        }
        if (!Arrays.equals(MAGIC, 0, MAGIC.length, header, 0, MAGIC.length)) {
            throw LedgerProblems.with(path, "this is not a ledger, or it was overwritten", LedgerProblems.RESTORE);
        }
        if (ByteBuffer.wrap(header).getInt(APPLICATION_ID) != OURS) {
            throw LedgerProblems.with(path, "this file belongs to another program", LedgerProblems.RESTORE);
        }
        checkLength(ByteBuffer.wrap(header));
    }

    /** What is written and not yet in this file stands in another beside it; then the length says nothing. */
    private void checkLength(ByteBuffer header) throws IOException {
        long whole = (long) (header.getShort(PAGE_SIZE) & 0xffff) * header.getInt(PAGES);
        boolean more = Files.exists(path.resolveSibling(path.getFileName() + "-wal"));
        if (!more && Files.size(path) < whole) {
            throw cutOff();
        }
    }

    private ProblemException cutOff() {
        return LedgerProblems.with(path, "this ledger is empty or was cut off", LedgerProblems.RESTORE);
    }

    private ProblemException unreadable() {
        return LedgerProblems.with(
                path, "the ledger cannot be read", "give yourself the right to read this file and its folder");
    }
}
