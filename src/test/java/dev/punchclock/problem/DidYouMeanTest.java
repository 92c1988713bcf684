package dev.punchclock.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
    private static final List<String> ACCOUNTS = List.of("acme-dave", "acme", "helpdesk");

    @ParameterizedTest
    @CsvSource({"acme-dvae, acme-dave", "ACME, acme", "acm, acme", "helpdesks, helpdesk", "helldisk, helpdesk"})
    void the_nearest_word_was_meant(String written, String meant) {
        assertThat(DidYouMean.nearest(written, ACCOUNTS)).contains(meant);
        assertThat(DidYouMean.remedy(written, ACCOUNTS)).isEqualTo("did you mean " + meant + "?");
    }

    @Test
    void where_nothing_is_near_all_are_named() {
        assertThat(DidYouMean.nearest("wellbeing", ACCOUNTS)).isEmpty();
        assertThat(DidYouMean.remedy("wellbeing", ACCOUNTS)).isEqualTo("there is acme, acme-dave, helpdesk");
        assertThat(DidYouMean.remedy("wellbeing", List.of())).isEqualTo("there is none yet");
    }

    @Test
    void two_slips_do_not_make_a_short_word_into_any_other() {
        assertThat(DidYouMean.nearest("x", List.of("a"))).isEmpty();
        assertThat(DidYouMean.nearest("xy", List.of("ab"))).isEmpty();
    }
}
