package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.network.x.AnswerScript;
import dev.punchclock.network.x.Respelling;
import dev.punchclock.network.x.XServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ledgers that were put back, copied, or woke on another machine; what was published is what X has. */
final class CopiedLedgerTest {
    private static final Instant TUESDAY = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    private Path folder;

    private Instant now = TUESDAY;
    private final XServer x = new XServer(() -> now);
    private Path workspace;
    private UserMachine first;

    @BeforeEach
    void begin() throws IOException {
        x.takeDuplicates(); // X refuses most repeats; not all of them, and not for ever
        workspace = Files.createDirectories(folder.resolve("work/queue")).getParent();
        Files.writeString(workspace.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: two-laptops
                zone: Europe/London
                rest: 0m
                hours: { office: { week: { mon-fri: 09:00-17:00 } } }
                accounts:
                  acme: { network: x, handle: acme, server: "%s", hours: office, quota: { per: week, max: 9, gap: 1m } }
                """.formatted(x.uri()));
        queue(pin("a", "10:05"), pin("b", "10:10"), pin("c", "10:30"));
        first = laptop("first");
        first.runs("adopt").ends(0).says("two-laptops is published from");
        first.runs("run").ends(0);
    }

    @AfterEach
    void close() throws IOException {
        x.close();
    }

    @Test
    void backup_put_back() throws IOException {
        backupThenPublishTwo();
        Files.move(folder.resolve("backup.db"), first.ledger(), StandardCopyOption.REPLACE_EXISTING);
        putBackIsNoticedAndNothingGoesOutTwice();
    }

    @Test
    void backup_put_back_over_the_bytes_of_the_file() throws IOException {
        backupThenPublishTwo();
        try (var file = Files.newOutputStream(first.ledger())) { // as cp does: it stays the same file
            Files.copy(folder.resolve("backup.db"), file);
        }
        putBackIsNoticedAndNothingGoesOutTwice();
    }

    @Test
    void backup_put_back_where_the_note_outside_is_gone() throws IOException {
        backupThenPublishTwo();
        remove(first.notes());
        try (var file = Files.newOutputStream(first.ledger())) {
            Files.copy(folder.resolve("backup.db"), file);
        }
        putBackIsNoticedAndNothingGoesOutTwice();
    }

    private void backupThenPublishTwo() {
        first.runs("ledger", "backup", folder.resolve("backup.db").toString()).ends(0);
        at("10:05").runs("run").ends(0).says("a  sent");
        at("10:10").runs("run").ends(0).says("b  sent");
        assertThat(shown()).hasSize(2);
    }

    private void putBackIsNoticedAndNothingGoesOutTwice() {
        at("10:12").runs("run").ends(4).says("nothing is published from it", "to do: punchclock adopt");
        first.runs("post", "--to", "acme", "Something else").ends(4).says("punchclock adopt");
        first.runs("status").ends(0).says("It is not published from here.", "punchclock adopt");
        first.runs("doctor").says("punchclock adopt");
        first.runs("plan").ends(0);
        first.runs("check").ends(0);
        assertThat(shown()).hasSize(2);

        first.runs("adopt").ends(0).says("a on acme is out already: Tue 24 Nov 10:05 GMT", "b on acme is out already");
        at("10:13").runs("run").ends(0);
        at("10:14").runs("run").ends(0);
        assertThat(shown()).containsExactly("This is a", "This is b");
        at("10:30").runs("run").ends(0).says("c  sent");
        assertThat(shown()).containsExactly("This is a", "This is b", "This is c");
        first.runs("ledger", "verify").ends(0);
    }

    /** What the ledger that was lost published a moment ago may be listed later than anybody asks. */
    @Test
    void what_x_lists_late_does_not_go_out_again_after_a_backup_was_put_back() throws IOException {
        x.showAfter(Duration.ofMinutes(10));
        backupThenPublishTwo();
        Files.move(folder.resolve("backup.db"), first.ledger(), StandardCopyOption.REPLACE_EXISTING);
        at("10:12").runs("adopt").ends(0).says("2 posts wait until the networks must show them");
        for (int minute = 13; minute < 30; minute++) {
            at("10:" + minute).runs("run");
        }
        assertThat(shown()).containsExactly("This is a", "This is b");
        at("10:30").runs("run").ends(0).says("c  sent");
        first.runs("status").ends(0).says("3 posted");
    }

    @Test
    void state_copied() throws IOException {
        Path copy = folder.resolve("copy");
        copy(first.state(), copy);
        now = TUESDAY.plus(Duration.ofMinutes(5));
        first.runs("run").ends(0).says("a  sent");
        first.runs("run", "--state", copy.toString())
                .ends(4)
                .says("this is a copy: the ledger belongs to " + first.ledger().toRealPath() + " on first");
        assertThat(shown()).containsExactly("This is a");
    }

    @Test
    void state_copied_and_the_copy_runs_first() throws IOException {
        Path copy = folder.resolve("copy");
        copy(first.state(), copy);
        now = TUESDAY.plus(Duration.ofMinutes(5));
        first.runs("run", "--state", copy.toString()).ends(4).says("this is a copy");
        first.runs("run").ends(0).says("a  sent");
        assertThat(shown()).containsExactly("This is a");
    }

    @Test
    void of_a_copy_that_was_adopted_and_its_original_one_publishes() throws IOException {
        Path copy = folder.resolve("copy");
        copy(first.state(), copy);
        now = TUESDAY.plus(Duration.ofMinutes(5));
        first.runs("adopt", "--state", copy.toString()).ends(0).says("instead of first-");
        first.runs("run", "--state", copy.toString()).ends(0).says("a  sent");
        first.runs("run").ends(4);
        assertThat(shown()).containsExactly("This is a");
        // also where the original's folder still says what it said
        String main = Files.readString(workspace.resolve("punchclock.yaml"));
        Files.writeString(
                workspace.resolve("punchclock.yaml"),
                main.replaceFirst("publisher: .*\n", "publisher: " + id(first) + "\n"));
        first.runs("run").ends(4).says("is older than what went out");
        assertThat(shown()).containsExactly("This is a");
    }

    @Test
    void a_home_that_was_copied_as_a_whole() throws IOException {
        Path elsewhere = folder.resolve("second");
        copy(folder.resolve("first"), elsewhere);
        now = TUESDAY.plus(Duration.ofMinutes(5));
        UserMachine second = new UserMachine(() -> now, elsewhere, workspace, "first", credentials());
        second.runs("run").ends(4).says("this is a copy: the ledger belongs to");
        first.runs("run").ends(0).says("a  sent");
        assertThat(shown()).containsExactly("This is a");
    }

    @Test
    void a_second_laptop_made_from_a_backup() throws IOException {
        backupThenPublishTwo();
        UserMachine second = laptop("second");
        Files.createDirectories(second.state());
        Files.copy(folder.resolve("backup.db"), second.ledger());
        second.runs("run")
                .ends(4)
                .says("this ledger came from another machine: it belongs to " + first.ledger() + " on first");
        second.runs("adopt").ends(0).says("by second-", "instead of first-", "a on acme is out already", "b on acme");
        at("10:30");
        first.runs("run").ends(4).says("two-laptops is published by the ledger second-");
        second.runs("run").ends(0).says("c  sent");
        assertThat(shown()).containsExactly("This is a", "This is b", "This is c");
        second.runs("doctor").says("publisher");
    }

    @Test
    void the_same_disk_in_another_machine() throws IOException {
        UserMachine other = new UserMachine(() -> now, folder.resolve("first"), workspace, "other", credentials());
        other.runs("run").ends(4).says("this ledger came from another machine");
        other.runs("adopt").ends(0);
        now = TUESDAY.plus(Duration.ofMinutes(5));
        other.runs("run").ends(0).says("a  sent");
        assertThat(shown()).containsExactly("This is a");
    }

    @Test
    void what_was_written_after_the_backup_and_went_out_is_not_new() throws IOException {
        first.runs("ledger", "backup", folder.resolve("backup.db").toString()).ends(0);
        queue(
                pin("a", "10:05"),
                pin("c", "10:30"),
                "- { id: d, to: acme, at: 2026-11-24 10:07, repeat: true, text: Said later. }\n");
        at("10:05").runs("run").ends(0);
        at("10:07").runs("run").ends(0).says("d  sent");
        at("10:08")
                .runs("post", "--to", "acme", "--key", "v1", "Version 1 is out")
                .ends(0);
        x.post("acme", "Made by hand");
        Files.move(folder.resolve("backup.db"), first.ledger(), StandardCopyOption.REPLACE_EXISTING);
        at("10:10")
                .runs("adopt")
                .ends(0)
                .says(
                        "a on acme is out already",
                        "d on acme is out already",
                        "acme has 2 posts of which this ledger did not know");
        first.runs("run").ends(0);
        first.runs("post", "--to", "acme", "--key", "v1", "Version 1 is out")
                .ends(4)
                .says("said the same within 30 days");
        first.runs("post", "--to", "acme", "made  by hand").ends(4).says("said the same within 30 days");
        assertThat(shown()).containsExactly("This is a", "Said later.", "Version 1 is out", "Made by hand");
        first.runs("status").ends(0).says("week 48 (week of 23 Nov): 4 posted");
    }

    @Test
    void a_post_that_x_shows_in_other_letters_is_found_too() throws IOException {
        queue("- { id: a, to: acme, at: 2026-11-24 10:05, text: \"Version 2: acme.example/v2\" }\n");
        first.runs("run").ends(0);
        first.runs("ledger", "backup", folder.resolve("backup.db").toString()).ends(0);
        now = TUESDAY.plus(Duration.ofMinutes(6));
        x.post("acme", "Version 2: https://acme.example/v2/");
        Files.move(folder.resolve("backup.db"), first.ledger(), StandardCopyOption.REPLACE_EXISTING);
        first.runs("adopt").ends(0).says("a on acme is out already");
        first.runs("run").ends(0);
        assertThat(shown()).hasSize(1);
    }

    @Test
    void what_is_unknown_and_shown_in_other_letters_is_not_somebody_elses() throws IOException {
        x.respell(Respelling.TYPOGRAPHIC_QUOTES);
        queue("- { id: a, to: acme, at: 2026-11-24 10:05, text: \"It's out\" }\n");
        first.runs("run").ends(0);
        now = TUESDAY.plus(Duration.ofMinutes(5));
        x.next("POST /2/tweets", AnswerScript.swallows());
        first.runs("run").ends(6);
        first.runs("ledger", "backup", folder.resolve("backup.db").toString()).ends(0);
        at("10:08").runs("run").ends(0);
        assertThat(shown()).hasSize(1);
        Files.move(folder.resolve("backup.db"), first.ledger(), StandardCopyOption.REPLACE_EXISTING);
        at("10:10").runs("adopt").ends(0).says("a on acme is out already");
        at("10:25").runs("run").ends(0);
        at("10:40").runs("run").ends(0);
        assertThat(shown()).hasSize(1);
        first.runs("status").ends(0).says("week 48 (week of 23 Nov): 1 posted");
    }

    @Test
    void what_is_unknown_and_shown_much_alike_is_nobody_elses_either() throws IOException {
        queue("- { id: a, to: acme, at: 2026-11-24 10:05, text: Our bundle on small claims is out }\n");
        first.runs("run").ends(0);
        now = TUESDAY.plus(Duration.ofMinutes(5));
        x.next("POST /2/tweets", AnswerScript.closes());
        first.runs("run").ends(6);
        x.post("acme", "Our bundle on small claims …");
        first.runs("ledger", "backup", folder.resolve("backup.db").toString()).ends(0);
        at("10:08").runs("post", "--to", "acme", "--key", "v1", "Version 1").ends(0);
        Files.move(folder.resolve("backup.db"), first.ledger(), StandardCopyOption.REPLACE_EXISTING);
        at("10:10").runs("adopt").ends(0).says("acme has 1 post of which this ledger did not know");
        at("10:25").runs("run").ends(6).says("this may be it");
        assertThat(shown()).hasSize(2);
    }

    @Test
    void what_is_held_and_shown_in_other_letters_is_found_too() throws IOException {
        x.respell(Respelling.TYPOGRAPHIC_QUOTES);
        queue("- { id: a, to: acme, at: 2026-11-24 10:05, text: \"It's out\" }\n");
        first.runs("run").ends(0);
        first.runs("hold", "a", "wait").ends(0);
        first.runs("ledger", "backup", folder.resolve("backup.db").toString()).ends(0);
        first.runs("unhold", "a").ends(0);
        at("10:05").runs("run").ends(0).says("a  sent");
        Files.move(folder.resolve("backup.db"), first.ledger(), StandardCopyOption.REPLACE_EXISTING);
        at("10:10").runs("adopt").ends(0).says("a on acme is out already");
        assertThat(shown()).hasSize(1);
    }

    @Test
    void what_x_shows_behind_a_short_link_is_held() throws IOException {
        queue("- { id: a, to: acme, at: 2026-11-24 10:05, text: \"Version 2: https://acme.example/v2\" }\n");
        first.runs("run").ends(0);
        first.runs("ledger", "backup", folder.resolve("backup.db").toString()).ends(0);
        x.hideLinks();
        at("10:05").runs("run").ends(0).says("a  sent");
        Files.move(folder.resolve("backup.db"), first.ledger(), StandardCopyOption.REPLACE_EXISTING);
        at("10:07").runs("adopt").ends(0).says("1 post is held", "this may be it");
        at("10:09").runs("run").ends(0);
        assertThat(shown()).hasSize(1);
    }

    @Test
    void a_thread_of_which_half_is_out_goes_on() throws IOException {
        queue("- { id: t, to: acme, at: 2026-11-24 10:05, thread: [Start, More below, More below] }\n");
        first.runs("run").ends(0);
        first.runs("ledger", "backup", folder.resolve("backup.db").toString()).ends(0);
        now = TUESDAY.plus(Duration.ofMinutes(5));
        x.post("acme", "Start");
        x.post("acme", "More below");
        Files.move(folder.resolve("backup.db"), first.ledger(), StandardCopyOption.REPLACE_EXISTING);
        at("10:07").runs("adopt").ends(0);
        at("10:08").runs("run").ends(0);
        at("10:09").runs("run").ends(0);
        assertThat(shown()).containsExactly("Start", "More below", "More below");
    }

    @Test
    void what_cannot_be_asked_is_held() throws IOException {
        backupThenPublishTwo();
        Files.move(folder.resolve("backup.db"), first.ledger(), StandardCopyOption.REPLACE_EXISTING);
        UserMachine signedOut = new UserMachine(() -> now, folder.resolve("first"), workspace, "first", Map.of());
        signedOut
                .runs("adopt")
                .ends(0)
                .says(
                        "acme could not be asked what went out: ",
                        "3 posts are held: x could not be asked whether it is out");
        at("10:30").runs("run").ends(0);
        assertThat(shown()).containsExactly("This is a", "This is b");
    }

    @Test
    void what_cannot_be_read_cannot_be_compared() throws IOException {
        backupThenPublishTwo();
        Files.move(folder.resolve("backup.db"), first.ledger(), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(workspace.resolve("queue/more.yaml"), "- { id: e, to: acme\n");
        first.runs("adopt").ends(3).says("queue/more.yaml");
        first.runs("run").ends(4);
    }

    @Test
    void a_state_folder_that_is_renamed_and_notes_that_are_deleted_stop_nothing() throws IOException {
        Path other = folder.resolve("first/moved");
        Files.move(first.state(), other);
        now = TUESDAY.plus(Duration.ofMinutes(5));
        first.runs("run", "--state", other.toString()).ends(0).says("a  sent");
        remove(first.notes());
        now = TUESDAY.plus(Duration.ofMinutes(10));
        first.runs("run", "--state", other.toString()).ends(0).says("b  sent");
        assertThat(first.notes().resolve("two-laptops").resolve(id(first))).exists();
        Files.delete(other.resolve("ledger.head"));
        remove(first.notes());
        now = TUESDAY.plus(Duration.ofMinutes(30));
        first.runs("run", "--state", other.toString()).ends(0).says("c  sent");
    }

    @Test
    void a_service_that_may_write_into_its_state_only_goes_on() throws IOException {
        remove(first.notes());
        Files.writeString(first.notes(), "a file is in the way");
        at("10:05").runs("run").ends(0).says("a  sent");
        first.runs("ledger", "backup", folder.resolve("backup.db").toString()).ends(0);
        at("10:10").runs("run").ends(0).says("b  sent");
        Files.move(folder.resolve("backup.db"), first.ledger(), StandardCopyOption.REPLACE_EXISTING);
        at("10:12").runs("run").ends(4).says("is older than what went out");
        first.runs("adopt").ends(0);
        at("10:30").runs("run").ends(0).says("c  sent");
        assertThat(shown()).hasSize(3);
    }

    @Test
    void the_notes_are_for_their_owner_alone() throws IOException {
        at("10:05").runs("run").ends(0);
        try (Stream<Path> all = Files.walk(first.notes())) {
            assertThat(all).hasSize(3).allMatch(CopiedLedgerTest::isPrivate);
        }
        assertThat(first.state().resolve("ledger.head")).matches(CopiedLedgerTest::isPrivate);
    }

    private static boolean isPrivate(Path file) {
        try {
            return Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS).stream()
                    .allMatch(right -> right.name().startsWith("OWNER"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UserMachine laptop(String name) throws IOException {
        return new UserMachine(() -> now, folder.resolve(name), workspace, name, credentials());
    }

    private Map<String, String> credentials() {
        Map<String, String> environment = new TreeMap<>();
        x.credentials("acme")
                .forEach((secret, value) -> environment.put(
                        "PUNCHCLOCK_ACME_" + secret.toUpperCase(Locale.ROOT).replace('-', '_'), value.value()));
        return environment;
    }

    private UserMachine at(String time) {
        now = Instant.parse("2026-11-24T" + time + ":00Z");
        return first;
    }

    private List<String> shown() {
        return x.shown("acme");
    }

    private static String id(UserMachine laptop) throws IOException {
        try (Stream<Path> notes = Files.list(laptop.notes().resolve("two-laptops"))) {
            return notes.findFirst().orElseThrow().getFileName().toString();
        }
    }

    private void queue(String... posts) throws IOException {
        Files.writeString(workspace.resolve("queue/posts.yaml"), String.join("", posts));
    }

    private static String pin(String id, String time) {
        return "- { id: %s, to: acme, at: 2026-11-24 %s, text: This is %s }\n".formatted(id, time, id);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
    }

    private static void remove(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
