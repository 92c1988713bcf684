package dev.punchclock.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Facts;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntryRowTest {
    /** The chain is a promise: a hash that was noted in 2026 must be worked out the same for ever. */
    @Test
    void the_hash_of_an_entry_never_changes() {
        EntryRow line = EntryRow.of(
                7,
                Facts.MONDAY,
                Facts.DAVE,
                Facts.of(EntryKind.APPOINTED, Facts.id("a"), Facts.MONDAY),
                "who",
                null,
                "note",
                EntryRow.origin("desk1-91c2", "acme-7f3a"));
        assertThat(line.previous()).isEqualTo("4fd2a3ff74fbb7efdb371898a25b3fd68069ba0e7cc38d9c6e5716fcd42b1c01");
        assertThat(line.hash()).isEqualTo("3c82c7f24175b7783b1d252149c6ffedd904883d72afdf7dd43f5687695f575f");
    }

    @Test
    void words_cannot_move_from_one_field_to_the_next() {
        Set<String> hashes = new HashSet<>();
        hashes.add(new FieldHash().text("ab").text("c").hex());
        hashes.add(new FieldHash().text("a").text("bc").hex());
        hashes.add(new FieldHash().text("abc").text("").hex());
        hashes.add(new FieldHash().text("abc").text(null).hex());
        hashes.add(new FieldHash().text(null).text("abc").hex());
        hashes.add(new FieldHash().optional(null).number(0).hex());
        hashes.add(new FieldHash().optional(0L).hex());
        hashes.add(new FieldHash().number(0).hex());
        assertThat(hashes).hasSize(8);
    }
}
