package dev.punchclock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapingStreamTest {
    private static final String NASTY = "\u001b[31mred\u001b]0;title\u0007\u009b2J\r\u202eabc\u2028\u200bx\udb40\udc41";
    private static final String SHOWN =
            "\\u001b[31mred\\u001b]0;title\\u0007\\u009b2J\\u000d\\u202eabc\\u2028\\u200bx" + "\\udb40\\udc41";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = EscapingStream.over(new PrintStream(printed, false, StandardCharsets.UTF_8));

    @Test
    void nothing_gets_past_in_whatever_way_it_is_written() throws Exception {
        byte[] bytes = NASTY.getBytes(StandardCharsets.UTF_8);
        List<Runnable> ways = List.of(
                () -> out.println(NASTY),
                () -> out.println((Object) NASTY),
                () -> out.println(NASTY.toCharArray()),
                () -> out.printf("%s%n", NASTY),
                () -> out.append(NASTY).append('\n'),
                () -> out.append(NASTY, 0, NASTY.length()).println(),
                () -> NASTY.chars()
                        .forEach(c -> out.print((char) c == '\udb40' || (char) c == '\udc41' ? "" : (char) c)),
                () -> out.writeBytes((NASTY + "\n").getBytes(StandardCharsets.UTF_8)),
                () -> {
                    for (byte b : bytes) {
                        out.write(b);
                    }
                    out.write('\n');
                });
        for (Runnable way : ways) {
            printed.reset();
            way.run();
            out.flush();
            assertThat(printed()).startsWith(SHOWN.substring(0, SHOWN.length() - 12));
            assertThat(printed().chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
        }
    }

    @Test
    void half_a_character_is_seen() {
        out.println("a\ud83db\udc00");
        assertThat(printed()).isEqualTo("a\\ud83db\\udc00\n");
    }

    @Test
    void what_people_write_stays_however_it_is_cut() {
        String text = "Grüße 日本 👩‍👩‍👧 a: b #1 C# :-)\r\n\n  - x:y\n".repeat(40);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        String whole = text.replace("\u200d", "\\u200d"); // at the end of a piece nobody knows what follows
        for (int i = 0; i < 200; i++) {
            printed.reset();
            for (int at = 0; at < bytes.length; ) {
                int length = Math.min(1 + random.nextInt(i + 1), bytes.length - at);
                out.write(bytes, at, length);
                at += length;
            }
            out.flush();
            assertThat(printed().replace("\u200d", "\\u200d").replace("\\u003a", ":"))
                    .isEqualTo(whole);
        }
    }

    @Test
    void our_own_marks_become_sequences_of_the_terminal() {
        out.print(StyleMark.of("32") + "Sent" + StyleMark.of("0") + " to acme" + StyleMark.emptiedLine());
        assertThat(printed()).isEqualTo("\u001b[32mSent\u001b[0m to acme\r\u001b[K");
    }

    @Test
    void a_mark_stays_one_however_it_is_cut() {
        byte[] bytes = ("a" + StyleMark.of("1") + "ü" + StyleMark.of("0") + "\n").getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            out.write(b);
        }
        assertThat(printed()).isEqualTo("a\u001b[1mü\u001b[0m\n");
    }

    @Test
    void nobody_else_can_make_a_mark() {
        out.println(StyleMark.BEGIN + "31" + StyleMark.END + StyleMark.BEGIN);
        assertThat(printed()).isEqualTo("\\ufdd031\\ufdd1\\ufdd0\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "::error::no => \\u003a:error::no",
                "'  ::set-output name=a::b' => '  \\u003a:set-output name=a::b'",
                "'\u00a0\u2003::debug::x' => '\u00a0\u2003\\u003a:debug::x'",
                "a ::b => a ::b",
                "dev::x => dev::x",
                ":) => :)",
                "a##[error]b => a#\\u0023[error]b",
                "##vso[task.setvariable variable=a]b => #\\u0023vso[task.setvariable variable=a]b",
                "###TeamCity[x => ##\\u0023TeamCity[x",
                "## heading => ## heading"
            })
    void no_server_of_ci_obeys_a_text(String text, String shown) {
        out.println(text);
        assertThat(printed()).isEqualTo(shown + "\n");
        printed.reset();
        text.chars().forEach(c -> out.print((char) c));
        out.println();
        String again = printed();
        assertThat(again.replace("\\u0023", "#").replace("\\u003a", ":")).isEqualTo(text + "\n");
        assertThat(again.replaceAll("\\s", "")).doesNotStartWith("::");
        assertThat(again).doesNotContain("##[").doesNotContainIgnoringCase("##vso[", "##teamcity[");
    }

    @Test
    void a_stack_trace_is_indented_by_blanks() {
        new IllegalStateException("a\tb").printStackTrace(out);
        assertThat(printed()).startsWith("java.lang.IllegalStateException: a\\u0009b\n    at dev.punchclock");
    }

    @Test
    void a_line_of_the_screen_is_one() {
        Screen screen = new Screen(out, true);
        screen.line("w\nerror: all is lost\r\n");
        screen.table("", List.of(List.of(screen.bad("a\u001b"), "x"), List.of("12345678", "y\nz")));
        assertThat(printed())
                .isEqualTo(
                        "w\\u000aerror: all is lost\\u000d\\u000a\n\u001b[31ma\\u001b\u001b[0m   x\n12345678  y\\u000az\n");
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
