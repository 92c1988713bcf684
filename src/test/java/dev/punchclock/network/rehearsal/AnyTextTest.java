package dev.punchclock.network.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a text is made of, the sheet gives it back as it was. */
class AnyTextTest {
    private static final int CASES = 3_000;
    private static final String[] PIECES = {
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "    ",
        "\t",
        " ",
        "",
        "## r1",
        "## r2 taken back",
        "# acme",
        "2026-11-24T10:15:00Z",
        "2026-11-24T10:15:00Z, key k",
        ", key ",
        "Hello",
        "é",
        "e\u0301",
        "日本語",
        "👩‍👩‍👧‍👦",
        "🇬🇧",
        "\u2028",
        "\u0085",
        "\u00a0",
        "\ufeff",
        "\u0000",
        "---",
        "```",
        "> ",
        "\\",
        "%s",
        "$1"
    };

    @Test
    void every_text_comes_back_exactly() {
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            List<SheetNote> notes = new ArrayList<>();
            StringBuilder sheet = new StringBuilder();
            for (int number = 1; number <= 1 + random.nextInt(4); number++) {
                SheetNote note = random.nextInt(5) == 0
                        ? new SheetNote.TakenBack(number, at(random))
                        : new SheetNote.Posted(number, at(random), "key " + number + ", key", text(random));
                notes.add(note);
                sheet.append(SheetFormat.write(note));
            }
            List<SheetNote> back = new ArrayList<>();
            int done = SheetFormat.read(sheet.toString(), back);
            assertThat(back).as("seed %d", seed).isEqualTo(notes);
            assertThat(done).as("seed %d", seed).isEqualTo(sheet.length());
        }
    }

    @Test
    void a_sheet_that_was_cut_anywhere_gives_its_whole_notes_and_no_other() {
        for (long seed = 1; seed <= CASES / 10; seed++) {
            Random random = new Random(seed);
            SheetNote first = new SheetNote.Posted(1, at(random), "one", text(random));
            SheetNote second = new SheetNote.Posted(2, at(random), "two", text(random));
            String whole = SheetFormat.write(first);
            String both = whole + SheetFormat.write(second);
            for (int cut = whole.length(); cut < both.length(); cut++) {
                List<SheetNote> back = new ArrayList<>();
                int done = SheetFormat.read(both.substring(0, cut), back);
                assertThat(back).as("seed %d, cut at %d", seed, cut).containsExactly(first);
                assertThat(done).as("seed %d, cut at %d", seed, cut).isEqualTo(whole.length());
            }
        }
    }

    private static Instant at(Random random) {
        return Instant.ofEpochMilli(1_800_000_000_000L + random.nextInt(1_000_000_000));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
