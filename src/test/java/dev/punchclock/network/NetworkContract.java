package dev.punchclock.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.account.Account;
import dev.punchclock.post.Media;
import dev.punchclock.post.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every network keeps. A network joins by extending this and saying who is there: a network that behaves, an
 * account on which nothing is published yet, what its clock shows and how to let time pass.
 */
public abstract class NetworkContract {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** The network, ready and kind. */
    protected abstract Network network();

    /** An account of its own for each test, with nothing published on it. */
    protected abstract Account account();

    /** What the network's clock shows, or an instant just before. */
    protected abstract Instant now();

    /** Lets at least this much time pass on the network's clock; less than two seconds are never asked for. */
    protected abstract void letPass(Duration duration);

    /** From now on the network's clock is so far ahead of this machine's; nobody has asked it yet. */
    protected abstract void setAhead(Duration ahead);

    /** A text that the network takes; numbered, so that no two are the same. */
    protected String text(int number) {
        return "Our bundle on small claims is out, no. " + number
                + ".\n\nIt has \"quotes\", # and é, 日本語, 👩‍👩‍👧‍👦 🇬🇧.";
    }

    @Test
    void its_limits_name_it_and_say_how_long_an_attempt_takes() {
        assertThat(network().limits().network()).isEqualTo(account().network());
        assertThat(network().limits().attempt()).isPositive();
        assertThat(network().limits().objection(new Wording(text(1)))).isEmpty();
    }

    @Test
    void an_empty_text_meets_an_objection_with_a_remedy() {
        TextObjection objection = network().limits().objection(new Wording(" ")).orElseThrow();
        assertThat(objection.what()).isNotBlank();
        assertThat(objection.remedy()).isNotBlank();
    }

    @Test
    void it_knows_whom_the_credentials_belong_to() {
        assertThat(network().whoAmI(account()).handle())
                .isEqualTo(account().handle())
                .doesNotStartWith("@");
    }

    @ParameterizedTest
    @ValueSource(ints = {-3600, -180, -20, 0, 20, 180, 3600})
    void it_tells_how_far_its_clock_is_ahead_before_anything_is_sent(int seconds) {
        setAhead(Duration.ofSeconds(seconds));
        network().whoAmI(account());
        ClockDifference difference = network().clock(account()).orElseThrow();
        assertThat(difference.least()).isLessThanOrEqualTo(Duration.ofSeconds(seconds));
        assertThat(difference.most()).isGreaterThanOrEqualTo(Duration.ofSeconds(seconds));
        assertThat(difference.apart().toSeconds()).isBetween(seconds - 1L, seconds + 1L);
        assertThat(difference.isOver(ClockDifference.LIMIT)).isEqualTo(Math.abs(seconds) > 60);
        assertThat(published()).isEmpty();
    }

    @Test
    void what_it_told_of_its_clock_holds_for_an_hour_at_most() {
        assertThat(network().clock(account()).orElseThrow().isOver(ClockDifference.TOLD))
                .isFalse();
        letPass(Duration.ofMinutes(61));
        setAhead(Duration.ofMinutes(3));
        assertThat(network().clock(account()).orElseThrow().isOver(ClockDifference.LIMIT))
                .isTrue();
    }

    @Test
    void preparing_publishes_nothing() {
        Prepared prepared = prepared(text(1), text(2));
        assertThat(prepared.account()).isEqualTo(account());
        assertThat(prepared.parts()).extracting(Wording::text).containsExactly(text(1), text(2));
        assertThat(prepared.uploads()).isEmpty();
        assertThat(published()).isEmpty();
    }

    @Test
    void a_picture_is_uploaded_once_or_met_by_an_objection() {
        Media stand = new Media("a".repeat(64), "image/png", "Our stand");
        Optional<TextObjection> objection = network().limits().objection(stand);
        if (objection.isPresent()) {
            assertThat(objection.get().what()).isNotBlank();
            assertThat(objection.get().remedy()).isNotBlank();
            assertThat(network().limits().preparation()).isEqualTo(Duration.ZERO);
            return;
        }
        assertThat(network().limits().preparation()).isPositive();
        UploadsInMemory uploads = new UploadsInMemory();
        Wording first = new Wording(text(1)).with(List.of(stand));
        Wording second = new Wording(text(2)).with(List.of(stand));
        Prepared prepared = (Prepared) network().prepare(account(), first, uploads);
        assertThat(prepared.uploads()).containsOnlyKeys(stand.sha256());
        assertThat(((Prepared) network().prepare(account(), second, uploads)).uploads())
                .isEqualTo(prepared.uploads());
        assertThat(uploads.count()).as("what is there is not uploaded again").isEqualTo(1);
        assertThat(published()).isEmpty();
        assertThat(network().send(prepared, 0, key(1), open())).isInstanceOf(Outcome.Sent.class);
        assertThat(published()).extracting(Publication::text).containsExactly(text(1));
    }

    @Test
    void sending_passes_the_gate_once_and_before_anything_is_published() {
        WatchedGate gate = new WatchedGate();
        assertThat(send(text(1), key(1), gate)).isInstanceOf(Outcome.Sent.class);
        assertThat(gate.passed).isEqualTo(1);
        assertThat(gate.publishedBefore).isEmpty();
        assertThat(published()).hasSize(1);
    }

    @Test
    void a_closed_gate_is_final_and_comes_back_unchanged() {
        GateClosedException closed = new GateClosedException("it is 17:31");
        assertThatThrownBy(() -> send(text(1), key(1), shut(closed))).isSameAs(closed);
        assertThat(published()).isEmpty();
        assertThat(find(text(1), key(1))).isInstanceOf(LookupResult.Absent.class);
    }

    @Test
    void after_a_closed_gate_the_next_post_goes_out() {
        assertThatThrownBy(() -> send(text(1), key(1), shut(new GateClosedException("not yet"))))
                .isInstanceOf(GateClosedException.class);
        sent(text(2), key(2));
        assertThat(published()).extracting(Publication::text).containsExactly(text(2));
    }

    @Test
    void the_text_comes_back_exactly() {
        sent(text(1), key(1));
        assertThat(published()).extracting(Publication::text).containsExactly(text(1));
    }

    @Test
    void the_receipt_is_what_the_network_shows() {
        Instant before = now();
        Receipt receipt = sent(text(1), key(1));
        assertThat(published()).extracting(Publication::receipt).containsExactly(receipt);
        assertThat(receipt.id()).isNotBlank();
        assertThat(receipt.at()).isBetween(before.minusSeconds(1), now().plusSeconds(1));
    }

    @Test
    void recent_shows_the_oldest_first_and_nothing_from_before() {
        Receipt first = sent(text(1), key(1));
        letPass(Duration.ofSeconds(3));
        Receipt second = sent(text(2), key(2));
        letPass(Duration.ofSeconds(3));
        Receipt third = sent(text(3), key(3));
        assertThat(published()).extracting(Publication::receipt).containsExactly(first, second, third);
        assertThat(network().recent(account(), second.at()))
                .extracting(Publication::receipt)
                .containsExactly(second, third);
        assertThat(network().recent(account(), third.at().plusSeconds(2))).isEmpty();
    }

    @Test
    void what_was_sent_is_found_by_its_key() {
        Receipt first = sent(text(1), key(1));
        Receipt second = sent(text(2), key(2));
        assertThat(find(text(1), key(1))).isEqualTo(new LookupResult.Found(first));
        assertThat(find(text(2), key(2))).isEqualTo(new LookupResult.Found(second));
    }

    @Test
    void a_key_that_was_never_sent_is_absent() {
        sent(text(1), key(1));
        assertThat(find(text(2), key(2))).isInstanceOf(LookupResult.Absent.class);
    }

    @Test
    void what_belongs_to_something_else_is_not_found() {
        Receipt receipt = sent(text(1), key(1));
        LookupQuery owned = new LookupQuery(key(1), started(), now(), receipt.id()::equals);
        assertThat(network().find(prepared(text(1)), 0, owned)).isEqualTo(new LookupResult.Absent());
    }

    @Test
    void parts_are_sent_one_by_one() {
        Prepared prepared = prepared(text(1), text(2));
        Outcome first = network().send(prepared, 0, key(1), open());
        assertThat(first).isInstanceOf(Outcome.Sent.class);
        assertThat(published()).extracting(Publication::text).containsExactly(text(1));
        assertThat(network().find(prepared, 1, lookup(key(2)))).isInstanceOf(LookupResult.Absent.class);
        letPass(Duration.ofSeconds(2));
        Prepared begun = prepared.after(List.of(((Outcome.Sent) first).receipt()));
        assertThat(network().send(begun, 1, key(2), open())).isInstanceOf(Outcome.Sent.class);
        assertThat(published()).extracting(Publication::text).containsExactly(text(1), text(2));
        assertThat(network().find(prepared, 1, lookup(key(2)))).isInstanceOf(LookupResult.Found.class);
    }

    @Test
    void what_is_taken_back_is_gone_and_the_rest_stays() {
        Receipt first = sent(text(1), key(1));
        Receipt second = sent(text(2), key(2));
        WatchedGate gate = new WatchedGate();
        assertThat(network().takeBack(account(), first, gate)).isInstanceOf(Outcome.Sent.class);
        assertThat(gate.passed).isEqualTo(1);
        assertThat(gate.publishedBefore).hasSize(2);
        assertThat(published()).extracting(Publication::receipt).containsExactly(second);
    }

    @Test
    void nothing_is_taken_back_through_a_closed_gate() {
        Receipt receipt = sent(text(1), key(1));
        GateClosedException closed = new GateClosedException("it is 17:31");
        assertThatThrownBy(() -> network().takeBack(account(), receipt, shut(closed)))
                .isSameAs(closed);
        assertThat(published()).extracting(Publication::receipt).containsExactly(receipt);
    }

    private Prepared prepared(String... parts) {
        Wording wording = Wording.ofThread(List.of(parts));
        return (Prepared) network().prepare(account(), wording, new UploadsInMemory());
    }

    protected final Receipt sent(String text, IdempotencyKey key) {
        Outcome outcome = send(text, key, open());
        assertThat(outcome).isInstanceOf(Outcome.Sent.class);
        return ((Outcome.Sent) outcome).receipt();
    }

    protected final Outcome send(String text, IdempotencyKey key, Gate gate) {
        return network().send(prepared(text), 0, key, gate);
    }

    protected final LookupResult find(String text, IdempotencyKey key) {
        return network().find(prepared(text), 0, lookup(key));
    }

    private LookupQuery lookup(IdempotencyKey key) {
        return new LookupQuery(key, started(), now(), id -> false);
    }

    protected final List<Publication> published() {
        return network().recent(account(), started());
    }

    protected final IdempotencyKey key(int number) {
        return new IdempotencyKey("conf-26." + account().name() + "." + number, Instant.EPOCH);
    }

    protected static Gate open() {
        return () -> DEADLINE;
    }

    private static Gate shut(GateClosedException closed) {
        return () -> {
            throw closed;
        };
    }

    /** Long before anything that a test publishes. */
    private Instant started() {
        return now().minus(Duration.ofHours(1));
    }

    /** Looks at the network at the moment it is asked. */
    private final class WatchedGate implements Gate {
        private int passed;
        private List<Publication> publishedBefore = List.of();

        @Override
        public Duration pass() {
            passed++;
            publishedBefore = published();
            return DEADLINE;
        }
    }
}
