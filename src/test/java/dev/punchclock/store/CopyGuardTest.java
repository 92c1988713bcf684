package dev.punchclock.store;

import static dev.punchclock.ledger.Facts.DAVE;
import static dev.punchclock.ledger.Facts.MONDAY;
import static dev.punchclock.ledger.Facts.claimed;
import static dev.punchclock.ledger.Facts.handedIn;
import static dev.punchclock.ledger.Facts.id;
import static dev.punchclock.ledger.Facts.record;
import static dev.punchclock.ledger.Facts.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CopyGuardTest {
    private static final StorageSettings UNHURRIED = new StorageSettings(false, Duration.ofSeconds(30));

    @TempDir
    Path temp;

    private String machine = "os:1";

    @Test
    void a_claim_is_noted_outside_and_beside_before_anybody_can_send_it() {
        try (SqliteLedger ledger = open()) {
            record(ledger, MONDAY, handedIn("a"));
            assertThat(outside().read()).isEmpty();
            record(ledger, MONDAY, claimed(id("a"), MONDAY));
            assertThat(outside().read().map(ChainTip::hash))
                    .contains(ledger.head().hash());
            assertThat(beside().read()).isEqualTo(outside().read());
        }
    }

    @Test
    void what_publishes_nothing_is_noted_at_the_end() {
        try (SqliteLedger ledger = open()) {
            record(ledger, MONDAY, handedIn("a"), claimed(id("a"), MONDAY));
            record(ledger, MONDAY, sent(id("a"), MONDAY));
            assertThat(outside().read().map(ChainTip::number)).contains(3L);
        }
        assertThat(outside().read().map(ChainTip::number)).contains(4L);
        try (SqliteLedger ledger = open()) {
            record(ledger, MONDAY, handedIn("b"));
            ledger.looked(MONDAY);
            assertThat(outside().read().map(ChainTip::number)).contains(5L);
        }
    }

    @Test
    void a_ledger_beyond_its_note_is_healthy_and_one_behind_it_claims_nothing() throws IOException {
        Path old = temp.resolve("old.db");
        try (SqliteLedger ledger = open()) {
            record(ledger, MONDAY, handedIn("a"), handedIn("b"));
            ledger.backup(old);
            record(ledger, MONDAY, claimed(id("a"), MONDAY));
            record(ledger, MONDAY, sent(id("a"), MONDAY)); // not noted yet
            assertThat(ledger.displaced()).isEmpty();
            try (SqliteLedger there = open()) {
                assertThat(there.displaced()).isEmpty();
            }
        }
        putBackInPlace(old);
        try (SqliteLedger ledger = open()) {
            assertThat(ledger.displaced().orElseThrow().render())
                    .startsWith(
                            file() + ": this ledger is older than what went out: it has 3 entries, and 5 were noted in "
                                    + outside().file())
                    .contains("punchclock adopt");
            refuses(ledger, "b");
            record(ledger, MONDAY, EntryBody.of(EntryKind.HELD, id("b"))); // a person may decide; that masks nothing
        }
        try (SqliteLedger ledger = open()) {
            for (int i = 0; i < 9; i++) {
                record(ledger, MONDAY, handedIn("c" + i));
            }
            refuses(ledger, "c1");
            assertThat(ledger.displaced().orElseThrow().what())
                    .startsWith("this ledger is not the one that published last");
        }
    }

    @Test
    void the_ledger_beneath_an_open_one_is_overwritten_or_replaced() throws IOException {
        Path old = temp.resolve("old.db");
        try (SqliteLedger ledger = open()) {
            record(ledger, MONDAY, handedIn("a"), handedIn("b"));
            ledger.backup(old);
            record(ledger, MONDAY, claimed(id("a"), MONDAY));
            Files.move(old, file(), StandardCopyOption.REPLACE_EXISTING);
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> record(ledger, MONDAY, claimed(id("b"), MONDAY)))
                    .withMessageContaining("another ledger was put in the place of this one");
        }
    }

    @Test
    void adopted_it_claims_again_under_another_name_and_its_original_does_not() throws IOException {
        Path copy = Files.createDirectories(temp.resolve("copy"));
        try (SqliteLedger ledger = open()) {
            record(ledger, MONDAY, handedIn("a"), handedIn("b"));
            ledger.backup(copy.resolve("ledger.db"));
        }
        try (SqliteLedger ledger = open(copy)) {
            refuses(ledger, "a");
            record(ledger, MONDAY, adopted("desk2-1a2b"));
            assertThat(ledger.displaced()).isEmpty();
            assertThat(ledger.id()).isEqualTo("desk2-1a2b");
            record(ledger, MONDAY, claimed(id("a"), MONDAY));
            assertThat(ledger.verify().problems()).isEmpty();
        }
        try (SqliteLedger ledger = open(copy)) {
            assertThat(ledger.id()).isEqualTo("desk2-1a2b");
            assertThat(ledger.displaced()).isEmpty();
        }
        try (SqliteLedger ledger = open()) {
            assertThat(ledger.id()).isEqualTo("desk1-91c2");
            refuses(ledger, "a");
        }
    }

    @Test
    void a_ledger_of_an_earlier_version_goes_on_and_is_known_from_then_on() throws IOException {
        Path state = Files.createDirectories(temp.resolve("state"));
        try (InputStream packed = Objects.requireNonNull(getClass().getResourceAsStream("five-steps.db.gz"));
                GZIPInputStream ledger = new GZIPInputStream(packed)) {
            Files.copy(ledger, state.resolve("ledger.db"));
        }
        try (SqliteLedger ledger = old(state)) {
            assertThat(ledger.displaced()).isEmpty();
            assertThat(ledger.book().everything()).hasSize(2);
            record(ledger, MONDAY, EntryBody.of(EntryKind.PAUSED, id("a").account()));
            assertThat(ledger.verify().problems()).isEmpty();
        }
        Path copy = Files.createDirectories(temp.resolve("copy"));
        Files.copy(state.resolve("ledger.db"), copy.resolve("ledger.db"));
        try (SqliteLedger ledger = old(copy)) {
            assertThat(ledger.displaced().orElseThrow().what())
                    .startsWith("this is a copy: the ledger belongs to "
                            + state.toRealPath().resolve("ledger.db"));
        }
        machine = "os:2";
        try (SqliteLedger ledger = old(state)) {
            assertThat(ledger.displaced().orElseThrow().what()).startsWith("this ledger came from another machine");
        }
    }

    @Test
    void what_a_person_decides_in_a_copy_does_not_make_it_the_original() throws IOException {
        try (SqliteLedger ledger = open()) {
            record(ledger, MONDAY, handedIn("a"), handedIn("b"));
        }
        Path copy = Files.createDirectories(temp.resolve("copy"));
        Files.copy(file(), copy.resolve("ledger.db"));
        for (int i = 0; i < 2; i++) {
            try (SqliteLedger ledger = open(copy)) {
                record(ledger, MONDAY, EntryBody.of(EntryKind.HELD, id(i == 0 ? "a" : "b")));
                assertThat(ledger.displaced()).isPresent();
            }
        }
    }

    @Test
    void several_that_publish_side_by_side_are_never_told_apart() throws Exception {
        int each = 8;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<SqliteLedger> ledgers = List.of(open(), open(), open(), open());
        List<Future<?>> all = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            SqliteLedger ledger = ledgers.get(t);
            String name = "t" + t + "-";
            all.add(threads.submit(() -> {
                for (int i = 0; i < each; i++) {
                    record(ledger, MONDAY, handedIn(name + i));
                    record(ledger, MONDAY, claimed(id(name + i), MONDAY));
                    long noted = outside().read().map(ChainTip::number).orElse(0L);
                    assertThat(noted)
                            .isGreaterThanOrEqualTo(
                                    ledger.history(id(name + i).post()).get(1).number());
                    assertThat(ledger.displaced()).isEmpty();
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        ledgers.forEach(Ledger::close);
    }

    private static void refuses(SqliteLedger ledger, String post) {
        long before = ledger.book().entries();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> record(ledger, MONDAY, claimed(id(post), MONDAY)))
                .extracting(ProblemException::code)
                .isEqualTo(ExitCode.RULE);
        assertThat(ledger.book().entries()).isEqualTo(before);
    }

    private static EntryBody adopted(String name) {
        return EntryBody.of(EntryKind.ADOPTED)
                .with(EntryBody.FILE, "/home/dave/acme")
                .with(EntryBody.PUBLISHES_AS, name);
    }

    private void putBackInPlace(Path backup) throws IOException {
        try (OutputStream file = Files.newOutputStream(file())) {
            Files.copy(backup, file);
        }
    }

    private SqliteLedger open() {
        return open(temp.resolve("state"));
    }

    private SqliteLedger open(Path state) {
        return SqliteLedger.open(state, DAVE, Ledgers.NEW, UNHURRIED, surroundings());
    }

    private SqliteLedger old(Path state) {
        return SqliteLedger.openExisting(state, () -> DAVE, surroundings(), UpgradeListener.NONE)
                .orElseThrow();
    }

    private CopyEvidence surroundings() {
        return new CopyEvidence(() -> machine, "desk1", temp.resolve("notes"));
    }

    private Path file() {
        return temp.resolve("state/ledger.db");
    }

    private HeadFile outside() {
        return new HeadFile(temp.resolve("notes/acme-7f3a/desk1-91c2"));
    }

    private HeadFile beside() {
        return new HeadFile(temp.resolve("state/ledger.head"));
    }
}
