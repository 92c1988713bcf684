package dev.punchclock.store;

import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.Verification;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.problem.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at every entry: its hash, its link, its number, its words; adds all up again and compares. Reads only. */
final class LedgerVerifier {
    private static final int AT_ONCE = 100;
    /** For the pages of indexes that are gone through in no order: KiB, as a negative number. */
    private static final int ROOMY = -8_000;

    private static final String ASK =
            "find out who changed the file; what it says can no longer be relied on. If nobody did, check the disk and "
                    + "put your newest backup in its place";

    private final SqliteDatabase database;
    private final EntryTable entries;
    private final Projection projection;
    private final DeliveryCheck deliveries;
    private final Path file;
    private final String knownHead;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> changedWords = new HashSet<>();
    private final MissingTextCheck missingWords;
    private LedgerState ledgerState = LedgerState.EMPTY;
    private ChainTip tip;
    private long count;
    private boolean adds = true;
    private boolean knownSeen;
    private boolean isGistless;

    /** @param knownHead a head that was noted elsewhere, or empty */
    LedgerVerifier(SqliteDatabase database, Path file, ChainTip origin, String knownHead) {
        this.database = database;
        this.file = file;
        this.knownHead = knownHead;
        entries = new EntryTable(database, file);
        projection = new Projection(database);
        deliveries = new DeliveryCheck(database, file);
        missingWords = new MissingTextCheck(database);
        tip = origin;
    }

    Verification verify() throws SQLException {
        database.run("pragma cache_size = " + ROOMY);
        checkWords();
        checkFile();
        LastRoundRow.Check look = new LastRoundRow(database).new Check(tip);
        List<EntryRow> lines = entries.lines(Long.MIN_VALUE, AT_ONCE);
        while (!lines.isEmpty()) {
            lines.forEach(this::check);
            lines.forEach(line -> look.entry(line.number(), line.hash()));
            addUp(lines);
            lines = entries.lines(lines.get(lines.size() - 1).number(), AT_ONCE);
        }
        if (!knownHead.isEmpty() && !knownSeen) {
            problem("the head " + knownHead + " is not in this ledger: entries were cut off, or all were written anew");
        }
        if (isGistless) {
            problem("by what repeats are found is not noted as the entries say");
        }
        look.into(problems, file);
        if (adds) {
            new AccountsCheck(file, problems)
                    .compare(
                            projection.accounts(), ledgerState, projection.tip().orElse(tip), tip);
            deliveries.compareRest();
        }
        problems.addAll(deliveries.problems());
        return new Verification(count, deliveries.count(), tip.hash(), problems);
    }

    /**
     * SQLite's own checks. That of what an index holds goes to it once for each row: for the words, in the order of their
     * hashes, that would be half the time of it all. By what repeats are found is looked at with the words themselves.
     */
    private void checkFile() throws SQLException {
        boolean isSound = isSound("quick_check");
        for (String table : database.all(
                "select name from sqlite_schema where type = 'table' and name <> 'words'",
                row -> SqliteDatabase.text(row, 1))) {
            isSound &= isSound("integrity_check(\"" + table.replace("\"", "\"\"") + "\")");
        }
        List<String> differences = LedgerSchema.differences(database);
        differences.forEach(this::problem);
        if (!isSound) {
            problem("the file is damaged inside");
        }
    }

    private boolean isSound(String check) throws SQLException {
        return database.one("pragma " + check, row -> SqliteDatabase.text(row, 1))
                .equals(Optional.of("ok"));
    }

    private void checkWords() throws SQLException {
        missingWords.lookAtGists();
        database.each("select hash, salt, body, entry from words", row -> {
            ErasableText words = new ErasableText(
                    SqliteDatabase.text(row, 1), SqliteDatabase.text(row, 2), SqliteDatabase.text(row, 3));
            boolean unchanged = words.isUnchanged();
            if (!unchanged) {
                changedWords.add(words.hash());
            }
            missingWords.found(words, row.getLong(4), unchanged);
        });
        missingWords.look();
    }

    private void check(EntryRow line) {
        count++;
        long expected = tip.number() + 1;
        if (line.number() != expected) {
            problem(missing(expected, line.number() - 1));
        } else if (!line.previous().equals(tip.hash())) {
            problem("entry " + line.number() + " does not follow on the one before: one of them was put in, taken out"
                    + " or written anew");
        }
        if (!line.rightHash().equals(line.hash())) {
            problem("entry " + line.number() + " was changed after it was written");
        }
        checkWords(line.number(), "the name", line.who());
        checkWords(line.number(), "the text", line.text());
        checkWords(line.number(), "the reason", line.note());
        missingWords
                .of(line)
                .forEach(which -> problem(which + " of entry " + line.number()
                        + " is missing, and no later entry says that it was erased"));
        isGistless |= missingWords.isGistless(line);
        knownSeen |= line.hash().equals(knownHead);
        tip = new ChainTip(line.number(), line.hash());
    }

    private void checkWords(long number, String which, @Nullable String hash) {
        if (hash != null && changedWords.contains(hash)) {
            problem(which + " of entry " + number + " was changed after it was written");
        }
    }

    private void addUp(List<EntryRow> lines) throws SQLException {
        if (!adds) {
            return;
        }
        List<Entry> bare = new ArrayList<>();
        for (EntryRow line : lines) {
            try {
                bare.add(line.withoutWords());
            } catch (IllegalArgumentException | DateTimeException e) {
                problem("entry " + line.number() + " cannot be read");
                adds = false;
                return;
            }
        }
        Map<DeliveryId, Long> last = Projection.lastEntries(bare);
        LedgerState before = deliveries.with(last.keySet(), ledgerState);
        try {
            ledgerState = before.with(bare);
        } catch (IllegalStateException e) {
            problem(String.valueOf(e.getMessage()));
            adds = false;
            return;
        } catch (IllegalArgumentException | DateTimeException e) {
            problem("entry " + firstUnreadable(before, bare) + " cannot be read");
            adds = false;
            return;
        }
        deliveries.compare(last, tip.number(), ledgerState);
        ledgerState = ledgerState.holding(Map.of());
    }

    private static long firstUnreadable(LedgerState before, List<Entry> bare) {
        LedgerState known = before;
        for (Entry entry : bare) {
            try {
                known = known.with(List.of(entry));
            } catch (IllegalArgumentException | DateTimeException e) {
                return entry.number();
            }
        }
        throw new IllegalStateException("each of them can be read");
    }

    private static String missing(long first, long last) {
        return first >= last ? "entry " + first + " is missing" : "entries " + first + " to " + last + " are missing";
    }

    private void problem(String what) {
        problems.add(LedgerProblems.problem(file, what, ASK));
    }
}
