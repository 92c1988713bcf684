package dev.punchclock.files.yaml;

import dev.punchclock.problem.FileHandleExhaustion;
import dev.punchclock.problem.FilePosition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a text file: UTF-8, at most 1 MiB, with or without a byte order mark. */
public final class TextFileReader {
    /** A long token costs time that grows with its square, so the size is asked before anything is read. */
    public static final int LARGEST = 1 << 20;

    /** The byte order mark that some editors put in front. */
    public static final char MARK = '\ufeff';

    private static final String SAVE = "save it as UTF-8";

    private TextFileReader() {}

    /**
     * The text of a file; empty when there was a problem, which is reported.
     *
     * @param name the file as problems name it
     */
    public static Optional<SourceText> read(Path file, String name, ProblemCollector problems) {
        return bytes(file, name, problems).flatMap(bytes -> decode(bytes, name, problems));
    }

    /** The bytes of a file, for one who will write it again; empty when there was a problem, which is reported. */
    public static Optional<byte[]> bytes(Path file, String name, ProblemCollector problems) {
        FilePosition place = FilePosition.of(name);
        try {
            if (Files.isDirectory(file)) {
                problems.error(place, "this is a folder, not a file", "give the folder another name");
            } else if (Files.size(file) > LARGEST) {
                tooLarge(place, problems);
            } else if (!Files.isRegularFile(file)) {
                problems.error(place, "this is not a file that can be read", "put a text file in its place");
            } else if (Files.size(file) == 0) {
                return Optional.of(new byte[0]); // the system's own files say so, and some never end
            } else {
                try (InputStream in = Files.newInputStream(file)) {
                    byte[] bytes = in.readNBytes(LARGEST + 1);
                    if (bytes.length <= LARGEST) {
                        return Optional.of(bytes);
                    }
                    tooLarge(place, problems);
                }
            }
        } catch (NoSuchFileException e) {
            problems.error(place, "there is no such file", "put it back, or take the link to it away");
        } catch (IOException e) {
            FileHandleExhaustion.mustNotHaveRunOut(e);
            problems.error(place, "the file cannot be read", "look at its permissions (ls -l)");
        }
        return Optional.empty();
    }

    private static void tooLarge(FilePosition place, ProblemCollector problems) {
        problems.error(place, "the file is larger than 1 MiB", "split it into several files");
    }

    /** As {@link #read}, from bytes already in hand. */
    public static Optional<SourceText> decode(byte[] bytes, String name, ProblemCollector problems) {
        FilePosition file = FilePosition.of(name);
        if (isUtf16(bytes)) {
            problems.error(file, "the file is saved as UTF-16", SAVE);
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        boolean malformed = decoder.decode(in, chars, true).isError();
        SourceText source = new SourceText(name, withoutMark(chars.flip().toString()));
        if (malformed) {
            if (isBinary(bytes)) {
                problems.error(file, "this is not a text file", "put a text file in its place");
            } else {
                FilePosition place = source.place(source.text().length());
                problems.error(place, "this character is not UTF-8; the file has another encoding", SAVE);
            }
            return Optional.empty();
        }
        return Optional.of(source);
    }

    /** Whether the file begins with a byte order mark, which an edit keeps. */
    public static boolean hasMark(byte[] bytes) {
        return bytes.length >= 3 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb && (bytes[2] & 0xff) == 0xbf;
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        if (first == 0xfeff || first == 0xfffe) {
            return true;
        }
        return bytes.length >= 4
                && (bytes[0] == 0) == (bytes[2] == 0)
                && (bytes[1] == 0) == (bytes[3] == 0)
                && (bytes[0] == 0) != (bytes[1] == 0);
    }

    private static boolean isBinary(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                return true;
            }
        }
        return false;
    }
}
