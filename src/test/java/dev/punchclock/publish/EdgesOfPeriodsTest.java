package dev.punchclock.publish;

import static dev.punchclock.workspace.SampleWorkspace.ACME;
import static dev.punchclock.workspace.SampleWorkspace.floating;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Account;
import dev.punchclock.account.Audience;
import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.Hours;
import dev.punchclock.hours.Shift;
import dev.punchclock.hours.Timetable;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Publication;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A post counts in the period in which it was sent, by the account's own clock, whenever the round began. */
final class EdgesOfPeriodsTest {
    private static final Post POST = floating("next");
    private static final ZoneId LONDON = SampleWorkspace.LONDON;

    @TempDir
    Path folder;

    @Test
    void a_post_claimed_before_midnight_and_sent_after_it_counts_for_the_new_day() {
        LedgerState ledgerState = sent("2026-11-24T23:59:58Z", "2026-11-25T00:00:02Z");
        assertThat(refusal(Period.DAY, LONDON, ledgerState, "2026-11-25T01:00:00Z"))
                .isEqualTo("the most for Wed 25 Nov (1) is reached");
        assertThat(refusal(Period.DAY, LONDON, ledgerState, "2026-11-26T00:00:00Z"))
                .isEmpty();
    }

    @Test
    void one_sent_before_midnight_and_settled_after_it_counts_for_the_old_day() {
        LedgerState ledgerState = sent("2026-11-24T23:59:50Z", "2026-11-24T23:59:59.999Z");
        assertThat(refusal(Period.DAY, LONDON, ledgerState, "2026-11-25T01:00:00Z"))
                .isEmpty();
    }

    @Test
    void one_of_which_nobody_knows_counts_where_it_can_have_gone_out_last() {
        LedgerState claimed = handedIn().supposing(at("2026-11-24T23:59:58Z"), List.of(claim("2026-11-24T23:59:58Z")));
        LedgerState unknown =
                claimed.supposing(at("2026-11-25T00:00:20Z"), List.of(EntryBody.of(EntryKind.UNKNOWN, id("before"))));
        assertThat(refusal(Period.DAY, LONDON, unknown, "2026-11-25T01:00:00Z"))
                .isEqualTo("the most for Wed 25 Nov (1) is reached");
    }

    @Test
    void weeks_end_on_sunday_and_months_with_their_last_day() {
        LedgerState sunday = sent("2026-11-29T23:59:50Z", "2026-11-29T23:59:59Z");
        assertThat(refusal(Period.WEEK, LONDON, sunday, "2026-11-30T00:40:00Z")).isEmpty();
        assertThat(refusal(Period.MONTH, LONDON, sunday, "2026-11-30T00:40:00Z"))
                .isEqualTo("the most for November 2026 (1) is reached");
        LedgerState monday = sent("2026-11-29T23:59:58Z", "2026-11-30T00:00:02Z");
        assertThat(refusal(Period.WEEK, LONDON, monday, "2026-11-30T00:40:00Z"))
                .isEqualTo("the most for week 49 (1) is reached");
    }

    @Test
    void the_year_does_not_end_a_week() {
        LedgerState ledgerState = sent("2026-12-31T23:59:58Z", "2027-01-01T00:00:02Z");
        assertThat(refusal(Period.WEEK, LONDON, ledgerState, "2027-01-03T12:00:00Z"))
                .isEqualTo("the most for week 53 (1) is reached");
        assertThat(refusal(Period.WEEK, LONDON, ledgerState, "2027-01-04T00:00:00Z"))
                .isEmpty();
    }

    @Test
    void days_are_those_of_the_accounts_home_zone() {
        ZoneId apia = ZoneId.of("Pacific/Apia"); // 13 hours ahead
        LedgerState ledgerState = sent("2026-11-24T10:59:50Z", "2026-11-24T10:59:59Z");
        assertThat(refusal(Period.DAY, apia, ledgerState, "2026-11-24T11:40:00Z"))
                .isEmpty();
        assertThat(refusal(Period.DAY, LONDON, ledgerState, "2026-11-24T11:40:00Z"))
                .isEqualTo("the most for Tue 24 Nov (1) is reached");
    }

    @Test
    void the_gap_is_measured_in_real_time_when_clocks_go_back() {
        LedgerState ledgerState = sent("2026-10-25T00:29:58Z", "2026-10-25T00:30:00Z"); // 01:30, for the first time
        assertThat(refusal(Period.MONTH, 9, LONDON, ledgerState, "2026-10-25T01:00:00Z")) // 01:00, for the second time
                .isEmpty();
        assertThat(refusal(Period.MONTH, 9, LONDON, ledgerState, "2026-10-25T00:59:59Z"))
                .isEqualTo("the last post is less than 30 min ago");
    }

    @Test
    void a_day_of_25_hours_is_one_day() {
        LedgerState ledgerState = sent("2026-10-24T23:00:00Z", "2026-10-24T23:00:01Z"); // 25 October, 00:00 summer time
        assertThat(refusal(Period.DAY, LONDON, ledgerState, "2026-10-25T23:59:59Z"))
                .isEqualTo("the most for Sun 25 Oct (1) is reached");
        assertThat(refusal(Period.DAY, LONDON, ledgerState, "2026-10-26T00:00:00Z"))
                .isEmpty();
    }

    @Test
    void where_midnight_comes_twice_the_day_ends_at_the_second() {
        ZoneId saoPaulo = ZoneId.of("America/Sao_Paulo"); // 18 February 2018: from 24:00 back to 23:00
        LedgerState ledgerState = sent("2018-02-17T15:00:00Z", "2018-02-17T15:00:01Z");
        assertThat(refusal(Period.DAY, saoPaulo, ledgerState, "2018-02-18T02:59:59Z"))
                .isEqualTo("the most for Sat 17 Feb (1) is reached");
        assertThat(refusal(Period.DAY, saoPaulo, ledgerState, "2018-02-18T03:00:00Z"))
                .isEmpty();
    }

    @Test
    void a_round_that_runs_across_midnight_leaves_no_room_in_the_new_day() {
        AccountContext context = context(Period.DAY, 1, LONDON);
        try (RoundBench bench = new RoundBench(
                folder,
                context,
                SampleWorkspace.pinned("a", "2026-11-24T23:59", LatePolicy.NEXT_SLOT),
                floating("b"),
                floating("c"))) {
            bench.through(real -> FaultyNetwork.asleepBeforeGate(real, () -> bench.sleep(Duration.ofSeconds(4))));
            bench.at("2026-11-24T23:59:57Z").round();
            bench.at("2026-11-25T00:40:00Z").round();
            bench.at("2026-11-25T12:00:00Z").round();
            bench.at("2026-11-25T23:30:00Z").round();
            assertThat(bench.published()).extracting(Publication::at).containsExactly(at("2026-11-25T00:00:01Z"));
            for (int hour = 0; hour < 24; hour++) {
                bench.at("2026-11-26T%02d:05:00Z".formatted(hour)).round();
            }
            assertThat(bench.published()).hasSize(2);
        }
    }

    private static String refusal(Period per, ZoneId zone, LedgerState ledgerState, String now) {
        return refusal(per, 1, zone, ledgerState, now);
    }

    private static String refusal(Period per, int max, ZoneId zone, LedgerState ledgerState, String now) {
        AccountContext context = context(per, max, zone);
        PendingDeliveries planned = PendingDeliveries.on(
                        context, QueueRules.check(SampleWorkspace.workspace(context, POST)), handedIn())
                .get(0);
        return ClaimRules.refusal(planned, ledgerState, at(now), null)
                .map(ClaimRules.Refusal::why)
                .orElse("");
    }

    @Test
    void what_nobody_knows_of_counts_in_both_periods_in_which_it_may_lie() {
        AccountContext context = context(Period.DAY, 1, ZoneId.of("UTC"));
        LedgerState ledgerState = handedIn()
                .supposing(
                        at("2026-11-23T23:59:50Z"),
                        List.of(claim("2026-11-23T23:59:50Z"), EntryBody.of(EntryKind.UNKNOWN, id("before"))));
        assertThat(WorstCaseCount.counted(context, ledgerState, Instant.EPOCH))
                .containsExactly(at("2026-11-23T23:59:50Z"), at("2026-11-24T00:00:10Z"));
        assertThat(ledgerState.counted(context.owner(), Instant.EPOCH)).containsExactly(at("2026-11-24T00:00:10Z"));
    }

    @Test
    void a_proof_that_came_later_counts_at_the_time_the_network_says_since_the_first_attempt() {
        LedgerState claimed = handedIn().supposing(at("2026-11-23T10:00:00Z"), List.of(claim("2026-11-23T10:00:00Z")));
        for (String[] told : new String[][] {
            {"2026-11-23T10:01:00Z", "2026-11-23T10:01:00Z"},
            {"2026-11-20T10:00:00Z", "2026-11-23T10:00:00Z"},
            {"2026-12-24T10:00:00Z", "2026-11-23T10:05:00Z"}
        }) {
            EntryBody proof = EntryBody.sent(id("before"), new Receipt("r1", null, at(told[0])));
            LedgerState later = claimed.supposing(at("2026-11-23T10:05:00Z"), List.of(proof));
            assertThat(later.counted(SampleWorkspace.OWNER, Instant.EPOCH)).containsExactly(at(told[1]));
        }
    }

    private static AccountContext context(Period per, int max, ZoneId zone) {
        Quota quota = new Quota(per, 0, max, Duration.ofMinutes(30));
        Account account = new Account(ACME, "rehearsal", "acme", null, Audience.EXTERNAL, quota, null);
        Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new Shift(0, 24 * 60)));
        }
        Hours always = new Hours("always", zone, week, Map.of());
        return new AccountContext(account, null, new Timetable(zone, List.of(always)), SampleWorkspace.LIMITS);
    }

    private static LedgerState handedIn() {
        return LedgerState.EMPTY.supposing(
                at("2018-01-01T00:00:00Z"),
                List.of(EntryBody.handedIn(floating("before"), ACME), EntryBody.handedIn(POST, ACME)));
    }

    /** A book in which another post was claimed and sent. */
    private static LedgerState sent(String claimed, String sent) {
        return handedIn()
                .supposing(
                        at(claimed),
                        List.of(claim(claimed), EntryBody.sent(id("before"), new Receipt("r1", null, at(sent)))));
    }

    private static EntryBody claim(String at) {
        return EntryBody.claimed(id("before"), new Delivery.Claim(at(at), at(at).plusSeconds(20), "key", at(at), null));
    }

    private static DeliveryId id(String post) {
        return new DeliveryId(new PostId(post), ACME);
    }

    private static Instant at(String t) {
        return Instant.parse(t);
    }
}
