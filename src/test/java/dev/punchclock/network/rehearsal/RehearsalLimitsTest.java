package dev.punchclock.network.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.network.TextObjection;
import dev.punchclock.post.Wording;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalLimitsTest {
    private final RehearsalLimits limits = new RehearsalLimits();

    @Test
    void it_is_called_rehearsal_and_an_attempt_takes_ten_seconds_at_most() {
        assertThat(limits.network()).isEqualTo("rehearsal");
        assertThat(limits.attempt()).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "日", "👩‍👩‍👧‍👦", "🇬🇧", "👍🏽", "1️⃣"})
    void it_takes_five_hundred_characters_as_a_reader_counts_them(String one) {
        assertThat(limits.objection(new Wording(one.repeat(500)))).isEmpty();
        assertThat(limits.objection(new Wording(one.repeat(503))))
                .contains(new TextObjection("the text is 503 long; rehearsal allows 500", "shorten it by 3"));
    }
}
