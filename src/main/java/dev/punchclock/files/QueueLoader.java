package dev.punchclock.files;

import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.TextFileReader;
import dev.punchclock.post.Post;
import dev.punchclock.problem.EscapedText;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads the files of the queue, in bounded time and memory whatever somebody put there. Beyond a limit the largest files
 * are left out: their posts wait, those of others go on.
 */
final class QueueLoader {
    /** All files together, in bytes: many years of posts. */
    static final long LARGEST = 16L << 20;
    /** Of all files together. */
    static final int MOST_POSTS = 50_000;
    /** Beyond this many, a file's problems are only counted. */
    static final int MOST_PROBLEMS = 1_000;

    private final WorkspaceFolder folder;
    private final YamlTreeSource trees;
    private final SortedMap<String, List<Post>> posts = new TreeMap<>();
    private final List<Post> waiting = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private int count;

    /** Files that need not be read, and were not. */
    private final Set<String> left = new HashSet<>();
    /** How many posts were seen, in those too. */
    private int seen;

    private QueueLoader(WorkspaceFolder folder, YamlTreeSource trees) {
        this.folder = folder;
        this.trees = trees;
    }

    /** @param files by name */
    static QueueLoader load(
            WorkspaceFolder folder, YamlTreeSource trees, SortedMap<String, Optional<BasicFileAttributes>> files) {
        return load(folder, trees, files, name -> OptionalInt.empty());
    }

    /** @param settled says how many posts are in a file that need not be read; empty for one that must */
    static QueueLoader load(
            WorkspaceFolder folder,
            YamlTreeSource trees,
            SortedMap<String, Optional<BasicFileAttributes>> files,
            Function<String, OptionalInt> settled) {
        QueueLoader loader = new QueueLoader(folder, trees);
        loader.load(files, settled);
        boolean isOverfull =
                loader.seen > MOST_POSTS && !loader.left.isEmpty(); // which are left out, all must be read to say
        return isOverfull ? load(folder, trees, files) : loader;
    }

    private void load(SortedMap<String, Optional<BasicFileAttributes>> files, Function<String, OptionalInt> settled) {
        Set<String> tooLarge = tooLarge(files);
        for (String name : files.keySet()) {
            if (!EscapedText.isHarmless(name)) {
                leaveOut(
                        name,
                        "the name of this file has a character in it that is not seen, shown here as \\u…: its posts wait",
                        "give the file another name");
            } else if (tooLarge.contains(name)) {
                leaveOut(
                        name,
                        "the files of the queue are larger than 16 MiB together, and this is one of the largest: its posts"
                                + " wait",
                        "move what went out long ago out of " + WorkspaceFolder.QUEUE + "/");
            } else {
                OptionalInt done = settled.apply(name);
                if (done.isEmpty()) {
                    read(name);
                } else {
                    left.add(name);
                    seen += done.getAsInt();
                }
            }
        }
    }

    /** Files in which all is done, and which were not read. */
    Set<String> left() {
        return left;
    }

    /** Files by name, posts in order. */
    List<Post> posts() {
        return posts.values().stream().flatMap(List::stream).toList();
    }

    /** Posts of files with errors, as far as they could be read: only to say what else is wrong with them. */
    List<Post> waiting() {
        return waiting;
    }

    /** Files that could not be read whole: their posts wait. */
    Set<String> broken() {
        return broken;
    }

    List<Problem> problems() {
        return problems;
    }

    private Set<String> tooLarge(SortedMap<String, Optional<BasicFileAttributes>> files) {
        Set<String> tooLarge = new HashSet<>();
        Map<String, Long> sizes = new TreeMap<>();
        files.forEach((name, found) -> sizes.put(
                name,
                found.map(BasicFileAttributes::size)
                        .filter(size -> size <= TextFileReader.LARGEST)
                        .orElse(0L)));
        long all = 0;
        for (long size : sizes.values()) {
            all += size;
        }
        if (all > LARGEST) { // nearly never
            List<String> largestFirst = new ArrayList<>(sizes.keySet());
            largestFirst.sort(Comparator.<String>comparingLong(sizes::get).reversed());
            for (String name : largestFirst) {
                if (all > LARGEST) {
                    tooLarge.add(name);
                    all -= sizes.getOrDefault(name, 0L);
                }
            }
        }
        return tooLarge;
    }

    private void read(String name) {
        ProblemCollector own = new ProblemCollector(SecretDetector::veil);
        Optional<Node> list = trees.of(folder.file(name), name, QueueReader.FREE_TEXT, own);
        List<Post> read = QueueReader.read(list, own).posts();
        List<Problem> found = own.list();
        if (problems.size() + found.size() <= MOST_PROBLEMS) {
            problems.addAll(found);
        } else if (!found.isEmpty()) {
            problems.add(new Problem(
                    own.hasErrors() ? Problem.Level.ERROR : Problem.Level.WARNING,
                    FilePosition.of(name),
                    "there are problems in this file as well",
                    "put the others right first; punchclock check then tells of these"));
        }
        if (own.hasErrors()) {
            broken.add(name);
            waiting.addAll(read.subList(
                    0, Math.min(read.size(), MOST_PROBLEMS - Math.min(waiting.size(), MOST_PROBLEMS))));
        } else {
            posts.put(name, read);
            count += read.size();
            seen += read.size();
            while (count > MOST_POSTS) {
                leaveOutLongest();
            }
        }
    }

    private void leaveOutLongest() {
        String longest = posts.firstKey();
        for (Map.Entry<String, List<Post>> each : posts.entrySet()) {
            longest = each.getValue().size()
                            > posts.getOrDefault(longest, List.of()).size()
                    ? each.getKey()
                    : longest;
        }
        List<Post> left = posts.remove(longest);
        count -= left == null ? 0 : left.size();
        leaveOut(
                longest,
                "the queue has more than " + MOST_POSTS + " posts, and this file the most of them: they wait",
                "move what went out long ago out of " + WorkspaceFolder.QUEUE + "/");
    }

    private void leaveOut(String name, String what, String remedy) {
        problems.add(Problem.error(FilePosition.of(name), what, remedy));
        broken.add(name);
    }
}
