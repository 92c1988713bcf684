package dev.punchclock.machine;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes zone files as the system has them: two blocks, the second with 64 bits, and a rule for the years to come. */
public final class TzifFile {
    private TzifFile() {}

    /** A file that lists nothing and has only a rule, such as {@code GMT0BST,M3.5.0/1,M10.5.0}. */
    public static byte[] of(String rule) {
        return of(rule, 0);
    }

    /**
     * A file.
     *
     * @param first seconds east of UTC before the first change
     * @param changes instants and seconds east in turn, such as {@code "2026-03-29T01:00:00Z", "3600"}
     */
    public static byte[] of(String rule, int first, String... changes) {
        return of('2', 0, rule, first, changes);
    }

    public static byte[] of(char version, int leap, String rule, int first, String... changes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            header(out, version, 0, 0, 1);
            out.write(new byte[6 + 4]);
            header(out, version, leap, changes.length / 2, changes.length / 2 + 1);
            for (int i = 0; i < changes.length; i += 2) {
                out.writeLong(Instant.parse(changes[i]).getEpochSecond());
            }
            for (int i = 0; i < changes.length; i += 2) {
                out.writeByte(i / 2 + 1);
            }
            type(out, first);
            for (int i = 0; i < changes.length; i += 2) {
                type(out, Integer.parseInt(changes[i + 1]));
            }
            out.writeBytes("LMT\0");
            out.write(new byte[12 * leap]);
            out.write(("\n" + rule + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void header(DataOutputStream out, char version, int leap, int times, int types) throws IOException {
        out.writeBytes("TZif" + version);
        out.write(new byte[15]);
        for (int count : new int[] {0, 0, leap, times, types, 4}) {
            out.writeInt(count);
        }
    }

    private static void type(DataOutputStream out, int offset) throws IOException {
        out.writeInt(offset);
        out.writeByte(0);
        out.writeByte(0);
    }
}
