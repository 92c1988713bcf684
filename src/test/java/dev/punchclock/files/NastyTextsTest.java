package dev.punchclock.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.AccountName;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import dev.punchclock.workspace.NewPost;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever somebody wants to say can be written into a file and comes back the same. */
class NastyTextsTest {
    private static final long SEED = 20261123;
    private static final List<String> PIECES = List.of(
            " ",
            "  ",
            "\n",
            "\r\n",
            "\n\n",
            "\t",
            "\n\t",
            "\n  ",
            ": ",
            " #",
            "#",
            "# ",
            ":",
            "- ",
            "-",
            "\"",
            "'",
            "''",
            "\\",
            "\\n",
            "|",
            ">",
            "|-",
            "@",
            "`",
            "%",
            "*",
            "&",
            "!",
            "!!",
            "<<",
            "? ",
            "[",
            "]",
            "{",
            "}",
            ",",
            "---",
            "\n---\n",
            "\n...\n",
            "😀",
            "👩‍👩‍👧",
            "e\u0301",
            "é",
            "\u00a0",
            "\u200b",
            "\u2028",
            "\u2029",
            "\u0085",
            "\ufeff",
            "\u202e",
            "ß",
            "İ",
            "ı",
            "a",
            "word",
            "yes",
            "no",
            "null",
            "~",
            "12",
            "0x1F",
            "9:30",
            "2026-11-24",
            "https://a.example/?q=1#x",
            "RT @bob: hi",
            "on",
            "\ud83c\udff4\udb40\udc67\udb40\udc7f",
            "\udbff\udffd",
            "${name}",
            "$1",
            "x".repeat(1500));

    @TempDir
    Path folder;

    @Test
    void five_hundred_nasty_texts_read_back_the_same() {
        Random random = new Random(SEED);
        WorkspaceBench bench = new WorkspaceBench(folder);
        for (int i = 0; i < 500; i++) {
            String text = text(random);
            String file = "f" + i / 20 + ".yaml";
            bench.write(
                    "queue/" + file,
                    i % 20 == 0 ? random.nextBoolean() ? "" : "# crlf\r\n" : bench.read("queue/" + file));

            new QueueEditor(folder)
                    .add(
                            file,
                            new NewPost(
                                    new PostId("p" + i),
                                    List.of(new AccountName("a")),
                                    text,
                                    null,
                                    null,
                                    null,
                                    false,
                                    false));

            List<Post> posts = WorkspaceBench.posts(bench.read("queue/" + file));
            assertThat(posts.get(posts.size() - 1).wording())
                    .as("seed %d, text %d: %s", SEED, i, YamlQuoting.quoted(text))
                    .isEqualTo(new Wording(text));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return PostReader.isBlank(text.toString()) ? text.append("a").toString() : text.toString();
    }
}
