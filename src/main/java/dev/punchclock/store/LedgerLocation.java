package dev.punchclock.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the file of a ledger is, as far as the system tells.
 *
 * @param machine words such as {@code os:3f20…}, each a name and a hash, with blanks between; empty where nothing is known
 * @param host the machine's name, for people
 * @param path the file's real path
 * @param device of the file system; 0 where there is none. After a restart it may be another
 * @param inode the file's number on it; 0 where there is none. A copy has its own, a file that is renamed keeps it
 */
record LedgerLocation(String machine, String host, String path, long device, long inode) {
    /** How a file came to be where it is. */
    enum Change {
        /** It is the very file, perhaps under another name. */
        NONE,
        /** Another file lies where it was. */
        REPLACED,
        /** Another file, elsewhere on this machine. */
        COPIED,
        ANOTHER_MACHINE
    }

    static LedgerLocation of(Path file, CopyEvidence surroundings) {
        return new LedgerLocation(
                surroundings.machine().get(),
                surroundings.host(),
                real(file),
                number(file, "unix:dev"),
                number(file, "unix:ino"));
    }

    private static long number(Path file, String attribute) {
        try {
            return Files.getAttribute(file, attribute) instanceof Long number ? number : 0;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException noSuchNumber) {
            return 0; // not every system has it
        }
    }

    private static String real(Path file) {
        try {
            return file.toRealPath().toString();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize().toString();
        }
    }

    /** What has happened to a file that was at {@code before} and is here now. */
    Change since(LedgerLocation before) {
        if (isAnotherMachine(before)) {
            return Change.ANOTHER_MACHINE;
        }
        boolean samePath = path.equals(before.path);
        if (inode == 0 || before.inode == 0) {
            return samePath ? Change.NONE : Change.COPIED;
        }
        if (inode == before.inode) {
            return samePath || device == before.device ? Change.NONE : Change.COPIED;
        }
        return samePath ? Change.REPLACED : Change.COPIED;
    }

    /** Only what is known of both is compared: a container may have no number of its own. */
    private boolean isAnotherMachine(LedgerLocation before) {
        Map<String, String> then = words(before.machine);
        return words(machine).entrySet().stream()
                .anyMatch(word -> !word.getValue().equals(then.getOrDefault(word.getKey(), word.getValue())));
    }

    private static Map<String, String> words(String machine) {
        Map<String, String> words = new HashMap<>();
        for (String word : machine.split(" ", -1)) {
            int colon = word.indexOf(':');
            if (colon > 0) {
                words.put(word.substring(0, colon), word.substring(colon + 1));
            }
        }
        return words;
    }

    /** Written out, as {@link #hashCode}: those of records are made when they are first called, at every start. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LedgerLocation there
                && machine.equals(there.machine)
                && host.equals(there.host)
                && path.equals(there.path)
                && device == there.device
                && inode == there.inode;
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }
}
