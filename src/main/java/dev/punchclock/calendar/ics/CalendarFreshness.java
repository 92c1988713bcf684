package dev.punchclock.calendar.ics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Since when each calendar stands unconfirmed: when its content was first seen, or last confirmed by a person. Kept in a
 * file of the user's own, beside the states of workspaces: a line for each, only ever appended to, so that two programs
 * can write at once. It names no file and no person, only hashes of contents.
 */
public final class CalendarFreshness {
    private static final String FILE = "calendars.seen";
    private static final String SEEN = "seen";
    private static final String CONFIRMED = "confirmed";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path file;

    /** @param stateHome the folder of all that punchclock keeps for a user, {@code $XDG_STATE_HOME/punchclock} */
    public CalendarFreshness(Path stateHome) {
        file = stateHome.resolve(FILE);
    }

    /**
     * Since when the content stands unconfirmed. Content that was never seen is noted as seen {@code now}; what a clock
     * noted that was ahead of {@code now} does not count.
     *
     * @param hash of the content, from {@link IcsFile#hash}
     * @throws dev.punchclock.problem.ProblemException with {@code WORKSPACE} when that cannot be noted or read
     */
    public Instant since(String hash, Instant now) {
        Optional<Instant> known = known(hash, now);
        if (known.isEmpty()) {
            append(SEEN, hash, now);
        }
        return known.orElse(now);
    }

    /** As {@link #since}, without noting anything; empty when the content was never seen. */
    public Optional<Instant> known(String hash, Instant now) {
        Instant since = null;
        for (String line : lines()) {
            String[] words = line.split(" ", -1);
            Optional<Instant> at = words.length == 3 && words[1].equals(hash) ? instant(words[2]) : Optional.empty();
            boolean counts = at.isPresent() && !at.get().isAfter(now);
            if (counts
                    && (since == null || (words[0].equals(CONFIRMED) && at.get().isAfter(since)))) {
                since = at.get();
            }
        }
        return Optional.ofNullable(since);
    }

    /**
     * Notes that a person says the content is still right.
     *
     * @throws dev.punchclock.problem.ProblemException with {@code WORKSPACE} when that cannot be noted
     */
    public void confirm(String hash, Instant now) {
        append(CONFIRMED, hash, now);
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
        } catch (IOException e) {
            throw unusable();
        }
    }

    private static Optional<Instant> instant(String written) {
        try {
            return Optional.of(Instant.parse(written));
        } catch (DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private void append(String word, String hash, Instant now) {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("not a hash: " + hash);
        }
        byte[] line = (word + " " + hash + " " + now + "\n").getBytes(StandardCharsets.US_ASCII);
        try {
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            Files.createDirectories(file.getParent(), owner(posix, "rwx------"));
            Set<StandardOpenOption> appending = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            try (FileChannel out = FileChannel.open(file, appending, owner(posix, "rw-------"))) {
                out.write(ByteBuffer.wrap(line));
                out.force(true);
            }
        } catch (IOException e) {
            throw unusable();
        }
    }

    private static FileAttribute<?>[] owner(boolean posix, String rights) {
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private RuntimeException unusable() {
        return CalendarRefusedException.stopped(List.of(new CalendarRefusedException(
                        0,
                        "what is known of the age of calendars cannot be read or written here",
                        "make the file and its folder yours: chown, chmod u+rw")
                .problem(file.toString())));
    }
}
