package dev.punchclock.files;

import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.SourceText;
import dev.punchclock.files.yaml.TextFileReader;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A file that is open to be edited: its text, and the bytes it had then. */
final class OpenedFile {
    private final WorkspaceFolder folder;
    private final byte[] before;
    private final SourceText source;

    private OpenedFile(WorkspaceFolder folder, byte[] before, SourceText source) {
        this.folder = folder;
        this.before = before;
        this.source = source;
    }

    /** @throws ProblemException when the file cannot be read as text, or a link leads out of the workspace to it */
    static OpenedFile read(WorkspaceFolder folder, String name) {
        AtomicFileWriter.mustBeInside(folder, name);
        Path file = folder.file(name);
        ProblemCollector problems = new ProblemCollector(SecretDetector::veil);
        return TextFileReader.bytes(file, name, problems)
                .flatMap(bytes -> TextFileReader.decode(bytes, name, problems)
                        .map(source -> new OpenedFile(folder, bytes, source)))
                .orElseThrow(() -> new ProblemException(ExitCode.WORKSPACE, problems.list()));
    }

    SourceText source() {
        return source;
    }

    /** Writes the new text, unless the file was changed since. */
    void replace(String text) {
        String marked = TextFileReader.hasMark(before) ? TextFileReader.MARK + text : text;
        AtomicFileWriter.replace(folder, before, bytes(marked, source.name()), source.name());
    }

    /** The bytes of a file that our own reader will take. */
    static byte[] bytes(String text, String name) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > TextFileReader.LARGEST) {
            throw AtomicFileWriter.stopped(name, "the file would be larger than 1 MiB", "name another file");
        }
        return bytes;
    }
}
