package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words come out as they were typed, or are refused with the way out; nothing else is ever put in their place. */
class WordsAsTypedTest {
    @TempDir
    private Path root;

    private static final String LEAK = "content-of-the-file";

    private TypedLine line;

    @BeforeEach
    void workspace() throws IOException {
        line = TypedLine.in(root, """
                acme: { network: rehearsal, hours: office, quota: { per: day, gap: 0m } }
                dave: { network: rehearsal, member: dave, quota: { per: day, gap: 0m } }
                """);
        line.write("punchclock.yaml", text("punchclock.yaml").replace("publisher: desk1-0000\n", ""));
        line.write("token", LEAK);
    }

    @Test
    void at_token() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        String token = "@" + here.relativize(line.folder().toRealPath().resolve("token"));
        assertThat(line.run("post", "--to", "acme", token).code()).isZero();
        assertThat(line.published("acme")).contains(token).doesNotContain(LEAK);
    }

    @Test
    void at_path() throws IOException {
        assertThat(line.run("post", "--to", "acme", token()).code()).isZero();
        assertThat(line.published("acme")).contains(token()).doesNotContain(LEAK);
    }

    @Test
    void at_twice() throws IOException {
        assertThat(line.run("post", "--to", "acme", "@@Team, notes are out").code())
                .isZero();
        assertThat(line.published("acme")).contains("@@Team, notes are out");
    }

    @Test
    void at_after_dashes() throws IOException {
        String token = token();
        assertThat(line.run("post", "--to", "acme", "--", token).code()).isZero();
        assertThat(line.published("acme")).contains(token).doesNotContain(LEAK);

        assertThat(line.run("post", "--to", "acme", "--key", token, "Hello").said())
                .contains("not the id of a post: " + token);

        assertThat(line.run("add", "acme", token + " at noon").code()).isZero();
        assertThat(line.run("add", "--", "dave", token + ", again").code()).isZero();
        assertThat(text("queue/posts.yaml"))
                .contains(token + " at noon", token + ", again")
                .doesNotContain(LEAK);
    }

    @Test
    void reasons_are_kept_as_typed() {
        assertThat(line.run("add", "acme", "--id", "a", "Hello").code()).isZero();
        assertThat(line.run("run").code()).isZero();
        assertThat(line.run("hold", "a", token()).code()).isZero();
        assertThat(line.run("show", "a").said()).contains(token()).doesNotContain(LEAK);
        assertThat(line.run("busy", "dave", token()).said()).contains(token());
        assertThat(line.run("pause", "dave", "--reason", token()).code()).isZero();
        assertThat(line.run("ledger", "export", "--json").said())
                .contains(token())
                .doesNotContain(LEAK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Quoted\", she said",
                "\"all of it\"",
                "'single'",
                "${user.home} and ${sys:user.home} and ${env:HOME}",
                "$HOME %n %s %% \\n \\",
                "a=b, --key=c",
                "post",
                "help",
                "-5",
                "-.5",
                "~/notes and * and ?",
                "a,b|c;d",
                "#hash at the start",
                "!important: yes",
                "  blanks   inside  ",
                "null",
                "<b>&amp;</b>"
            })
    void nothing_else_is_put_in_the_place_of_a_text(String text) throws IOException {
        assertThat(line.run("post", "--to", "acme", text)).extracting("code").isEqualTo(0);
        assertThat(line.published("acme")).contains(text.strip());
        assertThat(line.run("add", "dave", "--draft", text)).extracting("code").isEqualTo(0);
        assertThat(line.run("show", id()).said()).contains(text.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-5 degrees this morning", "--json", "-h", "--help", "-C", "-Cold morning", "--to=us", "--"})
    void behind_two_hyphens_all_is_text(String text) throws IOException {
        assertThat(line.run("post", "--to", "acme", "--", text))
                .extracting("code")
                .isEqualTo(0);
        assertThat(line.published("acme")).contains(text);
        assertThat(line.run("busy", "dave", "--", text).said()).contains(text);
    }

    @Test
    void dash_first() {
        for (String text : new String[] {"-5 degrees this morning", "- a list", "--- cut here ---", "-Cold morning"}) {
            TypedLine.Answer posted = line.run("post", "--to", "acme", text);
            assertThat(posted.code()).isEqualTo(2);
            assertThat(posted.said())
                    .contains("what is " + text + "?", "write -- before it: punchclock post … -- \"-…\"");
        }
        assertThat(line.run("add", "acme", "-5 degrees").said()).contains("punchclock add … -- \"-…\"");
        assertThat(line.run("hold", "a", "-5 degrees").said()).contains("punchclock hold … -- \"-…\"");
        assertThat(line.run("busy", "dave", "-5 degrees").said()).contains("punchclock busy … -- \"-…\"");
        assertThat(line.run("pause", "--reason", "-5 degrees").said()).contains("acme is paused");
        assertThat(line.run("resume").code()).isZero();
        assertThat(line.run("pause", "--reason", "--json").said()).contains("acme is paused");
        assertThat(line.run("ledger", "export", "--json").said()).contains("\"-5 degrees\"", "\"--json\"");
    }

    @Test
    void a_piped_text_is_as_typed() throws IOException {
        assertThat(line.piped("@token\n-5 degrees\n")
                        .run("post", "--to", "acme", "-")
                        .code())
                .isZero();
        assertThat(line.published("acme")).contains("@token\n-5 degrees");
    }

    /** The id of the one post in the queue. */
    private String id() throws IOException {
        return text("queue/posts.yaml").lines().findFirst().orElseThrow().replaceAll("- id: \"?([^\"]*)\"?", "$1");
    }

    /** What names a file to who reads argument files. */
    private String token() {
        return "@" + line.folder().resolve("token");
    }

    private String text(String name) throws IOException {
        return Files.readString(line.folder().resolve(name));
    }
}
