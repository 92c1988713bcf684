package dev.punchclock.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.post.Wording;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GistIndexTest {
    /** What the gist is with the letters of Unicode 13 (Java 17), and with those of Unicode 16 (Java 25). */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a capital that came later,      news \ua7cbr you, news \u0264r you",
        "a mark that came later,         cafe\u1ac9\u0301, caf\u00e9\u1ac9",
        "a letter that makes Σ the last, \ua7cbσ, \u0264ς"
    })
    void a_text_has_one_number_under_every_java(String what, String then, String now) {
        assertThat(GistIndex.number(then)).isEqualTo(GistIndex.number(now));
    }

    /** As worked out by Java 17 and by Java 25: one that comes to another would not find what the others have noted. */
    @Test
    void the_numbers_of_all_letters_are_the_same_under_every_java() {
        long all = 0;
        for (int c = ' '; c < 0x20000; c++) {
            if (!isOfNoConcern(c)) {
                String letter = Character.toString(c);
                for (String text : new String[] {
                    "a" + letter + "\u0301Ω",
                    "ΑΣ" + letter,
                    "か" + letter + "\u3099",
                    "и" + letter + "\u0306",
                    "ا" + letter + "\u0654"
                }) {
                    all = 31 * all + GistIndex.number(new Wording(text).gist());
                }
            }
        }
        assertThat(all).isEqualTo(-1143922557389041818L);
    }

    /** Chinese and Korean, what stands for no letter, and scripts that nobody types any more: to leave them out saves seconds. */
    private static boolean isOfNoConcern(int c) {
        return (c >= 0x3400 && c < 0xa000) || (c >= 0xac00 && c < 0xf900) || (c >= 0x12000 && c < 0x1d000);
    }

    @Test
    void other_words_have_another_number_in_every_script() {
        String[] texts = {
            "tea at ten", "tea at two", "чай в десять", "чай в два", "τσάι στις δέκα", "τσάι στις δύο", "תה בעשר",
                    "תה בשתיים",
            "شاي في العاشرة", "شاي في الثانية", "दस बजे चाय", "दो बजे चाय", "ชาสิบโมง", "ชาบ่ายสอง", "お茶は十時", "お茶は二時",
            "차 열 시", "차 두 시"
        };
        Set<Long> numbers = new HashSet<>();
        for (String text : texts) {
            numbers.addAll(GistIndex.numbers(text));
        }
        assertThat(numbers).hasSize(texts.length);
    }

    @Test
    void a_thread_is_found_by_each_of_its_parts_and_by_all_of_it() {
        Set<Long> thread = GistIndex.numbers("One\fTwo");
        assertThat(thread)
                .hasSize(3)
                .containsAll(GistIndex.numbers("one"))
                .containsAll(GistIndex.numbers("two"))
                .containsAll(GistIndex.numbers("one two"));
    }
}
