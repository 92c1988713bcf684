package dev.punchclock.cli;

import dev.punchclock.cli.json.Json;
import dev.punchclock.ledger.Archive;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Leaf;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints every entry as a JSON object in a line of its own, as it is read. Instants are in UTC. What an entry does not
 * say is null, and so is what was erased.
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

    private static Map<String, @Nullable Object> object(Leaf leaf) {
        Entry entry = leaf.entry();
        Fact fact = entry.fact();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("number", entry.number());
        object.put("at", entry.at());
        object.put("zone", entry.by().zone());
        object.put("who", leaf.who());
        object.put("via", entry.by().via());
        object.put("host", entry.by().host());
        object.put("process", entry.by().process());
        object.put("what", fact.kind().word());
        object.put("account", fact.account());
        object.put("post", fact.post());
        object.put("slot", fact.slot());
        object.put("until", fact.until());
        object.put("details", fact.details());
        object.put("text", fact.text());
        object.put("note", fact.note());
        object.put("previous", leaf.previous());
        object.put("hash", leaf.hash());
        return object;
    }
}
