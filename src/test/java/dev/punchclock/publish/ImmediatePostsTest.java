package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.post.Post;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.PublishNowResult.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A post that was to go out at once, whose answer was lost, and that no file has: what rounds make of it, on X. */
final class ImmediatePostsTest {
    private static final Post POST = XBench.floating("k1", "The kettle is on");
    private static final Post PINNED = XBench.pinned("k1", "The kettle is on", "2026-11-24T10:00");

    @TempDir
    private Path folder;

    private XBench x;

    @BeforeEach
    void open() {
        x = new XBench(folder, "2026-11-24T10:00:00Z");
    }

    @AfterEach
    void close() throws IOException {
        x.close();
    }

    @Test
    void what_was_not_sent_is_told_once_with_what_to_do() {
        assertThat(x.loseNextRequest().post(POST).result()).isEqualTo(Result.UNKNOWN);
        RoundReport report = x.later(Duration.ofMinutes(22)).run();
        assertThat(report.happened())
                .extracting(EntryBody::kind, EntryBody::note)
                .containsExactly(
                        tuple(EntryKind.NOT_SENT, "the network does not have it; give the same command again"));
        assertThat(report.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(x.ledger.book().everything())
                .as("nothing waits")
                .extracting(Delivery::state)
                .containsExactly(DeliveryState.WITHDRAWN);
        RoundReport next = x.later(Duration.ofMinutes(5)).run();
        assertThat(next.happened()).isEmpty();
        assertThat(next.code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void the_same_command_sends_it_then() {
        x.loseNextRequest().post(POST);
        x.later(Duration.ofMinutes(22)).run();
        assertThat(x.post(POST).result()).isEqualTo(Result.SENT);
        assertThat(x.post(POST).result()).isEqualTo(Result.SENT_BEFORE);
        assertThat(x.stored()).containsExactly("The kettle is on");
        assertThat(x.ledger.verify().problems()).isEmpty();
    }

    @Test
    void what_turns_up_after_that_is_not_sent_again() {
        x.server.showAfter(Duration.ofMinutes(40));
        x.loseNextAnswer().post(POST);
        x.later(Duration.ofMinutes(22)).run();
        assertThat(x.later(Duration.ofMinutes(30)).post(POST).result()).isEqualTo(Result.SENT_BEFORE);
        assertThat(x.stored()).containsExactly("The kettle is on");
    }

    @Test
    void a_post_of_the_queue_waits_for_its_next_slot_without_a_command() {
        x.queue(PINNED).loseNextRequest().run();
        assertThat(x.state("k1")).isEqualTo(DeliveryState.UNKNOWN);
        RoundReport report = x.later(Duration.ofMinutes(22)).run();
        assertThat(report.happened())
                .filteredOn(fact -> fact.kind() == EntryKind.NOT_SENT)
                .extracting(EntryBody::note)
                .isEqualTo(List.of("the network does not have it"));
        assertThat(report.code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void a_post_that_was_taken_out_of_the_queue_has_no_command() {
        x.queue(PINNED).loseNextRequest().run();
        RoundReport report = x.queue().later(Duration.ofMinutes(22)).run();
        assertThat(report.happened())
                .filteredOn(fact -> fact.kind() == EntryKind.NOT_SENT)
                .extracting(EntryBody::note)
                .isEqualTo(List.of("the network does not have it"));
    }
}
