package dev.punchclock.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.post.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\n", "\u00a0", "\u3000", "\u200b\u200d", "\u2028"})
    void there_must_be_something_to_see(String text) {
        assertThat(TextRules.objection(new Wording(text)))
                .contains(new TextObjection("the text is empty", "write something"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0    | the text has the control character U+0000 in it",
                "7    | the text has the control character U+0007 in it",
                "1b   | the text has the control character U+001B in it",
                "85   | the text has the control character U+0085 in it",
                "feff | the text has U+FEFF, which is no character, in it",
                "fffe | the text has U+FFFE, which is no character, in it",
                "1ffff| the text has U+1FFFF, which is no character, in it",
                "d83d | the text has half a character (U+D83D) in it",
            })
    void nothing_may_be_in_it_that_cannot_be_shown(String codePoint, String what) {
        String text = "Hello" + Character.toString(Integer.parseInt(codePoint, 16)) + "world";
        assertThat(TextRules.objection(new Wording(text))).contains(new TextObjection(what, "take it out"));
    }

    @Test
    void line_feeds_tabs_and_what_holds_an_emoji_together_can_be_shown() {
        assertThat(TextRules.objection(new Wording("One\n\ttwo 👩‍👩‍👧‍👦 1️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿")))
                .isEmpty();
    }
}
