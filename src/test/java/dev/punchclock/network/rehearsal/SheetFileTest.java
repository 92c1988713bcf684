package dev.punchclock.network.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.punchclock.account.Account;
import dev.punchclock.network.Gate;
import dev.punchclock.network.GateClosedException;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.LookupQuery;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Publication;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of an account: what people see in it, and what the network reads back. */
class SheetFileTest {
    private static final Account ACCOUNT = RehearsalBench.account(null);
    private static final Gate OPEN = () -> Duration.ofSeconds(10);

    private RehearsalBench stage;
    private RehearsalNetwork network;
    private Path file;

    @BeforeEach
    void open(@TempDir Path parent) {
        stage = new RehearsalBench(parent.resolve("state").resolve("rehearsal"));
        network = stage.network();
        file = stage.folder.resolve("acme-dave.md");
    }

    @Test
    void people_can_read_it() throws IOException {
        Receipt first = send("conf-26.acme-dave", "We are at the conference in Leeds.\n\n## r9 is our room");
        stage.now = stage.now.plusSeconds(300);
        send("guide.acme-dave", "Our guide is out.");
        network.takeBack(ACCOUNT, first, OPEN);
        assertThat(Files.readString(file)).isEqualTo("""
                        # acme-dave

                        Published on the rehearsal network, oldest first. Nothing of it left this machine.

                        ## r1

                        2026-11-24T10:15:00Z, key conf-26.acme-dave

                            We are at the conference in Leeds.
                        \s\s\s\s
                            ## r9 is our room

                        ## r2

                        2026-11-24T10:20:00Z, key guide.acme-dave

                            Our guide is out.

                        ## r1 taken back

                        2026-11-24T10:20:00Z

                        """);
    }

    @Test
    void a_link_leads_to_the_post_in_the_file() {
        assertThat(send("k", "Hello").link()).isEqualTo(file.toUri() + "#r1").endsWith("/acme-dave.md#r1");
    }

    @Test
    void another_process_reads_the_same() {
        send("one", "## r7\n\n2026-11-24T10:15:00Z, key fake\n\n    Fake");
        send("two", "-\n    indented\n\n\n# heading\n---\n> 👩‍👩‍👧‍👦");
        assertThat(stage.network().recent(ACCOUNT, Instant.EPOCH))
                .isEqualTo(network.recent(ACCOUNT, Instant.EPOCH))
                .extracting(Publication::text)
                .containsExactly(
                        "## r7\n\n2026-11-24T10:15:00Z, key fake\n\n    Fake",
                        "-\n    indented\n\n\n# heading\n---\n> 👩‍👩‍👧‍👦");
    }

    @Test
    void what_another_process_appends_is_seen_at_once() {
        RehearsalNetwork other = stage.network();
        send("one", "First");
        assertThat(other.recent(ACCOUNT, Instant.EPOCH)).hasSize(1);
        assertThat(send("two", "Second").id()).isEqualTo("acme-dave.md#r2");
        assertThat(other.recent(ACCOUNT, Instant.EPOCH)).hasSize(2);
        assertThat(other.send(
                        new Prepared(ACCOUNT, new Wording("Third")),
                        0,
                        new IdempotencyKey("three", Instant.EPOCH),
                        OPEN))
                .isInstanceOf(Outcome.Sent.class);
        assertThat(network.recent(ACCOUNT, Instant.EPOCH))
                .extracting(Publication::id)
                .containsExactly("acme-dave.md#r1", "acme-dave.md#r2", "acme-dave.md#r3");
    }

    @Test
    void what_a_crash_cut_off_was_not_published_and_is_not_in_the_way() throws IOException {
        send("one", "First");
        String whole = Files.readString(file);
        send("two", "Second\nof two lines, with é");
        byte[] all = Files.readAllBytes(file);
        for (int cut = whole.length(); cut < all.length; cut++) {
            Files.write(file, java.util.Arrays.copyOf(all, cut));
            RehearsalNetwork later = stage.network();
            assertThat(later.recent(ACCOUNT, Instant.EPOCH))
                    .as("cut at %d", cut)
                    .extracting(Publication::text)
                    .containsExactly("First");
            later.send(
                    new Prepared(ACCOUNT, new Wording("Third")), 0, new IdempotencyKey("three", Instant.EPOCH), OPEN);
            assertThat(stage.network().recent(ACCOUNT, Instant.EPOCH))
                    .as("cut at %d", cut)
                    .extracting(Publication::text)
                    .containsExactly("First", "Third");
        }
    }

    @Test
    void a_file_that_was_deleted_or_replaced_is_read_anew() throws IOException {
        send("one", "First");
        send("two", "Second");
        Files.delete(file);
        assertThat(network.recent(ACCOUNT, Instant.EPOCH)).isEmpty();
        assertThat(send("three", "Third").id()).isEqualTo("acme-dave.md#r1");
    }

    @Test
    void notes_that_people_write_into_it_do_no_harm() throws IOException {
        send("one", "First");
        Files.writeString(file, "## r2\n\nthis is Dave's note\n## Remember\n\n", StandardOpenOption.APPEND);
        send("two", "Second");
        assertThat(stage.network().recent(ACCOUNT, Instant.EPOCH))
                .extracting(Publication::text)
                .containsExactly("First", "Second");
        assertThat(Files.readString(file)).contains("this is Dave's note");
    }

    @Test
    void a_closed_gate_leaves_the_file_as_it_was() throws IOException {
        send("one", "First");
        String before = Files.readString(file);
        try {
            network.send(
                    new Prepared(ACCOUNT, new Wording("Second")), 0, new IdempotencyKey("two", Instant.EPOCH), () -> {
                        throw new GateClosedException("it is 17:31");
                    });
        } catch (GateClosedException e) {
            assertThat(Files.readString(file)).isEqualTo(before);
            return;
        }
        throw new AssertionError("the gate was not passed");
    }

    @Test
    void only_the_owner_can_read_it() throws IOException {
        send("one", "First");
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"), "this file system knows no owners");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stage.folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void sending_twice_under_one_key_publishes_twice_and_the_first_is_found() {
        Receipt first = send("same", "Twice");
        stage.now = stage.now.plusSeconds(1);
        send("same", "Twice");
        assertThat(network.recent(ACCOUNT, Instant.EPOCH)).hasSize(2);
        assertThat(find("same", "Twice")).isEqualTo(new LookupResult.Found(first));
    }

    @Test
    void what_was_taken_back_did_go_out() {
        Receipt receipt = send("one", "First");
        network.takeBack(ACCOUNT, receipt, OPEN);
        assertThat(find("one", "First")).isEqualTo(new LookupResult.Found(receipt));
        assertThat(send("two", "Second").id()).isEqualTo("acme-dave.md#r2");
    }

    private LookupResult find(String key, String text) {
        LookupQuery lookup = new LookupQuery(new IdempotencyKey(key, Instant.EPOCH), stage.now, stage.now, id -> false);
        return network.find(new Prepared(ACCOUNT, new Wording(text)), 0, lookup);
    }

    @Test
    void what_was_never_published_cannot_be_taken_back() {
        assertThat(network.takeBack(ACCOUNT, new Receipt("r7", null, stage.now), OPEN))
                .isEqualTo(new Outcome.Refused("there is no post r7 on this account"));
    }

    @Test
    void a_text_that_its_limits_object_to_is_refused() {
        assertThat(network.send(
                        new Prepared(ACCOUNT, new Wording("x".repeat(501))),
                        0,
                        new IdempotencyKey("k", Instant.EPOCH),
                        OPEN))
                .isEqualTo(new Outcome.Refused("the text is 501 long; rehearsal allows 500"));
    }

    @Test
    void a_folder_that_cannot_be_written_is_out_of_reach() throws IOException {
        Files.createDirectories(stage.folder.getParent());
        Files.writeString(stage.folder, "a file where the folder should be");
        assertThat(network.send(
                        new Prepared(ACCOUNT, new Wording("Hi")), 0, new IdempotencyKey("k", Instant.EPOCH), OPEN))
                .isEqualTo(new Outcome.NotSent("cannot write to " + file));
    }

    @Test
    void durable_or_not_it_reads_the_same() {
        RehearsalNetwork durable = new RehearsalNetwork(stage.folder, stage.clock(), RehearsalDelay.NONE, true);
        durable.send(
                new Prepared(ACCOUNT, new Wording("On the disk")), 0, new IdempotencyKey("k", Instant.EPOCH), OPEN);
        assertThat(network.recent(ACCOUNT, Instant.EPOCH))
                .extracting(Publication::text)
                .containsExactly("On the disk");
    }

    private Receipt send(String key, String text) {
        Outcome outcome =
                network.send(new Prepared(ACCOUNT, new Wording(text)), 0, new IdempotencyKey(key, Instant.EPOCH), OPEN);
        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        return ((Outcome.Sent) outcome).receipt();
    }
}
