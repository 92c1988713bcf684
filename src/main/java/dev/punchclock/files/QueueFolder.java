package dev.punchclock.files;

import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What lies in the queue's folder and in the folders below it: the files that are read, and what is not read, and why.
 * Reads none of them. No link to a folder is followed, so that it cannot go round in circles; a limit keeps it from going
 * on for ever.
 */
final class QueueFolder {
    /** Folders in folders, counted from the one of the queue. */
    static final int DEEPEST = 16;
    /** Files and folders, all together. */
    static final int MOST = 10_000;

    private static final int TOLD = 20;

    /** What programs leave in every folder, and nobody takes for posts: editors, git, file managers, and ourselves. */
    private static final String HOUSEHOLD =
            "\\.git.*|\\.keep|\\.DS_Store|\\.directory|\\.idea|\\.vscode|\\.stfolder|\\.#.*|\\..*\\.sw[a-p]|\\..*\\.tmp";

    private final Path workspace;
    private final Path queue;
    private final SortedMap<String, Optional<BasicFileAttributes>> files = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> unread = new ArrayList<>();
    private final Set<String> waiting = new HashSet<>();
    private int seen;

    private QueueFolder(Path workspace, Path queue) {
        this.workspace = workspace;
        this.queue = queue;
    }

    /**
     * Looks through the queue's folder, which need not be there, and may itself be a link to wherever its owner keeps it.
     *
     * @param workspace the real path of the workspace's folder
     * @throws IOException when the folder of the queue itself cannot be read
     */
    static QueueFolder of(Path workspace) throws IOException {
        Path queue = workspace.resolve(WorkspaceFolder.QUEUE);
        if (Files.notExists(queue)) {
            return new QueueFolder(workspace, queue);
        }
        QueueFolder folder = new QueueFolder(workspace, queue.toRealPath());
        folder.read(WorkspaceFolder.QUEUE, folder.list(queue), 0);
        return folder;
    }

    /** The files that are read, by name, such as {@code queue/2026-12/team.yaml}; empty where a link leads nowhere. */
    SortedMap<String, Optional<BasicFileAttributes>> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    /** Files, and folders with a slash behind their names, that should have been read and cannot be: their posts wait. */
    Set<String> waiting() {
        return Collections.unmodifiableSet(waiting);
    }

    /** What is not read: errors where posts may be missed, else warnings. */
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(unread.subList(0, Math.min(TOLD, unread.size())));
        if (unread.size() > TOLD) {
            all.add(Problem.warning(
                    FilePosition.of(WorkspaceFolder.QUEUE),
                    (unread.size() - TOLD) + " more files and folders here are not read",
                    "keep nothing but posts in " + WorkspaceFolder.QUEUE + "/"));
        }
        return all;
    }

    /** Whether a folder of this name is looked into. */
    static boolean isReadFolder(String name) {
        return !name.isEmpty() && !name.startsWith(".") && !WorkspaceFolder.isQueueFile(name);
    }

    /** The names in a folder, in order; empty when they are more than there may be. */
    private Optional<SortedSet<String>> list(Path folder) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (seen++ >= MOST) {
                    return Optional.empty();
                }
                names.add(entry.getFileName().toString());
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return Optional.of(names);
    }

    private void read(String folder, Optional<SortedSet<String>> names, int depth) {
        if (names.isEmpty()) {
            closed(
                    folder,
                    "there are more than " + MOST + " files below " + WorkspaceFolder.QUEUE
                            + "/: this folder is not read",
                    "move what went out long ago out of " + WorkspaceFolder.QUEUE + "/");
            return;
        }
        for (String name : names.get()) {
            String path = folder + "/" + name;
            try {
                entry(path, name, depth);
            } catch (NoSuchFileException goneMeanwhile) {
                // as if it had not been listed
            } catch (IOException e) {
                closed(path, "this folder cannot be read", "look at its permissions (ls -ld)");
            }
        }
    }

    private void entry(String path, String name, int depth) throws IOException {
        Path file = workspace.resolve(path);
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (WorkspaceFolder.isQueueFile(name)) {
            queueFile(path, file, found);
        } else if (name.startsWith(".")) {
            hidden(path, name);
        } else if (found.isSymbolicLink() && Files.isDirectory(file)) {
            unread(path, "a link to a folder is not followed: nothing in it is read", "put the folder itself here");
        } else if (!found.isDirectory()) {
            unread(path, "this file is not read: its name does not end in .yaml", remedy(name));
        } else if (depth == DEEPEST) {
            closed(path, "folders lie more than " + DEEPEST + " deep: this one is not read", "move it further up");
        } else {
            read(path, list(file), depth + 1);
        }
    }

    private void queueFile(String path, Path file, BasicFileAttributes found) {
        if (!found.isSymbolicLink()) {
            files.put(path, Optional.of(found));
        } else if (leadsOut(file)) {
            waiting.add(path);
            unread(path, "this is a link out of the workspace: it is not read", "put the file itself here");
        } else {
            files.put(path, target(file));
        }
    }

    private void hidden(String path, String name) {
        if (!name.matches(HOUSEHOLD)) {
            unread(
                    path,
                    "this is hidden, for its name begins with a full stop: it is not read",
                    "give it another name, or move it out of " + WorkspaceFolder.QUEUE + "/");
        }
    }

    private static String remedy(String name) {
        boolean backup = name.toLowerCase(Locale.ROOT).matches(".*(~|\\.(bak|old|orig|save))");
        return (backup ? "take it away, or" : "move it out of " + WorkspaceFolder.QUEUE + "/, or, if it holds posts,")
                + " give it a name such as posts.yaml";
    }

    private static Optional<BasicFileAttributes> target(Path link) {
        try {
            return Optional.of(Files.readAttributes(link, BasicFileAttributes.class));
        } catch (IOException leadsNowhere) {
            return Optional.empty();
        }
    }

    /** A link that leads nowhere does not lead out: it is told when it is read. */
    private boolean leadsOut(Path link) {
        try {
            Path target = link.toRealPath();
            return !target.startsWith(workspace) && !target.startsWith(queue);
        } catch (IOException leadsNowhere) {
            return false;
        }
    }

    private void unread(String path, String what, String remedy) {
        unread.add(Problem.warning(FilePosition.of(path), what, remedy));
    }

    private void closed(String folder, String what, String remedy) {
        waiting.add(folder + "/");
        problems.add(Problem.error(FilePosition.of(folder), what, remedy));
    }
}
