package dev.punchclock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
    @ParameterizedTest
    @CsvSource({
        "abc, 3",
        "é, 1",
        "e\u0301, 1",
        "お茶, 4",
        "ｶﾅ, 2",
        "한국, 4",
        "☕, 2",
        "✅ done, 7",
        "🎉, 2",
        "❤️, 2",
        "👩‍💻, 4",
        "…, 1",
        "\u202e, 6",
    })
    void wide_characters_take_two_columns_and_escapes_as_many_as_they_have(String text, int columns) {
        assertThat(TextWidth.of(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "Our guide is out, 16, Our guide is out",
        "Our guide is out, 15, Our guide is…",
        "Our guide is out, 8, Our gui…",
        "Donaudampfschiff, 9, Donaudam…",
        "お茶の時間です, 9, お茶の時…",
        "お茶の時間です, 8, お茶の…",
        "ab👩‍💻cd, 5, ab👩…",
        "a\u202eb, 5, a…",
    })
    void a_text_is_cut_to_its_room_rather_between_words_and_never_in_half_a_sign(String text, int room, String cut) {
        assertThat(TextWidth.cut(text, room)).isEqualTo(cut);
        assertThat(TextWidth.of(cut)).isLessThanOrEqualTo(room);
    }

    @Test
    void what_is_painted_stays_painted_where_it_is_cut() {
        Screen screen = new Screen(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), true);
        String cut = TextWidth.cut(screen.warn("held by the press office"), 10);
        assertThat(cut).isEqualTo(StyleMark.of("33") + "held by…" + StyleMark.of("0"));
    }

    @Test
    void a_long_sentence_goes_on_below_and_an_address_stands_alone() {
        assertThat(TextWidth.wrap("  to do: wait until work begins, then try again", 24, " ".repeat(9)))
                .containsExactly("  to do: wait until work", "         begins, then", "         try again");
        assertThat(TextWidth.wrap("sent  https://social.acme.example/@work/1234  late", 24, ""))
                .containsExactly("sent", "https://social.acme.example/@work/1234", "late");
        assertThat(TextWidth.wrap("お茶の時間です 三階の台所へ", 16, "")).containsExactly("お茶の時間です", "三階の台所へ");
        assertThat(TextWidth.wrap("お茶の時間です、三階の台所へ", 10, "  ")).containsExactly("お茶の時間", "  です、三", "  階の台所", "  へ");
    }

    @Test
    void a_table_that_fits_is_as_it_was() {
        assertThat(table(40, List.of("a", "10:15", "Tea"), List.of("long-id", "9:05", "")))
                .containsExactly("a        10:15  Tea", "long-id  9:05");
    }

    @Test
    void texts_are_shortened_first_then_prose_goes_on_below_and_the_rest_begins_further_lines() {
        List<String> row = List.of(
                "Mon 23 Nov 10:27 GMT", "kettle", "The kettle is on in the kitchen", "1 of 7 spread over week 48");
        assertThat(table(86, row))
                .containsExactly("Mon 23 Nov 10:27 GMT  kettle  The kettle is on in the…  1 of 7 spread over week 48");
        assertThat(table(72, row))
                .containsExactly("Mon 23 Nov 10:27 GMT  kettle  The kettle is…  1 of 7 spread over week 48");
        assertThat(table(60, row))
                .containsExactly(
                        "Mon 23 Nov 10:27 GMT  kettle  The kettle is on in the…", "    1 of 7 spread over week 48");
        assertThat(table(30, row))
                .containsExactly(
                        "Mon 23 Nov 10:27 GMT  kettle",
                        "    The kettle is on in the…",
                        "    1 of 7 spread over week 48");
    }

    @Test
    void an_id_is_never_shortened() {
        String id = "a-very-long-id-of-a-post-that-somebody-has-written";
        assertThat(table(40, List.of(id, "sent", "Hello", "pinned"))).containsExactly(id, "    sent  Hello  pinned");
    }

    private static List<String> table(int room, List<String> row) {
        return table(room, row, List.of());
    }

    private static List<String> table(int room, List<String> row, List<String> other) {
        List<List<String>> rows = other.isEmpty() ? List.of(row) : List.of(row, other);
        return Table.lines(room, rows, Column.WHOLE, Column.WHOLE, Column.TEXT);
    }
}
