package dev.punchclock.store;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Erasure;
import dev.punchclock.ledger.ErasureRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds and erases the words that an {@link ErasureRequest} means, inside a transaction that somebody else began. */
final class WordEraser {
    /** By the index: the last entry written before; those after it that claim to be older wait for their turn. */
    private static final String THROUGH =
            "select number from entries where at < ? order by at desc, number desc limit 1";

    private static final String OLD = "select w.hash, e.account,"
            + " case w.hash when e.text then 'text' when e.note then 'reason' else 'name' end"
            + " from words w join entries e on e.number = w.entry"
            + " where w.entry <= ? and e.at < ? and w.hash in (e.who, e.text, e.note)";

    /** Of what is not over, and of what went out within the time of a repeat. What may be out is not over. */
    private static final String NEEDED = "select text from deliveries where text is not null"
            + " and (over = 0 or (state = 'sent' and since > ?))"
            + " union all select note from deliveries where note is not null and over = 0";

    private final SqliteDatabase database;
    private final ErasureRequest which;
    private final List<String> hashes = new ArrayList<>();
    /** Of these, those of texts. */
    private final List<String> texts = new ArrayList<>();

    private final Set<AccountName> accounts = new TreeSet<>();
    private int names;
    private int reasons;
    private int needed;

    WordEraser(SqliteDatabase database, ErasureRequest which) {
        this.database = database;
        this.which = which;
    }

    /** Looks for the words; changes nothing. */
    Erasure look() throws SQLException {
        long before = which.before().toEpochMilli();
        Optional<Long> through = database.one(THROUGH, row -> row.getLong(1), before);
        if (through.isEmpty()) {
            return Erasure.nothing(which.before(), 0, 0);
        }
        Set<String> keep = new HashSet<>(
                database.all(NEEDED, row -> row.getString(1), which.repeats().toEpochMilli()));
        database.each(
                OLD,
                row -> {
                    String account = row.getString(2);
                    AccountName name = account == null ? null : new AccountName(account);
                    if (name == null || which.covers(name)) {
                        found(row.getString(1), name, row.getString(3), keep);
                    }
                },
                through.get(),
                before);
        return new Erasure(
                new TreeSet<>(accounts), which.before(), through.get(), texts.size(), names, reasons, needed, true);
    }

    private void found(String hash, @Nullable AccountName account, String sort, Set<String> keep) {
        if (keep.contains(hash)) {
            needed++;
            return;
        }
        hashes.add(hash);
        switch (sort) {
            case "text" -> texts.add(hash);
            case "reason" -> reasons++;
            default -> names++;
        }
        if (account != null) {
            accounts.add(account);
        }
    }

    /** Erases what was found. */
    void erase() throws SQLException {
        GistIndex gists = new GistIndex(database);
        for (String hash : texts) {
            gists.remove(hash);
        }
        for (String hash : hashes) {
            database.change("delete from words where hash = ?", hash);
        }
    }
}
