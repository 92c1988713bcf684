package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
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

    private TypedCommand line;

    @BeforeEach
    void workspace() throws IOException {
        line = TypedCommand.in(root, """
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
            TypedCommand.Answer posted = line.run("post", "--to", "acme", text);
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

        assertThat(line.run("check"))
                .isEqualTo(new TypedCommand.Answer("acme is in order: 2 posts for 2 accounts.\n", 0));
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

        assertThat(line.run("check")).isEqualTo(new TypedCommand.Answer("""
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
                "acme: { network: rehearsal, hours: office }\nledger: postgresql://db/acme",
                "acme: { network: rehearsal, hours: office }\nmembers: { dave: { initials: DJ, hours: office } }"
            })
    void ignored_key(String accounts) throws IOException {
        String main = text("punchclock.yaml");
        String top = accounts.contains("members:") ? main.replaceAll("members:.*\n", "") : main;
        line.write("punchclock.yaml", top.substring(0, top.indexOf("accounts:")) + "accounts:\n  " + accounts + "\n");
        String key = accounts.replaceAll("(?s).*\\b(audience|signature|ledger|initials):.*", "$1");

        for (String command : new String[] {"check", "run", "plan"}) {
            TypedCommand.Answer answer = line.run(command);
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
            TypedCommand.Answer answer = line.run("check");
            assertThat(answer.code()).isEqualTo(3);
            assertThat(answer.said()).contains("this version does not read `" + key.replaceAll(":.*", "") + "` yet; ");
        }
    }

    @Test
    void cashtags() throws IOException {
        onX("acme");
        line.write("queue/a.yaml", "- { to: acme, text: Results for $ACME and $WIDG are out }\n");
        String refused = """
                the text has 2 cashtags ($ACME, $WIDG); X allows 1
                  to do: keep one of them; the others can do without their $
                """;
        assertThat(line.run("check").said()).contains("queue/a.yaml:1:21: " + refused);
        assertThat(line.run("check").code()).isEqualTo(3);
        assertThat(line.run("add", "acme", "Buy $widg, not $Acme").said())
                .contains("the text has 2 cashtags ($widg, $Acme)");
        assertThat(line.run("rehearse").code()).isEqualTo(3);

        line.write("queue/a.yaml", """
                - { to: acme, text: Results for $ACME are out }
                - { to: acme, text: "From $5 to $10, or 5$ and 10$; $A1B2C3 and $$$, US$ACME" }
                - { to: acme, thread: [ Results for $ACME, Results for $WIDG ] }
                """);
        assertThat(line.run("check"))
                .isEqualTo(new TypedCommand.Answer("acme is in order: 3 posts for 1 account.\n", 0));

        line.write("queue/a.yaml", "- { to: acme, thread: [ Hello, Results for $ACME and $WIDG ] }\n");
        assertThat(line.run("check").said()).contains("part 2 of the thread: the text has 2 cashtags ($ACME, $WIDG)");
    }

    @Test
    void opening_mention() throws IOException {
        onX("acme");
        line.write("queue/a.yaml", """
                - { to: acme, text: "@amy_at_widg, our notes are out" }
                - { to: acme, text: "Thanks to @amy_at_widg and amy@widg.example" }
                - { to: acme, thread: [ Notes are out, "@amy_at_widg has read them" ] }
                - { to: acme, text: "@ noon we meet" }
                """);
        assertThat(line.run("check")).isEqualTo(new TypedCommand.Answer("""
                        queue/a.yaml:1:21: warning: it begins with @amy_at_widg: X takes it for an answer, and refuses it unless @amy_at_widg has written to the account
                          to do: let it begin with another word
                        acme is in order: 4 posts for 1 account, 1 warning.
                        """, 0));
        assertThat(line.run("add", "acme", "@token").said())
                .contains("the new post: warning: it begins with @token: X takes it for an answer", "Added ");
    }

    @Test
    void two_x_accounts() throws IOException {
        onX("ax", "bx", "cx");
        line.write("queue/a.yaml", "- { to: [ax, bx], text: We are at the conference }\n");
        assertThat(line.run("check")).isEqualTo(new TypedCommand.Answer("""
                        queue/a.yaml:1:25: warning: bx says the same as ax: X forbids one text on several accounts
                          to do: write a post of its own for each account, in other words
                        acme is in order: 1 post for 3 accounts, 1 warning.
                        """, 0));

        line.write("queue/a.yaml", "- { to: ax, text: We are at the conference }\n");
        line.write("queue/b.yaml", "- { to: bx, id: b, text: we are at  the conference }\n- { to: cx, text: Hello }\n");
        assertThat(line.run("check")).isEqualTo(new TypedCommand.Answer("""
                        queue/b.yaml:1:26: warning: bx says the same as ax (queue/a.yaml:1:3): X forbids one text on several accounts
                          to do: write a post of its own for each account, in other words
                        acme is in order: 3 posts for 3 accounts, 1 warning.
                        """, 0));
        assertThat(line.run("add", "cx", "We are at the conference").said())
                .contains("the new post: warning: cx says the same as ax (queue/a.yaml:1:3): X forbids");
        assertThat(line.run("post", "--to", "cx,bx", "Come to stand 12").said())
                .contains("the new post: warning: bx says the same as cx: X forbids");
    }

    @Test
    void two_accounts_of_which_one_is_on_x() throws IOException {
        line.write("queue/a.yaml", "- { to: [acme, dave], text: We are at the conference }\n");
        assertThat(line.run("check").said()).isEqualTo("acme is in order: 1 post for 2 accounts.\n");
    }

    @Test
    void bidi_in_text() throws IOException {
        String text = "Pay \u202e0001 EUR\u202c to ac\u200bme, ac\u200bme";
        line.write("queue/a.yaml", "- { to: acme, at: 2026-11-24 10:00, text: '" + text + "' }\n");
        String place = "queue/a.yaml:1:43: warning: ";
        String remedy = "\n  to do: take it out, unless it is meant; it goes out as it stands\n";
        String warnings =
                place + "nobody sees U+202E (RIGHT-TO-LEFT OVERRIDE) as character 5 of the text, behind \"Pay \""
                        + remedy
                        + place
                        + "nobody sees U+202C (POP DIRECTIONAL FORMATTING) as character 14 of the text, behind \"0001 EUR\""
                        + remedy
                        + place
                        + "nobody sees U+200B (ZERO WIDTH SPACE), 2 times, first as character 21 of the text, behind \" to ac\""
                        + remedy;
        assertThat(line.run("check"))
                .isEqualTo(new TypedCommand.Answer(
                        warnings + "acme is in order: 1 post for 2 accounts, 3 warnings.\n", 0));
        assertThat(line.run("run").code()).isZero();
        assertThat(line.published("acme")).contains(text);

        assertThat(line.run("post", "--to", "dave", text).said())
                .startsWith(warnings.replace("queue/a.yaml:1:43", "the new post"));
        assertThat(line.published("dave")).contains(text);
        assertThat(line.run("add", "dave", "Hel\u00adlo").said())
                .contains(
                        "the new post: warning: nobody sees U+00AD (SOFT HYPHEN) as character 4 of the text, behind \"Hel\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Family: 👨\u200d👩\u200d👧\u200d👦, 🏳\ufe0f\u200d🌈, 🧑🏽\u200d🚀, ❤\ufe0f\u200d🔥, 🤷🏻\u200d♀\ufe0f",
                "Flags: 🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f and 🇬🇧",
                "Keys: 1\ufe0f\u20e3 #\ufe0f\u20e3, signs: ©\ufe0f ™\ufe0f ‼\ufe0f ℹ\ufe0f ☎\ufe0e ㊗\ufe0f",
                "می\u200cخواهم کتاب\u200cها را ببینم",
                "क्\u200dष and ക്\u200c",
                "אבג \u200f(1)\u200e דהו",
                "ภาษา\u200bไทย",
                "辻\udb40\udd00さん",
                "Grüße aus Köln — „ganz“ ohne…"
            })
    void no_warning_cries_wolf(String text) throws IOException {
        line.write("queue/a.yaml", "- { to: acme, text: '" + text + "' }\n");
        assertThat(line.run("check"))
                .isEqualTo(new TypedCommand.Answer("acme is in order: 1 post for 2 accounts.\n", 0));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0xad, 0x34f, 0x61c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d,
                        0x202e, 0x2060,
                0x2061, 0x2062, 0x2063, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206a, 0x3164, 0xfe00, 0xfe0e, 0xfe0f,
                        0xffa0, 0xe0001,
                0xe0041, 0xe0061, 0xe007f, 0xe0100
            })
    void each_character_that_nobody_sees_is_named(int character) throws IOException {
        line.write("queue/a.yaml", "- { to: acme, text: 'out" + Character.toString(character) + "side' }\n");
        assertThat(line.run("check").said())
                .contains("nobody sees U+%04X".formatted(character), "as character 4 of the text, behind \"out\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\ufe0f", "\u2060\u200d", "\u00ad", "\udb40\udc41", "\u200e"})
    void invisible_difference(String invisible) throws IOException {
        assertThat(line.run("post", "--to", "acme", "The kettle is on").code()).isZero();
        line.at(TypedCommand.TEN.plusSeconds(60));
        TypedCommand.Answer again = line.run("post", "--to", "acme", "The kettle is on" + invisible);
        assertThat(again.code()).isEqualTo(4);
        assertThat(again.said()).contains("said the same within 30 days");
        assertThat(line.run("add", "acme", "The ket" + invisible + "tle is on").code())
                .isEqualTo(4);
        assertThat(line.published("acme").split("The ket", -1)).hasSize(2);
    }

    @Test
    void nul() throws IOException {
        line.write(
                "queue/a.yaml", "- { to: acme, text: \"Hello \\0 there\" }\n- { to: acme, id: \"a\\0b\", text: Hi }\n");
        TypedCommand.Answer check = line.run("check");
        assertThat(check.code()).isEqualTo(3);
        assertThat(check.said())
                .contains(
                        "queue/a.yaml:1:21: there is a NUL character in this value",
                        "queue/a.yaml:2:19: there is a NUL character in this value");
        line.write("queue/a.yaml", "- { to: acme, id: a, text: Hi }\n");

        for (String[] words : new String[][] {
            {"post", "--to", "acme", "Hel\0lo"},
            {"post", "--to", "acme", "--key", "a\0b", "Hello"},
            {"add", "acme", "Hel\0lo"},
            {"hold", "a", "court\0room"},
            {"busy", "dave", "court\0room"},
            {"pause", "--reason", "court\0room"},
            {"count", "acme", "https://acme.example/\0"},
            {"post", "--to", "acme", "--off-hours", "court\0room", "--paid", "Hello"}
        }) {
            TypedCommand.Answer answer = line.run(words);
            assertThat(answer.code()).as(String.join(" ", words)).isEqualTo(2);
            assertThat(answer.said()).startsWith("there is a NUL character behind \"");
        }
        assertThat(line.piped("Hel\0lo").run("post", "--to", "acme", "-").code())
                .isEqualTo(2);
        assertThat(line.run("add", "acme", "-").code()).isEqualTo(2);
        assertThat(line.published("acme")).isEmpty();
        assertThat(line.run("status").said()).doesNotContain("\0");
    }

    @Test
    void nul_in_what_a_network_says_reaches_no_ledger() {
        EntryBody fact = EntryBody.of(EntryKind.REFUSED, new AccountName("acme"))
                .note("no\0no")
                .with(EntryBody.LINK, "a\0b");
        assertThat(fact.note()).isEqualTo("no\ufffdno");
        assertThat(fact.detail(EntryBody.LINK)).isEqualTo("a\ufffdb");
        DeliveryId there = new DeliveryId(new PostId("a"), new AccountName("acme"));
        assertThat(EntryBody.published(there, "so\0so").text()).isEqualTo("so\ufffdso");
    }

    /** The workspace has these accounts, on X. */
    private void onX(String... names) throws IOException {
        String main = text("punchclock.yaml");
        StringBuilder accounts = new StringBuilder(main.substring(0, main.indexOf("accounts:")) + "accounts:\n");
        for (String name : names) {
            accounts.append("  ").append(name).append(": { network: x, hours: office }\n");
        }
        line.write("punchclock.yaml", accounts.toString());
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
