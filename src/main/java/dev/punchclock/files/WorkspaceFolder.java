package dev.punchclock.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** A workspace's folder: what its files are called. */
record WorkspaceFolder(Path path) {
    static final String MAIN = "punchclock.yaml";
    static final String QUEUE = "queue";

    /** The file with this name, relative to the workspace. */
    Path file(String name) {
        return path.resolve(name);
    }

    /**
     * What lies in the folder of the queue, now.
     *
     * @throws IOException when it cannot be read
     */
    QueueFolder queue() throws IOException {
        return QueueFolder.of(path);
    }

    /** Editors leave hidden files beside those they have open. */
    static boolean isQueueFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (lower.endsWith(".yaml") || lower.endsWith(".yml"));
    }
}
