package dev.punchclock.machine;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.FileHandleExhaustion;
import dev.punchclock.problem.ProblemException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether this process may open as many files as it will need. Asked before anything is begun: with too few of them each
 * library fails in a way of its own, some of them for as long as the process lives, and some in the middle of a request.
 */
public final class FileHandleCheck {
    /** The ledger, the Java machine's own, and a few connections to networks, each of which takes four. */
    static final int NEEDED = 32;

    private static final Path ALWAYS_THERE = Path.of("/dev/null");

    private FileHandleCheck() {}

    /**
     * Makes sure that it may.
     *
     * @throws ProblemException with {@link ExitCode#WORKSPACE} when it may not
     */
    public static void mustSuffice() {
        mustSuffice(NEEDED);
    }

    static void mustSuffice(int needed) {
        if (Files.exists(ALWAYS_THERE) && !canOpen(needed)) {
            throw FileHandleExhaustion.tooFew(
                    needed); // once all are closed: who says so may have to be read from a file
        }
    }

    private static boolean canOpen(int needed) {
        List<FileInputStream> open = new ArrayList<>(needed);
        try {
            for (int i = 0; i < needed; i++) {
                open.add(new FileInputStream(ALWAYS_THERE.toFile()));
            }
            return true;
        } catch (IOException noMore) {
            return false;
        } finally {
            open.forEach(FileHandleCheck::close);
        }
    }

    private static void close(FileInputStream handle) {
        try {
            handle.close();
        } catch (IOException e) {
            throw new IllegalStateException(ALWAYS_THERE + " cannot be closed", e);
        }
    }
}
