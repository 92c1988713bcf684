package dev.punchclock.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people write who have never seen YAML: every message says the line and what to write there, and nothing else. */
class FirstFilesTest {
    static Stream<Arguments> posts() {
        return Stream.of(
                arguments(
                        "- to: acme\n  text: “Hello there: friends”\n",
                        "2:9: `“` is no quote to YAML, but a part of the text\n  to do: write the straight quotes of the keyboard: text: \"Hello there: friends\""),
                arguments(
                        "- to: “acme”\n  text: Hello\n",
                        "1:7: `“acme”` stands in quotes that are none here, but a part of the value\n  to do: write acme without quotes, or in the straight ones of the keyboard"),
                arguments(
                        "- “to”: acme\n  text: Hello\n",
                        "1:3: `“to”` is not a key of a post\n  to do: did you mean `to`?"),
                arguments(
                        "- to: acme\n  at: “2026-12-01 10:00”\n  text: Hello\n",
                        "2:7: `“2026-12-01 10:00”` stands in quotes that are none here, but a part of the value\n  to do: write 2026-12-01 10:00 without quotes, or in the straight ones of the keyboard"),
                arguments(
                        "- to: acme\n  text: ‘It’s: on’\n",
                        "2:9: `‘` is no quote to YAML, but a part of the text\n  to do: write the straight quotes of the keyboard: text: \"It’s: on\""),
                arguments("-\tto: acme\n\ttext: Hello\n", "1:2: there is a tab here\n  to do: replace it by a space"),
                arguments(
                        "- to: acme\n\ttext: Hello\n",
                        "2:1: the line is indented with a tab\n  to do: replace it by ordinary spaces"),
                arguments(
                        "- to:acme\n  text: Hello\n", "1:3: a space is missing after `to:`\n  to do: write `to: acme`"),
                arguments(
                        "- to: acme\n  text:Hello\n",
                        "2:3: a space is missing after `text:`\n  to do: write `text: Hello`"),
                arguments(
                        "- to: acme\n  text:Hello there: x\n",
                        "2:3: a space is missing after `text:`\n  to do: write `text: Hello there`"),
                arguments(
                        "- to acme\n- text Hello\n",
                        "1:3: a post must be keys with values, each with `: ` behind its key\n  to do: write `- to: acme`\n2:3: a post must be keys with values, each with `: ` behind its key\n  to do: write `- text: Hello`"),
                arguments(
                        "- to acme\n  text: Hello\n",
                        "1:3: a colon is missing after `to`\n  to do: write `- to: acme`"),
                arguments(
                        "to: acme\ntext: Hello\n",
                        "1:1: a queue file is a list of posts\n  to do: begin each post with `- to: ACCOUNT`, and put two spaces before its other lines"),
                arguments(
                        "to: acme\ntext: Hello\nto: acme\ntext: Two\n",
                        "1:1: a queue file is a list of posts\n  to do: begin each post with `- to: ACCOUNT`, and put two spaces before its other lines\n3:1: `to` comes twice here, first in line 1\n  to do: keep one of the two; where a new post begins, write `- ` before it\n4:1: `text` comes twice here, first in line 2\n  to do: keep one of the two; where a new post begins, write `- ` before it"),
                arguments(
                        "-to: acme\n text: Hello\n",
                        "1:1: a space is missing after the hyphen\n  to do: write `- to: acme`"),
                arguments(
                        "-to: acme\n text: Hello\n-to: acme\n text: Two\n",
                        "1:1: a space is missing after the hyphen\n  to do: write `- to: acme`\n3:1: a space is missing after the hyphen\n  to do: write `- to: acme`"),
                arguments(
                        "- to: acme\n  text: Reminder: clinic on Tuesday\n",
                        "2:17: a `:` with a space behind it ends a key, also in a text\n  to do: put quotes around a text that contains ': ', as in text: \"Reminder: clinic on Tuesday\""),
                arguments(
                        "- to: acme\n  text: Come to our clinic #law\n",
                        "2:28: `#law` is a comment to YAML and would not be published\n  to do: put quotes around the whole text; a comment can stand on a line of its own"),
                arguments(
                        "- to: acme\n  text: #law at ten\n",
                        "2:9: `#law at ten` is a comment to YAML and would not be published\n  to do: put quotes around the whole text; a comment can stand on a line of its own"),
                arguments(
                        "- to: acme\n  text: @maya thanks\n",
                        "2:9: a value cannot begin with `@`\n  to do: put quotes around it: text: \"@maya thanks\""),
                arguments(
                        "- to: acme\n  text: %s off\n",
                        "2:9: a value cannot begin with `%`\n  to do: put quotes around it: text: \"%s off\""),
                arguments(
                        "- to: acme\n  text: \"He said \"no\" to it\"\n",
                        "2:9: the quotes around a text end at the first \" in it\n  to do: write \\\" for each \" inside it"),
                arguments(
                        "- to: acme\n  text: \"Hello\" he said\n",
                        "2:9: the quotes around a text end at the first \" in it\n  to do: write \\\" for each \" inside it"),
                arguments(
                        "- to: acme\n  at: 3/12/2026\n  text: Hello\n",
                        "2:7: `3/12/2026` is not written as a date and a time\n  to do: write the year first, then the month: 2026-12-03 10:15 or 2026-03-12 10:15, with the time at which it goes out"),
                arguments(
                        "- to: acme\n  at: 3/12/2026 10:00\n  text: Hello\n",
                        "2:7: `3/12/2026 10:00` is not written as a date and a time\n  to do: write the year first, then the month: 2026-12-03 10:00 or 2026-03-12 10:00"),
                arguments(
                        "- to: acme\n  at: 03.12.2026 10:00\n  text: Hello\n",
                        "2:7: `03.12.2026 10:00` is not written as a date and a time\n  to do: write 2026-12-03 10:00"),
                arguments(
                        "- to: acme\n  at: tomorrow\n  text: Hello\n",
                        "2:7: `tomorrow` is not a date and a time: which day that is depends on when it is read\n  to do: write it as 2026-11-24 10:15 (year, month, day, time)"),
                arguments(
                        "- to: acme\n  at: tomorrow 10:00\n  text: Hello\n",
                        "2:7: `tomorrow 10:00` is not a date and a time: which day that is depends on when it is read\n  to do: write it as 2026-11-24 10:15 (year, month, day, time)"),
                arguments(
                        "- to: acme\n  at: Monday 10am\n  text: Hello\n",
                        "2:7: `Monday 10am` is not a date and a time: which day that is depends on when it is read\n  to do: write it as 2026-11-24 10:15 (year, month, day, time)"),
                arguments(
                        "- to: acme\n  at: 2026-12-03 10am\n  text: Hello\n",
                        "2:7: `2026-12-03 10am` is not written as a date and a time\n  to do: write 2026-12-03 10:00"),
                arguments(
                        "- to: acme\n  at: 10:00\n  text: Hello\n",
                        "2:7: `10:00` is not written as a date and a time\n  to do: write the date before it, as in 2026-11-24 10:00"),
                arguments(
                        "- to: acme\n  at: 3 December 2026 10:00\n  text: Hello\n",
                        "2:7: `3 December 2026 10:00` is not written as a date and a time\n  to do: write 2026-12-03 10:00"),
                arguments(
                        "- to: acme\n  at: 12/25/2026 10:00\n  text: Hello\n",
                        "2:7: `12/25/2026 10:00` is not written as a date and a time\n  to do: write 2026-12-25 10:00"),
                arguments(
                        "- to: acme\n  at: 2026–12–03 10:00\n  text: Hello\n",
                        "2:7: `2026–12–03 10:00` is not written as a date and a time\n  to do: write 2026-12-03 10:00"),
                arguments(
                        "- to: acme\n  expires: Friday\n  text: Hello\n",
                        "2:12: `Friday` is not a date: which day that is depends on when it is read\n  to do: write it as 2026-11-24 (year, month, day)"),
                arguments(
                        "- to: acme\n  text: Hello\n  this is the second line\n",
                        "3:3: this line does not fit the lines above it\n  to do: a text of several lines begins with `text: |` and goes on below it, indented"),
                arguments(
                        "- to: acme\n  text: Hello\nthis is the second line\n",
                        "3:1: this line does not fit the lines above it\n  to do: a text of several lines begins with `text: |` and goes on below it, indented"),
                arguments(
                        "- to: acme\n  text: Hello: you\n\n  this is the second para\n",
                        "2:14: a `:` with a space behind it ends a key, also in a text\n  to do: put quotes around a text that contains ': ', as in text: \"Hello: you\""),
                arguments(
                        "- to: acme\ntext: Hello\n",
                        "2:1: `text:` does not stand below `to:` of line 1\n  to do: begin the line with 2 spaces"),
                arguments(
                        "- to: acme\n    text: Hello\n",
                        "2:9: `text:` does not stand below `to:` of line 1\n  to do: begin the line with 2 spaces"),
                arguments(
                        "- to: acme\n text: Hello\n",
                        "2:2: `text:` does not stand below `to:` of line 1\n  to do: begin the line with 2 spaces"),
                arguments(
                        "* to: acme\n  text: Hello\n",
                        "1:1: a list begins with a hyphen, and this is another character: `*`\n  to do: write `- to: acme`, with the hyphen of the keyboard"),
                arguments(
                        "– to: acme\n  text: Hello\n",
                        "1:1: a list begins with a hyphen, and this is another character: `–`\n  to do: write `- to: acme`, with the hyphen of the keyboard"),
                arguments(
                        "- to: acme\n\u00a0 text: Hello\n",
                        "2:1: the line is indented with a no-break space (U+00A0)\n  to do: replace it by ordinary spaces"),
                arguments(
                        "- to:\u00a0acme\n  text: Hello\n",
                        "1:6: there is a no-break space (U+00A0) after `to:`\n  to do: replace it by an ordinary space: `to: acme`"),
                arguments(
                        "- To: acme\n  Text: Hello\n",
                        "1:3: `To` is not a key of a post\n  to do: did you mean `to`?\n2:3: `Text` is not a key of a post\n  to do: did you mean `text`?"),
                arguments(
                        "- to: @acme\n  text: Hello\n",
                        "1:7: a value cannot begin with `@`\n  to do: write acme, without the @: accounts go by their name in punchclock.yaml"),
                arguments(
                        "- account: acme\n  text: Hello\n",
                        "1:3: `account` is not a key of a post\n  to do: did you mean `to`?"),
                arguments(
                        "- to: acme\n  tweet: Hello\n",
                        "2:3: `tweet` is not a key of a post\n  to do: did you mean `text`?"),
                arguments(
                        "- to: acme\n  message: Hello\n",
                        "2:3: `message` is not a key of a post\n  to do: did you mean `text`?"),
                arguments(
                        "- to: acme\n  when: 2026-12-01 10:00\n  text: Hello\n",
                        "2:3: `when` is not a key of a post\n  to do: did you mean `at`?"),
                arguments(
                        "Hello everybody, this is my first post.\n",
                        "1:1: a queue file is a list of posts\n  to do: begin each post with `- to: ACCOUNT`, and put two spaces before its other lines"),
                arguments(
                        "- to: acme\n  text: !important news\n",
                        "2:9: a value that begins with `!` is not taken as text\n  to do: put quotes around it: text: \"!important news\""),
                arguments(
                        "- to: acme\n  text: [New] our guide\n",
                        "2:9: a value that begins with `[` is not taken as text\n  to do: put quotes around it: text: \"[New] our guide\""),
                arguments(
                        "- to: acme\n  text: {Name} says hi\n",
                        "2:9: a value that begins with `{` is not taken as text\n  to do: put quotes around it: text: \"{Name} says hi\""),
                arguments(
                        "- to: acme\n  text: |Hello\n",
                        "2:9: nothing may stand behind `|`\n  to do: begin the text on the next line, indented"),
                arguments(
                        "- to: acme\n  text: |\n  Hello\n  There\n",
                        "3:3: the text below `|` or `>` must be indented\n  to do: put spaces before each of its lines, two more than above"),
                arguments(
                        "- to: acme\n  text: |\nHello\nThere\n",
                        "3:1: the text below `|` or `>` must be indented\n  to do: put spaces before each of its lines, two more than above"),
                arguments(
                        "- to: acme\n  text: \"Hello”\n",
                        "2:9: this quote is never closed: `”` is another character\n  to do: close it with \""));
    }

    @ParameterizedTest
    @MethodSource("posts")
    void a_post_is_refused_with_the_line_as_it_is_right(String yaml, String expected) {
        assertThat(WorkspaceBench.queueProblems(yaml).replace("queue/a.yaml:", ""))
                .isEqualTo(expected);
    }
}
