package dev.punchclock.cli;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of a post that is typed: as an argument, from a file, or from standard input. */
final class Texts {
    private Texts() {}

    /** @throws Stopped with {@link ExitCode#USAGE} when there is none, or two */
    static String read(Shell shell, @Nullable String argument, @Nullable Path file) {
        if (file != null && argument != null) {
            throw new Stopped(ExitCode.USAGE, "there are two texts: one typed, one in " + file, "give one of them");
        }
        if (file != null) {
            return fromFile(shell.folder().resolve(file));
        }
        if (argument == null && shell.terminal()) {
            throw new Stopped(ExitCode.USAGE, "TEXT is missing", "write it in quotes, or name a file: --file FILE");
        }
        return argument == null || argument.equals("-")
                ? shell.in().lines().collect(Collectors.joining("\n"))
                : argument;
    }

    private static String fromFile(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Stopped(ExitCode.USAGE, "cannot read a text from " + file, "name a file of plain text, in UTF-8");
        }
    }
}
