package dev.punchclock.store;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What networks proved to be published while the ledger could not take it: a file beside the ledger that has its full
 * length from the beginning, so that it can be written when the disk is full. A line for each proof; the rest is blank.
 */
final class ReceiptJournal {
    private static final int LENGTH = 8 * 1024;
    /** On a line. */
    private static final int WORDS = 7;
    /** Of one process: a file lock keeps out others only. */
    private static final ReentrantLock ALONE = new ReentrantLock();

    private final Path file;
    private boolean made;

    ReceiptJournal(Path file) {
        this.file = file;
    }

    /** Takes its room while there is some. */
    void prepare() {
        if (made) {
            return;
        }
        made = true;
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(file, filled(List.of()));
            }
        } catch (IOException | UnsupportedOperationException e) {
            // then a proof that cannot be recorded is asked for again on the network
        }
    }

    boolean add(EntryBody proof) {
        return change(all -> {
            List<EntryBody> more = new ArrayList<>(all);
            more.add(proof);
            return more;
        });
    }

    void remove(List<EntryBody> recorded) {
        List<String> lines = recorded.stream().map(ReceiptJournal::line).toList();
        if (!all().isEmpty()) {
            var unused = change(all ->
                    all.stream().filter(each -> !lines.contains(line(each))).toList());
        }
    }

    /** Everything that can be read of it. */
    List<EntryBody> all() {
        try {
            return Files.exists(file) && Files.size(file) <= LENGTH ? read(Files.readString(file)) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<EntryBody> read(String whole) {
        return whole.isBlank() // nearly always
                ? List.of()
                : whole.lines()
                        .map(ReceiptJournal::fact)
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** Says whether it could. */
    private boolean change(UnaryOperator<List<EntryBody>> change) {
        ALONE.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            ByteBuffer whole = ByteBuffer.allocate(LENGTH);
            int more = lock.isValid() ? 0 : -1;
            while (more >= 0 && whole.hasRemaining()) {
                more = channel.read(whole, whole.position());
            }
            List<EntryBody> before = read(new String(whole.array(), 0, whole.position(), StandardCharsets.UTF_8));
            ByteBuffer after = ByteBuffer.wrap(filled(change.apply(before)));
            while (after.hasRemaining()) {
                channel.write(after, after.position());
            }
            channel.force(false);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        } finally {
            ALONE.unlock();
        }
    }

    private static byte[] filled(List<EntryBody> all) {
        byte[] lines = all.stream()
                .map(each -> line(each) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        if (lines.length > LENGTH) {
            throw new IllegalArgumentException("there is no room for so many");
        }
        byte[] whole = " ".repeat(LENGTH).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(lines, 0, whole, 0, lines.length);
        return whole;
    }

    /** @throws IllegalArgumentException when it cannot be told in a line */
    private static String line(EntryBody proof) {
        String line = String.join(
                "\t",
                String.valueOf(proof.account()),
                String.valueOf(proof.post()),
                proof.kind() == EntryKind.SENT ? "-" : proof.detail(EntryBody.PART),
                proof.detail(EntryBody.RECEIPT),
                String.valueOf(proof.slot()),
                proof.detail(EntryBody.LINK),
                ".");
        if (line.lines().count() != 1 || line.split("\t", -1).length != WORDS) {
            throw new IllegalArgumentException("a proof is not so long");
        }
        return line;
    }

    private static Optional<EntryBody> fact(String line) {
        String[] words = line.split("\t", -1);
        if (words.length != WORDS) {
            return Optional.empty();
        }
        try {
            DeliveryId id = new DeliveryId(new PostId(words[1]), new AccountName(words[0]));
            Receipt receipt = new Receipt(words[3], words[5].isEmpty() ? null : words[5], Instant.parse(words[4]));
            return Optional.of(
                    words[2].equals("-")
                            ? EntryBody.sent(id, receipt)
                            : EntryBody.partSent(id, Integer.parseInt(words[2]), receipt));
        } catch (IllegalArgumentException | DateTimeParseException damaged) {
            return Optional.empty();
        }
    }
}
