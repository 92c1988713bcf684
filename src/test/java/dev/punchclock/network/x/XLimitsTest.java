package dev.punchclock.network.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.network.TextObjection;
import dev.punchclock.post.Wording;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XLimitsTest {
    private final XLimits limits = new XLimits();

    @Test
    void it_is_called_x_and_an_attempt_takes_thirty_seconds_at_most() {
        assertThat(limits.network()).isEqualTo("x");
        assertThat(limits.attempt()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_text_of_287_is_to_be_shortened_by_7() {
        assertThat(limits.objection(new Wording("x".repeat(287))))
                .contains(new TextObjection("the text is 287 long; X allows 280", "shorten it by 7"));
    }

    @ParameterizedTest
    @CsvSource({"x, 280", "é, 280", "日, 140", "👩‍👩‍👧‍👦, 140", "🇬🇧, 140", "1️⃣, 140", "©, 280", "©\uFE0F, 140"})
    void x_takes_so_many_and_no_more(String one, int most) {
        assertThat(limits.objection(new Wording(one.repeat(most)))).isEmpty();
        assertThat(limits.objection(new Wording(one.repeat(most) + "日"))).isPresent();
    }

    @Test
    void eleven_links_fit_and_twelve_do_not() {
        String links = "https://acme.example/guide/to/small/claims/2026 ".repeat(11);
        assertThat(limits.objection(new Wording(links))).isEmpty();
        assertThat(limits.objection(new Wording(links + "https://acme.example")))
                .contains(new TextObjection("the text is 287 long; X allows 280", "shorten it by 7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00a0", "a\u0000b", "a\u0007b", "a\ufeffb"})
    void nothing_to_see_and_nothing_that_cannot_be_shown(String text) {
        assertThat(limits.objection(new Wording(text))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "16 | Hello, world! 👋",
                "4  | cafe\u0301",
                "6  | 日本語",
                "2  | 👩‍👩‍👧‍👦",
                "2  | 🇬🇧",
                "2  | 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
                "23 | https://example.com/long",
                "23 | example.com",
                "64 | see README.md and main.rs, node.js",
                "14 | me@example.com",
                "25 | http://localhost:8080/one",
                "18 | http://127.0.0.1/x",
                // written out, with a domain that the library does not know
                "23 | https://a.web",
                "23 | https://acme.example/guide/to/small/claims/and/more",
                "23 | HTTPS://Wiki.Acme.Example:8443/a?b=c#d",
                "24 | https://acme.example/guide.",
                "25 | (https://acme.example/guide)",
                "29 | https://acme.example/日本語",
                "47 | https://a.web https://b.web",
                "24 | https://a.web:",
                "25 | https://a.webは",
                // links by look only
                "20 | xhttps://a.web/guide",
                "18 | https://me@a.web/x",
                "26 | https://first.last@a.web/x",
                "15 | https://a.web-x",
            })
    void it_counts_as_x_counts(int length, String text) {
        assertThat(WeightedLength.of(new Wording(text).text())).isEqualTo(length);
    }

    @Test
    void one_cashtag_is_taken_and_two_are_not() {
        assertThat(limits.objection(new Wording("$ACME is up, $5 a share"))).isEmpty();
        assertThat(limits.objection(new Wording("$ACME is up, $widg is down")))
                .contains(new TextObjection(
                        "the text has 2 cashtags ($ACME, $widg); X allows 1",
                        "keep one of them; the others can do without their $"));
    }

    @Test
    void a_text_that_begins_with_a_user_is_an_answer() {
        assertThat(limits.warnings(new Wording("@amy, thank you"))).hasSize(1);
        assertThat(limits.warnings(new Wording("＠amy, thank you"))).hasSize(1);
        assertThat(limits.warnings(new Wording("Thank you, @amy"))).isEmpty();
        assertThat(limits.warnings(new Wording("@ noon"))).isEmpty();
        assertThat(limits.warnings(new Wording(""))).isEmpty();
    }

    @Test
    void a_newer_emoji_counts_more_than_on_x_and_never_less() {
        assertThat(WeightedLength.of("❤️‍🔥")).isEqualTo(5);
        assertThat(WeightedLength.of("🫶🏽")).isEqualTo(4);
    }

    @Test
    void the_library_is_loaded_for_long_texts_and_cashtags_only() throws Exception {
        URL ours = XLimits.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader withoutLibrary =
                new URLClassLoader(new URL[] {ours}, ClassLoader.getPlatformClassLoader())) {
            assertThat(objection(withoutLibrary, "日".repeat(140))).isEmpty();
            assertThat(objection(withoutLibrary, "Our bundle is out. https://acme.example/guide 👋"))
                    .isEmpty();
            assertThat(objection(withoutLibrary, "From $5 to $10: what $ACME asks of @amy"))
                    .isEmpty();
            for (String text : new String[] {"日".repeat(141), "$ACME and $WIDG"}) {
                assertThatThrownBy(() -> objection(withoutLibrary, text))
                        .isInstanceOf(InvocationTargetException.class)
                        .hasCauseInstanceOf(NoClassDefFoundError.class);
            }
        }
    }

    private static Optional<?> objection(ClassLoader loader, String text) throws ReflectiveOperationException {
        Class<?> wording = loader.loadClass(Wording.class.getName());
        Class<?> type = loader.loadClass(XLimits.class.getName());
        return (Optional<?>) type.getMethod("objection", wording)
                .invoke(
                        type.getConstructor().newInstance(),
                        wording.getConstructor(String.class).newInstance(text));
    }
}
