package dev.punchclock.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaTest {
    @Test
    void without_a_quota_nothing_is_owed_and_only_the_usual_gap_is_in_the_way() {
        assertThat(Quota.NONE.min()).isZero();
        assertThat(Quota.NONE.isLimited()).isFalse();
        assertThat(Quota.NONE.gap()).isEqualTo(Duration.ofMinutes(15));
        assertThat(new Quota(Period.WEEK, 5, 12, Duration.ZERO).isLimited()).isTrue();
    }

    @Test
    void the_pace_is_the_least_where_there_is_one_and_else_the_most() {
        assertThat(new Quota(Period.WEEK, 5, 12, Duration.ZERO).aim()).isEqualTo(5);
        assertThat(new Quota(Period.WEEK, 0, 12, Duration.ZERO).aim()).isEqualTo(12);
        assertThat(Quota.NONE.aim()).isEqualTo(Quota.UNLIMITED);
    }

    @ParameterizedTest
    @CsvSource({"4", "13"})
    void the_pace_lies_between_the_least_and_the_most(int aim) {
        assertThatThrownBy(() -> new Quota(Period.WEEK, 5, aim, 12, Duration.ZERO, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"-1, 5, 0", "6, 5, 0", "0, -1, 0", "0, 5, -1"})
    void nonsense_cannot_be_built(int min, int max, int gap) {
        assertThatThrownBy(() -> new Quota(Period.WEEK, min, max, Duration.ofMinutes(gap)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "-a", "a/b", "a b", "é", "../a", "12345678901234567890123456789012345678901"})
    void an_account_name_is_fit_to_be_a_file_name(String name) {
        assertThatThrownBy(() -> new AccountName(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
