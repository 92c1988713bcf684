package dev.punchclock.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue's folder has bounds, whatever lies in it, and what it keeps from being read it keeps from being withdrawn. */
class QueueFolderTest {
    @TempDir
    private Path root;

    @Test
    void the_order_does_not_hang_on_the_disk() throws IOException {
        for (String name : new String[] {"b.yaml", "a/z.yaml", "a.yaml", "a/b/c.yaml", "B.yml", "10.yaml", "9.yaml"}) {
            write("queue/" + name);
        }
        assertThat(look().files().keySet())
                .containsExactly(
                        "queue/10.yaml",
                        "queue/9.yaml",
                        "queue/B.yml",
                        "queue/a.yaml",
                        "queue/a/b/c.yaml",
                        "queue/a/z.yaml",
                        "queue/b.yaml");
    }

    @Test
    void folders_lie_so_deep_and_no_deeper() throws IOException {
        String deepest = "queue" + String.join("", Collections.nCopies(QueueFolder.DEEPEST, "/d"));
        write(deepest + "/read.yaml");
        write(deepest + "/d/unread.yaml");
        QueueFolder folder = look();
        assertThat(folder.files().keySet()).containsExactly(deepest + "/read.yaml");
        assertThat(folder.waiting()).containsExactly(deepest + "/d/");
        assertThat(WorkspaceBench.render(folder.problems()))
                .isEqualTo(deepest + "/d: folders lie more than 16 deep: this one is not read\n"
                        + "  to do: move it further up");
    }

    @Test
    void a_folder_that_is_too_full_is_not_read_and_others_are() throws IOException {
        write("queue/a.yaml");
        for (int i = 0; i < QueueFolder.MOST; i++) {
            write("queue/full/" + i + ".yaml");
        }
        QueueFolder folder = look();
        assertThat(folder.files().keySet()).containsExactly("queue/a.yaml");
        assertThat(folder.waiting()).containsExactly("queue/full/");
        assertThat(WorkspaceBench.render(folder.problems()))
                .startsWith("queue/full: there are more than 10000 files below queue/: this folder is not read\n");
    }

    @Test
    void of_much_that_is_not_read_some_is_named_and_the_rest_counted() throws IOException {
        for (int i = 0; i < 30; i++) {
            write("queue/" + i + ".txt");
        }
        assertThat(look().problems()).hasSize(21).noneMatch(problem -> problem.isError());
        assertThat(WorkspaceBench.render(look().problems()))
                .contains("queue: warning: 10 more files and folders here are not read");
    }

    @Test
    void links_in_circles_end_and_a_queue_that_is_kept_elsewhere_is_read() throws IOException {
        Path elsewhere = Files.createDirectories(root.resolve("elsewhere/queue"));
        Files.writeString(elsewhere.resolve("a.yaml"), "[]");
        Files.createSymbolicLink(workspace().resolve("queue"), elsewhere);
        Files.createSymbolicLink(elsewhere.resolve("round.yaml"), elsewhere.resolve("round.yaml"));
        Files.createSymbolicLink(elsewhere.resolve("up"), elsewhere.getParent());
        QueueFolder folder = look();
        assertThat(folder.files().keySet()).containsExactly("queue/a.yaml", "queue/round.yaml");
        assertThat(folder.files().get("queue/round.yaml")).isEmpty();
    }

    private QueueFolder look() throws IOException {
        return QueueFolder.of(workspace().toRealPath());
    }

    private Path workspace() throws IOException {
        return Files.createDirectories(root.resolve("work"));
    }

    private void write(String name) throws IOException {
        Path file = workspace().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "[]");
    }
}
