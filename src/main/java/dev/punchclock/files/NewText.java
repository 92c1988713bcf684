package dev.punchclock.files;

import dev.punchclock.files.yaml.Characters;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;

/** Refuses a text that could be written into no file. */
final class NewText {
    private NewText() {}

    static void mustBeReadable(String text) {
        Characters.unreadable(text).ifPresent(what -> {
            throw new Stopped(ExitCode.USAGE, "there is " + what + " in the text", "take it out");
        });
        if (PostReader.isBlank(text)) {
            throw new Stopped(ExitCode.USAGE, "the text is empty", "write what the post says");
        }
    }
}
