package dev.punchclock.files;

import dev.punchclock.files.yaml.MappingNode;
import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.SequenceNode;
import dev.punchclock.files.yaml.SourceText;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostPositions;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.NewPost;
import dev.punchclock.workspace.WorkspaceEditor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Edits the text of a workspace's files. What an edit made is read again, and kept only when exactly the post that was
 * meant has changed.
 */
public final class QueueEditor implements WorkspaceEditor {
    private static final PostPositions NOWHERE = new PostPositions(FilePosition.of(""), Map.of());

    private final WorkspaceFolder folder;

    /** @param folder the workspace's folder */
    public QueueEditor(Path folder) {
        this.folder = new WorkspaceFolder(folder);
    }

    @Override
    public void add(String file, NewPost post) {
        String name = queueFile(file);
        Post meant = meant(post);
        if (!Files.exists(folder.file(name))) {
            String text = QueueItemWriter.item(post, "", "\n") + "\n";
            check(name, text, List.of(meant));
            AtomicFileWriter.create(folder, OpenedFile.bytes(text, name), name);
            return;
        }
        OpenedFile opened = OpenedFile.read(folder, name);
        QueueReader.Queue queue = read(opened.source());
        List<Post> after = new ArrayList<>(queue.posts());
        after.add(meant);
        String text = appended(opened.source(), queue, post);
        check(name, text, after);
        opened.replace(text);
    }

    @Override
    public void move(Post post, LocalDateTime at) {
        change(
                post,
                (text, item) -> {
                    if (!(item instanceof MappingNode fields)) {
                        throw unsure(post.places().file());
                    }
                    return text.move(fields, at);
                },
                (posts, i) -> posts.set(i, posts.get(i).pinnedTo(at)));
    }

    @Override
    public void drop(Post post) {
        change(post, QueueTextEditor::drop, (posts, i) -> posts.remove((int) i));
    }

    @Override
    public void publisher(String ledgerId) {
        PublisherLineEditor.write(folder, ledgerId);
    }

    private void change(
            Post post, BiFunction<QueueTextEditor, Node, String> edit, BiConsumer<List<Post>, Integer> meant) {
        String name = post.places().file();
        OpenedFile opened = OpenedFile.read(folder, name);
        QueueReader.Queue queue = read(opened.source());
        int index = find(post, queue.posts());
        SequenceNode list = queue.tree().orElseThrow();
        String text = edit.apply(
                new QueueTextEditor(opened.source(), list), list.items().get(index));
        List<Post> after = new ArrayList<>(queue.posts());
        meant.accept(after, index);
        check(name, text, after);
        opened.replace(text);
    }

    /** The post as it was read before, now; where it stands may have changed. */
    private static int find(Post post, List<Post> posts) {
        List<Integer> same = IntStream.range(0, posts.size())
                .filter(i -> anywhere(posts.get(i)).equals(anywhere(post)))
                .boxed()
                .toList();
        return same.stream()
                .filter(i -> same.size() == 1
                        || posts.get(i).places().start().equals(post.places().start()))
                .findFirst()
                .orElseThrow(() -> AtomicFileWriter.stopped(
                        post.places().file(),
                        "the post `" + post.id() + "` is not there as it was",
                        "look at the file and try again"));
    }

    private static String appended(SourceText source, QueueReader.Queue queue, NewPost post) {
        SequenceNode list = queue.tree().orElse(null);
        String text = source.text();
        if (list != null && list.flow()) {
            if (!list.items().isEmpty()) {
                throw AtomicFileWriter.stopped(
                        source.name(),
                        "this file is written as one [ … ], where nothing is added safely",
                        "name another file");
            }
            text = text.substring(0, list.span().start())
                    + text.substring(list.span().end());
        }
        String indent =
                list == null || list.flow() ? "" : " ".repeat(list.place().column() - 1);
        boolean open = !text.isEmpty() && !text.endsWith("\n");
        return text
                + (open ? source.lineBreak() : "")
                + QueueItemWriter.item(post, indent, source.lineBreak())
                + source.lineBreak();
    }

    /** Reads the file that is to be edited: it must be in order. */
    private static QueueReader.Queue read(SourceText source) {
        ProblemCollector problems = new ProblemCollector(SecretDetector::veil);
        QueueReader.Queue queue = QueueReader.read(source, problems);
        if (problems.hasErrors()) {
            throw new ProblemException(ExitCode.WORKSPACE, problems.list());
        }
        return queue;
    }

    private static void check(String name, String text, List<Post> meant) {
        ProblemCollector problems = new ProblemCollector(SecretDetector::veil);
        QueueReader.Queue queue = QueueReader.read(new SourceText(name, text), problems);
        List<Problem> secrets = problems.list().stream()
                .filter(p -> p.what().startsWith("this looks like"))
                .toList();
        if (!secrets.isEmpty()) {
            throw new ProblemException(ExitCode.WORKSPACE, secrets);
        }
        boolean same = queue.posts().stream()
                .map(QueueEditor::anywhere)
                .toList()
                .equals(meant.stream().map(QueueEditor::anywhere).toList());
        if (problems.hasErrors() || !same) {
            throw unsure(name);
        }
    }

    private static ProblemException unsure(String name) {
        return AtomicFileWriter.stopped(
                name,
                "this file cannot be changed safely; nothing was changed",
                "change it by hand, then run `punchclock check`");
    }

    private static Post meant(NewPost post) {
        WritableText.mustBeReadable(post.text());
        return post.post(NOWHERE);
    }

    private static Post anywhere(Post post) {
        return post.standingAt(NOWHERE);
    }

    private static String queueFile(String file) {
        String name = file.startsWith(WorkspaceFolder.QUEUE + "/")
                ? file.substring(WorkspaceFolder.QUEUE.length() + 1)
                : file;
        List<String> steps = List.of(name.split("/", -1));
        boolean folders = steps.subList(0, steps.size() - 1).stream().allMatch(QueueFolder::isReadFolder);
        boolean isFile = WorkspaceFolder.isQueueFile(steps.get(steps.size() - 1));
        if (!isFile || !folders || steps.size() > QueueFolder.DEEPEST || name.contains("\\")) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "`" + file + "` cannot be a file of the queue",
                    "name a file of queue/ that ends in .yaml, such as posts.yaml or 2026-12/team.yaml");
        }
        return WorkspaceFolder.QUEUE + "/" + name;
    }
}
