package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonDocument;
import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.ExportedEntry;
import dev.punchclock.ledger.LedgerArchive;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints every entry as a JSON object in a line of its own, as it is read. What an entry does not say is left out,
 * and so is what was erased.
 */
final class LedgerExport {
    private static final int LOOK_AFTER = 1_000;
    private final PrintStream out;

    LedgerExport(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints them all, or as many as are read: who looks at the first few has seen enough.
     *
     * @throws ProblemException when the lines can no longer be written
     */
    void all(LedgerArchive archive) {
        try {
            archive.leaves(leaf -> {
                out.print(JsonWriter.line(object(leaf)));
                if (leaf.entry().number() % LOOK_AFTER == 0) {
                    mustBeWritten();
                }
            });
            mustBeWritten();
        } catch (ReaderHasLeft enough) {
            // the rest would be for nobody
        }
    }

    private static final class ReaderHasLeft extends RuntimeException {
        private static final long serialVersionUID = 1;

        ReaderHasLeft() {
            super(null, null, false, false);
        }
    }

    private void mustBeWritten() {
        if (out.checkError()) {
            if (out instanceof EscapingStream end && end.readerHasLeft()) {
                throw new ReaderHasLeft();
            }
            throw new ProblemException(
                    ExitCode.WORKSPACE,
                    "the lines could not all be written",
                    "make room on the disk, or let the program that reads them read to the end");
        }
    }

    private static Map<String, Object> object(ExportedEntry leaf) {
        Entry entry = leaf.entry();
        EntryBody fact = entry.fact();
        ZoneId zone = entry.by().zone();
        return JsonWriter.object(
                "kind", "ledger-entry",
                "version", JsonDocument.VERSION,
                "number", entry.number(),
                "at", JsonWriter.time(entry.at(), zone),
                "zone", zone,
                "who", leaf.who(),
                "via", entry.by().via(),
                "host", entry.by().host(),
                "process", entry.by().process(),
                "happened", JsonValues.word(fact.kind()),
                "account", fact.account(),
                "post", fact.post(),
                "slot", JsonWriter.time(fact.slot(), zone),
                "until", JsonWriter.time(fact.until(), zone),
                "details", fact.details(),
                "text", JsonValues.text(says(fact)),
                "thread", JsonValues.thread(says(fact)),
                "note", fact.note(),
                "previous", leaf.previous(),
                "hash", leaf.hash());
    }

    private static @Nullable Wording says(EntryBody fact) {
        return fact.text() == null ? null : new Wording(fact.text());
    }
}
