package dev.punchclock.store;

import static dev.punchclock.ledger.Facts.ACME;
import static dev.punchclock.ledger.Facts.DAVE;
import static dev.punchclock.ledger.Facts.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.LedgerDecision.Decided;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, with little memory. */
class ExportIT {
    private static final int PAIRS = 50_000;
    private static final int AT_ONCE = 1_000;

    @TempDir
    private Path folder;

    @Test
    void a_hundred_thousand_entries_are_exported_in_64_megabytes() throws Exception {
        try (SqliteLedger ledger = SqliteLedger.open(folder, DAVE, Ledgers.NEW, Ledgers.HASTY)) {
            List<EntryBody> facts = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                facts.add(EntryBody.of(EntryKind.PAUSED, ACME).note("a long reason: " + "words ".repeat(160)));
                facts.add(EntryBody.of(EntryKind.RESUMED, ACME).note("again"));
            }
            for (int i = 0; i < PAIRS; i += AT_ONCE) {
                ledger.record(MONDAY, ledgerState -> Decided.of(facts));
            }
        }
        Path lines = folder.resolve("lines.json");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "dev.punchclock.Punchclock",
                        "ledger",
                        "export",
                        "--json",
                        "--state",
                        folder.toString())
                .redirectOutput(lines.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(Files.size(lines)).as("more than would fit").isGreaterThan(64L << 20);
        try (Stream<String> all = Files.lines(lines)) {
            assertThat(all.filter(line -> line.startsWith("{\"kind\":\"ledger-entry\",\"version\":1,\"number\":")
                                    && line.endsWith("\"}"))
                            .count())
                    .isEqualTo(2L * PAIRS + 1);
        }
    }
}
