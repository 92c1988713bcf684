package dev.punchclock.store;

import dev.punchclock.account.AccountName;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** By what a text is found that says the same as another: a number for each of its gists, beside the entry that says it. */
final class GistIndex {
    /**
     * Small letters without marks: ASCII with its signs, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Thai, kana, Chinese and
     * Korean. Of a text in none of these the number says little; gists themselves are compared afterwards.
     */
    private static final int[][] SETTLED = {
        {'!', '~'},
        {0x3b1, 0x3c9},
        {0x430, 0x45f},
        {0x5d0, 0x5ea},
        {0x621, 0x64a},
        {0x904, 0x939},
        {0xe01, 0xe2e},
        {0x3041, 0x3096},
        {0x30a1, 0x30fa},
        {0x3400, 0x9fff},
        {0xac00, 0xd7a3}
    };

    /** From here on letters stand without marks: Chinese and Korean. */
    private static final char WHOLE = 0x3400;

    private static final String TEXTS = "select w.hash, w.salt, w.body, w.entry from words w join entries e"
            + " on e.number = w.entry and e.text = w.hash where w.entry > ? order by w.entry limit 5000";

    private final SqliteDatabase database;

    GistIndex(SqliteDatabase database) {
        this.database = database;
    }

    /** A text, and the entry that says it. */
    private record Said(ErasableText text, long entry) {}

    /** This entry says this text. */
    void add(ErasableText text, long entry) throws SQLException {
        for (long number : numbers(text.body())) {
            database.change("insert into gists values (?, ?)", number, entry);
        }
    }

    /** All texts of a ledger that has no number of any. */
    void addAll() throws SQLException {
        List<Said> page = texts(0);
        while (!page.isEmpty()) {
            for (Said each : page) {
                add(each.text(), each.entry());
            }
            page = texts(page.get(page.size() - 1).entry());
        }
    }

    private List<Said> texts(long after) throws SQLException {
        return database.all(TEXTS, GistIndex::said, after);
    }

    /** This text is about to be erased: by what it was found tells of it. */
    void remove(String hash) throws SQLException {
        for (Said said :
                database.all("select hash, salt, body, entry from words where hash = ?", GistIndex::said, hash)) {
            for (long number : numbers(said.text().body())) {
                database.change("delete from gists where gist = ? and entry = ?", number, said.entry());
            }
        }
    }

    private static Said said(ResultSet row) throws SQLException {
        return new Said(new ErasableText(row.getString(1), row.getString(2), row.getString(3)), row.getLong(4));
    }

    /** Deliveries that said one of these, at some time, or what has the same number. */
    Set<DeliveryId> saying(Set<String> gists) throws SQLException {
        List<Long> numbers = gists.stream().map(GistIndex::number).toList();
        return new HashSet<>(database.all(
                "select e.post, e.account from gists g join entries e on e.number = g.entry"
                        + " where g.gist in (select value from json_each(?))",
                row -> new DeliveryId(
                        new PostId(SqliteDatabase.text(row, 1)), new AccountName(SqliteDatabase.text(row, 2))),
                numbers.toString()));
    }

    /** The numbers by which this text is found. */
    static Set<Long> numbers(String text) {
        Set<Long> numbers = new HashSet<>();
        for (String gist : new Wording(text).gists()) {
            numbers.add(number(gist));
        }
        return numbers;
    }

    /**
     * The same for all that one gist may come to under this Java and a later one, and another for nearly all other gists. A
     * later Java knows more letters: it may write them small, and put marks into another order. So marks do not count here,
     * nor letters whose small form is not settled.
     */
    static long number(String gist) {
        StringBuilder settled = new StringBuilder(gist.length());
        for (int i = 0; i < gist.length(); i++) {
            char c = gist.charAt(i);
            if (c < 0xc0 || c >= WHOLE) {
                append(c, settled);
            } else { // perhaps a letter with a mark on it
                Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
                        .chars()
                        .forEach(bare -> append((char) bare, settled));
            }
        }
        return ErasableText.number(settled.toString());
    }

    private static void append(char c, StringBuilder settled) {
        for (int[] range : SETTLED) {
            if (c >= range[0] && c <= range[1]) {
                settled.append(c == 'ς' ? 'σ' : c);
            }
        }
    }
}
