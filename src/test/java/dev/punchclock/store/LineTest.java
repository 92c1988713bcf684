package dev.punchclock.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.ledger.Facts;
import dev.punchclock.ledger.Kind;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineTest {
    /** The chain is a promise: a hash that was noted in 2026 must be worked out the same for ever. */
    @Test
    void the_hash_of_an_entry_never_changes() {
        Line line = Line.of(
                7,
                Facts.MONDAY,
                Facts.DAVE,
                Facts.of(Kind.APPOINTED, Facts.id("a"), Facts.MONDAY),
                "who",
                null,
                "note",
                Line.origin("desk1-91c2", "acme-7f3a"));
        assertThat(line.previous()).isEqualTo("4fd2a3ff74fbb7efdb371898a25b3fd68069ba0e7cc38d9c6e5716fcd42b1c01");
        assertThat(line.hash()).isEqualTo("3c82c7f24175b7783b1d252149c6ffedd904883d72afdf7dd43f5687695f575f");
    }

    @Test
    void words_cannot_move_from_one_field_to_the_next() {
        Set<String> hashes = new HashSet<>();
        hashes.add(new Sha256().text("ab").text("c").hex());
        hashes.add(new Sha256().text("a").text("bc").hex());
        hashes.add(new Sha256().text("abc").text("").hex());
        hashes.add(new Sha256().text("abc").text(null).hex());
        hashes.add(new Sha256().text(null).text("abc").hex());
        hashes.add(new Sha256().optional(null).number(0).hex());
        hashes.add(new Sha256().optional(0L).hex());
        hashes.add(new Sha256().number(0).hex());
        assertThat(hashes).hasSize(8);
    }
}
