package dev.punchclock.network.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.post.Wording;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The quick answer against the library's: on texts made of what weighs more, or less, than it looks. */
class WeightedLengthBoundTest {
    private static final int CASES = 500;
    private static final String[] PIECES = {
        "a",
        "Hello",
        " ",
        "  ",
        "\n",
        ".",
        "..",
        ". ",
        ",",
        "-",
        "/",
        ":",
        "@",
        "#",
        "_",
        "é",
        "e\u0301",
        "ß",
        "ж",
        "日",
        "本語",
        "。",
        "ก",
        "👋",
        "👩‍👩‍👧‍👦",
        "🇬🇧",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "👍🏽",
        "1️⃣",
        "#️⃣",
        "©",
        "®",
        "™",
        "©️",
        "‼",
        "⁉️",
        "☎",
        "\u200d",
        "\u2019",
        "\u2026",
        "\u2028",
        "t.co",
        "x.co",
        "a.io/b",
        "me@example.com",
        "example.com",
        "README.md",
        "node.js",
        "a.web",
        "日本.jp",
        "http://t.co",
        "https://t.co/a",
        "https://a.web/b",
        "HTTPS://A.WEB",
        "http://localhost/x",
        "https://a.日本",
        "$TWTR",
        "com",
        "1.5",
        "U.S.A.",
        "U+FE0F\ufe0f"
    };

    @Test
    void the_bound_is_never_too_small() {
        for (long seed = 1; seed <= CASES; seed++) {
            String text = text(new Random(seed));
            assertThat(WeightedLengthBound.of(text))
                    .as("seed %d: %s", seed, text)
                    .isGreaterThanOrEqualTo(WeightedLength.of(text));
        }
    }

    @Test
    void no_character_alone_weighs_more_than_the_bound() {
        for (int c = 0; c < 0x2100; c++) {
            String text = new Wording("x" + Character.toString(c)).text();
            assertThat(WeightedLengthBound.of(text)).as("U+%04X", c).isGreaterThanOrEqualTo(WeightedLength.of(text));
        }
    }

    @Test
    void the_quick_answer_is_the_exact_one() {
        XLimits limits = new XLimits();
        int objections = 0;
        for (long seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed);
            StringBuilder near = new StringBuilder();
            while (near.length() < 110 + random.nextInt(200)) {
                near.append(text(random))
                        .append(random.nextBoolean() ? " and so on and so on and so on " : "日本語日本語日本語");
            }
            Wording wording = new Wording(near.toString());
            boolean tooLong = WeightedLength.of(wording.text()) > 280;
            objections += tooLong ? 1 : 0;
            assertThat(limits.objection(wording).isPresent())
                    .as("seed %d: %s", seed, wording)
                    .isEqualTo(tooLong);
        }
        assertThat(objections).isBetween(CASES / 10, CASES * 9 / 10);
    }

    @Test
    void most_posts_need_no_library() {
        assertThat(WeightedLengthBound.of("x".repeat(280))).isEqualTo(280);
        assertThat(WeightedLengthBound.of("日".repeat(140))).isEqualTo(280);
        assertThat(WeightedLengthBound.of("One sentence. Another one... The end."))
                .isEqualTo(37);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextInt(3) == 0 ? " " : "");
        }
        return new Wording(text.toString()).text();
    }
}
