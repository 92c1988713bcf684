package dev.punchclock.network.rehearsal;

import dev.punchclock.account.AccountName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Writes at the end of a sheet. Whoever holds one is the only writer in the folder, so whatever can wait or fail is
 * behind it before the gate is asked.
 */
final class SheetWriter implements AutoCloseable {
    private final FolderLock lock;
    private final FileChannel channel;
    private final String top;
    private final boolean durable;

    private SheetWriter(FolderLock lock, FileChannel channel, String top, boolean durable) {
        this.lock = lock;
        this.channel = channel;
        this.top = top;
        this.durable = durable;
    }

    /** Waits for other writers, and takes off what a crash left of a note. */
    static SheetWriter take(SheetFile sheet, AccountName account, boolean durable) throws IOException {
        Path folder = sheet.folder();
        OwnerOnlyFiles.folder(folder);
        FolderLock lock = FolderLock.take(folder);
        FileChannel channel = null;
        try {
            channel = OwnerOnlyFiles.writing(sheet.file());
            channel.truncate(sheet.whole());
            boolean isNew = channel.size() == 0;
            if (isNew && durable) {
                force(folder);
            }
            return new SheetWriter(lock, channel, isNew ? SheetFormat.top(account) : "", durable);
        } catch (IOException | RuntimeException e) {
            close(channel, lock);
            throw e;
        }
    }

    /** Appends a note; once this returns it is on the disk, when the pen is a durable one. */
    void write(SheetNote note) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((top + SheetFormat.write(note)).getBytes(StandardCharsets.UTF_8));
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        if (durable) {
            channel.force(true);
        }
    }

    @Override
    public void close() {
        close(channel, lock);
    }

    private static void close(@Nullable FileChannel channel, FolderLock lock) {
        try (lock) {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // what was written is written, and what was to be durable is on the disk
        }
    }

    /** Makes sure that a new file is found again after a crash. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
