package dev.punchclock.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapedTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 8, '\t', '\n', 0xb, '\r', 0x1b, 0x7f, 0x80, 0x85, 0x9b, 0x9d, 0xad, 0x34f, 0x61c, 0x115f, 0x180e,
                0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0x206f,
                0x3164, 0xd83d, 0xdc00, 0xfdd0, 0xfe00, 0xfeff, 0xfff9, 0xffff, 0x1d173, 0xe0001, 0xe0041, 0xe007f,
                0xe0100, 0x10ffff
            })
    void what_is_obeyed_or_not_seen_is_shown_as_an_escape(int c) {
        String expected = new StringBuilder()
                .appendCodePoint(c)
                .chars()
                .mapToObj("\\u%04x"::formatted)
                .reduce("", String::concat);
        assertThat(EscapedText.line("a" + Character.toString(c) + "b")).isEqualTo("a" + expected + "b");
        assertThat(EscapedText.isHarmless("a" + Character.toString(c) + "b")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "Plain: ~", "Grüße, naïve, łódź", "日本語 ｶﾅ 한국어", "مرحبا بالعالم ١٢٣", "שלום", "ไทย", "e\u0301",
                "non\u00a0break", "☎️ ☺︎ #️⃣", "👩‍👩‍👧 👩🏽‍💻 ❤️‍🔥 🏳️‍🌈", "می‌خواهم", "क्‍ष", "葛\udb40\udd00城",
                        "🫠", "\ue0a0"
            })
    void what_people_write_stays(String text) {
        assertThat(EscapedText.line(text)).isEqualTo(text);
    }

    @Test
    void what_hides_between_signs_that_stay_does_not() {
        assertThat(EscapedText.line("☎\ufe0f\ufe0f")).isEqualTo("☎\ufe0f\\ufe0f");
        assertThat(EscapedText.line("👩\u200d\u200d👧")).isEqualTo("👩\\u200d\\u200d👧");
        assertThat(EscapedText.line("🏴\udb40\udc67\udb40\udc7f")).isEqualTo("🏴\\udb40\\udc67\\udb40\\udc7f");
    }

    @Test
    void lines_stay_where_there_may_be_several() {
        assertThat(EscapedText.lines("a\nb\r\nc\u2028d")).isEqualTo("a\nb\\u000d\nc\\u2028d");
        assertThat(EscapedText.onOneLine("a\nb\r\nc\u2028d")).isEqualTo("a\\u000ab\\u000d\\u000ac\u2028d");
    }
}
