package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.SampleWorkspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person finds on X and says to punchclock: each post counts once, at X's own time. */
final class ManualMatchTest {
    private static final String MORNING = "2026-11-24T10:15:00Z";
    private static final String AT = "2026-11-24T10:15";

    @TempDir
    private Path folder;

    private @Nullable XBench opened;

    @AfterEach
    void close() throws IOException {
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void resolve_keeps_gap() {
        XBench x = bench(XBench.MINUTE_APART, due("a", "One"), due("b", "Two"));
        x.loseNextAnswer().serverAhead(Duration.ofSeconds(25)).run();
        x.serverAhead(Duration.ZERO).later(Duration.ofSeconds(28));
        resolve(x, "a", x.links().get(0));
        x.runEvery(Duration.ofSeconds(1), "2026-11-24T10:17:30Z");
        List<Instant> at = x.storedAt();
        assertThat(at).hasSize(2);
        assertThat(Duration.between(at.get(0), at.get(1))).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_false_not_sent_counts_when_it_turns_up() {
        XBench x = bench(new Quota(Period.WEEK, 0, 2, Duration.ofMinutes(1)), due("a", "One"));
        x.server.takeDuplicates();
        x.server.showAfter(Duration.ofHours(5));
        x.loseNextAnswer().run();
        x.hand().resolveNotSent(new PostId("a"), null);
        x.runEvery(Duration.ofMinutes(1), "2026-11-24T10:45:00Z");
        assertThat(x.state("a")).isEqualTo(DeliveryState.SENT);
        assertThat(x.stored()).containsExactly("One", "One");
        resolve(x, "a", x.links().get(0));
        assertThat(x.ledger.book().counted(x.context().owner(), Instant.EPOCH)).containsExactlyElementsOf(x.storedAt());
        x.queue(due("a", "One"), due("b", "Two"));
        x.later(Duration.ofMinutes(2)).runEvery(Duration.ofMinutes(20), "2026-11-27T17:00:00Z");
        assertThat(x.stored()).hasSize(2);
        assertThat(x.ledger.verify().problems()).isEmpty();
    }

    @Test
    void an_address_that_cannot_be_this_post_is_refused() {
        XBench x = bench(XBench.MINUTE_APART, due("b", "Two"));
        x.server.post("acme", "By hand, long before");
        x.run();
        x.queue(due("b", "Two"), due("a", "One"))
                .later(Duration.ofMinutes(10))
                .loseNextAnswer()
                .run();
        assertThat(x.state("a")).isEqualTo(DeliveryState.UNKNOWN);
        refused(() -> resolve(x, "a", "https://x.com/acme"), ExitCode.USAGE, "is not the address of a post on x");
        String others = x.links().get(2).replace("/acme/", "/other/");
        refused(() -> resolve(x, "a", others), ExitCode.RULE, "that is a post of @other, not of @acme");
        refused(() -> resolve(x, "a", x.links().get(1)), ExitCode.RULE, "that is b on acme, not a");
        refused(() -> resolve(x, "a", x.links().get(0)), ExitCode.RULE, "that is an earlier post");
        resolve(x, "a", x.links().get(2));
        refused(() -> resolve(x, "a", x.links().get(2)), ExitCode.RULE, "there is no doubt about it");
        assertThat(x.state("a")).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void count_again() {
        XBench x = bench(XBench.MINUTE_APART, due("a", "One"));
        x.run();
        x.later(Duration.ofMinutes(2)).server.post("acme", "By hand");
        String url = x.links().get(1);
        assertThat(count(x, url).known()).isEmpty();
        assertThat(count(x, url.replace("x.com", "twitter.com") + "?s=20").known())
                .startsWith("it is counted already");
        assertThat(count(x, url.replace("x.com/acme", "mobile.twitter.com/ACME") + "/photo/1#m")
                        .known())
                .startsWith("it is counted already");
        assertThat(count(x, url.replace("x.com/acme/", "x.com/i/web/")).known()).startsWith("it is counted already");
        assertThat(count(x, x.links().get(0)).known()).startsWith("that is a on acme, which went out from here");
        refused(() -> count(x, url.replace("acme", "other")), ExitCode.RULE, "that is a post of @other");
        assertThat(x.ledger.book().counted(x.context().owner(), Instant.EPOCH)).containsExactlyElementsOf(x.storedAt());
        uncount(x, url.replace("https", "http"));
        assertThat(x.ledger.book().counted(x.context().owner(), Instant.EPOCH)).hasSize(1);
        refused(() -> uncount(x, url), ExitCode.USAGE, "was counted by hand");
        refused(() -> uncount(x, x.links().get(0)), ExitCode.RULE, "which went out from here: it stays counted");
        assertThat(x.ledger.verify().problems()).isEmpty();
    }

    @Test
    void times_that_cannot_be_are_not_counted() {
        XBench x = bench(XBench.MINUTE_APART);
        refused(() -> count(x, "https://x.com/acme/status/9000000000000000000"), ExitCode.USAGE, "is still to come");
        refused(() -> count(x, "https://x.com/acme/status/20"), ExitCode.USAGE, "is not the address of a post");
        refused(() -> count(x, "https://x.com/acme/status/600000000000000000"), ExitCode.RULE, "so far back");
    }

    @Test
    void what_may_be_a_lost_post_is_not_counted_beside_it() {
        XBench x = bench(XBench.MINUTE_APART, due("a", "One"));
        x.loseNextAnswer().run();
        refused(() -> count(x, x.links().get(0)), ExitCode.RULE, "it may be a on acme");
    }

    private XBench bench(Quota quota, Post... queue) {
        XBench x = new XBench(folder, MORNING, queue);
        opened = x;
        return x.account(quota);
    }

    private static Post due(String id, String text) {
        return XBench.pinned(id, text, AT);
    }

    private static void resolve(XBench x, String post, String link) {
        x.hand().resolveSent(new PostId(post), SampleWorkspace.ACME, link);
    }

    private static ManualCounts.Result count(XBench x, String link) {
        return new ManualCounts(x.workspace(), x.ledger, x.now()).count(x.context(), link, null);
    }

    private static void uncount(XBench x, String link) {
        new ManualCounts(x.workspace(), x.ledger, x.now()).uncount(List.of(x.context()), link);
    }

    private static void refused(ThrowingCallable what, ExitCode code, String words) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(what).satisfies(stopped -> {
            assertThat(stopped.code()).isEqualTo(code);
            assertThat(stopped.problems().get(0).what()).contains(words);
        });
    }
}
