package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.ledger.State;
import dev.punchclock.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of posts whose answer was lost, by the record of an X that re-spells, lists late and has its own clock. */
final class LostAnswersTest {
    private static final String MORNING = "2026-11-24T10:15:00Z";

    @TempDir
    private Path folder;

    private XBench x;

    @AfterEach
    void close() throws IOException {
        x.close();
    }

    @Test
    void a_post_whose_answer_was_lost_is_found_by_its_words() {
        x = new XBench(folder, MORNING, XBench.pinned("a", "The kettle is on", "2026-11-24T10:15"));
        x.loseNextAnswer();
        assertThat(x.run().code()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(x.state("a")).isEqualTo(State.UNKNOWN);
        x.later(Duration.ofMinutes(3));
        assertThat(x.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(x.state("a")).isEqualTo(State.SENT);
        assertThat(x.stored()).containsExactly("The kettle is on");
    }
}
