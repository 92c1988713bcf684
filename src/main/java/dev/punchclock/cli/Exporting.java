package dev.punchclock.cli;

import dev.punchclock.cli.json.Document;
import dev.punchclock.cli.json.Json;
import dev.punchclock.ledger.Archive;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Leaf;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints every entry as a JSON object in a line of its own, as it is read. What an entry does not say is left out,
 * and so is what was erased.
 */
final class Exporting {
    private static final int LOOK_AFTER = 1_000;
    private final PrintStream out;

    Exporting(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints them all, or as many as are read: who looks at the first few has seen enough.
     *
     * @throws Stopped when the lines can no longer be written
     */
    void all(Archive archive) {
        try {
            archive.leaves(leaf -> {
                out.print(Json.line(object(leaf)));
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
            throw new Stopped(
                    ExitCode.WORKSPACE,
                    "the lines could not all be written",
                    "make room on the disk, or let the program that reads them read to the end");
        }
    }

    private static Map<String, Object> object(Leaf leaf) {
        Entry entry = leaf.entry();
        Fact fact = entry.fact();
        ZoneId zone = entry.by().zone();
        return Json.object(
                "kind", "ledger-entry",
                "version", Document.VERSION,
                "number", entry.number(),
                "at", Json.time(entry.at(), zone),
                "zone", zone,
                "who", leaf.who(),
                "via", entry.by().via(),
                "host", entry.by().host(),
                "process", entry.by().process(),
                "happened", ForMachines.word(fact.kind()),
                "account", fact.account(),
                "post", fact.post(),
                "slot", Json.time(fact.slot(), zone),
                "until", Json.time(fact.until(), zone),
                "details", fact.details(),
                "text", ForMachines.text(says(fact)),
                "thread", ForMachines.thread(says(fact)),
                "note", fact.note(),
                "previous", leaf.previous(),
                "hash", leaf.hash());
    }

    private static @Nullable Wording says(Fact fact) {
        return fact.text() == null ? null : new Wording(fact.text());
    }
}
