package dev.punchclock.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

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
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(queue)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (isQueueFile(name)) {
                    names.add(QUEUE + "/" + name);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(names);
        return names;
    }

    /** Editors leave hidden files beside those they have open. */
    static boolean isQueueFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (lower.endsWith(".yaml") || lower.endsWith(".yml"));
    }
}
