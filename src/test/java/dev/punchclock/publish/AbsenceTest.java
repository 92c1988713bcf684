package dev.punchclock.publish;

import static dev.punchclock.workspace.SampleWorkspace.ACME;
import static dev.punchclock.workspace.SampleWorkspace.LONDON;
import static dev.punchclock.workspace.SampleWorkspace.floating;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Work is from Monday to Friday, 09:00-12:30 and 13:30-17:30 in London. */
final class AbsenceTest {
    private static final Workspace WEEKLY = SampleWorkspace.workspace();
    private static final Workspace DAILY = SampleWorkspace.workspace(
            SampleWorkspace.context(new Quota(Period.DAY, 3, 10, Duration.ofMinutes(45)), SampleWorkspace.office()));

    @Test
    void a_week_away_is_told_with_its_work_time_and_with_the_week_that_closed_short() {
        assertThat(lines(WEEKLY, LedgerState.EMPTY, "2026-11-20T17:30:00Z", "2026-11-30T09:05:00Z"))
                .containsExactly(
                        "Nobody looked at the clock from Fri 20 Nov 17:30 to Mon 30 Nov 09:05 GMT (+00:00):"
                                + " 37 h 35 min of work time went by.",
                        "  acme, week 48 (week of 23 Nov): 0 posted, least 3: nobody looked");
    }

    @Test
    void what_was_posted_before_it_counts_and_what_was_seen_of_a_period_is_told() {
        LedgerState ledgerState = sent(LedgerState.EMPTY, "2026-11-23T10:00:00Z");
        assertThat(lines(WEEKLY, ledgerState, "2026-11-24T17:30:00Z", "2026-11-30T09:00:00Z"))
                .last()
                .isEqualTo(
                        "  acme, week 48 (week of 23 Nov): 1 posted, least 3: nobody looked in 22 h 30 min of its 37 h 30 min");
    }

    @Test
    void a_night_a_weekend_and_a_slow_hour_are_none() {
        assertThat(absence(WEEKLY, "2026-11-23T17:16:00Z", "2026-11-24T09:00:00Z"))
                .isEmpty();
        assertThat(absence(DAILY, "2026-11-23T17:00:00Z", "2026-11-24T09:00:00Z"))
                .isEmpty();
        assertThat(absence(WEEKLY, "2026-11-20T17:30:00Z", "2026-11-23T09:00:00Z"))
                .isEmpty();
        assertThat(absence(WEEKLY, "2026-11-23T10:00:00Z", "2026-11-23T11:15:00Z"))
                .isEmpty();
        assertThat(absence(WEEKLY, "2026-11-23T10:00:00Z", "2026-11-23T11:15:01Z"))
                .isPresent();
    }

    @Test
    void a_period_belongs_to_it_when_it_ends_with_it_and_not_a_moment_earlier() {
        assertThat(labels("2026-11-23T12:00:00Z", "2026-11-25T00:00:00Z")).containsExactly("Mon 23 Nov", "Tue 24 Nov");
        assertThat(labels("2026-11-23T12:00:00Z", "2026-11-24T23:59:59.999Z")).containsExactly("Mon 23 Nov");
        assertThat(labels("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z")).containsExactly("Tue 24 Nov");
    }

    @Test
    void a_day_without_work_asks_for_nothing() {
        assertThat(labels("2026-11-20T17:30:00Z", "2026-11-24T00:00:00Z")).containsExactly("Mon 23 Nov");
    }

    @Test
    void the_last_hour_of_a_day_is_told_only_where_the_day_closed_short() {
        String last = "2026-11-23T16:30:00Z";
        String next = "2026-11-24T09:00:00Z";
        assertThat(lines(DAILY, LedgerState.EMPTY, last, next))
                .last()
                .isEqualTo("  acme, Mon 23 Nov: 0 posted, least 3: nobody looked in 1 h of its 7 h 30 min");
        LedgerState full =
                sent(LedgerState.EMPTY, "2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z", "2026-11-23T12:00:00Z");
        assertThat(Absence.of(DAILY, full, Instant.parse(last), Instant.parse(next)))
                .isEmpty();
    }

    @Test
    void weeks_of_clock_changes_have_their_own_length() {
        assertThat(lines(WEEKLY, LedgerState.EMPTY, "2026-10-16T16:30:00Z", "2026-10-26T00:00:00Z"))
                .containsExactly(
                        "Nobody looked at the clock from Fri 16 Oct 17:30 to Mon 26 Oct 00:00 GMT (+00:00):"
                                + " 37 h 30 min of work time went by.",
                        "  acme, week 43 (week of 19 Oct): 0 posted, least 3: nobody looked");
    }

    @Test
    void a_paused_account_closed_short_because_it_is_paused() {
        LedgerState paused = LedgerState.EMPTY.supposing(Instant.EPOCH, List.of(EntryBody.of(EntryKind.PAUSED, ACME)));
        assertThat(lines(WEEKLY, paused, "2026-11-20T17:30:00Z", "2026-11-30T09:05:00Z"))
                .last()
                .isEqualTo("  acme, week 48 (week of 23 Nov): 0 posted, least 3: paused");
    }

    @Test
    void of_many_periods_the_last_are_told_and_the_others_counted() {
        assertThat(lines(DAILY, LedgerState.EMPTY, "2026-10-30T17:30:00Z", "2026-11-30T09:00:00Z"))
                .hasSize(10)
                .contains("  12 periods more, 12 of them with fewer than the least")
                .last()
                .asString()
                .startsWith("  acme, Fri 27 Nov: ");
    }

    @Test
    void there_is_none_before_the_first_look_nor_when_the_clock_was_set_back() {
        assertThat(Absence.of(WEEKLY, LedgerState.EMPTY, null, Instant.parse("2026-11-30T09:00:00Z")))
                .isEmpty();
        assertThat(absence(WEEKLY, "2026-11-30T09:00:00Z", "2026-11-20T09:00:00Z"))
                .isEmpty();
    }

    @Test
    void an_account_that_owes_nothing_has_no_period_to_close() {
        Workspace free = SampleWorkspace.workspace(SampleWorkspace.context(Quota.NONE, SampleWorkspace.office()));
        assertThat(lines(free, LedgerState.EMPTY, "2026-11-20T17:30:00Z", "2026-11-30T09:05:00Z"))
                .hasSize(1);
    }

    @Test
    void posts_that_nobody_saw_are_told_by_what_became_of_them() {
        DeliveryId a = new DeliveryId(new PostId("a"), ACME);
        DeliveryId b = new DeliveryId(new PostId("b"), ACME);
        List<EntryBody> facts = List.of(
                EntryBody.of(EntryKind.DROPPED, b).with(EntryBody.UNSEEN, "true"),
                EntryBody.moved(a, null, "missed").with(EntryBody.UNSEEN, "true"),
                EntryBody.of(EntryKind.HELD, new DeliveryId(new PostId("c"), ACME)));
        assertThat(Absence.posts(facts)).isEqualTo("moved: a; dropped: b");
    }

    private static Optional<Absence> absence(Workspace workspace, String from, String to) {
        return Absence.of(workspace, LedgerState.EMPTY, Instant.parse(from), Instant.parse(to));
    }

    private static List<String> lines(Workspace workspace, LedgerState ledgerState, String from, String to) {
        return Absence.of(workspace, ledgerState, Instant.parse(from), Instant.parse(to))
                .orElseThrow()
                .lines(LONDON);
    }

    private static List<String> labels(String from, String to) {
        return absence(DAILY, from, to).orElseThrow().closed().stream()
                .map(EndedPeriod::label)
                .toList();
    }

    private static LedgerState sent(LedgerState before, String... moments) {
        LedgerState ledgerState = before;
        for (String moment : moments) {
            Instant at = Instant.parse(moment);
            DeliveryId id = new DeliveryId(new PostId("p" + at.getEpochSecond()), ACME);
            ledgerState = ledgerState.supposing(
                    at,
                    List.of(
                            EntryBody.handedIn(floating(id.post().value()), ACME),
                            EntryBody.claimed(id, new Delivery.Claim(at, at.plusSeconds(20), "key", at, null)),
                            EntryBody.sent(id, new Receipt("r", null, at))));
        }
        return ledgerState;
    }
}
