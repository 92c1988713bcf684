package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who mistypes an option is told what to write, not where to read. */
class RemediesTest {
    @TempDir
    private Path root;

    private TypedCommand line;

    @BeforeEach
    void workspace() throws IOException {
        line = TypedCommand.in(root, "work: { network: rehearsal, member: dave, quota: { gap: 0m } }");
        Path file = line.folder().resolve("punchclock.yaml");
        line.write("punchclock.yaml", Files.readString(file).replace("publisher: desk1-0000\n", ""));
        line.write("queue/posts.yaml", "- { id: tea, to: work, text: The kettle is on }\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3pm", "3 pm", "3:00 pm", "15:00", "3.00pm"})
    void time_of_today_is_taken_in_every_clear_form(String time) {
        assertThat(line.run("busy", "work", "--until", time).said())
                .contains("work is busy until Tue 24 Nov 15:00 GMT");
        line.run("free", "work");
        assertThat(line.run("move", "tea", time).said()).contains("Pinned tea to Tue 24 Nov 15:00 GMT");
        assertThat(line.run("add", "work", "Hello", "--at", time).said()).contains("Tue 24 Nov 15:00 GMT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"15:30:45", "3:30:45 pm", "2026-11-24 15:30:45"})
    void seconds_of_a_time_are_kept(String time) throws IOException {
        line.run("move", "tea", time);
        assertThat(Files.readString(line.folder().resolve("queue/posts.yaml"))).contains("at: 2026-11-24 15:30:45");
    }

    @Test
    void one_digit_is_an_hour_of_the_morning() {
        line.at(TypedCommand.TEN.minusSeconds(3600));
        assertThat(line.run("busy", "work", "--until", "9:30").said()).contains("until Tue 24 Nov 09:30 GMT");
    }

    /** With a full stop it may be a day of a month, and alone a number may be anything. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            15.30    | write 15:30
            15       | write 15:00
            15:30:60 | write 15:30 for today, or "2026-11-25 10:15" (year, month, day, time)
            26:00    | write 15:30 for today, or "2026-11-25 10:15" (year, month, day, time)
            tomorrow | write 15:30 for today, or "2026-11-25 10:15" (year, month, day, time)
            """)
    void time_that_is_not_clear_is_told_as_it_is_to_be_written(String time, String remedy) {
        TypedCommand.Answer answer = line.run("busy", "work", "--until", time);
        assertThat(answer.said()).isEqualTo("not a time: " + time + "\n  to do: " + remedy + "\n");
        assertThat(answer.code()).isEqualTo(2);
    }

    @Test
    void day_that_is_not_clear_is_told_as_it_is_to_be_written() {
        assertThat(line.run("add", "work", "Hello", "--expires", "friday").said())
                .isEqualTo("not a date: friday\n  to do: write it as 2026-11-24 (year, month, day)\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plan --weeks x             | --weeks is x                            | give a whole number, such as 4
            rehearse --weeks 1.5       | --weeks is 1.5                          | give a whole number, such as 4
            holidays GB --year next    | --year is next                          | give a year, such as 2026
            plan --weeks 99999999999   | --weeks is 99999999999                  | give a whole number, such as 4
            add work Hi --at 11:00 --at 12:00 | --at is given twice              | give it once
            add work Hi --at=11:00 --at 12:00 | --at is given twice              | give it once
            add work Hi --draft --draft | --draft is given twice                 | give it once
            add work Hi --draft=yes    | --draft takes no value                  | write --draft, or leave it out
            add work Hi --draft=       | --draft takes no value                  | write --draft, or leave it out
            plan --json=true           | --json takes no value                   | write --json, or leave it out
            plan -C a --workspace b    | --workspace is given twice              | give it once
            plan --weeks               | N is missing behind --weeks             | write punchclock plan --weeks N
            plan --week 3              | what is --week?                         | did you mean --weeks?
            hours work --form x        | what is --form?                         | did you mean --from?
            hours work --weeks 3       | what is --weeks?                        | punchclock hours --help tells the options
            daemon --json              | what is --json?                         | write punchclock daemon --log json
            schema output --json       | what is --json?                         | leave it out: what punchclock schema prints is JSON
            plan 3                     | what is 3?                              | punchclock plan takes options only; punchclock plan --help tells them
            show tea coffee            | what is coffee?                         | write punchclock show POST
            move                       | POST is missing                         | write punchclock move POST TIME
            move tea                   | TIME is missing                         | write punchclock move POST TIME
            resolve                    | POST is missing                         | write punchclock resolve POST --sent URL or --not-sent
            resolve tea                | --sent URL or --not-sent is missing     | write punchclock resolve POST --sent URL or --not-sent
            resolve tea --sent         | URL is missing behind --sent            | write punchclock resolve POST --sent URL or --not-sent
            forget dave                | --before DATE is missing                | write punchclock forget MEMBER --before DATE
            """)
    void line_that_was_not_understood_says_what_to_write(String typed, String what, String remedy) {
        String[] words = typed.split(" ");
        TypedCommand.Answer answer = line.run(words);
        assertThat(answer.said())
                .startsWith("punchclock " + words[0] + ": " + what + "\n")
                .contains("to do: " + remedy);
        assertThat(answer.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            add,work,Hello,--at,2026-11-31 10:00 | there is no 2026-11-31 in the calendar | that month has 30 days
            move,tea,2026-11-31 10:00            | there is no 2026-11-31 in the calendar | that month has 30 days
            busy,work,--until,2026-11-30 24:30   | there is no 24:30 on the clock         | write a time from 00:00 to 23:59
            add,work,Hello,--expires,2026-13-01  | there is no 2026-13-01 in the calendar | write the month as 01 to 12
            rehearse,--from,2026-02-30           | there is no 2026-02-30 in the calendar | that month has 28 days
            """)
    void date_that_there_is_not_is_not_told_the_shape_that_it_has(String typed, String what, String remedy) {
        TypedCommand.Answer answer = line.run(typed.split(","));
        assertThat(answer.said()).isEqualTo(what + "\n  to do: " + remedy + "\n");
        assertThat(answer.code()).isEqualTo(2);
    }

    @Test
    void new_post_in_the_past_is_not_said_to_wait() {
        TypedCommand.Answer answer = line.run("add", "work", "Hello", "--at", "2025-11-25 09:00");
        assertThat(answer.said()).isEqualTo("""
                        --at: Tue 25 Nov 2025 09:00 GMT (+00:00) is past: nothing was added
                          to do: correct the time, or say what is to become of it: --late next-slot, drop or hold
                        """);
        assertThat(answer.code()).isEqualTo(2);
    }

    @Test
    void new_post_that_repeats_another_is_told_the_option() {
        assertThat(line.run("add", "work", "The kettle is on").said())
                .contains("to do: say it in other words, or give --repeat\n");
        assertThat(line.run("add", "work", "Hello", "--expires", "2026-11-20").said())
                .isEqualTo(
                        "--expires: 2026-11-20 is past: nothing was added\n  to do: give a later day, or leave --expires out\n");
    }

    @Test
    void move_to_the_past_changes_nothing_and_says_so() {
        TypedCommand.Answer answer = line.run("move", "tea", "2025-11-25 09:00");
        assertThat(answer.said()).endsWith("""
                        Tue 25 Nov 2025 09:00 GMT (+00:00) is past: nothing was changed
                          to do: give a time to come, or: punchclock move tea next
                        """);
        assertThat(answer.code()).isEqualTo(2);
        assertThat(line.run("show", "tea").said()).doesNotContain("2025");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hold", "unhold", "retry", "resolve"})
    void account_that_there_is_not_is_told_as_unknown(String command) {
        line.run("run");
        String[] words = command.equals("resolve")
                ? new String[] {command, "tea", "--account", "nobody", "--not-sent"}
                : new String[] {command, "tea", "--account", "nobody"};
        TypedCommand.Answer answer = line.run(words);
        assertThat(answer.said()).isEqualTo("there is no account nobody\n  to do: there is work\n");
        assertThat(answer.code()).isEqualTo(2);
    }

    @Test
    void account_of_another_post_is_told_where_this_one_goes() throws IOException {
        Path file = line.folder().resolve("punchclock.yaml");
        line.write("punchclock.yaml", Files.readString(file) + "  other: { network: rehearsal, member: dave }\n");
        assertThat(line.run("hold", "tea", "--account", "other").said())
                .isEqualTo("tea does not go to other\n  to do: it goes to work\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rehearse --from 2020-01-01           | --from is 2020-01-01: no clock is believed that is older than this program | give a later day, such as 2026-11-24
            ledger verify --from-head zzz        | zzz is no head                               | give its 64 hexadecimal digits, as punchclock ledger head prints them
            calendar x.ics --output y.ics        | --output is where --strip writes its copy    | add --strip
            calendar x.ics --strip --fresh       | --strip and --fresh are two things           | give one of the two
            calendar x.ics --fresh --to 2026-12-01 | --from and --to do not go with --fresh     | give the one or the other
            calendar x.ics --strip --to 2026-12-01 | --from and --to do not go with --strip     | give the one or the other
            install --cron --systemd             | --cron and --systemd are two answers         | give one of the two
            install                              | what shall be installed?                     | give --cron or --systemd
            """)
    void option_that_is_wrong_is_named(String typed, String what, String remedy) {
        TypedCommand.Answer answer = line.run(typed.split(" "));
        assertThat(answer.said()).isEqualTo(what + "\n  to do: " + remedy + "\n");
        assertThat(answer.code()).isEqualTo(2);
    }

    /** As it stands in the message, for a person and for machines, it can be typed. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            a b  | 'a b'
            it's | 'it'"'"'s'
            $HOME | '$HOME'
            -x   | ./-x
            ends | ends
            """)
    void folder_in_a_remedy_can_be_typed(String folder, String typed) {
        assertThat(line.run("init", "--name", "dave", "--", folder).said())
                .contains("to do: punchclock init " + typed + " --zone Europe/London\n");
        assertThat(line.run("init", "--name", "dave", "--zone", "Europe/London", "--", folder)
                        .said())
                .endsWith("Next: cd " + typed + " && punchclock check && punchclock plan\n");
    }

    /** What stands there as an example can be taken over: that day is a holiday of that country. */
    @Test
    void holidays_of_the_country_are_the_example_in_a_new_workspace() throws IOException {
        line.run("init", "us", "--name", "dave", "--zone", "Europe/London", "--country", "US");
        Path file = line.folder().resolve("us/punchclock.yaml");
        String text = Files.readString(file);
        assertThat(text)
                .contains("# holidays: { country: US, also: [2026-11-28], not: [2026-11-26] }\n    holidays: US\n");
        Files.writeString(file, text.replace("    # holidays:", "    holidays:").replace("\n    holidays: US\n", "\n"));
        assertThat(line.run("check", "-C", "us").said())
                .doesNotContain("warning")
                .contains("is in order");
    }

    @Test
    void country_without_known_holidays_is_left_out_of_a_new_workspace() {
        assertThat(line.run("init", "np", "--name", "dave", "--zone", "Asia/Kathmandu", "--country", "NP")
                        .said())
                .contains("no holidays of NP are known\n  to do: leave the country out, and write the days off in");
    }

    @Test
    void text_in_a_remedy_can_be_typed() {
        assertThat(line.run("post", "Tea \"for\" two, $5").said())
                .contains("to do: punchclock post --to ACCOUNT 'Tea \"for\" two, $5'\n");
    }

    @Test
    void post_that_has_expired_is_not_told_to_be_let_go() throws IOException {
        line.write("queue/posts.yaml", "- { id: tea, to: work, expires: 2026-11-20, text: The kettle is on }\n");
        assertThat(line.run("check").said())
                .contains("it has expired: it will be dropped\n  to do: take it out, or give it a later expires:\n");
        line.run("run");
        assertThat(line.run("check").said())
                .contains("it was dropped")
                .contains("to do: take it out, or give it a later expires: and then punchclock unhold tea\n");
        line.write("queue/posts.yaml", "- { id: tea, to: work, expires: 2026-12-20, text: The kettle is on }\n");
        line.run("unhold", "tea");
        assertThat(line.run("status").said()).contains("next Fri 27 Nov 10:39 GMT  tea");
    }

    @Test
    void post_that_expires_before_its_time_is_one_problem() throws IOException {
        line.write(
                "queue/posts.yaml",
                "- { id: tea, to: work, at: 2026-11-26 10:00, expires: 2026-11-25, text: The kettle is on }\n");
        assertThat(line.run("check").said())
                .containsOnlyOnce("to do")
                .contains("it expires before the time in `at`\n  to do: let it expire after 2026-11-26 10:00");
    }

    @Test
    void refused_post_is_offered_another_try_and_told_when_that_is() throws IOException {
        String sound = Files.readString(line.folder().resolve("punchclock.yaml"));
        line.write("punchclock.yaml", sound.replace("quota:", "behaves: refuse, quota:"));
        line.write("queue/posts.yaml", "- { id: tea, to: work, at: 2026-11-24 10:00, text: The kettle is on }\n");
        line.run("run");
        assertThat(line.run("status").said())
                .contains("tea on work is held")
                .contains("  to do: punchclock retry tea, or punchclock drop tea\n");
        line.write("punchclock.yaml", sound);
        assertThat(line.at(TypedCommand.TEN.plusSeconds(300))
                        .run("retry", "tea")
                        .said())
                .startsWith("tea on work is tried again.\nIt goes out on work at the next look in work hours.\n");
        line.run("run");
        assertThat(line.published("work")).contains("The kettle is on");
    }
}
