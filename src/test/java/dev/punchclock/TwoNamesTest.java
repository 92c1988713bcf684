package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two accounts that are one on their network: two quotas, and two posts within a second, if they were let. */
class TwoNamesTest {
    private static final String WORK = """
            at 2026-11-24T10:05:00Z
            file punchclock.yaml
                punchclock: 1
                workspace: acme
                publisher: desk1-0000
                zone: Europe/London
                hours: { office: { week: { mon-fri: 09:00-17:00 } } }
                accounts:
                  dave: { network: x, hours: office, handle: dave, quota: { per: week, max: 1 } }
                  davey: { network: x, hours: office, handle: "@Dave", quota: { per: week, max: 1 } }
            file queue/posts.yaml
                - { id: one, to: [dave, davey], text: One for the record. }
            """;

    @TempDir
    Path root;

    @Test
    void two_names_one_handle() throws IOException {
        Transcript person = new Transcript(root);
        person.play(WORK);
        String said = """
                punchclock.yaml:8:47: davey and dave (punchclock.yaml:7:46) are one account: @dave on x
                  to do: take one of the two out, and let its posts name the other
                exit 3
                """;
        assertThat(person.play("$ punchclock check\nexit 3\n")).endsWith(said);
        assertThat(person.play("$ punchclock run\nexit 3\n")).endsWith(said);
        assertThat(person.play("$ punchclock post --to dave --key k \"Hello\"\nexit 3\n"))
                .endsWith(said);
        assertThat(person.play("$ punchclock run\nexit 3\n")).endsWith(said);
    }
}
