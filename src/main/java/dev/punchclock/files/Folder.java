package dev.punchclock.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A workspace's folder: what its files are called. */
record Folder(Path path) {
    static final String MAIN = "punchclock.yaml";
    static final String QUEUE = "queue";

    /** The file with this name, relative to the workspace. */
    Path file(String name) {
        return path.resolve(name);
    }

    /** The names of all queue files, such as {@code queue/posts.yaml}, in order. */
    List<String> queueFiles() throws IOException {
        Path queue = file(QUEUE);
        if (Files.notExists(queue)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(queue)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(Folder::isQueueFile)
                    .sorted()
                    .map(name -> QUEUE + "/" + name)
                    .toList();
        }
    }

    /** Editors leave hidden files beside those they have open. */
    static boolean isQueueFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (lower.endsWith(".yaml") || lower.endsWith(".yml"));
    }
}
