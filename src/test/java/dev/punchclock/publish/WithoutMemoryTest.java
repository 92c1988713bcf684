package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.post.Post;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.PublishNowResult.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CI, whose disk is new each time: two jobs at once, answers that are lost, and a list that X shows late. */
final class WithoutMemoryTest {
    private static final Post RELEASE = XBench.floating("v1.4.0", "Version 1.4.0 is out");
    private static final Post OTHER = XBench.floating("notes", "The notes are in the wiki");

    private XBench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new XBench(folder, "2026-11-24T10:00:00Z");
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void memoryless_two_keys() {
        bench.account(new Quota(Period.WEEK, 0, 1, Duration.ofMinutes(1)));
        Supplier<PublishNowResult> first = bench.jobWithoutMemory(RELEASE);
        Supplier<PublishNowResult> second = bench.jobWithoutMemory(OTHER);
        assertThat(first.get().result()).isEqualTo(Result.SENT);
        PublishNowResult late = second.get();
        assertThat(bench.stored()).hasSize(2);
        assertThat(late.result().code()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(late.why())
                .startsWith("the most for week 48 (1) is exceeded, for another job posted as well: ")
                .contains(bench.links());
    }

    @Test
    void two_jobs_within_the_gap_do_not_both_say_that_all_is_well() {
        Supplier<PublishNowResult> first = bench.jobWithoutMemory(RELEASE);
        Supplier<PublishNowResult> second = bench.jobWithoutMemory(OTHER);
        assertThat(first.get().result()).isEqualTo(Result.SENT);
        bench.later(Duration.ofSeconds(20));
        PublishNowResult late = second.get();
        assertThat(late.result()).isEqualTo(Result.SENT_TOO_MANY);
        assertThat(late.why())
                .startsWith("another job posted less than 1 min from it: ")
                .contains(bench.links());
    }

    @Test
    void who_posts_alone_is_not_troubled() {
        bench.account(new Quota(Period.WEEK, 0, 2, Duration.ofMinutes(1)));
        assertThat(bench.postWithoutMemory(RELEASE).result()).isEqualTo(Result.SENT);
        PublishNowResult next = bench.later(Duration.ofMinutes(2)).postWithoutMemory(OTHER);
        assertThat(next.result()).isEqualTo(Result.SENT);
        assertThat(next.why()).isEmpty();
    }

    @Test
    void where_x_shows_nothing_yet_it_is_said_that_nobody_has_seen_the_maximum_kept() {
        bench.account(new Quota(Period.WEEK, 0, 1, Duration.ofMinutes(1)));
        bench.server.showAfter(Duration.ofMinutes(1));
        PublishNowResult sent = bench.postWithoutMemory(RELEASE);
        assertThat(sent.result()).isEqualTo(Result.SENT);
        assertThat(sent.why())
                .isEqualTo("whether another job posted at the same moment, nobody can tell:"
                        + " the network does not show it yet");
    }

    @Test
    void memoryless_again_soon() {
        bench.server.showAfter(Duration.ofSeconds(60));
        PublishNowResult lost = bench.loseNextAnswer().postWithoutMemory(RELEASE);
        assertThat(lost.result()).isEqualTo(Result.UNKNOWN);
        assertThat(lost.remedy())
                .matches("run the same command again after Tue 24 Nov 2026 10:15:1\\d GMT: it asks the network first");
        PublishNowResult soon = bench.later(Duration.ofSeconds(4)).postWithoutMemory(RELEASE);
        assertThat(soon.result()).isEqualTo(Result.UNKNOWN);
        PublishNowResult shown = bench.later(Duration.ofMinutes(16)).postWithoutMemory(RELEASE);
        assertThat(shown.result()).isEqualTo(Result.SENT_BEFORE);
        assertThat(shown.receipt())
                .isNotNull()
                .extracting("link")
                .isEqualTo(bench.links().get(0));
        assertThat(bench.stored()).hasSize(1);
    }

    @Test
    void as_soon_as_x_shows_it_more_than_once_it_is_said_whatever_nobody_could_see_before() {
        bench.server.takeDuplicates();
        bench.server.showAfter(Duration.ofMinutes(2));
        assertThat(bench.postWithoutMemory(RELEASE).result()).isEqualTo(Result.SENT);
        assertThat(bench.later(Duration.ofSeconds(45))
                        .postWithoutMemory(RELEASE)
                        .result())
                .isEqualTo(Result.SENT);
        PublishNowResult shown = bench.later(Duration.ofMinutes(3)).postWithoutMemory(RELEASE);
        assertThat(shown.result()).isEqualTo(Result.SENT_TOO_MANY);
        assertThat(shown.why()).contains(bench.links());
        assertThat(bench.stored()).hasSize(2);
    }
}
