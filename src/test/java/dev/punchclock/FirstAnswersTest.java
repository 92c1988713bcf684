package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newcomer answers to {@code init} is taken where it is clear, and said as it was understood. */
class FirstAnswersTest {
    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(strings = {"9-5", "9 to 5", "9am-5pm", "09:00-17:00", "9:00 to 17:00", "0900-1700"})
    void hours_are_taken_in_every_clear_form(String hours) throws IOException {
        TypedLine line = TypedLine.in(root, "{}");
        TypedLine.Answer answer = line.run("init", "mine", "--zone", "Europe/London", "--hours", hours);
        assertThat(answer.code()).as(answer.said()).isZero();
        assertThat(answer.said().contains("Your work hours are 09:00-17:00.")).isEqualTo(!hours.equals("09:00-17:00"));
        assertThat(Files.readString(line.folder().resolve("mine/punchclock.yaml")))
                .contains("mon-fri: 09:00-17:00\n");
    }

    @ParameterizedTest
    @CsvSource({"England,GB-ENG", "northern ireland,GB-NIR", "UK,GB", "Germany,DE", "gb-sct,GB-SCT", "switzerland,CH"})
    void holidays_are_those_of_a_place_by_its_name(String place, String code) throws IOException {
        TypedLine line = TypedLine.in(root, "{}");
        TypedLine.Answer answer = line.run("init", "mine", "--zone", "Europe/London", "--country", place);
        assertThat(answer.code()).as(answer.said()).isZero();
        assertThat(Files.readString(line.folder().resolve("mine/punchclock.yaml")))
                .contains("holidays: " + code + "\n");
    }

    @Test
    void holidays_of_a_place_are_shown_by_its_name() throws IOException {
        TypedLine line = TypedLine.in(root, "{}");
        assertThat(line.run("holidays", "England").said())
                .isEqualTo(line.run("holidays", "GB-ENG").said());
        assertThat(line.run("holidays", "England").code()).isZero();
    }
}
