package dev.punchclock.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Period;
import dev.punchclock.post.LatePolicy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Posts with a time of their own, and the appointment: what stands while the rest is planned anew. */
class PinnedPostsTest {

    @Test
    void a_pinned_post_goes_out_at_its_time() {
        assertThat(new PlanRequestBuilder()
                        .pinned("x", "2026-11-24T10:15")
                        .posts(8)
                        .answer("x"))
                .isEqualTo("Tue 10:15: pinned");
    }

    @Test
    void a_floating_post_keeps_the_gap_to_a_pinned_one_on_both_sides() {
        PlanRequestBuilder context = new PlanRequestBuilder()
                .quota(Period.DAY, 0, 5, 60)
                .hours(PlanRequestBuilder.everyDay(PlanRequestBuilder.shift(9, 0, 13, 1)));
        context.pinned("x", "2026-11-23T11:00").posts(4);
        List<Slot> slots = context.plan().slots();
        assertThat(slots).hasSize(5).allMatch(slot -> context.clock(slot.at()).startsWith("Mon"));
        assertThat(context.answer("x")).isEqualTo("Mon 11:00: pinned");
        for (int i = 1; i < 5; i++) {
            assertThat(Duration.between(slots.get(i - 1).at(), slots.get(i).at()))
                    .isGreaterThanOrEqualTo(context.quota.gap());
        }
    }

    @Test
    void floating_posts_leave_pinned_ones_their_places_under_the_maximum() {
        PlanRequestBuilder context =
                new PlanRequestBuilder().quota(Period.WEEK, 0, 12, 45).posts(12).pinned("x", "2026-11-27T12:00");
        assertThat(context.plan().slots().stream().filter(s -> s.why().period().equals("week 48")))
                .hasSize(12);
        assertThat(context.answer("x")).isEqualTo("Fri 12:00: pinned");
        assertThat(context.slot("p12").orElseThrow().why().period()).isEqualTo("week 49");
    }

    @Test
    void a_pinned_post_within_the_gap_of_another_moves_on() {
        PlanRequestBuilder context =
                new PlanRequestBuilder().pinned("x", "2026-11-24T10:15").pinned("y", "2026-11-24T10:30");
        assertThat(context.answer("y")).isEqualTo("Tue 11:00: pinned; moved on to keep the gap");
    }

    @Test
    void a_pinned_post_that_moves_on_does_not_push_others_from_their_times() {
        PlanRequestBuilder context = new PlanRequestBuilder().pinned("x", "2026-11-24T10:15");
        context.pinned("y", "2026-11-24T10:30").pinned("z", "2026-11-24T11:15");
        assertThat(context.times()).containsExactly("x Tue 10:15", "z Tue 11:15", "y Tue 12:00");
    }

    @Test
    void a_pinned_post_within_the_gap_of_a_published_one_moves_on() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-24T10:05")
                .publishedAt("2026-11-24T10:00")
                .pinned("x", "2026-11-24T10:30");
        assertThat(context.answer("x")).isEqualTo("Tue 10:45: pinned; moved on to keep the gap");
    }

    @Test
    void closing_time_itself_is_outside_and_so_is_the_room_before_it() {
        PlanRequestBuilder context = new PlanRequestBuilder();
        assertThat(context.pinned("w", "2026-11-24T12:29:27").answer("w")).isEqualTo("Tue 12:29: pinned");
        assertThat(context.pinned("x", "2026-11-25T12:29:28").answer("x"))
                .isEqualTo("Wed 13:30: pinned to closed time; next open");
        assertThat(context.pinned("y", "2026-11-26T12:30").answer("y"))
                .isEqualTo("Thu 13:30: pinned to closed time; next open");
        assertThat(context.pinned("z", "2026-11-25T12:29:28", LatePolicy.DROP).answer("z"))
                .isEqualTo("pinned to Wed 25 Nov 12:29, too near to closing time; it will be dropped");
    }

    @Test
    void a_post_pinned_to_closed_time_waits_is_dropped_or_held_as_it_says() {
        PlanRequestBuilder context = new PlanRequestBuilder().pinned("wait", "2026-11-28T21:00");
        context.pinned("drop", "2026-11-28T21:00", LatePolicy.DROP).pinned("hold", "2026-11-28T21:00", LatePolicy.HOLD);
        assertThat(context.answer("wait")).isEqualTo("Mon 09:00: pinned to closed time; next open");
        assertThat(context.answer("drop"))
                .isEqualTo("pinned to Sat 28 Nov 21:00, when the account is off; it will be dropped");
        assertThat(context.answer("hold"))
                .isEqualTo("pinned to Sat 28 Nov 21:00, when the account is off; it will be held");
    }

    @Test
    void a_post_that_is_dropped_when_late_does_not_move_on_by_more_than_an_hour() {
        PlanRequestBuilder context =
                new PlanRequestBuilder().quota(Period.WEEK, 0, 12, 75).pinned("x", "2026-11-24T10:00");
        context.pinned("y", "2026-11-24T10:10", LatePolicy.DROP).pinned("z", "2026-11-24T10:20", LatePolicy.HOLD);
        assertThat(context.answer("y"))
                .isEqualTo(
                        "pinned to Tue 24 Nov 10:10, but no moment in the hour after it keeps the gap to x; it will be dropped");
        assertThat(context.answer("z")).isEqualTo("Tue 11:15: pinned; moved on to keep the gap");
    }

    @Test
    void a_post_pinned_to_a_full_week_has_no_slot() {
        PlanRequestBuilder context =
                PlanRequestBuilder.office("2026-11-25T08:00").quota(Period.WEEK, 0, 2, 45);
        context.publishedAt("2026-11-23T10:00", "2026-11-24T10:00").pinned("x", "2026-11-25T10:00");
        assertThat(context.answer("x"))
                .isEqualTo(
                        "pinned to Wed 25 Nov 10:00, but the most for week 48 (2) is reached; it will take a later slot");
    }

    @Test
    void a_pinned_post_whose_time_has_come_is_due_at_its_own_time() {
        PlanRequestBuilder context =
                PlanRequestBuilder.office("2026-11-24T10:30").pinned("x", "2026-11-24T10:15");
        assertThat(context.answer("x")).isEqualTo("Tue 10:15: pinned");
    }

    @Test
    void a_slot_in_the_past_goes_out_now_and_the_gap_runs_from_now() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-24T10:50");
        context.pinned("x", "2026-11-24T10:00").pinned("y", "2026-11-24T10:45");
        assertThat(context.times()).containsExactly("x Tue 10:00", "y Tue 11:35");
    }

    @Test
    void a_pinned_post_from_another_stretch_of_work_is_not_due() {
        PlanRequestBuilder context =
                PlanRequestBuilder.office("2026-11-24T13:40").pinned("x", "2026-11-24T12:15");
        context.pinned("y", "2026-11-24T12:20", LatePolicy.DROP);
        assertThat(context.answer("x")).isEqualTo("Tue 13:45: missed its slot");
        assertThat(context.answer("y")).isEqualTo("pinned to Tue 24 Nov 12:20, which is past; it will be dropped");
    }

    @Test
    void a_pinned_post_that_the_network_put_off_waits_for_its_next_try() {
        PlanRequestBuilder context =
                PlanRequestBuilder.office("2026-11-24T10:16").pinned("x", "2026-11-24T10:15");
        context.quietUntil = context.at("2026-11-24T10:40");
        assertThat(context.answer("x")).isEqualTo("Tue 10:40: pinned; waits for its next try");
    }

    @Test
    void a_pinned_post_expires_like_any_other() {
        PlanRequestBuilder context = new PlanRequestBuilder();
        context.queue.add(new Candidate(
                PlanRequestBuilder.id("x"),
                context.at("2026-11-28T21:00"),
                false,
                null,
                context.at("2026-11-29T12:00"),
                LatePolicy.NEXT_SLOT));
        assertThat(context.answer("x")).isEqualTo("expires Sun 29 Nov 12:00, before it can go out");
    }

    @Test
    void an_appointment_stands_when_posts_are_taken_away() {
        PlanRequestBuilder context = new PlanRequestBuilder().posts(8);
        Slot first = context.plan().slots().get(0);
        context.appointed(
                "p1", first.at().atZone(context.zone).toLocalDateTime().toString());
        context.queue.subList(4, 8).clear();
        assertThat(context.slot("p1").orElseThrow().at()).isEqualTo(first.at());
        assertThat(context.answer("p1")).endsWith(" in week 48, appointed");
    }

    @Test
    void an_appointment_is_brought_forward_for_the_same_post_when_posts_are_added() {
        PlanRequestBuilder context = new PlanRequestBuilder().posts(1);
        Slot alone = context.plan().slots().get(0);
        context.appointed(
                "p1", alone.at().atZone(context.zone).toLocalDateTime().toString());
        context.queue.clear();
        context.posts(8);
        Slot first = context.plan().slots().get(0);
        assertThat(first.id()).isEqualTo(PlanRequestBuilder.id("p1"));
        assertThat(first.at()).isBefore(alone.at());
    }

    @Test
    void an_appointment_falls_when_its_time_closes() {
        PlanRequestBuilder context = new PlanRequestBuilder().posts(1).appointed("p1", "2026-11-24T10:00");
        assertThat(context.answer("p1")).isEqualTo("Tue 10:00: 1 of 1 in week 48, appointed");
        context.days.put(LocalDate.parse("2026-11-24"), List.of());
        assertThat(context.answer("p1")).doesNotStartWith("Tue");
    }

    @Test
    void a_pinned_post_overtakes_an_appointment() {
        PlanRequestBuilder context = new PlanRequestBuilder()
                .posts(1)
                .appointed("p1", "2026-11-24T10:00")
                .pinned("x", "2026-11-24T10:30");
        assertThat(context.answer("x")).isEqualTo("Tue 10:30: pinned");
        assertThat(context.answer("p1")).doesNotContain("appointed");
    }

    @Test
    void an_appointment_bends_to_the_gap_and_to_the_maximum() {
        PlanRequestBuilder gap =
                PlanRequestBuilder.office("2026-11-24T09:45").posts(1).appointed("p1", "2026-11-24T10:00");
        assertThat(gap.publishedAt("2026-11-24T09:40").answer("p1")).doesNotContain("appointed");
        PlanRequestBuilder full =
                PlanRequestBuilder.office("2026-11-24T09:45").posts(1).appointed("p1", "2026-11-24T10:00");
        full.quota(Period.WEEK, 0, 1, 0).publishedAt("2026-11-23T09:40");
        assertThat(full.slot("p1").orElseThrow().why().period()).isEqualTo("week 49");
    }

    @Test
    void an_appointment_that_is_late_no_longer_stands() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-24T10:59")
                .looked("2026-11-24T10:58")
                .posts(1);
        assertThat(context.appointed("p1", "2026-11-24T10:00").answer("p1")).startsWith("Tue 10:00");
        context.now = context.at("2026-11-24T11:00");
        assertThat(context.answer("p1")).doesNotContain("appointed");
    }

    @Test
    void an_appointment_falls_when_its_post_is_pinned_to_a_later_time() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-24T09:30")
                .pinned("x", "2026-11-24T15:00")
                .appointed("x", "2026-11-24T10:15");
        assertThat(context.answer("x")).isEqualTo("Tue 15:00: pinned");
        PlanRequestBuilder tomorrow = PlanRequestBuilder.office("2026-11-24T10:16")
                .pinned("x", "2026-11-25T15:00")
                .appointed("x", "2026-11-24T10:15");
        assertThat(tomorrow.answer("x")).isEqualTo("Wed 15:00: pinned");
    }

    @Test
    void a_pinned_post_that_was_shifted_keeps_its_appointment() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-30T09:01")
                .pinned("x", "2026-11-28T21:00")
                .appointed("x", "2026-11-30T09:00");
        assertThat(context.answer("x")).isEqualTo("Mon 09:00: pinned to closed time; next open");
    }
}
