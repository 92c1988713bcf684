package dev.punchclock.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.punchclock.account.AccountName;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.Wording;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a queue file says, and what is refused in it. */
class QueueFileTest {
    @Test
    void a_post_says_everything_in_its_keys() {
        List<Post> posts = WorkspaceBench.posts("""
                - to: acme-dave
                  text: Our bundle is out. https://acme.example/guide
                - id: conf-26
                  to: [acme-dave, acme]
                  at: 2026-11-24 10:15
                  late: hold
                  expires: 2026-11-27
                  draft: true
                  repeat: true
                  text: |
                    We are at the conference
                    in Leeds. #leeds
                """);

        Post floating = posts.get(0);
        assertThat(floating.id()).isEqualTo(floating.wording().derivedId());
        assertThat(floating.idWritten()).isFalse();
        assertThat(floating.at()).isNull();
        assertThat(floating.late()).isEqualTo(LatePolicy.NEXT_SLOT);
        Post pinned = posts.get(1);
        assertThat(pinned.id()).hasToString("conf-26");
        assertThat(pinned.to()).containsExactly(new AccountName("acme-dave"), new AccountName("acme"));
        assertThat(pinned.wording().text()).isEqualTo("We are at the conference\nin Leeds. #leeds");
        assertThat(pinned.at()).isEqualTo(LocalDateTime.of(2026, 11, 24, 10, 15));
        assertThat(pinned.expires()).isEqualTo(LocalDateTime.of(2026, 11, 28, 0, 0));
        assertThat(pinned.late()).isEqualTo(LatePolicy.HOLD);
        assertThat(pinned.draft()).isTrue();
        assertThat(pinned.repeat()).isTrue();
        assertThat(pinned.places().start()).hasToString("queue/a.yaml:3:3");
        assertThat(pinned.places().of("at")).hasToString("queue/a.yaml:5:7");
        Set<String> allButThread = new TreeSet<>(AllowedKeys.POST.known());
        allButThread.remove("thread");
        assertThat(pinned.places().values().keySet()).isEqualTo(allButThread);
    }

    @Test
    void a_thread_is_a_list_of_texts() {
        Post post = WorkspaceBench.posts(
                        "- to: a\n  thread:\n    - One.\n    - |\n      Two,\n      on two lines.\n    - 'Three: #end'")
                .get(0);

        assertThat(post.wording().parts())
                .extracting(Wording::text)
                .containsExactly("One.", "Two,\non two lines.", "Three: #end");
        assertThat(post.says()).isEqualTo("thread");
        assertThat(post.wording().shown()).isEqualTo("1/3 One.\n2/3 Two,\non two lines.\n3/3 Three: #end");
    }

    @Test
    void a_time_of_expiry_is_exact_and_a_name_list_may_be_one_line() {
        Post post = WorkspaceBench.posts(
                        "- { to: 'a, b', text: 012, id: 1_000, at: 2026-11-24T9:05:30, expires: 2026-11-24 12:00 }")
                .get(0);

        assertThat(post.to()).containsExactly(new AccountName("a"), new AccountName("b"));
        assertThat(post.wording().text()).isEqualTo("012");
        assertThat(post.id()).hasToString("1_000");
        assertThat(post.at()).isEqualTo(LocalDateTime.of(2026, 11, 24, 9, 5, 30));
        assertThat(post.expires()).isEqualTo(LocalDateTime.of(2026, 11, 24, 12, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no", "on", "NO", "1.10", "2026-11-21", "9:30", "0x1F"})
    void a_text_is_taken_as_it_is_written(String text) {
        assertThat(WorkspaceBench.posts("- to: a\n  text: " + text)
                        .get(0)
                        .wording()
                        .text())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "---\n", "[]", "\ufeff"})
    void a_file_may_have_no_posts(String yaml) {
        assertThat(WorkspaceBench.posts(yaml.replace("\ufeff", ""))).isEmpty();
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                arguments(
                        "to: a",
                        "1:1: a queue file is a list of posts\n  to do: begin each post with `- to: ACCOUNT`, and put two spaces before its other lines"),
                arguments(
                        "- Hello",
                        "1:3: a post must be keys with values, but this is a single value\n  to do: write it as `- { to: ACCOUNT, text: … }`"),
                arguments("- to: a", "1:3: `text:` is missing\n  to do: write `text:` and what the post says"),
                arguments(
                        "- text: a",
                        "1:3: `to:` is missing\n  to do: write `to: ACCOUNT`; every post names its account"),
                arguments(
                        "- { to: a, text: b, lat: drop }",
                        "1:21: `lat` is not a key of a post\n  to do: did you mean `late`?"),
                arguments(
                        "- { to: a, text: }",
                        "1:3: the text is empty\n  to do: write what the post says, or take the post out"),
                arguments(
                        "- { to: a, text: ~ }",
                        "1:18: the text is empty\n  to do: write what the post says, or take the post out"),
                arguments(
                        "- { to: a, text: \" \\n\\u00a0\\u200b\" }",
                        "1:18: the text is empty\n  to do: write what the post says, or take the post out"),
                arguments(
                        "- { to: a, text: [b] }",
                        "1:18: a list or keys stand here, but a text is expected\n  to do: put quotes around it: text: \"…\""),
                arguments(
                        "- { to: '@a', text: b }",
                        "1:9: `@a` has an @, but accounts go by their name in punchclock.yaml\n  to do: write a"),
                arguments("- { to: [a, a], text: b }", "1:13: `a` is named twice\n  to do: name each account once"),
                arguments(
                        "- { to: [a, {b: c}], text: b }",
                        "1:13: the name of an account is expected here\n  to do: write `to: [ONE, OTHER]`"),
                arguments(
                        "- { to: [], text: b }", "1:9: `to` takes a single value\n  to do: write it as `to: ACCOUNT`"),
                arguments(
                        "- { to: a, id: a b, text: b }",
                        "1:16: `a b` is not an id\n  to do: use letters a-z, digits, `.`, `_` and `-`, beginning with a letter or digit, at most 64"),
                arguments(
                        "- { to: a, text: b, at: 2026-11-24 }",
                        "1:25: `2026-11-24` has no time of day\n  to do: write it as 2026-11-24 10:15"),
                arguments(
                        "- { to: a, text: b, at: 10:15 }",
                        "1:25: `10:15` is not written as a date and a time\n  to do: write the date before it, as in 2026-11-24 10:15"),
                arguments(
                        "- { to: a, text: b, at: 2026-11-24T10:15Z }",
                        "1:25: `2026-11-24T10:15Z` has a zone, but times are on the clock of each account\n  to do: leave the zone out and write that clock's time, as in 2026-11-24 10:15"),
                arguments(
                        "- { to: a, text: b, at: 2026-02-30 10:15 }",
                        "1:25: there is no 2026-02-30 in the calendar\n  to do: that month has 28 days"),
                arguments(
                        "- { to: a, text: b, expires: soon }",
                        "1:30: `soon` is not a date: which day that is depends on when it is read\n  to do: write it as 2026-11-24 (year, month, day)"),
                arguments(
                        "- { to: a, text: b, late: nextslot }",
                        "1:27: `late` cannot be `nextslot`\n  to do: did you mean `next-slot`?"),
                arguments(
                        "- { to: a, text: b, draft: yes }",
                        "1:28: `draft` cannot be `yes`\n  to do: use one of: false, true"),
                arguments(
                        "- { to: a, text: b, media: [] }",
                        "1:21: this version does not read `media` yet; this version publishes text only\n  to do: take it out, or keep all of the post in `text`"),
                arguments(
                        "- { to: a, text: b, thread: [] }",
                        "1:29: a post has `text` or `thread`, not both\n  to do: take one out"),
                Arguments.of(
                        "- { to: a, thread: [one] }",
                        "1:20: a thread is a list of two or more texts\n  to do: write each part on a line of its own with `- ` before it, or write `text:`"),
                Arguments.of(
                        "- { to: a, thread: 'one, two' }",
                        "1:20: a thread is a list of two or more texts\n  to do: write each part on a line of its own with `- ` before it, or write `text:`"),
                Arguments.of(
                        "- to: a\n  thread:\n    - one\n    - Hello #world",
                        "4:13: `#world` is a comment to YAML and would not be published\n  to do: put quotes around the whole text; a comment can stand on a line of its own"),
                arguments(
                        "- { to: a, text: b, poll: [] }",
                        "1:21: this version does not read `poll` yet; this version publishes text only\n  to do: take it out, or keep all of the post in `text`"));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void a_post_is_refused_with_what_to_do(String yaml, String expected) {
        assertThat(WorkspaceBench.queueProblems(yaml)).isEqualTo("queue/a.yaml:" + expected);
    }

    @Test
    void a_message_repeats_no_long_text() {
        assertThat(WorkspaceBench.queueProblems("- to: '" + "x".repeat(5_000) + "\n\n  y'\n  text: a")
                        .lines())
                .hasSize(2)
                .allMatch(line -> line.length() < 300);
    }
}
