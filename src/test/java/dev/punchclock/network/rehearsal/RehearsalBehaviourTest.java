package dev.punchclock.network.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.account.Account;
import dev.punchclock.network.Gate;
import dev.punchclock.network.GateClosedException;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.LookupQuery;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.Wording;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalBehaviourTest {
    private static final IdempotencyKey KEY = new IdempotencyKey("conf-26.acme-dave", Instant.EPOCH);

    private RehearsalBench stage;
    private RehearsalNetwork network;

    @BeforeEach
    void open(@TempDir Path folder) {
        stage = new RehearsalBench(folder);
        network = stage.network();
    }

    @Test
    void there_are_five_ways_to_misbehave() {
        assertThat(RehearsalBehaviour.words()).containsExactly("refuse", "throttle", "lose-answer", "slow", "down");
    }

    @Test
    void refuse_publishes_nothing() {
        assertThat(send("refuse", lasting(10)))
                .isEqualTo(new Outcome.Refused("it was told to refuse (behaves: refuse)"));
        assertThat(isPublished()).isFalse();
    }

    @Test
    void throttle_publishes_nothing_and_names_a_time_in_ten_minutes() {
        assertThat(send("throttle", lasting(10)))
                .isEqualTo(new Outcome.Throttled(
                        Instant.parse("2026-11-24T10:25:00Z"), "it was told to throttle (behaves: throttle)"));
        assertThat(isPublished()).isFalse();
    }

    @Test
    void down_publishes_nothing_and_may_be_tried_again() {
        assertThat(send("down", lasting(10)))
                .isEqualTo(new Outcome.NotSent("out of reach, as it was told (behaves: down)"));
        assertThat(isPublished()).isFalse();
    }

    @Test
    void lose_answer_publishes_and_leaves_it_unknown() {
        assertThat(send("lose-answer", lasting(10)))
                .isEqualTo(new Outcome.Unknown("the answer was lost, as it was told (behaves: lose-answer)"));
        assertThat(isPublished()).isTrue();
        assertThat(stage.pauses).isEmpty();
    }

    @Test
    void slow_publishes_and_waits_until_the_deadline_has_passed() {
        assertThat(send("slow", lasting(1)))
                .isEqualTo(new Outcome.Unknown("no answer in time, as it was told (behaves: slow)"));
        assertThat(isPublished()).isTrue();
        assertThat(stage.pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void nobody_waits_longer_than_two_seconds_for_a_slow_one() {
        send("slow", lasting(10));
        assertThat(stage.pauses).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void others_may_publish_while_a_slow_one_is_waited_for() {
        Account slow = RehearsalBench.account("slow");
        RehearsalNetwork waiting = new RehearsalNetwork(
                stage.folder,
                stage.clock(),
                d -> assertThat(send(null, lasting(10))).isInstanceOf(Outcome.Sent.class),
                false);
        assertThat(waiting.send(new Prepared(slow, new Wording("Slowly")), 0, KEY, lasting(10)))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(network.recent(slow, Instant.EPOCH)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuse", "throttle", "lose-answer", "slow", "down"})
    void however_it_behaves_the_gate_is_asked_first_and_once(String behaves) {
        int[] asked = {0};
        send(behaves, () -> {
            asked[0]++;
            assertThat(isPublished()).isFalse();
            return Duration.ofSeconds(10);
        });
        assertThat(asked).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuse", "throttle", "lose-answer", "slow", "down"})
    void however_it_behaves_a_closed_gate_is_final(String behaves) {
        GateClosedException closed = new GateClosedException("it is 17:31");
        assertThatThrownBy(() -> send(behaves, () -> {
                    throw closed;
                }))
                .isSameAs(closed);
        assertThat(isPublished()).isFalse();
        assertThat(stage.pauses).isEmpty();
    }

    @Test
    void taking_back_misbehaves_likewise() {
        send(null, lasting(10));
        Receipt receipt = network.recent(RehearsalBench.account(null), Instant.EPOCH)
                .get(0)
                .receipt();
        assertThat(network.takeBack(RehearsalBench.account("refuse"), receipt, lasting(10)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(network.recent(RehearsalBench.account(null), Instant.EPOCH)).hasSize(1);
        assertThat(network.takeBack(RehearsalBench.account("lose-answer"), receipt, lasting(10)))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(network.recent(RehearsalBench.account(null), Instant.EPOCH)).isEmpty();
    }

    @Test
    void whatever_the_account_was_told_it_knows_who_it_is() {
        assertThat(network.whoAmI(RehearsalBench.account("down")).handle()).isEqualTo("dave_at_acme");
    }

    private Outcome send(String behaves, Gate gate) {
        return network.send(
                new Prepared(RehearsalBench.account(behaves), new Wording("Our bundle is out.")), 0, KEY, gate);
    }

    private boolean isPublished() {
        Prepared asked = new Prepared(RehearsalBench.account(null), new Wording("Our bundle is out."));
        return network.find(asked, 0, new LookupQuery(KEY, stage.now, stage.now, id -> false))
                instanceof LookupResult.Found;
    }

    private static Gate lasting(int seconds) {
        return () -> Duration.ofSeconds(seconds);
    }
}
