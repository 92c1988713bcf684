package dev.punchclock.files;

import dev.punchclock.files.yaml.ForbiddenCharacters;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;

/** Refuses a text that could be written into no file. */
public final class WritableText {
    private WritableText() {}

    /**
     * Makes sure that a text could be read again from a file.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when it is empty, or holds a character that no file may hold
     */
    public static void mustBeReadable(String text) {
        ForbiddenCharacters.unreadable(text).ifPresent(what -> {
            throw new ProblemException(ExitCode.USAGE, "there is " + what + " in the text", "take it out");
        });
        if (PostReader.isBlank(text)) {
            throw new ProblemException(ExitCode.USAGE, "the text is empty", "write what the post says");
        }
    }
}
