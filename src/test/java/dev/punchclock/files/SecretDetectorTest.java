package dev.punchclock.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretDetectorTest {
    private static final String LONG = "Ab1".repeat(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890123-Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1A",
                "AAAAAAAAAAAAAAAAAAAAAMLheAAAAAAA0%2BuSeid%2BULvsea4JtiGRiSDSJSI%3DEUifiRBkKG5E2XzMDjRfl76ZC9Ub0wnz4XsNiRVBChTYbJcE3F",
                "ghp_Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1",
                "github_pat_11Ab1Ab1Ab1Ab1Ab1Ab1Ab1",
                "xoxb-1234567890-abcdefghij",
                "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
                "https://discord.com/api/webhooks/123456789/Ab1-Ab1_Ab1Ab1",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N",
                "-----BEGIN OPENSSH PRIVATE KEY-----",
                "AKIAIOSFODNN7EXAMPLE",
                "sk-Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1",
                "https://dave:hunter2@social.acme.example"
            })
    void a_secret_is_found_in_values_keys_and_comments_and_never_shown(String secret) {
        for (String yaml : new String[] {
            "- to: a\n  text: |\n    see " + secret + "\n",
            "# " + secret + "\n",
            "- to: a\n  text: b\n  \"" + secret + "\": c\n",
            "- to: a\n  text: b\n  id: \"" + secret + "\"\n",
            "- to: '" + secret + "'\n  text: @broken"
        }) {
            assertThat(WorkspaceBench.queueProblems(yaml))
                    .contains("this looks like ", "issue a new one")
                    .doesNotContain(secret);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consumer_key: abc",
                "password: hunter2",
                "access_token: x",
                "app_password: abcd-efgh-ijkl-mnop",
                "api_key: 'a'",
                "X_CLIENT_SECRET: abc"
            })
    void a_telling_key_is_enough(String line) {
        assertThat(WorkspaceBench.problemsOf(
                        "punchclock: 1\nworkspace: w\naccounts:\n  a:\n    network: x\n    hours: o\n    " + line))
                .contains("punchclock.yaml:7:", "this looks like ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_secret: hunter2hunter2",
                "Consumer-Key=hunter2hunter2",
                "client secret is CLIENTSECRET = 'hunter2hunter2'",
                "my_access_token_secret: hunter2hunter2",
                "BEARER: hunter2hunter2",
                "app-password: abcd-efgh-ijkl-mnop",
                "the İİİ token: hunter2hunter2",
                "passwd:\n  hunter2hunter2",
                "passphrase=hunter2hunter2",
                "private_key: hunter2hunter2",
                "credentials: hunter2hunter2",
                "gho_Ab1Ab1Ab1Ab1Ab1Ab1Ab1Ab1",
                "ASIAIOSFODNN7EXAMPLE",
                "HTTP://none http://dave:hunter2@social.acme.example"
            })
    void each_form_is_found_in_a_file_and_in_a_line_alike(String text) {
        assertThat(WorkspaceBench.queueProblems("- to: a\n  text: |\n    " + text.replace("\n", "\n    ")))
                .contains("this looks like ");
        assertThat(SecretDetector.in(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Our secret: kindness matters",
                "New password: read our guide",
                "Token: 12 things to know",
                "Call 0131 4960-0123",
                "task-force-of-the-year-2026-and-more",
                "Der Schlüssel sk-tele",
                "https://acme.example/AAAA",
                "Password tips at https://acme.example/passwords",
                "the access token: what is it?"
            })
    void a_sentence_about_secrets_is_none(String text) {
        assertThat(WorkspaceBench.queueProblems("- to: a\n  text: |\n    About it. " + text))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "A",
                "1",
                "eyJ",
                "eyJ-.",
                "-",
                "token_",
                "secret=",
                "http://a:",
                "sk-",
                "xoxb-",
                "a-b_",
                " ",
                "\t",
                "ab12-",
                "password: a"
            })
    void a_long_text_costs_no_more_than_its_length(String piece) {
        String text = "- to: a\n  text: '" + piece.repeat(1_000_000 / piece.length()) + "'";
        assertTimeout(Duration.ofSeconds(10), () -> WorkspaceBench.queueProblems(text));
    }

    @Test
    void a_problem_names_the_place_and_what_to_do() {
        assertThat(WorkspaceBench.queueProblems("# mine: ghp_" + LONG))
                .isEqualTo(
                        "queue/a.yaml:1:9: this looks like a token of GitHub\n"
                                + "  to do: take it out and have the network issue a new one: git and backups remember this one");
    }
}
