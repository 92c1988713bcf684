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
        TypedCommand line = TypedCommand.in(root, "{}");
        TypedCommand.Answer answer = line.run("init", "mine", "--zone", "Europe/London", "--hours", hours);
        assertThat(answer.code()).as(answer.said()).isZero();
        assertThat(answer.said().contains("Your work hours are 09:00-17:00.")).isEqualTo(!hours.equals("09:00-17:00"));
        assertThat(Files.readString(line.folder().resolve("mine/punchclock.yaml")))
                .contains("mon-fri: 09:00-17:00\n");
    }

    /** What is not clear is no bug and no guess: it is said what is wrong, and nothing is written. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            09:00-12:00, 11:00-13:00 | 09:00-12:00 and 11:00-13:00 overlap
            9-12, 11-13              | 09:00-12:00 and 11:00-13:00 overlap
            09:00-23:59              | `09:00-23:59` leaves out the last minute of the day
            9:00 to 23:59            | `09:00-23:59` leaves out the last minute of the day
            09:00-09:00              | `09:00-09:00` has no length
            9 to 9                   | `9 to 9` is not a start and an end
            9am-9am                  | `9am-9am` is not a start and an end
            9:00-5:00                | warning: a shift of 20 h, to the next day
            17:00-09:00, 08:00-18:00 | 08:00-18:00 and 17:00-09:00 overlap
            25:00-26:00              | there is no such time in `25:00-26:00`
            09:00-17:60              | there is no such time in `09:00-17:60`
            ''                       | no times are written here
            ','                      | there is a comma too many
            09:00-12:00,,13:00-17:00 | there is a comma too many
            -                        | `-` is not a time
            09:00                    | `09:00` is not a start and an end
            09:00-                   | `09:00-` is not a start and an end
            09:00~17:00              | `09:00~17:00` is not a start and an end
            mornings                 | `mornings` is not a start and an end
            nine to five             | `nine to five` is not a start and an end
            off                      | with `off` there is no work at all
            """)
    void hours_that_are_not_clear_are_refused(String hours, String what) throws IOException {
        TypedCommand line = TypedCommand.in(root, "{}");
        TypedCommand.Answer answer = line.run("init", "mine", "--zone", "Europe/London", "--hours", hours);
        assertThat(answer.said()).startsWith(what + "\n  to do: ");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(line.folder().resolve("mine")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"09:00—17:00", "09:00−17:00", "09:00‑17:00", "09:00-17:00,", "09:00-17:00 ;", "“9-5”", "9 – 17"})
    void slips_in_hours_that_leave_no_doubt_are_taken(String hours) throws IOException {
        TypedCommand line = TypedCommand.in(root, "{}");
        TypedCommand.Answer answer = line.run("init", "mine", "--zone", "Europe/London", "--hours", hours);
        assertThat(answer.said()).contains("Your work hours are 09:00-17:00.");
    }

    @ParameterizedTest
    @CsvSource({"England,GB-ENG", "northern ireland,GB-NIR", "UK,GB", "Germany,DE", "gb-sct,GB-SCT", "switzerland,CH"})
    void holidays_are_those_of_a_place_by_its_name(String place, String code) throws IOException {
        TypedCommand line = TypedCommand.in(root, "{}");
        TypedCommand.Answer answer = line.run("init", "mine", "--zone", "Europe/London", "--country", place);
        assertThat(answer.code()).as(answer.said()).isZero();
        assertThat(Files.readString(line.folder().resolve("mine/punchclock.yaml")))
                .contains("holidays: " + code + "\n");
    }

    /** Whoever names no place is shown what to write, and that bank holidays are work days until then. */
    @ParameterizedTest
    @CsvSource({
        "Europe/London,GB-ENG",
        "Europe/Dublin,IE",
        "Europe/Berlin,DE",
        "America/Chicago,US",
        "Australia/Sydney,AU",
        "UTC,GB-SCT"
    })
    void holidays_that_are_likely_stand_there_as_a_comment(String zone, String code) throws IOException {
        TypedCommand line = TypedCommand.in(root, "{}");
        assertThat(line.run("init", "mine", "--zone", zone, "--name", "dave").code())
                .isZero();
        Path file = line.folder().resolve("mine/punchclock.yaml");
        String written = Files.readString(file);
        assertThat(written).contains("count as work days until", "\n    # holidays: " + code + "\n");
        Files.writeString(file, written.replace("# holidays:", "holidays:"));
        assertThat(line.run("check", "-C", "mine").code()).isZero();
        assertThat(line.run("hours", "dave", "-C", "mine", "--from", "2026-12-21")
                        .said())
                .containsPattern("Fri 25 Dec  off +.*Christmas");
    }

    @ParameterizedTest
    @ValueSource(strings = {"England", "england", "gb-eng", "eng"})
    void holidays_of_a_place_are_shown_by_its_name(String place) throws IOException {
        TypedCommand line = TypedCommand.in(root, "{}");
        assertThat(line.run("holidays", place))
                .isEqualTo(line.run("holidays", "GB-ENG"))
                .extracting(TypedCommand.Answer::code)
                .isEqualTo(0);
    }

    @Test
    void holidays_of_a_place_are_shown_in_a_folder_that_is_no_workspace() throws IOException {
        TypedCommand line = TypedCommand.in(root, "{}");
        String england = line.run("holidays", "GB-ENG").said();
        Files.delete(line.folder().resolve("punchclock.yaml"));
        assertThat(line.run("holidays", "england").said()).isEqualTo(england);
        assertThat(line.run("holidays", "office").said()).doesNotContain("GB");
    }

    @Test
    void hours_of_the_workspace_come_before_a_place_of_the_same_name() throws IOException {
        TypedCommand line = TypedCommand.in(root, "{}");
        line.write(
                "punchclock.yaml",
                Files.readString(line.folder().resolve("punchclock.yaml")).replace("office", "england"));
        assertThat(line.run("holidays", "england").said())
                .startsWith("england  2026\n")
                .contains("0 days off");
    }

    @Test
    void holidays_of_a_name_that_is_no_place_either_are_those_of_what_is_near() throws IOException {
        assertThat(TypedCommand.in(root, "{}").run("holidays", "offise").said())
                .isEqualTo(
                        "there are no hours, no account and no member called offise\n  to do: did you mean office?\n");
    }
}
