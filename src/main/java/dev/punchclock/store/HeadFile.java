package dev.punchclock.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The end of a ledger's chain, noted in a file of its own, for its owner only. Two lines of equal length are written in
 * turn, each with a checksum: whenever the plug is pulled, one of them is whole, and to write one is to overwrite bytes
 * that are there. Several processes may write at once; the furthest end stays.
 */
final class HeadFile {
    private static final int LINE = 128;
    private static final String ABOUT =
            "Where the ledger ended when it was written to last; it is compared with the ledger"
                    + " before anything is published.\n";
    /** Within one JVM a second lock on a file throws, and to close a channel may give up the locks of others. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path file;

    HeadFile(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /**
     * What is noted.
     *
     * @param at when something was claimed last; null where that was not noted
     */
    private record Noted(ChainTip tip, @Nullable Instant at) {}

    /** What is noted; empty when nothing is, or it cannot be read. */
    Optional<ChainTip> read() {
        return noted().map(Noted::tip);
    }

    /** When something was claimed last; empty when that is not noted, or cannot be read. */
    Optional<Instant> lastClaim() {
        return noted().map(Noted::at);
    }

    private Optional<Noted> noted() {
        try {
            return locked(() -> Optional.ofNullable(furthest(Files.readAllBytes(file))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Notes this end, whatever was noted before; durably. */
    void begin(ChainTip tip) throws IOException {
        begin(new Noted(tip, null));
    }

    private void begin(Noted noted) throws IOException {
        locked(() -> {
            Path folder = file.resolveSibling("");
            Files.createDirectories(folder, ownerOnly("rwx------"));
            Path made = Files.createTempFile(folder, "head", ".new", ownerOnly("rw-------"));
            try {
                try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
                    write(channel, line(noted) + line(noted) + ABOUT, 0);
                    channel.force(true);
                }
                Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(made);
            }
            AtomicLedgerFile.sync(folder);
            return noted;
        });
    }

    /**
     * Notes this end, unless a further one is noted already.
     *
     * @param claimed when something was claimed that is in it; null where nothing was
     * @param durably whether it must outlive a power cut that comes after
     */
    void advance(ChainTip tip, @Nullable Instant claimed, boolean durably) throws IOException {
        try {
            locked(() -> {
                overwrite(tip, claimed, durably);
                return tip;
            });
        } catch (NoSuchFileException e) {
            begin(new Noted(tip, claimed));
        }
    }

    @SuppressWarnings("try") // the lock is there to be held
    private void overwrite(ChainTip tip, @Nullable Instant claimed, boolean durably) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.lock()) {
            ByteBuffer bytes = ByteBuffer.allocate(2 * LINE);
            while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {}
            Noted first = noted(bytes.array(), 0);
            Noted second = noted(bytes.array(), LINE);
            if (isBefore(first, tip) && isBefore(second, tip)) {
                Noted last = furthest(bytes.array());
                boolean firstIsOlder = first == null
                        || (second != null
                                && first.tip().number() < second.tip().number());
                Instant at = claimed == null && last != null ? last.at() : claimed;
                write(channel, line(new Noted(tip, at)), firstIsOlder ? 0 : LINE);
            }
            if (durably) {
                channel.force(false);
            }
        }
    }

    private static boolean isBefore(@Nullable Noted noted, ChainTip tip) {
        return noted == null || noted.tip().number() < tip.number();
    }

    private static @Nullable Noted furthest(byte[] bytes) {
        Noted first = noted(bytes, 0);
        Noted second = noted(bytes, LINE);
        return first == null
                        || (second != null
                                && second.tip().number() > first.tip().number())
                ? second
                : first;
    }

    /** The line from here on; null when it is not whole. One of an earlier version names no time. */
    private static @Nullable Noted noted(byte[] bytes, int from) {
        if (bytes.length < from + LINE) {
            return null;
        }
        String line = new String(bytes, from, LINE, StandardCharsets.US_ASCII);
        String[] words = line.strip().split(" ", -1);
        try {
            if (words.length != 3 && words.length != 4) {
                return null;
            }
            ChainTip tip = new ChainTip(Long.parseLong(words[0]), words[1]);
            Noted noted = new Noted(tip, words.length == 3 ? null : Instant.ofEpochMilli(Long.parseLong(words[2])));
            return line.equals(line(noted)) ? noted : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String line(Noted noted) {
        String at = noted.at() == null ? "" : " " + noted.at().toEpochMilli();
        String said = noted.tip().number() + " " + noted.tip().hash() + at;
        CRC32 sum = new CRC32();
        sum.update(said.getBytes(StandardCharsets.US_ASCII));
        StringBuilder line = new StringBuilder(said + " " + Long.toHexString(sum.getValue()));
        while (line.length() < LINE - 1) {
            line.append(' ');
        }
        return line.append('\n').toString();
    }

    private static void write(FileChannel channel, String text, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes, at + bytes.position());
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return AtomicLedgerFile.ownerOnly(Path.of(""), permissions);
    }

    /** What touches the file. */
    @FunctionalInterface
    private interface Touch<T> {
        T run() throws IOException;
    }

    /** An interrupt closes a channel: whoever ends a daemon does not mean that. It is kept, and told afterwards. */
    private static <T> T locked(Touch<T> touch) throws IOException {
        boolean interrupted = Thread.interrupted();
        THREADS.lock();
        try {
            while (true) {
                try {
                    return touch.run();
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            THREADS.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
