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

    @Test
    void folder_below_queue() throws IOException {
        line.write(
                "queue/2026-12/team.yaml", "- { id: tea, to: acme, at: 2026-11-24 10:00, text: The kettle is on }\n");
        line.write("queue/2026-12/a/b/c/deep.yml", "- { to: dave, text: From below }\n");

        assertThat(line.run("check")).isEqualTo(new TypedLine.Answer("acme is in order: 2 posts for 2 accounts.\n", 0));
        assertThat(line.run("run").code()).isZero();
        assertThat(line.published("acme")).contains("The kettle is on");
        assertThat(line.run("show", "tea").said()).startsWith("tea  queue/2026-12/team.yaml:1:3\n");

        line.write("queue/2026-12/team.yaml", "- { id: tea, to: acne, text: The kettle is on }\n");
        assertThat(line.run("check").said()).contains("queue/2026-12/team.yaml:1:18: there is no account acne");

        assertThat(line.run("add", "acme", "New here").said()).contains("to queue/posts.yaml");
        assertThat(line.run("add", "acme", "--file", "2026-12/more.yaml", "New there")
                        .code())
                .isZero();
        assertThat(text("queue/2026-12/more.yaml")).contains("New there");
        for (String outside : new String[] {"../x.yaml", "a/../../x.yaml", "/x.yaml", ".a/x.yaml", "a//x.yaml"}) {
            assertThat(line.run("add", "acme", "--file", outside, "Never").code())
                    .as(outside)
                    .isEqualTo(2);
        }
    }

    @Test
    void not_read_below_queue() throws IOException {
        Path elsewhere = Files.writeString(root.resolve("elsewhere.yaml"), "- { to: acme, text: Not ours }\n");
        Path folder = Files.createDirectory(root.resolve("folder"));
        Files.writeString(folder.resolve("x.yaml"), "- { to: acme, text: Not ours either }\n");
        line.write("queue/good.yaml", "- { to: acme, text: Ours }\n");
        line.write("drafts/inside.yaml", "- { to: dave, text: Ours too }\n");
        line.write("queue/notes.txt", "- { to: acme, text: No }\n");
        line.write("queue/draft.yaml~", "- { to: acme, text: No }\n");
        line.write("queue/a/.hidden.yaml", "- { to: acme, text: No }\n");
        line.write("queue/.old/x.yaml", "- { to: acme, text: No }\n");
        line.write("queue/.gitkeep", "");
        Path queue = line.folder().resolve("queue");
        Files.createSymbolicLink(queue.resolve("out.yaml"), elsewhere);
        Files.createSymbolicLink(queue.resolve("a/out"), folder);
        Files.createSymbolicLink(queue.resolve("a/round"), queue);
        Files.createSymbolicLink(queue.resolve("in.yaml"), line.folder().resolve("drafts/inside.yaml"));

        assertThat(line.run("check")).isEqualTo(new TypedLine.Answer("""
                        queue/.old: warning: this is hidden, for its name begins with a full stop: it is not read
                          to do: give it another name, or move it out of queue/
                        queue/a/.hidden.yaml: warning: this is hidden, for its name begins with a full stop: it is not read
                          to do: give it another name, or move it out of queue/
                        queue/a/out: warning: a link to a folder is not followed: nothing in it is read
                          to do: put the folder itself here
                        queue/a/round: warning: a link to a folder is not followed: nothing in it is read
                          to do: put the folder itself here
                        queue/draft.yaml~: warning: this file is not read: its name does not end in .yaml
                          to do: take it away, or give it a name such as posts.yaml
                        queue/notes.txt: warning: this file is not read: its name does not end in .yaml
                          to do: move it out of queue/, or, if it holds posts, give it a name such as posts.yaml
                        queue/out.yaml: warning: this is a link out of the workspace: it is not read
                          to do: put the file itself here
                        acme is in order: 2 posts for 2 accounts, 7 warnings.
                        """, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme: { network: rehearsal, hours: office, audience: internal }",
                "acme: { network: rehearsal, hours: office, audience: external }",
                "acme: { network: rehearsal, hours: office, signature: ^DJ }",
                "acme: { network: rehearsal, hours: office, quota: { per: week, min: 1, aim: 2 } }",
                "acme: { network: rehearsal, hours: office }\nledger: postgresql://db/acme",
                "acme: { network: rehearsal, hours: office }\nmembers: { dave: { initials: DJ, hours: office } }"
            })
    void ignored_key(String accounts) throws IOException {
        String main = text("punchclock.yaml");
        String top = accounts.contains("members:") ? main.replaceAll("members:.*\n", "") : main;
        line.write("punchclock.yaml", top.substring(0, top.indexOf("accounts:")) + "accounts:\n  " + accounts + "\n");
        String key = accounts.replaceAll("(?s).*\\b(audience|signature|aim|ledger|initials):.*", "$1");

        for (String command : new String[] {"check", "run", "plan"}) {
            TypedLine.Answer answer = line.run(command);
            assertThat(answer.code()).isEqualTo(3);
            assertThat(answer.said())
                    .contains("this version does not read `" + key + "` yet; ", "is not there yet")
                    .doesNotContain(" is not a key of ");
        }
        assertThat(line.run("schema").said()).doesNotContain("\"" + key + "\"");
    }

    @Test
    void ignored_key_of_a_post() throws IOException {
        for (String key :
                new String[] {"media: []", "poll: {}", "every: tue 10:15", "texts: []", "on: {}", "by: dave"}) {
            line.write("queue/a.yaml", "- { to: acme, text: Hello, " + key + " }\n");
            TypedLine.Answer answer = line.run("check");
            assertThat(answer.code()).isEqualTo(3);
            assertThat(answer.said()).contains("this version does not read `" + key.replaceAll(":.*", "") + "` yet; ");
        }
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
