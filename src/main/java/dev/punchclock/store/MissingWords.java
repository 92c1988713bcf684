package dev.punchclock.store;

import dev.punchclock.ledger.Fact;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Words that are no longer there although no entry says that they were erased. Which are there is known by a number of eight
 * bytes for each: to ask the table for those of each entry takes longer than all else.
 */
final class MissingWords {
    private final Database database;
    private final LongStream.Builder reading = LongStream.builder();
    private final LongStream.Builder readingGistless = LongStream.builder();
    private long[] there = {};
    private long[] gistless = {};
    /** Up to which entry texts and reasons of an account were erased. */
    private final Map<String, Long> wordsThrough = new HashMap<>();

    private long namesThrough;

    MissingWords(Database database) {
        this.database = database;
    }

    /** These words are there, with the number of their gist, or without one that is right. */
    void found(String hash, boolean hasGist) {
        reading.add(Words.number(hash));
        if (!hasGist) {
            readingGistless.add(Words.number(hash));
        }
    }

    /** All that are there were found. */
    void look() throws SQLException {
        there = reading.build().sorted().toArray();
        gistless = readingGistless.build().sorted().toArray();
        database.each(
                "select number, details from entries where kind = 'forgotten' order by number",
                row -> read(row.getLong(1), row.getString(2)));
    }

    /** Which words of this entry are lost. */
    List<String> of(Line line) {
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
    boolean isGistless(Line line) {
        return line.text() != null && Arrays.binarySearch(gistless, Words.number(line.text())) >= 0;
    }

    private boolean isLost(@Nullable String hash) {
        return hash != null && Arrays.binarySearch(there, Words.number(hash)) < 0;
    }

    /** An entry excuses only what stands before it. What cannot be read excuses nothing: its change is found elsewhere. */
    private void read(long number, String details) {
        try {
            SortedMap<String, String> said = Details.read(details);
            long through = Math.min(number - 1, Long.parseLong(said.getOrDefault(Fact.THROUGH, "0")));
            namesThrough = Math.max(namesThrough, through);
            for (String account : said.getOrDefault(Fact.ACCOUNTS, "").split(",", -1)) {
                wordsThrough.merge(account, through, Math::max);
            }
        } catch (IllegalArgumentException e) {
            return;
        }
    }
}
