package dev.punchclock.store;

import dev.punchclock.ledger.EntryBody;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Words that are no longer there although no entry says that they were erased. Which are there is known by a number of eight
 * bytes for each: to ask the table for those of each entry takes longer than all else.
 */
final class MissingTextCheck {
    private final SqliteDatabase database;
    private final Numbers there = new Numbers();
    private final Numbers gists = new Numbers();
    private final Numbers gistless = new Numbers();
    /** Up to which entry texts and reasons of an account were erased. */
    private final Map<String, Long> wordsThrough = new HashMap<>();

    private long namesThrough;

    MissingTextCheck(SqliteDatabase database) {
        this.database = database;
    }

    /** By what texts are found: asked for before the words. */
    void lookAtGists() throws SQLException {
        database.each("select gist, entry from gists", row -> gists.add(place(row.getLong(1), row.getLong(2))));
        gists.sort();
    }

    /**
     * These words are there.
     *
     * @param entry the one that said them first
     * @param unchanged whether they are those that it said
     */
    void found(ErasableText words, long entry, boolean unchanged) {
        there.add(ErasableText.number(words.hash()));
        if (unchanged && !isFound(words, entry)) {
            gistless.add(ErasableText.number(words.hash()));
        }
    }

    /** Of a name or a reason it is not asked. */
    private boolean isFound(ErasableText words, long entry) {
        for (long gist : GistIndex.numbers(words.body())) {
            if (!gists.contains(place(gist, entry))) {
                return false;
            }
        }
        return true;
    }

    private static long place(long gist, long entry) {
        return 31 * gist + entry * 0x100000001b3L;
    }

    /** All that are there were found. */
    void look() throws SQLException {
        there.sort();
        gistless.sort();
        database.each(
                "select number, details from entries where kind = 'forgotten' order by number",
                row -> read(row.getLong(1), row.getString(2)));
    }

    /** Which words of this entry are lost. */
    List<String> of(EntryRow line) {
        boolean covered = line.account() != null && line.number() <= wordsThrough.getOrDefault(line.account(), 0L);
        List<String> lost = new ArrayList<>();
        if (line.number() > namesThrough && isLost(line.who())) {
            lost.add("the name");
        }
        if (!covered && isLost(line.text())) {
            lost.add("the text");
        }
        if (!covered && isLost(line.note())) {
            lost.add("the reason");
        }
        return lost;
    }

    /** Whether the text of this entry is there without what it is rightly found by. */
    boolean isGistless(EntryRow line) {
        return line.text() != null && gistless.contains(ErasableText.number(line.text()));
    }

    private boolean isLost(@Nullable String hash) {
        return hash != null && !there.contains(ErasableText.number(hash));
    }

    /** An entry excuses only what stands before it. What cannot be read excuses nothing: its change is found elsewhere. */
    private void read(long number, String details) {
        try {
            SortedMap<String, String> said = DetailsFormat.read(details);
            long through = Math.min(number - 1, Long.parseLong(said.getOrDefault(EntryBody.THROUGH, "0")));
            namesThrough = Math.max(namesThrough, through);
            for (String account : said.getOrDefault(EntryBody.ACCOUNTS, "").split(",", -1)) {
                wordsThrough.merge(account, through, Math::max);
            }
        } catch (IllegalArgumentException e) {
            return;
        }
    }

    /** Many numbers in little memory: first all are added, then they are sorted, then asked for. */
    private static final class Numbers {
        private long[] numbers = new long[1024];
        private int count;

        void add(long number) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count + count / 2);
            }
            numbers[count++] = number;
        }

        void sort() {
            Arrays.sort(numbers, 0, count);
        }

        boolean contains(long number) {
            return Arrays.binarySearch(numbers, 0, count, number) >= 0;
        }
    }
}
