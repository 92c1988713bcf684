package dev.punchclock.cli;

import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of a post that is typed: as an argument, from a file, or from standard input. */
final class TypedText {
    private static final int LARGEST = 1 << 20;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private TypedText() {}

    /**
     * The text.
     *
     * @param undone what it is not, when it holds a secret: sent, or added
     * @throws ProblemException with {@link ExitCode#USAGE} when there is none, or two, or one that no file can hold; with
     *     {@link ExitCode#RULE} when it holds a secret
     */
    static String read(
            CommandEnvironment environment,
            TextChecks texts,
            @Nullable String argument,
            @Nullable Path file,
            String undone) {
        String text = read(environment, argument, file);
        texts.mustBeWritable(text);
        texts.secretIn(text).ifPresent(kind -> {
            throw new ProblemException(
                    ExitCode.RULE, "the text holds what looks like " + kind + "; nothing was " + undone, "take it out");
        });
        return text;
    }

    private static String read(CommandEnvironment environment, @Nullable String argument, @Nullable Path file) {
        if (file != null && argument != null) {
            throw new ProblemException(
                    ExitCode.USAGE, "there are two texts: one typed, one in " + file, "give one of them");
        }
        if (file != null) {
            return whole(fromFile(environment.folder().resolve(file)));
        }
        if (argument == null && environment.terminal()) {
            throw new ProblemException(
                    ExitCode.USAGE, "TEXT is missing", "write it in quotes, or name a file: --file FILE");
        }
        return whole(argument == null || argument.equals("-") ? fromInput(environment) : argument);
    }

    /** A text that would fall apart into the parts of a thread is none. */
    private static String whole(String text) {
        Wording.markIn(text).ifPresent(mark -> {
            throw new ProblemException(ExitCode.USAGE, "the text has " + mark + " in it", "take it out");
        });
        return text;
    }

    /** @throws ProblemException with {@link ExitCode#USAGE} when it is not in UTF-8 */
    private static String fromInput(CommandEnvironment environment) {
        try {
            return environment.in().lines().collect(Collectors.joining("\n"));
        } catch (UncheckedIOException garbled) {
            throw new ProblemException(
                    ExitCode.USAGE, "standard input is not a text in UTF-8", "convert it first: iconv -t UTF-8");
        }
    }

    /** It may be a pipe, but not without end. */
    private static String decoded(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ProblemException(
                        ExitCode.USAGE, file + " is larger than 1 MiB", "name a file of plain text, in UTF-8");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    private static String fromFile(Path file) {
        try {
            String text = decoded(file);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.USAGE, "cannot read a text from " + file, "name a file of plain text, in UTF-8");
        }
    }
}
