package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One kind of mistake on the line ends with one exit code, whichever command is told it. */
class ExitCodesOfMistakesTest {
    @TempDir
    private Path root;

    private TypedCommand line;

    @BeforeEach
    void workspace() throws IOException {
        line = TypedCommand.in(root, """
                work: { network: rehearsal, member: dave, quota: { gap: 0m } }
                other: { network: rehearsal, member: dave }
                """);
        Path main = line.folder().resolve("punchclock.yaml");
        line.write("punchclock.yaml", Files.readString(main).replace("publisher: desk1-0000\n", ""));
        line.write("queue/posts.yaml", """
                - { id: tea, to: work, text: The kettle is on }
                - { id: team, to: work, text: All hands on deck }
                """);
        line.write("ok.ics", """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:1
                DTSTART:20261124T100000Z
                DTEND:20261124T110000Z
                END:VEVENT
                END:VCALENDAR
                """);
        line.write("taken/punchclock.yaml", "");
    }

    /** @param words of the line, by commas; before a semicolon stands a line that is run first */
    @ParameterizedTest(name = "{0}: {2} ends with {1}")
    @CsvSource(delimiter = '|', textBlock = """
            no such account         | 2 | post,--to,nobody,Hello
            no such account         | 2 | post,--to,"work,nobody",Hello
            no such account         | 2 | add,nobody,Hello
            no such account         | 2 | hold,tea,--account,nobody
            no such account         | 2 | hold,tea,--account,NOT A NAME
            no such account         | 2 | unhold,tea,--account,nobody
            no such account         | 2 | retry,tea,--account,nobody
            no such account         | 2 | resolve,tea,--account,nobody,--not-sent
            no such account         | 2 | count,nobody,https://acme.example/1
            no such account         | 2 | uncount,nobody,https://acme.example/1
            no such account         | 2 | login,nobody
            no such account         | 2 | pause,nobody
            no such account         | 2 | resume,nobody
            no such account         | 2 | busy,nobody
            no such account         | 2 | free,nobody
            no such account         | 2 | hours,nobody
            no such account         | 2 | holidays,nobody
            no such account         | 2 | forget,nobody,--before,2026-01-01
            not the post's account  | 2 | hold,tea,--account,other
            not the post's account  | 2 | resolve,tea,--account,other,--not-sent
            no such post            | 2 | show,nope
            no such post            | 2 | move,nope,next
            no such post            | 2 | drop,nope
            no such post            | 2 | hold,nope
            no such post            | 2 | unhold,nope
            no such post            | 2 | retry,nope
            no such post            | 2 | resolve,nope,--not-sent
            no such post            | 2 | uncount,https://acme.example/1
            no such post            | 2 | uncount,work,https://acme.example/1
            one of several posts    | 2 | show,te
            one of several posts    | 2 | move,te,next
            one of several posts    | 2 | drop,te
            one of several posts    | 2 | hold,te
            no id of a post         | 2 | show,a b
            no id of a post         | 2 | hold,a b
            no id of a post         | 2 | add,work,Hello,--id,a b
            no id of a post         | 2 | post,--to,work,Hello,--key,a b
            no time                 | 2 | add,work,Hello,--at,noon
            no time                 | 2 | add,work,Hello,--at,2027-03-28 01:30
            no time                 | 2 | add,work,Hello,--at,2027-10-31 01:30
            no time                 | 2 | add,work,Hello,--expires,friday
            no time                 | 2 | move,tea,noon
            no time                 | 2 | move,tea,2027-03-28 01:30
            no time                 | 2 | busy,work,--until,noon
            no time                 | 2 | count,work,https://acme.example/1,--at,noon
            no time                 | 2 | hours,work,--from,friday
            no time                 | 2 | rehearse,--from,friday
            no time                 | 2 | forget,dave,--before,friday
            no time                 | 2 | calendar,ok.ics,--from,friday
            past, or still to come  | 2 | add,work,Hello,--at,2025-11-24 10:00
            past, or still to come  | 2 | add,work,Hello,--expires,2026-11-20
            past, or still to come  | 2 | move,tea,2025-11-24 10:00
            past, or still to come  | 2 | busy,work,--until,2025-11-24 10:00
            past, or still to come  | 2 | rehearse,--from,2020-01-01
            past, or still to come  | 2 | forget,dave,--before,2027-01-01
            past, or still to come  | 2 | count,work,https://acme.example/1,--at,2027-01-01 10:00
            options that exclude    | 2 | calendar,ok.ics,--strip,--fresh
            options that exclude    | 2 | install,--cron,--systemd
            options that exclude    | 2 | busy,work,--until,15:00,--until-free
            options that exclude    | 2 | resolve,tea,--sent,https://acme.example/1,--not-sent
            options that exclude    | 2 | post,--to,work,Hello,--off-hours,late,--paid,--unpaid
            options that exclude    | 2 | post,--to,work,Hello,--file,text.txt
            options that exclude    | 2 | ledger,head,--from-head,0000000000000000000000000000000000000000000000000000000000000000
            no text                 | 2 | add,work,-
            no text                 | 2 | post,--to,work,-
            no text                 | 2 | post,--to,work
            no address              | 2 | count,work,nonsense
            no address              | 2 | uncount,work,nonsense
            no address              | 2 | resolve,tea,--sent,nonsense
            no such file            | 2 | post,--to,work,--file,none.txt
            no such file            | 2 | calendar,none.ics,--zone,Europe/London
            no file of that kind    | 2 | post,--to,work,--file,.
            no file of that kind    | 2 | calendar,queue
            no file of that kind    | 2 | add,work,Hello,--file,../posts.yaml
            no place for a new file | 2 | init,taken,--zone,Europe/London,--name,dave
            no place for a new file | 2 | init,ok.ics,--zone,Europe/London,--name,dave
            no place for a new file | 2 | init,ok.ics/under,--zone,Europe/London,--name,dave
            no place for a new file | 2 | calendar,ok.ics,--strip,--output,ok.ics
            no place for a new file | 2 | calendar,ok.ics,--strip,--output,none/ok.ics
            no place for a new file | 2 | run;ledger,backup,punchclock.yaml
            no place for a new file | 2 | run;ledger,backup,none/backup.db
            no workspace            | 3 | check,-C,none
            no workspace            | 3 | run,-C,none
            no workspace            | 3 | status,-C,none
            no workspace            | 3 | hours,work,-C,none
            no workspace            | 3 | ledger,verify,-C,none
            no such head            | 3 | ledger,verify,--from-head,0000000000000000000000000000000000000000000000000000000000000000
            no such head            | 3 | run;ledger,verify,--from-head,0000000000000000000000000000000000000000000000000000000000000000
            a rule against the text | 4 | post,--to,work,Hello;add,work,Hello
            a rule against the text | 4 | post,--to,work,Hello;post,--to,work,Hello,--key,again
            a rule against the text | 4 | add,work,The password is AKIAIOSFODNN7EXAMPLE
            a rule against the text | 4 | post,--to,work,The password is AKIAIOSFODNN7EXAMPLE
            id of another post      | 4 | add,work,Hello,--id,tea
            id of another post      | 4 | post,--to,work,Hello,--key,tea
            state of the post       | 4 | run;retry,tea
            state of the post       | 4 | run;unhold,tea
            state of the post       | 4 | run;resolve,tea,--not-sent
            state of the post       | 4 | post,--to,work,Hello,--key,out;hold,out
            """)
    void one_kind_of_mistake_ends_with_one_code(String kind, int code, String words) {
        String[] lines = words.split(";", -1);
        for (int i = 0; i < lines.length - 1; i++) {
            line.run(words(lines[i]));
        }
        TypedCommand.Answer answer = line.run(words(lines[lines.length - 1]));
        assertThat(answer.code()).as(kind + ": " + answer.said()).isEqualTo(code);
    }

    /** A ledger that may not be begun here does not hide that the line is wrong. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hold,nope              | there is no post nope
            retry,nope             | there is no post nope
            count,work,nonsense    | not a web address: nonsense
            uncount,nonsense       | not a web address: nonsense
            """)
    void mistake_is_told_where_nothing_may_be_published_from_here(String words, String what) throws IOException {
        Path main = line.folder().resolve("punchclock.yaml");
        line.write("punchclock.yaml", Files.readString(main) + "  onx: { network: x, member: dave }\n");
        TypedCommand.Answer answer = line.run(words(words));
        assertThat(answer.said()).startsWith(what);
        assertThat(answer.code()).isEqualTo(2);
    }

    private static String[] words(String line) {
        return Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                .map(word -> word.replace("\"", ""))
                .toArray(String[]::new);
    }
}
