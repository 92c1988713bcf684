package dev.punchclock.store;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.post.PostId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the file. Instants are milliseconds since 1970.
 *
 * @param who hash of the actor's name, as {@code text} and {@code note} are hashes of words
 * @param previous the hash of the entry before; of the first one {@link #origin}
 * @param hash over all the others
 */
record EntryRow(
        long number,
        long at,
        String via,
        String host,
        long process,
        String zone,
        String who,
        String kind,
        @Nullable String account,
        @Nullable String post,
        @Nullable Long slot,
        @Nullable Long until,
        String details,
        @Nullable String text,
        @Nullable String note,
        String previous,
        String hash) {

    /** What the chain hangs on: nobody can take entries of one ledger for those of another. */
    static String origin(String id, String workspace) {
        return new FieldHash()
                .text("punchclock ledger")
                .text(id)
                .text(workspace)
                .hex();
    }

    /** A fact in its place in the chain; its words are given by their hashes. */
    static EntryRow of(
            long number,
            Instant at,
            Actor by,
            EntryBody fact,
            String who,
            @Nullable String text,
            @Nullable String note,
            String previous) {
        EntryRow open = new EntryRow(
                number,
                at.toEpochMilli(),
                ErasableText.asKept(by.via()),
                ErasableText.asKept(by.host()),
                by.process(),
                by.zone().getId(),
                who,
                fact.kind().word(),
                fact.account() == null ? null : fact.account().value(),
                fact.post() == null ? null : fact.post().value(),
                milliseconds(fact.slot()),
                milliseconds(fact.until()),
                DetailsFormat.write(fact.details()),
                text,
                note,
                previous,
                "");
        return open.closed();
    }

    private EntryRow closed() {
        return new EntryRow(
                number,
                at,
                via,
                host,
                process,
                zone,
                who,
                kind,
                account,
                post,
                slot,
                until,
                details,
                text,
                note,
                previous,
                rightHash());
    }

    /** The hash that it has when nobody changed it. */
    String rightHash() {
        return new FieldHash()
                .text(previous)
                .number(number)
                .number(at)
                .text(via)
                .text(host)
                .number(process)
                .text(zone)
                .text(who)
                .text(kind)
                .text(account)
                .text(post)
                .optional(slot)
                .optional(until)
                .text(details)
                .text(text)
                .text(note)
                .hex();
    }

    /** The entry with hashes where the words would be. */
    Entry withoutWords() {
        return entry(who, text, note);
    }

    /**
     * The entry with these words; null where they were erased.
     *
     * @throws RuntimeException of any kind when no punchclock wrote this line
     */
    Entry entry(@Nullable String saidWho, @Nullable String saidText, @Nullable String saidNote) {
        Actor by = new Actor(saidWho == null ? "" : saidWho, via, host, process, ZoneId.of(zone));
        EntryBody fact = new EntryBody(
                EntryKind.of(kind),
                account == null ? null : new AccountName(account),
                post == null ? null : new PostId(post),
                instant(slot),
                instant(until),
                DetailsFormat.read(details),
                saidText,
                saidNote);
        return new Entry(number, Instant.ofEpochMilli(at), by, fact);
    }

    private static @Nullable Long milliseconds(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static @Nullable Instant instant(@Nullable Long milliseconds) {
        return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds);
    }
}
