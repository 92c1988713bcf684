package dev.punchclock.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One end of the program, as UTF-8, which knows whether somebody still reads it: {@code … | head} stops reading early, and
 * means it. A {@link PrintStream} tells only that writing failed, which a full disk makes it do as well.
 */
public final class PipedOutput extends PrintStream {
    private final Watched watched;

    /** @param descriptor where the system says what this end is, such as {@code /proc/self/fd/1} */
    public PipedOutput(OutputStream end, Path descriptor) {
        this(new Watched(end, descriptor));
    }

    private PipedOutput(Watched watched) {
        super(watched, false, StandardCharsets.UTF_8);
        this.watched = watched;
    }

    /** Whether writing has failed because nobody reads any more. */
    boolean readerHasLeft() {
        return watched.readerHasLeft;
    }

    private static final class Watched extends FilterOutputStream {
        private final Path descriptor;
        private boolean readerHasLeft;

        Watched(OutputStream end, Path descriptor) {
            super(end);
            this.descriptor = descriptor;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                readerHasLeft = isPipe(e);
                throw e;
            }
        }

        /** The words of the C library are in the user's language; what kind of file this end is, is not. */
        private boolean isPipe(IOException failure) {
            try {
                String kind = Files.readSymbolicLink(descriptor).toString();
                return kind.startsWith("pipe:") || kind.startsWith("socket:");
            } catch (IOException | UnsupportedOperationException notHere) {
                return String.valueOf(failure.getMessage())
                        .toLowerCase(Locale.ROOT)
                        .contains("broken pipe");
            }
        }
    }
}
