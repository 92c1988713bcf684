package dev.punchclock.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.network.Publication;
import dev.punchclock.post.PostId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files, edited in every way while a daemon looks: what is half-written does not go out, what went out stays. */
final class FilesUnderADaemonTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String MAIN = """
            punchclock: 1
            workspace: sample
            zone: Europe/London
            hours: { office: { week: { mon-fri: "09:00-17:30" } } }
            accounts:
              acme: { network: rehearsal, hours: office, quota: { per: week, min: 3, max: 10, gap: 15m } }
            """;

    @TempDir
    Path state;

    @TempDir
    Path folder;

    private DaemonBench watch;

    @BeforeEach
    void begin() throws IOException {
        watch = new DaemonBench(state, "2026-11-24T10:00:00Z").in(folder);
        Instant lastWeek = watch.now().minus(Duration.ofDays(7));
        write("punchclock.yaml", MAIN, lastWeek);
        write("queue/a.yaml", post("a", "10:15"), lastWeek);
        write("queue/b.yaml", post("b", "10:45") + post("c", "11:15"), lastWeek);
        watch.look();
    }

    @AfterEach
    void end() {
        watch.close();
    }

    @Test
    void a_broken_edit_makes_its_own_posts_wait_and_is_said_once() throws IOException {
        write("queue/a.yaml", "- { id: a, to: acme, at: 2026-11-24 10:15, text: This is");
        List<String> said = minutes(25);
        assertThat(said)
                .filteredOn(line -> line.startsWith("problem  queue/a.yaml"))
                .hasSize(1);
        assertThat(published()).isEmpty();
        write("queue/a.yaml", post("a", "10:15"));
        assertThat(minutes(90)).contains("in order  the files");
        assertThat(published()).containsExactly("This is a", "This is b", "This is c");
        assertThat(kinds("a")).doesNotContain(EntryKind.WITHDRAWN);
    }

    @Test
    void a_file_that_is_saved_in_two_halves_loses_no_post() throws IOException {
        write("queue/b.yaml", post("b", "10:45"));
        minutes(1);
        write("queue/b.yaml", post("b", "10:45") + post("c", "11:15"));
        minutes(90);
        assertThat(published()).containsExactly("This is a", "This is b", "This is c");
        assertThat(kinds("c")).doesNotContain(EntryKind.WITHDRAWN);
    }

    @Test
    void a_file_that_vanishes_takes_its_posts_along_and_brings_back_what_has_not_gone_out() throws IOException {
        minutes(16);
        Path away = folder.resolve("away");
        Files.move(folder.resolve("queue"), away);
        Files.createDirectory(folder.resolve("queue"));
        minutes(60);
        assertThat(published()).containsExactly("This is a");
        assertThat(kinds("b")).last().isEqualTo(EntryKind.WITHDRAWN);
        Files.delete(folder.resolve("queue"));
        Files.move(away, folder.resolve("queue"));
        minutes(90);
        assertThat(published()).containsExactlyInAnyOrder("This is a", "This is b", "This is c");
    }

    @Test
    void a_new_folder_below_the_queue_rests_and_is_read() throws IOException {
        minutes(1);
        write("queue/2026-12/team/d.yaml", post("d", "10:30"));
        assertThat(minutes(1))
                .anyMatch(line -> line.startsWith("changed") && line.contains("queue/2026-12/team/d.yaml"));
        write("queue/2026-12/team/d.yaml", post("d", "10:30").replace("This is", "Here is"));
        assertThat(minutes(1))
                .anyMatch(line -> line.startsWith("changed") && line.contains("queue/2026-12/team/d.yaml"));
        minutes(90);
        assertThat(published()).containsExactly("This is a", "Here is d", "This is b", "This is c");
    }

    @Test
    void what_moves_into_a_folder_is_the_same_post() throws IOException {
        minutes(16);
        Files.createDirectory(folder.resolve("queue/2026-11"));
        Files.move(folder.resolve("queue/a.yaml"), folder.resolve("queue/2026-11/a.yaml"));
        Files.move(folder.resolve("queue/b.yaml"), folder.resolve("queue/2026-11/b.yaml"));
        minutes(90);
        assertThat(published()).containsExactly("This is a", "This is b", "This is c");
        assertThat(kinds("a")).doesNotContain(EntryKind.GONE).last().isEqualTo(EntryKind.FILED);
    }

    @Test
    void a_checkout_that_writes_every_file_anew_with_the_same_words_changes_nothing() throws IOException {
        minutes(16);
        long entries = watch.book().book().entries();
        write("punchclock.yaml", MAIN);
        write("queue/a.yaml", post("a", "10:15"));
        write("queue/b.yaml", post("b", "10:45") + post("c", "11:15"));
        minutes(10);
        assertThat(watch.book().book().entries()).isEqualTo(entries);
        minutes(60);
        assertThat(published()).containsExactly("This is a", "This is b", "This is c");
    }

    @Test
    void a_rebase_to_other_words_edits_what_waits_and_leaves_what_went_out() throws IOException {
        minutes(16);
        write("punchclock.yaml", MAIN.replace("max: 10", "max: 9"));
        write("queue/a.yaml", post("a", "10:15").replace("This is", "This was"));
        write("queue/b.yaml", post("b", "10:45").replace("This is", "That is") + post("d", "11:00"));
        List<String> said = minutes(90);
        assertThat(published()).containsExactly("This is a", "That is b", "This is d");
        assertThat(kinds("c")).last().isEqualTo(EntryKind.WITHDRAWN);
        assertThat(said).anyMatch(line -> line.startsWith("problem  queue/a.yaml:1"));
    }

    @Test
    void times_from_the_future_and_from_long_ago_make_a_file_rest_once_and_nothing_goes_out_twice() throws IOException {
        minutes(16);
        write("punchclock.yaml", MAIN, Instant.parse("2099-01-01T00:00:00Z"));
        write("queue/a.yaml", post("a", "10:15"), Instant.EPOCH);
        write("queue/b.yaml", post("b", "10:45") + post("c", "11:15"), Instant.parse("1999-01-01T00:00:00Z"));
        minutes(1);
        assertThat(minutes(70)).noneMatch(line -> line.startsWith("changed"));
        assertThat(published()).containsExactly("This is a", "This is b", "This is c");
    }

    @Test
    void a_broken_punchclock_yaml_stops_everything_until_it_is_mended() throws IOException {
        write("punchclock.yaml", MAIN.replace("accounts:", "acounts:"));
        List<String> said = minutes(40);
        assertThat(said)
                .filteredOn(line -> line.startsWith("problem  punchclock.yaml:5"))
                .hasSize(1);
        assertThat(published()).isEmpty();
        write("punchclock.yaml", MAIN);
        assertThat(minutes(3)).contains("in order  punchclock.yaml");
        minutes(60);
        assertThat(published()).containsExactly("This is a", "This is b", "This is c");
    }

    private static String post(String id, String time) {
        return "- { id: %s, to: acme, at: 2026-11-24 %s, text: This is %s }\n".formatted(id, time, id);
    }

    private void write(String name, String text) throws IOException {
        write(name, text, watch.now());
    }

    private void write(String name, String text, Instant changed) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(changed));
    }

    private List<String> minutes(int count) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            said.addAll(watch.after(MINUTE).said());
        }
        return said;
    }

    private List<String> published() {
        return watch.published().stream().map(Publication::text).toList();
    }

    private List<EntryKind> kinds(String post) {
        return watch.book().history(new PostId(post)).stream()
                .map(Entry::fact)
                .map(EntryBody::kind)
                .toList();
    }
}
