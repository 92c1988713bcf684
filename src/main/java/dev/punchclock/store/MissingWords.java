package dev.punchclock.store;

import dev.punchclock.ledger.Fact;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Words that are no longer there although no entry says that they were erased. */
final class MissingWords {
    private static final String THERE = "exists (select 1 from words where hash = e.";
    private static final String MISSING = "select number, account, not " + THERE + "who), text is not null and not "
            + THERE
            + "text), note is not null and not " + THERE + "note) from entries e where not " + THERE
            + "who) or (text is not null and not " + THERE + "text)) or (note is not null and not " + THERE + "note))";

    private final Database database;
    private final Map<Long, List<String>> missing = new HashMap<>();
    /** Up to which entry texts and reasons of an account were erased. */
    private final Map<String, Long> wordsThrough = new HashMap<>();

    private long namesThrough;

    MissingWords(Database database) {
        this.database = database;
    }

    void look() throws SQLException {
        database.each(
                "select number, details from entries where kind = 'forgotten' order by number",
                row -> read(row.getLong(1), row.getString(2)));
        database.each(MISSING, row -> {
            long number = row.getLong(1);
            String account = row.getString(2);
            boolean covered = account != null && number <= wordsThrough.getOrDefault(account, 0L);
            List<String> lost = new ArrayList<>();
            if (row.getBoolean(3) && number > namesThrough) {
                lost.add("the name");
            }
            if (row.getBoolean(4) && !covered) {
                lost.add("the text");
            }
            if (row.getBoolean(5) && !covered) {
                lost.add("the reason");
            }
            if (!lost.isEmpty()) {
                missing.put(number, lost);
            }
        });
    }

    /** Which words of this entry are lost. */
    List<String> of(long number) {
        return missing.getOrDefault(number, List.of());
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
