package dev.punchclock.store;

import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes facts at the end of the chain, inside a transaction that somebody else began. */
final class EntryWriter {
    private final EntryTable entries;
    private final Supplier<Actor> actor;

    /** Made when something is written: most commands only look. */
    private static final class Salt {
        static final SecureRandom RANDOM = new SecureRandom();
    }

    EntryWriter(EntryTable entries, Supplier<Actor> actor) {
        this.entries = entries;
        this.actor = actor;
    }

    /**
     * What was written.
     *
     * @param entries as they will be read again
     * @param withoutWords the same with hashes where the words would be
     * @param tip the end of the chain now
     */
    record Written(List<Entry> entries, List<Entry> withoutWords, ChainTip tip) {}

    Written write(List<EntryBody> facts, Instant now, ChainTip after) throws SQLException {
        List<Entry> said = new ArrayList<>();
        List<Entry> bare = new ArrayList<>();
        ChainTip tip = after;
        // One for all of them, and a fresh one next time: what is erased cannot be told by what comes later.
        Actor own = actor.get();
        ErasableText who = keep(own.who(), after.number() + 1, false);
        for (EntryBody fact : facts) {
            ErasableText text = fact.text() == null ? null : keep(fact.text(), tip.number() + 1, true);
            ErasableText note = fact.note() == null ? null : keep(fact.note(), tip.number() + 1, false);
            EntryRow line =
                    EntryRow.of(tip.number() + 1, now, own, fact, who.hash(), hash(text), hash(note), tip.hash());
            entries.add(line);
            said.add(line.entry(who.body(), body(text), body(note)));
            bare.add(line.withoutWords());
            tip = new ChainTip(line.number(), line.hash());
        }
        return new Written(said, bare, tip);
    }

    private ErasableText keep(String said, long number, boolean isText) throws SQLException {
        ErasableText words = ErasableText.of(said, Salt.RANDOM);
        entries.add(words, number, isText);
        return words;
    }

    private static @Nullable String hash(@Nullable ErasableText words) {
        return words == null ? null : words.hash();
    }

    private static @Nullable String body(@Nullable ErasableText words) {
        return words == null ? null : words.body();
    }
}
