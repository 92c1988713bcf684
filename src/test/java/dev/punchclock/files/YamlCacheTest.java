package dev.punchclock.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.hours.ClosureProvider;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlCacheTest {
    private static final String POSTS =
            "- { id: one, to: acme, text: Hello }\n- { to: acme-dave, text: Good morning }\n";

    @TempDir
    Path folder;

    @TempDir
    Path cache;

    private WorkspaceBench bench;

    @BeforeEach
    void writeAWorkspace() {
        bench = new WorkspaceBench(folder)
                .write("punchclock.yaml", WorkspaceBench.SOUND)
                .write("queue/a.yaml", POSTS);
    }

    @Test
    void an_unchanged_file_is_not_read_again() throws IOException {
        open("1");
        letRest();
        forge("Hello", "Jello");
        assertThat(texts(open("1"))).containsExactly("Jello", "Good morning");
    }

    @Test
    void a_changed_file_is_read_again_and_the_others_are_not() throws IOException {
        bench.write("queue/b.yaml", "- { to: acme, text: Third }\n");
        open("1");
        letRest();
        forge("Third", "3rd!!");
        bench.write("queue/a.yaml", POSTS.replace("Hello", "Howdy")); // of the same size
        assertThat(texts(open("1"))).containsExactly("Howdy", "Good morning", "3rd!!");
        letRest();
        assertThat(texts(open("1"))).containsExactly("Howdy", "Good morning", "3rd!!");
    }

    @Test
    void a_file_that_had_not_rested_is_not_believed_for_it_may_have_changed_within_a_tick() throws IOException {
        open("1");
        forge("Hello", "Jello");
        assertThat(texts(open("1"))).containsExactly("Hello", "Good morning");
    }

    @Test
    void a_time_set_back_does_not_hide_a_change() throws IOException {
        FileTime before = Files.getLastModifiedTime(folder.resolve("queue/a.yaml"));
        open("1");
        letRest();
        bench.write("queue/a.yaml", POSTS.replace("Hello", "Howdy"));
        Files.setLastModifiedTime(folder.resolve("queue/a.yaml"), before);
        assertThat(texts(open("1"))).containsExactly("Howdy", "Good morning");
    }

    @Test
    void another_program_and_another_workspace_read_for_themselves() throws IOException {
        open("1");
        letRest();
        forge("Hello", "Jello");
        Files.copy(kept(), cache.resolve(kept().getFileName().toString().replaceFirst("^1-", "2-")));
        assertThat(texts(open("2"))).containsExactly("Hello", "Good morning");
    }

    @Test
    void what_is_damaged_counts_for_nothing_and_is_written_again() throws IOException {
        open("1");
        letRest();
        byte[] whole = Files.readAllBytes(kept());
        for (int at = 0; at < whole.length; at += 7) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x41;
            Files.write(
                    kept(),
                    at % 2 == 0
                            ? damaged
                            : ByteBuffer.allocate(at).put(whole, 0, at).array());
            letRest();
            assertThat(texts(open("1"))).as("byte %d", at).containsExactly("Hello", "Good morning");
        }
        letRest();
        forge("Hello", "Jello");
        assertThat(texts(open("1"))).containsExactly("Jello", "Good morning");
    }

    @Test
    void a_file_with_a_problem_is_not_kept_so_that_its_problem_is_told_again() throws IOException {
        String secret = "ghp_" + "a1B2".repeat(9);
        bench.write("queue/b.yaml", "- { to: acme, text: " + secret + " }\n");
        List<String> first = problems();
        letRest();
        assertThat(first).hasSize(1).isEqualTo(problems());
        assertThat(Files.readString(kept(), StandardCharsets.ISO_8859_1)).doesNotContain(secret);
    }

    @Test
    void what_is_kept_is_for_its_owner_alone() throws IOException {
        open("1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept())))
                .isEqualTo("rw-------");
        assertThat(cache.toFile().list()).hasSize(1);
    }

    @Test
    void a_cache_that_cannot_be_written_is_no_problem() throws IOException {
        CacheFolder nowhere =
                new CacheFolder(Files.createFile(cache.resolve("file")).resolve("below"), "1");
        assertThat(texts(new WorkspaceFiles(folder, WorkspaceBench.NETWORKS, nowhere, ClosureProvider.NONE, null)
                        .open()))
                .hasSize(2);
    }

    @Test
    void a_workspace_is_the_same_with_and_without_whatever_is_edited() throws IOException {
        long seed = 20261122;
        Random random = new Random(seed);
        int[] alphabet = "acme: -\n\"'#{}[]|>x1é✓😀\t".codePoints().toArray();
        StringBuilder text = new StringBuilder(POSTS);
        for (int i = 0; i < 300; i++) {
            if (random.nextInt(4) == 0) {
                text = new StringBuilder(POSTS);
            } else {
                int at = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) + 1));
                text.insert(at, Character.toString(alphabet[random.nextInt(alphabet.length)]));
            }
            if (random.nextBoolean()) {
                bench.write("queue/" + (char) ('a' + random.nextInt(3)) + ".yaml", text.toString());
            }
            String with = told(new CacheFolder(cache, "1"));
            assertThat(with).as("seed %d, edit %d", seed, i).isEqualTo(told(null));
            if (random.nextBoolean()) {
                letRest();
            }
        }
    }

    private String told(CacheFolder kept) {
        try {
            Workspace opened =
                    new WorkspaceFiles(folder, WorkspaceBench.NETWORKS, kept, ClosureProvider.NONE, null).open();
            return opened.queue() + "\n" + opened.problems() + opened.brokenFiles()
                    + opened.contexts().keySet();
        } catch (ProblemException stopped) {
            return stopped.problems().toString();
        }
    }

    private Workspace open(String build) {
        return new WorkspaceFiles(
                        folder, WorkspaceBench.NETWORKS, new CacheFolder(cache, build), ClosureProvider.NONE, null)
                .open();
    }

    private List<String> problems() {
        return open("1").problems().stream().map(p -> p.render()).toList();
    }

    private static List<String> texts(Workspace workspace) {
        return workspace.queue().stream().map(post -> post.wording().text()).toList();
    }

    private Path kept() throws IOException {
        try (Stream<Path> all = Files.list(cache)) {
            return all.findFirst().orElseThrow();
        }
    }

    /** As if what is kept had been written a minute later, and the next change came later still. */
    private void letRest() throws IOException {
        if (cache.toFile().list().length > 0) {
            long written = Files.getLastModifiedTime(kept()).toMillis();
            Files.setLastModifiedTime(kept(), FileTime.fromMillis(written + 60_000));
        }
        Path clock = folder.resolve("clock");
        Object before = Files.getAttribute(Files.writeString(clock, ""), "unix:ctime");
        while (Files.getAttribute(Files.writeString(clock, ""), "unix:ctime").equals(before)) {
            Thread.onSpinWait();
        }
    }

    /** Changes what is kept, so that one sees whether it is used. */
    private void forge(String from, String to) throws IOException {
        FileTime time = Files.getLastModifiedTime(kept());
        String changed = Files.readString(kept(), StandardCharsets.ISO_8859_1).replace(from, to);
        byte[] bytes = changed.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(bytes, Long.BYTES, bytes.length - Long.BYTES);
        ByteBuffer.wrap(bytes).putLong(sum.getValue());
        Files.write(kept(), bytes);
        Files.setLastModifiedTime(kept(), time);
    }
}
