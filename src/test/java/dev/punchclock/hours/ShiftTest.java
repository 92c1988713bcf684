package dev.punchclock.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftTest {
    @ParameterizedTest
    @ValueSource(strings = {"09:00-12:30", "22:00-06:00", "00:00-24:00", "22:00-24:00", "00:00-00:01", "12:00-12:00"})
    void it_is_shown_as_it_is_written(String written) {
        assertThat(HoursBuilder.shifts(written).get(0)).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({"09:00-12:30, 210", "22:00-06:00, 480", "00:00-24:00, 1440", "12:00-12:00, 1440"})
    void its_length_is_what_the_wall_clock_says(String written, int minutes) {
        assertThat(HoursBuilder.shifts(written).get(0).minutes()).isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({"-1, 60", "1440, 1500", "60, 60", "60, 30", "60, 1501"})
    void nonsense_cannot_be_built(int start, int end) {
        assertThatThrownBy(() -> new Shift(start, end)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shifts_are_in_the_order_of_the_day() {
        assertThat(HoursBuilder.shifts("13:30-17:30, 09:00-12:30, 09:00-10:00").stream()
                        .sorted())
                .containsExactlyElementsOf(HoursBuilder.shifts("09:00-10:00, 09:00-12:30, 13:30-17:30"));
    }
}
