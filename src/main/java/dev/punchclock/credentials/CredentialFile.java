package dev.punchclock.credentials;

import dev.punchclock.network.Secret;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.FileHandleExhaustion;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.problem.ShellWord;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A file with one {@code name = value} on each line, for the eyes of its owner only. No message shows a value. */
final class CredentialFile {
    private static final long LARGEST = 1 << 16;
    static final String USER_ID = "user-id";
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private CredentialFile() {}

    /** What it says. */
    record Content(String userId, Map<String, Secret> secrets) {}

    /**
     * What the file says; empty when there is none.
     *
     * @param mine whether its permissions are for its owner to put right
     * @throws ProblemException when it cannot be read, or others can read it
     */
    static Optional<Content> read(Path file, boolean mine) {
        try {
            if (mine && isOpenToOthers(file)) {
                throw stopped(
                        file,
                        0,
                        "other people on this machine can read these credentials",
                        "chmod 600 " + ShellWord.quoted(file));
            }
            return Optional.of(content(file, lines(file), mine ? file.toString() : "systemd"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw stopped(
                    file,
                    0,
                    "this is not a file of credentials",
                    "rm " + ShellWord.quoted(file) + ", then sign in again: punchclock login");
        } catch (IOException e) {
            FileHandleExhaustion.mustNotHaveRunOut(e);
            throw stopped(file, 0, "the credentials cannot be read", "look at the permissions (ls -l)");
        }
    }

    /** As many as a few secrets can have: a file that is something else might never end. */
    private static List<String> lines(Path file) throws IOException {
        if (Files.exists(file) && (!Files.isRegularFile(file) || Files.size(file) > LARGEST)) {
            throw stopped(file, 0, "this is not a file of credentials", "take it away: rm " + ShellWord.quoted(file));
        }
        return Files.size(file) == 0 ? List.of() : Files.readAllLines(file);
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        return Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
    }

    private static Content content(Path file, List<String> lines, String source) {
        String userId = "";
        Map<String, Secret> secrets = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int equals = line.indexOf('=');
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (equals < 1) {
                throw stopped(file, i + 1, "a line without a name and =", "write it as access-token = …");
            }
            String name = line.substring(0, equals).strip();
            String value = line.substring(equals + 1).strip();
            if (name.equals(USER_ID)) {
                userId = value;
            } else if (!value.isEmpty()) {
                secrets.put(name, new Secret(value, source));
            }
        }
        return new Content(userId, secrets);
    }

    private static ProblemException stopped(Path file, int line, String what, String remedy) {
        return new ProblemException(
                ExitCode.WORKSPACE, List.of(Problem.error(new FilePosition(file.toString(), line, 0), what, remedy)));
    }
}
