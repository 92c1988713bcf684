package dev.punchclock.machine;

import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ShellWord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a folder is the user's own, so that nobody else can put something in it: a ledger, credentials, or what is kept
 * from one start to the next and believed. Where the system does not tell whose it is, nothing is objected to.
 */
final class FolderRights {
    private static final int ROOT = 0;
    private static final int WRITTEN_BY_OTHERS = 0_022;
    private static final String UID = "Uid:";
    private static final int EFFECTIVE = 2;

    private final Path status;
    private @Nullable String self;

    /** @param root of the file system */
    FolderRights(Path root) {
        status = root.resolve("proc/self/status");
    }

    /** What is wrong with the folder, and how it is put right; empty also when it is not there. */
    Optional<Problem> objection(Path folder) {
        Map<String, Object> found;
        try {
            found = Files.readAttributes(folder, "unix:uid,mode,isDirectory");
        } catch (IOException | UnsupportedOperationException notThereOrNotTold) {
            return Optional.empty();
        }
        if (!(found.get("uid") instanceof Integer owner) || !(found.get("mode") instanceof Integer mode)) {
            return Optional.empty();
        }
        if (owner != ROOT && !self().isEmpty() && !self().equals(owner.toString())) {
            return objection(
                    folder,
                    "this folder belongs to another user of this machine, who could change what is in it",
                    "make it yours: chown -R " + self() + " " + ShellWord.quoted(folder));
        }
        return (mode & WRITTEN_BY_OTHERS) == 0
                ? Optional.empty()
                : objection(
                        folder,
                        "other people on this machine can write into this folder",
                        "look whether all in it is yours, then chmod go-w " + ShellWord.quoted(folder));
    }

    private static Optional<Problem> objection(Path folder, String what, String remedy) {
        return Optional.of(Problem.error(FilePosition.of(folder.toString()), what, remedy));
    }

    /** The number of the user whose process this is; empty where the system does not tell. See {@code proc(5)}. */
    private String self() {
        if (self == null) {
            self = "";
            try (BufferedReader lines = Files.newBufferedReader(status)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(UID)) {
                        self = line.split("\\s+", -1)[EFFECTIVE];
                        break;
                    }
                }
            } catch (IOException | ArrayIndexOutOfBoundsException notTold) {
                self = "";
            }
        }
        return self;
    }
}
