package dev.punchclock.files;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;

/**
 * A file of what one program keeps about one workspace. It can go at any time: a file that is damaged, of another program or
 * of another workspace counts as none, and failing to write one is not a problem.
 */
final class CacheFile {
    private final Path file;
    private final String owner;
    private final int magic;

    /** @param kind how its name ends */
    CacheFile(CacheFolder kept, WorkspaceFolder workspace, int magic, String kind) {
        String path = workspace.path().toString();
        this.magic = magic;
        owner = kept.build() + "\n" + path;
        file = kept.folder().resolve(kept.build() + "-" + Integer.toHexString(path.hashCode()) + kind);
    }

    interface Reader {
        /**
         * Reads what is kept.
         *
         * @param written when the file was, in nanoseconds of the epoch
         */
        void read(ByteBuffer in, long written);
    }

    interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    /** Hands on what is kept; says whether that was whole. */
    boolean read(Reader reader) {
        try {
            long written = CacheStamp.nanos(Files.getLastModifiedTime(file));
            byte[] bytes = Files.readAllBytes(file);
            CRC32 sum = new CRC32();
            sum.update(bytes, Long.BYTES, bytes.length - Long.BYTES);
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.getLong() == sum.getValue() && in.getInt() == magic && text(in).equals(owner)) {
                reader.read(in, written);
                return true;
            }
        } catch (IOException | BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException none) {
            // as if there were none
        }
        return false;
    }

    /** Keeps this from now on. */
    void write(Writer writer) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeLong(0);
            out.writeInt(magic);
            text(owner, out);
            writer.write(out);
            byte[] all = bytes.toByteArray();
            CRC32 sum = new CRC32();
            sum.update(all, Long.BYTES, all.length - Long.BYTES);
            ByteBuffer.wrap(all).putLong(sum.getValue());
            Path part = Files.createTempFile(file.getParent(), "", ".part");
            try {
                Files.write(part, all);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            // The next start reads the files again.
        }
    }

    static String text(ByteBuffer in) {
        return StandardCharsets.UTF_8.decode(block(in)).toString();
    }

    static void text(String text, DataOutputStream out) throws IOException {
        block(text.getBytes(StandardCharsets.UTF_8), out);
    }

    static ByteBuffer block(ByteBuffer in) {
        int length = in.getInt();
        ByteBuffer block = in.slice(in.position(), length);
        in.position(in.position() + length);
        return block;
    }

    static void block(byte[] block, DataOutputStream out) throws IOException {
        out.writeInt(block.length);
        out.write(block);
    }
}
