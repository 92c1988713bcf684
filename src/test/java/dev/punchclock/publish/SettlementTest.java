package dev.punchclock.publish;

import static dev.punchclock.workspace.SampleWorkspace.ACME;
import static dev.punchclock.workspace.SampleWorkspace.floating;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.hours.Timetable;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.UnrecordedOutcomes;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Receipt;
import dev.punchclock.plan.Slot;
import dev.punchclock.plan.SlotReason;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import dev.punchclock.workspace.SampleWorkspace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A process that was stopped between claim and settlement wakes up late: what may it still write? */
final class SettlementTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final DeliveryId ID = new DeliveryId(new PostId("a"), ACME);
    private static final Delivery.Claim CLAIM = new Delivery.Claim(NOW, NOW.plusSeconds(20), "key", NOW, null);
    private static final LedgerState CLAIMED = LedgerState.EMPTY.supposing(
            NOW, List.of(EntryBody.handedIn(floating("a"), ACME), EntryBody.claimed(ID, CLAIM)));
    private static final EntryBody SENT = EntryBody.sent(ID, new Receipt("r1", null, NOW));

    @Test
    void an_outcome_is_written_while_the_claim_is_unsettled() {
        for (EntryBody fact : outcomes()) {
            assertThat(writes(fact, CLAIMED)).isTrue();
        }
    }

    @Test
    void what_another_process_called_unknown_can_be_cleared_up() {
        LedgerState unknown = then(CLAIMED, EntryBody.of(EntryKind.UNKNOWN, ID));
        assertThat(writes(SENT, unknown)).isTrue();
        assertThat(writes(EntryBody.of(EntryKind.NOT_SENT, ID), unknown)).isTrue();
        assertThat(writes(EntryBody.of(EntryKind.UNKNOWN, ID), unknown)).isFalse();
    }

    @Test
    void a_proof_of_publication_is_written_once_whatever_was_believed() {
        LedgerState waiting =
                then(then(CLAIMED, EntryBody.of(EntryKind.UNKNOWN, ID)), EntryBody.of(EntryKind.NOT_SENT, ID));
        assertThat(writes(SENT, waiting)).isTrue();
        assertThat(writes(SENT, then(waiting, EntryBody.of(EntryKind.WITHDRAWN, ID))))
                .isTrue();
        assertThat(writes(SENT, then(CLAIMED, SENT))).isFalse();
    }

    @Test
    void a_proof_that_comes_after_its_twin_says_that_it_is_there_twice() {
        EntryBody other = EntryBody.sent(ID, new Receipt("r2", null, NOW.plusSeconds(5)));
        LedgerState sent = then(CLAIMED, SENT);
        List<EntryBody> written = Settlement.stillTrue(other, CLAIM, sent);
        assertThat(written).extracting(EntryBody::kind).containsExactly(EntryKind.SENT_TWICE);
        LedgerState twice = sent.supposing(NOW, written);
        assertThat(Objects.requireNonNull(twice.find(ID)).receipts())
                .extracting(Receipt::id)
                .containsExactly("r1", "r2");
        assertThat(writes(other, twice)).as("once").isFalse();
        assertThat(UnrecordedOutcomes.open(List.of(other), sent)).isEqualTo(written);
        assertThat(Objects.requireNonNull(sent.find(ID)).sent(new Receipt("r2", null, NOW.plusSeconds(5))))
                .isEqualTo(written.get(0));
    }

    @Test
    void anything_weaker_yields_to_what_was_settled_or_claimed_again() {
        LedgerState again = then(
                then(then(CLAIMED, EntryBody.of(EntryKind.UNKNOWN, ID)), EntryBody.of(EntryKind.NOT_SENT, ID)),
                EntryBody.claimed(ID, new Delivery.Claim(NOW.plusSeconds(90), NOW.plusSeconds(110), "key", NOW, null)));
        for (EntryBody fact : outcomes()) {
            assertThat(writes(fact, again)).isEqualTo(fact.kind() == EntryKind.SENT);
            assertThat(writes(fact, then(CLAIMED, SENT))).isFalse();
        }
    }

    @Test
    void a_wait_doubles_and_is_a_little_shorter_for_each_delivery_and_attempt_in_its_own_way() {
        Set<Duration> firsts = new HashSet<>();
        for (int post = 0; post < 50; post++) {
            DeliveryId id = new DeliveryId(new PostId("p" + post), ACME);
            for (int attempts = 0; attempts < 8; attempts++) {
                Duration longest = Duration.ofMinutes(Math.min(60, 2L << attempts));
                Duration wait = Duration.between(NOW, notBefore(id, attempts, NOW));
                assertThat(wait).isBetween(longest.multipliedBy(3).dividedBy(4), longest);
                assertThat(notBefore(id, attempts, NOW)).isEqualTo(NOW.plus(wait));
            }
            firsts.add(Duration.between(NOW, notBefore(id, 0, NOW)));
        }
        assertThat(firsts).hasSizeGreaterThan(15);
    }

    @Test
    void a_wait_that_would_end_off_the_clock_ends_at_the_next_opening() {
        assertThat(notBefore(ID, 0, Instant.parse("2026-11-24T12:29:00Z")))
                .isEqualTo(Instant.parse("2026-11-24T13:30:00Z"));
        assertThat(notBefore(ID, 5, Instant.parse("2026-11-27T17:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-30T09:00:00Z"));
    }

    private static Instant notBefore(DeliveryId id, int attempts, Instant now) {
        Delivery before = new Delivery(
                id,
                DeliveryState.WAITING,
                "a",
                "",
                true,
                NOW,
                null,
                null,
                false,
                attempts,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                null);
        Slot slot = new Slot(id, now, new SlotReason(SlotReason.Reason.PINNED, 1, 1, ""));
        Timetable timetable = new Timetable(SampleWorkspace.LONDON, List.of(SampleWorkspace.office()));
        return Settlement.fact(new Outcome.NotSent("down"), before, slot, timetable, now)
                .until();
    }

    private static List<EntryBody> outcomes() {
        return List.of(
                SENT,
                EntryBody.of(EntryKind.REFUSED, ID),
                EntryBody.of(EntryKind.THROTTLED, ID),
                EntryBody.of(EntryKind.NOT_SENT, ID),
                EntryBody.of(EntryKind.UNKNOWN, ID));
    }

    /** Also makes sure that what is written can follow. */
    private static boolean writes(EntryBody fact, LedgerState ledgerState) {
        List<EntryBody> written = Settlement.stillTrue(fact, CLAIM, ledgerState);
        ledgerState.supposing(NOW, written);
        return !written.isEmpty();
    }

    private static LedgerState then(LedgerState ledgerState, EntryBody fact) {
        return ledgerState.supposing(NOW, List.of(fact));
    }
}
