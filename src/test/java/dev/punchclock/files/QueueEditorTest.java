package dev.punchclock.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.account.AccountName;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.NewPost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An edit changes one post, and leaves every other letter of the file alone. */
class QueueEditorTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 25, 9, 30);
    private static final String QUEUE = """
            # November
            - to: acme        # the team
              id: one
              text: 'First: it''s out'

            # about the second
            - id:   two
              to: [acme,  acme-dave]
              at: "2026-11-24 10:15"   # court is over then
              text: |
                Second,
                # not a comment

              # belongs to the second
            # about the third
            - {to: acme, text: Third, id: three}
            # the end
            """;

    @TempDir
    Path folder;

    private WorkspaceBench bench;
    private QueueEditor editor;

    @BeforeEach
    void open() {
        bench = new WorkspaceBench(folder)
                .write("punchclock.yaml", WorkspaceBench.SOUND)
                .write("queue/a.yaml", QUEUE);
        editor = new QueueEditor(folder);
    }

    @Test
    void a_post_is_added_at_the_end() {
        editor.add("a.yaml", post("four", "Hello"));

        assertThat(bench.read("queue/a.yaml")).isEqualTo(QUEUE + "- id: four\n  to: acme\n  text: Hello\n");
    }

    @Test
    void a_post_is_added_with_all_it_has() {
        NewPost post = new NewPost(
                new PostId("2026"),
                List.of(new AccountName("acme"), new AccountName("acme-dave")),
                "One: \"two\"\n\n  three #four",
                TIME,
                TIME.plusDays(2).toLocalDate().atStartOfDay(),
                LatePolicy.DROP,
                true,
                true);
        editor.add("queue/new.yaml", post);

        assertThat(bench.read("queue/new.yaml")).isEqualTo("""
                        - id: "2026"
                          to: [acme, acme-dave]
                          at: 2026-11-25 09:30
                          expires: 2026-11-26
                          late: drop
                          draft: true
                          repeat: true
                          text: |
                            One: "two"

                              three #four
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment",
                "[]",
                "---\n",
                "  - to: a\n    text: b",
                "- to: a\n  text: |\n    b",
                "- to: a\r\n  text: b\r\n"
            })
    void a_post_is_added_to_whatever_there_is(String before) {
        bench.write("queue/a.yaml", before);
        List<Post> posts = WorkspaceBench.posts(before);

        editor.add("a.yaml", post("new", "Two: lines\nof text"));

        String after = bench.read("queue/a.yaml");
        assertThat(WorkspaceBench.posts(after))
                .hasSize(posts.size() + 1)
                .last()
                .extracting(Post::id)
                .hasToString("new");
        assertThat(after).startsWith(before.replace("[]", ""));
        assertThat(after.contains("\r\n")).isEqualTo(before.contains("\r\n"));
        assertThat(after.replace("\r\n", "").contains("\n")).isNotEqualTo(before.contains("\r\n"));
    }

    @Test
    void the_readable_forms_are_preferred() {
        assertThat(YamlQuoting.text("Our guide is out. https://a.example/b?c=d", "    ", "\n"))
                .isEqualTo("Our guide is out. https://a.example/b?c=d");
        assertThat(YamlQuoting.text("Guide: out #now", "    ", "\n")).isEqualTo("\"Guide: out #now\"");
        assertThat(YamlQuoting.text("She said: \"now\"", "    ", "\n")).isEqualTo("|\n    She said: \"now\"");
        assertThat(YamlQuoting.text("no", "    ", "\n")).isEqualTo("\"no\"");
        assertThat(YamlQuoting.text("a\u2028b", "    ", "\n")).isEqualTo("\"a\\u2028b\"");
    }

    @Test
    void a_post_is_moved_where_it_has_a_time() {
        editor.move(read("two"), TIME);

        assertThat(bench.read("queue/a.yaml")).isEqualTo(QUEUE.replace("2026-11-24 10:15", "2026-11-25 09:30"));
    }

    @Test
    void a_floating_post_is_pinned_below_its_accounts() {
        editor.move(read("one"), TIME.plusSeconds(5));

        assertThat(bench.read("queue/a.yaml"))
                .isEqualTo(QUEUE.replace("# the team\n", "# the team\n  at: 2026-11-25 09:30:05\n"));
    }

    @Test
    void a_post_in_braces_is_pinned_inside_them() {
        editor.move(read("three"), TIME);

        assertThat(bench.read("queue/a.yaml"))
                .isEqualTo(QUEUE.replace("{to: acme, ", "{at: 2026-11-25 09:30, to: acme, "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- at: 2026-01-01 10:00\n  to: a\n  text: b\n  id: x",
                "- to:\n    - a\n    - b\n  text: c\n  id: x",
                "-\n  text: c\n  to: a\n  id: x",
                "- text: c\n  id: x\n  to: a",
                "- {\"text\": \"c\", \"id\": \"x\", \"to\": \"a\"}",
                "[{text: c, id: x, to: a}]",
                "- at: 2026-01-01T10:00:00\n  to: a\n  text: b\n  id: x"
            })
    void a_post_is_moved_in_any_layout(String yaml) {
        bench.write("queue/a.yaml", yaml);
        Post post = WorkspaceBench.posts(yaml).get(0);

        editor.move(in("queue/a.yaml", post), TIME);

        assertThat(WorkspaceBench.posts(bench.read("queue/a.yaml")).get(0).at()).isEqualTo(TIME);
    }

    @Test
    void the_first_post_is_dropped() {
        editor.drop(read("one"));

        assertThat(bench.read("queue/a.yaml"))
                .startsWith("# November\n\n# about the second\n- id:   two\n")
                .endsWith("# the end\n");
    }

    @Test
    void a_post_is_dropped_from_the_middle_with_what_is_inside_it() {
        editor.drop(read("two"));

        assertThat(bench.read("queue/a.yaml"))
                .endsWith(
                        "it''s out'\n\n# about the second\n# about the third\n- {to: acme, text: Third, id: three}\n# the end\n");
    }

    @Test
    void the_last_post_is_dropped() {
        editor.drop(read("three"));

        assertThat(bench.read("queue/a.yaml")).endsWith("  # belongs to the second\n# about the third\n# the end\n");
    }

    @Test
    void all_posts_can_be_dropped_one_by_one() {
        editor.drop(read("two"));
        editor.drop(read("one"));
        editor.drop(read("three"));

        assertThat(bench.read("queue/a.yaml"))
                .isEqualTo("# November\n\n# about the second\n# about the third\n# the end\n");
        assertThat(bench.open().queue()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{to: a, text: b, id: x}]",
                "[ {to: a, text: c}, {to: a, text: b, id: x} ]",
                "[{to: a, text: b, id: x}, {to: a, text: c}]",
                "- to: a\n  text: b\n  id: x",
                "-\n  # why\n  id: x\n  to: a\n  text: b\n"
            })
    void a_post_is_dropped_in_any_layout(String yaml) {
        bench.write("queue/a.yaml", yaml);
        List<Post> posts = WorkspaceBench.posts(yaml);
        Post post = posts.stream()
                .filter(p -> p.id().value().equals("x"))
                .findFirst()
                .orElseThrow();

        editor.drop(in("queue/a.yaml", post));

        assertThat(WorkspaceBench.posts(bench.read("queue/a.yaml"))).hasSize(posts.size() - 1);
    }

    @Test
    void nothing_is_written_through_a_link_out_of_the_workspace(@TempDir Path outside) throws IOException {
        Path theirs = Files.writeString(outside.resolve("theirs.yaml"), QUEUE);
        Files.createSymbolicLink(folder.resolve("queue/linked.yaml"), theirs);
        Files.createSymbolicLink(folder.resolve("queue/twice.yaml"), Path.of("linked.yaml"));
        for (String name : List.of("linked.yaml", "twice.yaml")) {
            assertThatThrownBy(() -> editor.add(name, post("new", "New")))
                    .hasMessage(
                            "queue/" + name + ": a link leads out of the workspace here, to " + theirs.toRealPath()
                                    + "; nothing was written\n  to do: put a file or folder of its own in the place of the link");
        }
        Files.createSymbolicLink(folder.resolve("queue/lost.yaml"), outside.resolve("lost.yaml"));
        assertThatThrownBy(() -> editor.add("lost.yaml", post("new", "New")))
                .hasMessageContaining("this is a link that leads to nothing");
        assertThat(outside).isDirectoryContaining(theirs::equals).isDirectoryNotContaining(f -> !f.equals(theirs));
        assertThat(theirs).hasContent(QUEUE);
    }

    @Test
    void nothing_is_written_through_a_folder_that_is_a_link(@TempDir Path outside) throws IOException {
        Path main = Files.move(folder.resolve("punchclock.yaml"), outside.resolve("punchclock.yaml"));
        Files.move(folder.resolve("queue"), outside.resolve("queue"));
        Files.createSymbolicLink(folder.resolve("queue"), outside.resolve("queue"));
        Files.createSymbolicLink(folder.resolve("punchclock.yaml"), main);
        List<Path> before = all(outside);
        String out = "a link leads out of the workspace here";
        Post one = bench.open().queue().get(0);
        assertThatThrownBy(() -> editor.add("new.yaml", post("new", "New"))).hasMessageContaining(out);
        assertThatThrownBy(() -> editor.add("a.yaml", post("new", "New"))).hasMessageContaining(out);
        assertThatThrownBy(() -> editor.move(one, TIME)).hasMessageContaining(out);
        assertThatThrownBy(() -> editor.drop(one)).hasMessageContaining(out);
        assertThatThrownBy(() -> editor.publisher("desk1-0000")).hasMessageContaining(out);
        assertThat(all(outside)).isEqualTo(before);
        assertThat(outside.resolve("queue/a.yaml")).hasContent(QUEUE);
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void a_mark_rights_and_links_are_kept() throws IOException {
        Path real = Files.writeString(folder.resolve("real.yaml"), "\ufeff" + QUEUE);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Files.delete(folder.resolve("queue/a.yaml"));
        Path link = Files.createSymbolicLink(folder.resolve("queue/a.yaml"), real);

        editor.drop(read("three"));

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readString(real)).startsWith("\ufeff# November").doesNotContain("Third");
        assertThat(Files.getPosixFilePermissions(real)).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        try (var files = Files.list(folder.resolve("queue"))) {
            assertThat(files).containsExactly(link);
        }
    }

    @Test
    void a_post_that_was_changed_meanwhile_is_left_alone() {
        Post two = read("two");
        String changed = QUEUE.replace("Second,", "Other,");
        bench.write("queue/a.yaml", changed);

        assertThatThrownBy(() -> editor.drop(two))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "queue/a.yaml: the post `two` is not there as it was\n  to do: look at the file and try again");
        assertThat(bench.read("queue/a.yaml")).isEqualTo(changed);
    }

    @Test
    void a_post_that_stands_elsewhere_now_is_found() {
        Post two = read("two");
        bench.write("queue/a.yaml", "# a line more\n" + QUEUE);

        editor.move(two, TIME);

        assertThat(bench.read("queue/a.yaml")).contains("2026-11-25 09:30").startsWith("# a line more");
    }

    @Test
    void a_broken_file_is_left_alone() {
        String broken = QUEUE + "- to: acme\n  text: Hello #world\n";
        bench.write("queue/a.yaml", broken);

        assertThatThrownBy(() -> editor.add("a.yaml", post("new", "Hi"))).hasMessageContaining("`#world` is a comment");
        assertThat(bench.read("queue/a.yaml")).isEqualTo(broken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"- to: a\n  text: b\n...\n", "[{to: a, text: b}]"})
    void a_file_that_cannot_be_changed_safely_is_left_alone(String yaml) {
        bench.write("queue/a.yaml", yaml);

        assertThatThrownBy(() -> editor.add("a.yaml", post("new", "Hi")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("safely");
        assertThat(bench.read("queue/a.yaml")).isEqualTo(yaml);
    }

    @Test
    void a_text_that_no_file_can_hold_is_refused() {
        assertThatThrownBy(() -> editor.add("a.yaml", post("n", "a\u0000b")))
                .hasMessage("there is a NUL character in the text\n  to do: take it out");
        assertThatThrownBy(() -> editor.add("a.yaml", post("n", "a\ud83d"))).hasMessageContaining("half a character");
        assertThatThrownBy(() -> editor.add("a.yaml", post("n", " \u00a0 "))).hasMessageContaining("the text is empty");
        assertThatThrownBy(() -> editor.add("a.yaml", post("n", "x".repeat(1 << 20))))
                .hasMessageContaining("larger than 1 MiB");
        assertThatThrownBy(() -> editor.add("a.yaml", post("n", "use ghp_" + "a1B2".repeat(9))))
                .hasMessageContaining("looks like a token")
                .hasMessageNotContaining("a1B2");
        assertThatThrownBy(() -> editor.add("../a.yaml", post("n", "a")))
                .hasMessageContaining("cannot be a file of the queue");
        assertThat(bench.read("queue/a.yaml")).isEqualTo(QUEUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "publisher: old\n", "publisher: 'old' # why\n", "publisher:\n"})
    void the_publisher_is_set_or_replaced(String line) {
        String before = WorkspaceBench.SOUND.replace("zone:", line + "zone:");
        bench.write("punchclock.yaml", before);

        editor.publisher("desk1-91c2");

        String expected = line.isEmpty()
                ? before.replace("zone:", "publisher: desk1-91c2\nzone:")
                : before.replaceFirst("publisher:( '?old'?)?", "publisher: desk1-91c2");
        assertThat(bench.read("punchclock.yaml")).isEqualTo(expected);
        assertThat(bench.open().publisher()).isEqualTo("desk1-91c2");
    }

    private Post read(String id) {
        return bench.open().queue().stream()
                .filter(post -> post.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Post in(String file, Post post) {
        assertThat(post.places().file()).isEqualTo(file);
        return post;
    }

    private static NewPost post(String id, String text) {
        return new NewPost(new PostId(id), List.of(new AccountName("acme")), text, null, null, null, false, false);
    }
}
