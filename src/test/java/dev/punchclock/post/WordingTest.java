package dev.punchclock.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private static final String GUIDE = "Our bundle on small claims is out. https://acme.example/guide";

    private static final Media STAND = new Media("a".repeat(64), "image/png", "Our stand");
    private static final Media KETTLE = new Media("b".repeat(64), "video/mp4", "");

    @Test
    void pictures_stand_beside_the_text_and_are_part_of_what_is_said() {
        Wording said = new Wording(" Look at this. ").with(List.of(STAND, KETTLE));
        assertThat(said.text()).isEqualTo("Look at this.");
        assertThat(said.media()).containsExactly(STAND, KETTLE);
        assertThat(said.shown()).isEqualTo("Look at this.\n[Our stand]\n[video/mp4]");
        assertThat(said.firstWords(40)).isEqualTo("Look at this.");
        assertThat(new Wording(said.canonical())).as("as the ledger keeps it").isEqualTo(said);
        assertThat(said.with(List.of())).isEqualTo(new Wording("Look at this."));
        assertThat(said.derivedId())
                .isNotEqualTo(new Wording("Look at this.").derivedId())
                .isNotEqualTo(said.with(List.of(KETTLE, STAND)).derivedId());
    }

    @Test
    void a_picture_without_a_text_is_something() {
        Wording said = new Wording("").with(List.of(STAND));
        assertThat(said.text()).isEmpty();
        assertThat(said.media()).containsExactly(STAND);
        assertThat(new Wording(said.canonical())).isEqualTo(said);
    }

    @Test
    void each_part_of_a_thread_has_its_own_pictures() {
        Wording first = new Wording("One").with(List.of(STAND));
        Wording thread =
                Wording.ofParts(List.of(first, new Wording("Two"), new Wording("Three").with(List.of(KETTLE))));
        assertThat(thread.isThread()).isTrue();
        assertThat(thread.parts()).extracting(Wording::text).containsExactly("One", "Two", "Three");
        assertThat(thread.parts())
                .extracting(Wording::media)
                .containsExactly(List.of(STAND), List.of(), List.of(KETTLE));
        assertThat(thread.media()).containsExactly(STAND, KETTLE);
        assertThat(thread.shown()).isEqualTo("1/3 One\n[Our stand]\n2/3 Two\n3/3 Three\n[video/mp4]");
    }

    @Test
    void what_shows_another_picture_is_no_repeat_and_what_is_described_otherwise_is() {
        Wording said = new Wording("Look").with(List.of(STAND));
        Media described = new Media(STAND.sha256(), STAND.type(), "Our stand at the fair");
        assertThat(new Wording(" look").with(List.of(described)).gist()).isEqualTo(said.gist());
        assertThat(new Wording("Look").with(List.of(KETTLE)).gist()).isNotEqualTo(said.gist());
        assertThat(new Wording("Look").gist()).isNotEqualTo(said.gist());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0001b", "\u0001", "\u0001abc image/png\u0002x", "a\u0002"})
    void a_text_with_such_a_mark_in_it_is_no_picture(String text) {
        assertThat(Wording.markIn(text)).as("nobody may write it").isPresent();
        assertThat(new Wording(text).media()).as("what a network shows").isEmpty();
        assertThat(new Wording(text).text()).isEqualTo(text);
    }

    @Test
    void letters_are_composed() {
        assertThat(new Wording("cafe\u0301").text()).isEqualTo("café").hasSize(4);
        assertThat(new Wording("cafe\u0301")).isEqualTo(new Wording("café"));
    }

    @Test
    void every_line_ends_with_a_line_feed() {
        assertThat(new Wording("one\r\ntwo\rthree\nfour\r\r\nfive").text()).isEqualTo("one\ntwo\nthree\nfour\n\nfive");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "\t", "\r\n", "\u00a0", "\u3000", "\u2003", "\u202f", "\u2028"})
    void there_are_no_blanks_around_it(String blank) {
        assertThat(new Wording(blank + blank + "Hello" + blank + "world" + blank).text())
                .startsWith("Hello")
                .endsWith("world");
        assertThat(new Wording(blank).text()).isEmpty();
    }

    @Test
    void what_was_brought_into_form_stays_as_it_is() {
        String[] pieces = {
            "a",
            "é",
            "e\u0301",
            "\u0301",
            "\u0344",
            "가",
            "\u1100\u1161",
            " ",
            "\u00a0",
            "\r",
            "\n",
            "\u2028",
            "ﬁ",
            "Å",
            "\ud800"
        };
        for (long seed = 1; seed <= 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(10); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            Wording wording = new Wording(text.toString());
            assertThat(new Wording(wording.text())).as("seed %d", seed).isEqualTo(wording);
            assertThat(Normalizer.isNormalized(wording.text(), Normalizer.Form.NFC))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Our guide is out,OUR  Guide is out",
        "'Our guide\n\nis out','our guide is out '",
        "our\u00a0guide,our guide",
        "our\u3000guide,our guide",
        "İstanbul,i\u0307stanbul",
        "Our guide,Our\u200b gui\u00adde",
        "Our guide,'\u200bOur guide \u200b '",
        "café,cafe\u200b\u0301",
        "I ❤ it,I ❤\ufe0f it",
        "می\u200cخواهم,می\u200cخواهم\u200c"
    })
    void what_a_reader_would_call_the_same_has_one_gist(String one, String other) {
        assertThat(new Wording(one).gist()).isEqualTo(new Wording(other).gist());
    }

    @Test
    void texts_with_one_gist_have_one_sketch() {
        Random random = new Random(7);
        String letters = "aAbBsSkKiIßσΣςİé\u0307\u212a\u00a0  \n.-😀\u200b\u200d\u200c\ufe0f\u00adیه";
        for (int i = 0; i < 20_000; i++) {
            String one = random.ints(random.nextInt(1, 30), 0, letters.length())
                    .mapToObj(n -> letters.substring(n, n + 1))
                    .collect(Collectors.joining());
            String other = switch (random.nextInt(3)) {
                case 0 -> one.toUpperCase(Locale.ROOT);
                case 1 -> one.replace(" ", " \n ");
                default -> one.replace("\u200b", "").replace(".", ".\u2060").replace("\ufe0f", "\u00ad");
            };
            Wording a = new Wording(one);
            Wording b = new Wording(other);
            if (a.gist().equals(b.gist())) {
                assertThat(a.sketch()).as("%s and %s", one, other).isEqualTo(b.sketch());
            }
        }
    }

    @Test
    void another_word_makes_another_gist() {
        assertThat(new Wording("Our guide is out").gist()).isNotEqualTo(new Wording("Our guides are out").gist());
        assertThat(new Wording("out").gist()).isNotEqualTo(new Wording("o ut").gist());
    }

    @ParameterizedTest
    @CsvSource({
        "👨\u200d👩\u200d👧,👨👩👧",
        "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f,🏴\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f",
        "می\u200cخواهم,میخواهم"
    })
    void what_looks_different_has_another_gist(String one, String other) {
        assertThat(new Wording(one).gist()).isNotEqualTo(new Wording(other).gist());
    }

    /** The values are from sha256sum and base32: once published, a post is known by them for ever. */
    @Test
    void an_id_is_the_same_on_every_machine_and_in_every_version() {
        assertThat(new Wording(GUIDE).derivedId()).isEqualTo(new PostId("dbjlxqcgn5hk"));
        assertThat(new Wording("\r\n" + GUIDE + "  ").derivedId()).isEqualTo(new PostId("dbjlxqcgn5hk"));
        assertThat(new Wording("Grüße! ❤\ufe0f 👨\u200d👩").derivedId()).isEqualTo(new PostId("jljidetzuxf5"));
        assertThat(new Wording("a\u200bb").derivedId()).isEqualTo(new PostId("rx3cv327slsm"));
    }

    @Test
    void every_letter_and_every_capital_changes_the_id() {
        Wording changed = new Wording(GUIDE.replace("Our", "our"));
        assertThat(changed.derivedId()).isNotEqualTo(new Wording(GUIDE).derivedId());
    }

    @ParameterizedTest
    @CsvSource({
        "100, Our bundle on small claims is out. https://acme.example/guide",
        "61, Our bundle on small claims is out. https://acme.example/guide",
        "60, Our bundle on small claims is out.…",
        "20, Our bundle on small…",
        "19, Our bundle on…",
        "5, Our…",
        "1, …"
    })
    void first_words_are_cut_between_words(int length, String words) {
        assertThat(new Wording(GUIDE).firstWords(length)).isEqualTo(words);
    }

    @Test
    void first_words_stand_on_one_line_and_cut_no_character_in_half() {
        assertThat(new Wording("One\n\ntwo\tthree").firstWords(20)).isEqualTo("One two three");
        assertThat(new Wording("👋".repeat(10)).firstWords(10)).isEqualTo("👋".repeat(10));
        assertThat(new Wording("👋".repeat(10)).firstWords(4)).isEqualTo("👋👋👋…");
        assertThat(new Wording("Donaudampfschifffahrt").firstWords(10)).isEqualTo("Donaudamp…");
    }
}
