package dev.punchclock.files;

import dev.punchclock.files.yaml.Problems;
import dev.punchclock.files.yaml.Source;
import dev.punchclock.files.yaml.TextFile;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A file that is open to be edited: its text, and the bytes it had then. */
final class Opened {
    private final Folder folder;
    private final byte[] before;
    private final Source source;

    private Opened(Folder folder, byte[] before, Source source) {
        this.folder = folder;
        this.before = before;
        this.source = source;
    }

    /** @throws Stopped when the file cannot be read as text, or a link leads out of the workspace to it */
    static Opened read(Folder folder, String name) {
        FileWriting.mustBeInside(folder, name);
        Path file = folder.file(name);
        Problems problems = new Problems(Secrets::veil);
        return TextFile.bytes(file, name, problems)
                .flatMap(bytes ->
                        TextFile.decode(bytes, name, problems).map(source -> new Opened(folder, bytes, source)))
                .orElseThrow(() -> new Stopped(ExitCode.WORKSPACE, problems.list()));
    }

    Source source() {
        return source;
    }

    /** Writes the new text, unless the file was changed since. */
    void replace(String text) {
        String marked = TextFile.hasMark(before) ? TextFile.MARK + text : text;
        FileWriting.replace(folder, before, bytes(marked, source.name()), source.name());
    }

    /** The bytes of a file that our own reader will take. */
    static byte[] bytes(String text, String name) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > TextFile.LARGEST) {
            throw FileWriting.stopped(name, "the file would be larger than 1 MiB", "name another file");
        }
        return bytes;
    }
}
