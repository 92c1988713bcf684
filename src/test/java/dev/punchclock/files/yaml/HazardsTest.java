package dev.punchclock.files.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.punchclock.problem.Problem;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What YAML would swallow or change in silence, and what its own messages would not explain. */
class HazardsTest {
    private static final String QUOTE = "\n  to do: put quotes around it: ";
    private static final String COMMENT = " is a comment to YAML and would not be published"
            + "\n  to do: put quotes around the whole text; a comment can stand on a line of its own";
    private static final String LAYOUT =
            "\n  to do: a text of several lines begins with `text: |` and goes on below it, indented";
    private static final String SPACES = "\n  to do: replace it by ordinary spaces";

    static Stream<Arguments> hazards() {
        return Stream.of(
                arguments("text: Hello #world", "f:1:13: `#world`" + COMMENT),
                arguments("text: #world", "f:1:7: `#world`" + COMMENT),
                arguments("- #tag", "f:1:3: `#tag`" + COMMENT),
                arguments("text: Hello\n  #world", "f:2:3: `#world`" + COMMENT),
                arguments("- text: Hello\n\n    #a #b\n  id: c", "f:3:5: `#a #b`" + COMMENT),
                arguments("text: a\n  b #c\n", "f:2:5: `#c`" + COMMENT),
                arguments("text: # x\n  hi", "f:1:7: `# x`" + COMMENT),
                arguments("text: Hello #world\n  more", "f:1:13: `#world`" + COMMENT),
                arguments("text: a\n  #b\n  c", "f:2:3: `#b`" + COMMENT),
                arguments("text: 😀 a #b", "f:1:11: `#b`" + COMMENT),
                arguments("{text: hi #no\n}", "f:1:11: `#no`" + COMMENT),
                arguments("name: Dave #1", "f:1:12: `#1`" + COMMENT),
                arguments("text: @bob", "f:1:7: a value cannot begin with `@`" + QUOTE + "text: \"@bob\""),
                arguments("text: `x`", "f:1:7: a value cannot begin with ```" + QUOTE + "text: \"`x`\""),
                arguments("text: %x", "f:1:7: a value cannot begin with `%`" + QUOTE + "text: \"%x\""),
                arguments(
                        "text: RT @bob: hi",
                        "f:1:14: a `:` with a space behind it ends a key, also in a text\n  to do: put quotes around a text that contains ': ', as in text: \"RT @bob: hi\""),
                arguments(
                        "text: Read this: http://x.example",
                        "f:1:16: a `:` with a space behind it ends a key, also in a text\n  to do: put quotes around a text that contains ': ', as in text: \"Read this: http://x.example\""),
                arguments(
                        "text: *star",
                        "f:1:7: a value that begins with `*` is not taken as text" + QUOTE + "text: \"*star\""),
                arguments(
                        "text: * star",
                        "f:1:7: a value that begins with `*` is not taken as text" + QUOTE + "text: \"* star\""),
                arguments(
                        "text: &a b",
                        "f:1:7: a value that begins with `&` is not taken as text" + QUOTE + "text: \"&a b\""),
                arguments(
                        "text: !wow x",
                        "f:1:7: a value that begins with `!` is not taken as text" + QUOTE + "text: \"!wow x\""),
                arguments(
                        "text: !!str",
                        "f:1:7: a value that begins with `!` is not taken as text" + QUOTE + "text: \"!!str\""),
                arguments(
                        "text: !!binary 12",
                        "f:1:7: a value that begins with `!` is not taken as text" + QUOTE + "text: \"!!binary 12\""),
                arguments(
                        "a: &x {b: c}",
                        "f:1:4: a value that begins with `&` is not taken as text" + QUOTE + "a: \"&x {b: c}\""),
                arguments("&k a: 1", "f:1:1: a value that begins with `&` is not taken as text" + QUOTE + "\"…\""),
                arguments("*k : 1", "f:1:1: a value that begins with `*` is not taken as text" + QUOTE + "\"…\""),
                arguments("? [a]\n: b", "f:1:3: this cannot be read as a key or a value" + QUOTE + "\"…\""),
                arguments(
                        "<<: *base",
                        "f:1:1: `<<` would copy nothing here\n  to do: write the keys out\n"
                                + "f:1:5: a value that begins with `*` is not taken as text" + QUOTE + "\"…\""),
                arguments(
                        "text: [urgent] read",
                        "f:1:7: a value that begins with `[` is not taken as text" + QUOTE + "text: \"[urgent] read\""),
                arguments(
                        "text: {x} y",
                        "f:1:7: a value that begins with `{` is not taken as text" + QUOTE + "text: \"{x} y\""),
                arguments(
                        "text: - hello",
                        "f:1:7: a value that begins with `-` is not taken as text" + QUOTE + "text: \"- hello\""),
                arguments(
                        "text: > hello",
                        "f:1:7: nothing may stand behind `>`\n  to do: begin the text on the next line, indented"),
                arguments(
                        "text: \"Hello\" she said",
                        "f:1:7: the quotes around a text end at the first \" in it\n  to do: write \\\" for each \" inside it"),
                arguments(
                        "text: 'it's fine'",
                        "f:1:7: the quotes around a text end at the first ' in it\n  to do: write '' for each ' inside it"),
                arguments("text: \"abc", "f:1:7: this quote is never closed\n  to do: close it with \""),
                arguments(
                        "text: \"a\\qb\"",
                        "f:1:10: `\\` begins a special character inside \"…\", and this is none\n  to do: write \\\\ for it"),
                arguments(
                        "a: 1\na: 2",
                        "f:2:1: `a` comes twice here, first in line 1\n  to do: keep one of the two; where a new post begins, write `- ` before it"),
                arguments(
                        "a: 1\n---\nb: 2",
                        "f:3:1: a second document begins here; only the first would be read\n"
                                + "  to do: take out the line with --- or ... above it, or make it a file of its own"),
                arguments("a: 1\n...\nfoo", "f:3:1: this line does not fit the lines above it" + LAYOUT),
                arguments("[".repeat(25), "f:1:21: this is nested more than 20 deep\n  to do: write it flatter"),
                arguments("a:\n\tb: 1", "f:2:1: the line is indented with a tab" + SPACES),
                arguments("a:\tb", "f:1:3: there is a tab here\n  to do: replace it by a space"),
                arguments("a:\n\u00a0 b: 1", "f:2:1: the line is indented with a no-break space (U+00A0)" + SPACES),
                arguments(
                        "a:\n  b: 1\n\u00a0 c: 1",
                        "f:3:1: the line is indented with a no-break space (U+00A0)" + SPACES),
                arguments(
                        "a:\n  b: 1\n  \u3000c: 1",
                        "f:3:3: the line is indented with an unusual blank (U+3000)" + SPACES),
                arguments("a: \u0000", "f:1:4: there is a NUL character here\n  to do: take it out"),
                arguments("a: \u0007", "f:1:4: there is a control character (U+0007) here\n  to do: take it out"),
                arguments(
                        "a: \"\\0\"",
                        "f:1:4: there is a NUL character in this value\n  to do: take out what stands for it after \\"),
                arguments(
                        "a: \"\\ud83d\"",
                        "f:1:4: there is half a character (U+D83D) in this value\n  to do: take out what stands for it after \\"),
                arguments(
                        "a: 1\nmon:09:00-12:00\nb: 2",
                        "f:2:1: a space is missing after `mon:`\n  to do: write `mon: 09:00-12:00`"),
                arguments(
                        "a: { per: week, min: 5 max: 12 }",
                        "f:1:27: inside the `{` of line 1 a comma or a closing `}` is missing\n"
                                + "  to do: write it, or put quotes around the value"),
                arguments(
                        "- to: a\n   text: hi",
                        "f:2:8: `text:` does not stand below `to:` of line 1\n  to do: begin the line with 2 spaces"),
                arguments(
                        "- to: a\n text: hi",
                        "f:2:2: `text:` does not stand below `to:` of line 1\n  to do: begin the line with 2 spaces"),
                arguments("text: |\n hi\nthere\nb: c", "f:3:1: this line does not fit the lines above it" + LAYOUT),
                arguments("- a\nb: c", "f:2:1: this line does not fit the lines above it" + LAYOUT));
    }

    @ParameterizedTest
    @MethodSource("hazards")
    void is_reported_where_it_stands_with_what_to_do(String yaml, String expected) {
        assertThat(problems(yaml)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text: hi#no",
                "text: 'a' # fine",
                "at: 09:00 # fine",
                "text: a\n# a comment at the margin\nid: 1",
                "- text: |\n    #tag\n",
                "text: \"\\ud83d\\ude00\"",
                "a: 0x_",
                "%YAML 1.1\n---\na: b",
                "a: 1\n...\n",
                "# nothing",
                "",
                "text: ?a",
                "text: 5%"
            })
    void is_not_seen_where_there_is_none(String yaml) {
        assertThat(problems(yaml)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9:30",
                "12:30:00",
                "on",
                "off",
                "yes",
                "no",
                "NO",
                "012",
                "1_000",
                "0x1F",
                "+5",
                "1.10",
                "2026-11-21",
                "1e3",
                "0o7"
            })
    void words_and_numbers_stay_as_they_are_written(String written) {
        Node root = YamlReader.read(new SourceText("f", "[" + written + "]"), Set.of(), new ProblemCollector(t -> t))
                .orElseThrow();

        assertThat(((SequenceNode) root).items())
                .extracting(item -> ((ScalarNode) item).text())
                .containsExactly(written);
    }

    @Test
    void all_that_can_be_seen_is_reported_at_once() {
        assertThat(problems("text: a #b\ntext: *c\n<<: d\ne: @f").lines().filter(line -> line.startsWith("f:")))
                .hasSize(5);
    }

    @Test
    void a_million_aliases_are_not_expanded() {
        assertThat(problems("a: &a [x]\nb: [" + "*a,".repeat(1_000) + "*a]").lines())
                .hasSize(2 * 51)
                .element(100)
                .isEqualTo("f: and 952 more problems in this file");
    }

    @Test
    void lines_count_as_an_editor_counts_them() {
        assertThat(problems("a: \"x\u2028y\u0085z\"\r\nb: 😀\r\nb: 2")).startsWith("f:3:1: `b` comes twice");
    }

    private static String problems(String yaml) {
        ProblemCollector problems = new ProblemCollector(t -> t);
        Optional<Node> unused = YamlReader.read(new SourceText("f", yaml), Set.of("text", "name"), problems);
        return problems.list().stream().map(Problem::render).collect(Collectors.joining("\n"));
    }
}
