package dev.punchclock.publish;

import static dev.punchclock.workspace.SampleWorkspace.ACME;
import static dev.punchclock.workspace.SampleWorkspace.floating;
import static dev.punchclock.workspace.SampleWorkspace.pinned;
import static dev.punchclock.workspace.SampleWorkspace.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Facts;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClaimRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final AccountContext DESK =
            SampleWorkspace.context(new Quota(Period.DAY, 0, 2, Duration.ofMinutes(30)), SampleWorkspace.office());
    private static final Post POST = floating("a");
    private static final LedgerState BOOK = handedIn(POST);

    @Test
    void a_waiting_delivery_may_be_claimed() {
        assertThat(refusal(BOOK)).isEmpty();
    }

    @Test
    void what_is_claimed_or_sent_may_not_be_claimed_again() {
        LedgerState claimed = BOOK.supposing(NOW, List.of(claim("a", NOW)));
        assertThat(refusal(claimed)).isEqualTo("it is sending");
        assertThat(refusal(claimed.supposing(NOW, List.of(sent("a", NOW))))).isEqualTo("it is sent");
    }

    @Test
    void a_text_that_changed_since_may_not() {
        LedgerState edited =
                BOOK.supposing(NOW, List.of(EntryBody.edited(post("a", "Other words", null, LatePolicy.DROP), ACME)));
        assertThat(refusal(edited)).isEqualTo("its text has changed");
    }

    @Test
    void nor_may_one_that_is_pinned_to_a_time_to_come() {
        Post post = pinned("a", "2026-11-24T10:01", LatePolicy.NEXT_SLOT);
        LedgerState ledgerState = handedIn(post);
        PendingDeliveries planned = PendingDeliveries.on(
                        DESK, QueueRules.check(SampleWorkspace.workspace(DESK, post)), ledgerState)
                .get(0);
        assertThat(ClaimRules.refusal(planned, ledgerState, NOW, null).map(ClaimRules.Refusal::why))
                .hasValue("it is pinned to Tue 24 Nov 10:01 GMT (+00:00)");
        assertThat(ClaimRules.refusal(planned, ledgerState, NOW.plusSeconds(60), null))
                .isEmpty();
    }

    @Test
    void nor_may_one_that_waits_or_whose_account_is_paused_busy_or_asked_to_be_quiet() {
        LedgerState waits = BOOK.supposing(
                NOW,
                List.of(
                        claim("a", NOW.minusSeconds(60)),
                        EntryBody.of(EntryKind.NOT_SENT, id("a")).times(null, NOW.plusSeconds(60))));
        assertThat(refusal(waits)).isEqualTo("it waits until Tue 24 Nov 10:01 GMT (+00:00)");
        assertThat(refusal(BOOK.supposing(NOW, List.of(EntryBody.of(EntryKind.PAUSED, ACME)))))
                .isEqualTo("acme is paused");
        ManualClosing court = new ManualClosing(NOW.minusSeconds(60), NOW.plusSeconds(60), "in court");
        LedgerState busy = BOOK.supposing(NOW, List.of(EntryBody.busy(ACME, court)));
        assertThat(refusal(busy)).isEqualTo("acme is busy until Tue 24 Nov 10:01 GMT: in court");
        assertThat(refusal(busy.supposing(NOW, List.of(EntryBody.of(EntryKind.FREE, ACME)))))
                .isEmpty();
        LedgerState quiet = handedIn(POST, floating("b"))
                .supposing(
                        NOW,
                        List.of(
                                claim("b", NOW.minusSeconds(60)),
                                EntryBody.of(EntryKind.THROTTLED, id("b")).times(null, NOW.plusSeconds(60))));
        assertThat(refusal(quiet)).startsWith("the network asked for quiet until");
    }

    @Test
    void the_gap_is_kept_to_what_was_sent_what_is_in_flight_and_what_was_made_by_hand() {
        Instant recent = NOW.minus(Duration.ofMinutes(30)).plusMillis(1);
        String why = "the last post is less than 30 min ago";
        LedgerState abandoned = handedIn(POST, floating("b")).supposing(recent, List.of(claim("b", recent)));
        assertThat(refusal(abandoned)).isEqualTo(why);
        assertThat(refusal(abandoned.supposing(recent, List.of(sent("b", recent)))))
                .isEqualTo(why);
        assertThat(refusal(BOOK.supposing(NOW, List.of(Facts.counted(ACME, recent, "https://acme.example/1")))))
                .isEqualTo(why);
        Instant exactly = NOW.minus(Duration.ofMinutes(30));
        assertThat(refusal(BOOK.supposing(NOW, List.of(Facts.counted(ACME, exactly, "https://acme.example/1")))))
                .isEmpty();
    }

    @Test
    void a_moment_yet_to_come_is_not_gone_by_either() {
        LedgerState stepped =
                BOOK.supposing(NOW, List.of(Facts.counted(ACME, NOW.plusSeconds(7200), "https://acme.example/1")));
        assertThat(refusal(stepped))
                .isEqualTo("an earlier post may still be under way until Tue 24 Nov 12:00 GMT (+00:00)");
    }

    @Test
    void one_at_a_time_on_an_account() {
        LedgerState inFlight = handedIn(POST, floating("b")).supposing(NOW, List.of(claim("b", NOW.minusSeconds(19))));
        assertThat(refusal(inFlight)).isEqualTo("b on acme is being published");
    }

    @Test
    void the_maximum_counts_what_is_unknown_too() {
        Instant earlier = NOW.minus(Duration.ofMinutes(45));
        Instant earliest = NOW.minus(Duration.ofMinutes(90));
        LedgerState full = handedIn(POST, floating("b"))
                .supposing(
                        NOW,
                        List.of(
                                Facts.counted(ACME, earliest, "https://acme.example/1"),
                                claim("b", earlier),
                                EntryBody.of(EntryKind.UNKNOWN, id("b"))));
        assertThat(refusal(full)).isEqualTo("the most for Tue 24 Nov (2) is reached");
        LedgerState yesterday = BOOK.supposing(
                NOW,
                List.of(
                        Facts.counted(ACME, NOW.minus(Duration.ofHours(24)), "https://acme.example/1"),
                        Facts.counted(ACME, NOW.minus(Duration.ofHours(25)), "https://acme.example/2")));
        assertThat(refusal(yesterday)).isEmpty();
    }

    @Test
    void the_same_words_within_thirty_days_hold_the_post_for_a_person() {
        Post before = post("b", "THIS  is a", null, LatePolicy.DROP);
        Instant then = NOW.minus(Duration.ofDays(29));
        LedgerState said = handedIn(POST, before).supposing(then, List.of(claim("b", then), sent("b", then)));
        assertThat(refusal(said)).isEqualTo("acme said the same within 30 days: b");
        Instant longAgo = NOW.minus(Duration.ofDays(30));
        LedgerState saidLongAgo =
                handedIn(POST, before).supposing(longAgo, List.of(claim("b", longAgo), sent("b", longAgo)));
        assertThat(refusal(saidLongAgo)).isEmpty();
    }

    private static String refusal(LedgerState ledgerState) {
        Workspace workspace = SampleWorkspace.workspace(DESK, POST);
        PendingDeliveries planned =
                PendingDeliveries.on(DESK, QueueRules.check(workspace), BOOK).get(0);
        return ClaimRules.refusal(planned, ledgerState, NOW, null)
                .map(ClaimRules.Refusal::why)
                .orElse("");
    }

    private static LedgerState handedIn(Post... posts) {
        return LedgerState.EMPTY.supposing(
                NOW.minus(Duration.ofDays(31)),
                List.of(posts).stream()
                        .map(post -> EntryBody.handedIn(post, ACME))
                        .toList());
    }

    private static EntryBody claim(String post, Instant at) {
        return EntryBody.claimed(id(post), new Delivery.Claim(at, at.plusSeconds(20), "key", at, null));
    }

    private static EntryBody sent(String post, Instant at) {
        return EntryBody.sent(id(post), new Receipt("r1", null, at));
    }

    private static DeliveryId id(String post) {
        return new DeliveryId(new PostId(post), ACME);
    }
}
