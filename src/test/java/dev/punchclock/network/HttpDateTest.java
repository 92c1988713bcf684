package dev.punchclock.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpDateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tue, 24 Nov 2026 17:00:50 GMT",
                "Tuesday, 24-Nov-26 17:00:50 GMT",
                "Tue Nov 24 17:00:50 2026",
                "Tue, 24 Nov 2026 17:00:50 UTC",
            })
    void the_three_forms_of_the_standard_are_read(String text) {
        assertThat(HttpDate.parse(text)).contains(Instant.parse("2026-11-24T17:00:50Z"));
    }

    @Test
    void a_day_of_one_digit_is_read_in_each_form() {
        Instant second = Instant.parse("2026-12-02T09:00:00Z");
        assertThat(HttpDate.parse("Wed, 02 Dec 2026 09:00:00 GMT")).contains(second);
        assertThat(HttpDate.parse("Wednesday, 02-Dec-26 09:00:00 GMT")).contains(second);
        assertThat(HttpDate.parse("Wed Dec  2 09:00:00 2026")).contains(second);
    }

    @Test
    void the_first_nine_days_of_a_month_may_have_one_digit() {
        assertThat(HttpDate.parse("Tue, 1 Dec 2026 09:00:00 GMT")).contains(Instant.parse("2026-12-01T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "1795539650",
                "2026-11-24T17:00:50Z",
                "Tue, 24 Nov 2026 17:00:50 CET",
                "Tue, 24 Nov 2026 17:00:50",
                "Mon, 24 Nov 2026 17:00:50 GMT",
                "Tue, 31 Nov 2026 17:00:50 GMT",
                "Tue, 24 Nov 2026 25:00:50 GMT",
                "Tue, 24 nov 2026 17:00:50 GMT",
                "Di, 24 Nov 2026 17:00:50 GMT",
                "Tue, 24 Nov 2026 17:00:50 GMT, Tue, 24 Nov 2026 17:00:51 GMT",
            })
    void anything_else_is_no_date(String text) {
        assertThat(HttpDate.parse(text)).isEmpty();
    }
}
