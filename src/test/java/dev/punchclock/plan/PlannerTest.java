package dev.punchclock.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.plan.SlotReason.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How floating posts are spread: over which periods, how evenly, and how they catch up. */
class PlannerTest {
    private static final double WORK = 34 * 3600;

    @Test
    void where_nothing_is_asked_a_queue_below_the_maximum_goes_out_this_week_entirely() {
        assertThat(perWeek(
                        new PlanRequestBuilder().quota(Period.WEEK, 0, 12, 45).posts(8)))
                .containsExactly(Map.entry("week 48", 8L));
    }

    @Test
    void thirty_posts_at_twelve_a_week_go_out_in_three_weeks() {
        assertThat(perWeek(
                        new PlanRequestBuilder().quota(Period.WEEK, 0, 12, 45).posts(30)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("week 48", 12L, "week 49", 12L, "week 50", 6L));
    }

    @Test
    void posts_go_out_in_the_order_of_the_queue() {
        List<String> ids = new PlanRequestBuilder()
                .posts(30).plan().slots().stream()
                        .map(s -> s.id().post().value())
                        .toList();
        assertThat(ids)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 30).mapToObj(i -> "p" + i).toList());
    }

    @Test
    void posts_sit_near_even_fractions_of_the_work_time_of_the_period() {
        PlanRequestBuilder context =
                new PlanRequestBuilder().quota(Period.WEEK, 0, 12, 45).posts(8);
        List<Slot> slots = context.plan().slots();
        for (int i = 0; i < 8; i++) {
            assertThat(worked(context, slots.get(i).at()))
                    .as("%s", slots.get(i))
                    .isCloseTo((i + 0.5) / 8, within(0.4 / 8));
            assertThat(slots.get(i).why()).isEqualTo(new SlotReason(Reason.EVEN, i + 1, 8, "week 48"));
        }
    }

    @Test
    void published_posts_have_their_even_fractions_behind_them() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-25T09:00")
                .looked("2026-11-24T17:00")
                .quota(Period.WEEK, 0, 12, 45)
                .posts(6);
        context.publishedAt("2026-11-23T10:30", "2026-11-23T16:00");
        List<Slot> slots = context.plan().slots();
        assertThat(slots.get(0).why()).isEqualTo(new SlotReason(Reason.BEHIND, 3, 8, "week 48"));
        assertThat(slots.get(2).why()).isEqualTo(new SlotReason(Reason.EVEN, 5, 8, "week 48"));
        assertThat(worked(context, slots.get(5).at())).isCloseTo(7.5 / 8, within(0.4 / 8));
    }

    @Test
    void where_minutes_do_not_matter_slots_are_on_whole_minutes() {
        assertThat(new PlanRequestBuilder().posts(30).plan().slots())
                .allMatch(slot -> slot.at().getEpochSecond() % 60 == 0);
    }

    @Test
    void jitter_differs_by_account_and_week_but_not_from_plan_to_plan() {
        PlanRequestBuilder context = new PlanRequestBuilder().posts(30);
        PlanRequest ask = context.ask();
        assertThat(context.plan()).isEqualTo(context.plan());
        PlanRequest other = new PlanRequest(
                ask.hours(), ask.quota(), ask.room(), ask.queue(), ask.past(), null, "other", ask.now(), ask.horizon());
        assertThat(Planner.plan(other).slots().get(0).at())
                .isNotEqualTo(context.plan().slots().get(0).at());
    }

    @Test
    void with_no_time_to_spare_posts_follow_each_other_at_the_gap() {
        PlanRequestBuilder context = new PlanRequestBuilder()
                .quota(Period.DAY, 0, 3, 60)
                .hours(PlanRequestBuilder.everyDay(PlanRequestBuilder.shift(9, 0, 11, 1)))
                .posts(3);
        List<Slot> slots = context.plan().slots();
        assertThat(slots).hasSize(3).allMatch(slot -> context.clock(slot.at()).startsWith("Mon"));
    }

    @Test
    void a_window_no_longer_than_the_room_allows_nothing() {
        PlanRequestBuilder context = new PlanRequestBuilder()
                .hours(PlanRequestBuilder.everyDay(PlanRequestBuilder.shift(9, 0, 9, 2)))
                .posts(1);
        assertThat(context.slot("p1")).isPresent();
        context.room = Duration.ofMinutes(2);
        assertThat(context.answer("p1")).isEqualTo("no open time before Mon 18 Jan 2027");
    }

    @Test
    void nothing_goes_out_within_five_minutes_of_waking() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-26T10:00")
                .looked("2026-11-25T17:00")
                .quota(Period.WEEK, 0, 12, 45)
                .posts(12);
        assertThat(context.answer("p1")).isEqualTo("Thu 10:05: 1 of 6 in week 48, catching up");
    }

    @Test
    void what_fell_due_since_the_last_look_is_due_now() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-26T10:00")
                .looked("2026-11-26T09:30")
                .posts(12);
        assertThat(context.times().subList(0, 2)).containsExactly("p1 Thu 09:30", "p2 Thu 10:45");
    }

    @Test
    void a_round_an_hour_after_the_last_publishes_several_where_there_is_no_gap() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-23T11:00")
                .quota(Period.DAY, 0, 20, 0)
                .posts(20);
        context.looked("2026-11-23T10:00").publishedAt("2026-11-23T10:00", "2026-11-23T10:00", "2026-11-23T10:00");
        assertThat(context.plan().slots().stream().filter(s -> !s.at().isAfter(context.now)))
                .hasSizeBetween(2, 4);
    }

    @Test
    void a_round_an_hour_after_the_last_publishes_only_one_where_there_is_a_gap() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-23T11:00")
                .quota(Period.DAY, 0, 20, 10)
                .posts(20);
        context.looked("2026-11-23T10:00").publishedAt("2026-11-23T10:00");
        List<Slot> slots = context.plan().slots();
        assertThat(slots.get(0).at()).isBeforeOrEqualTo(context.now);
        assertThat(slots.get(1).at()).isAfterOrEqualTo(context.now.plus(Duration.ofMinutes(10)));
    }

    @Test
    void behind_the_minimum_posts_go_out_as_soon_as_the_gap_allows() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-27T09:30")
                .quota(Period.WEEK, 4, 4, 45)
                .posts(4);
        assertThat(context.times()).containsExactly("p1 Fri 09:35", "p2 Fri 10:20", "p3 Fri 11:05", "p4 Fri 11:50");
    }

    @Test
    void otherwise_catching_up_is_at_most_half_again_as_fast_as_the_even_rate() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-26T09:00")
                .quota(Period.WEEK, 0, 12, 45)
                .posts(30);
        double pace = WORK / 12 / 1.5;
        List<Slot> week = context.plan().slots().stream()
                .filter(s -> s.why().period().equals("week 48"))
                .toList();
        assertThat(week).hasSize(7);
        for (int i = 1; i < week.size(); i++) {
            double apart = (worked(context, week.get(i).at())
                            - worked(context, week.get(i - 1).at()))
                    * WORK;
            assertThat(apart).isGreaterThanOrEqualTo(pace - 1);
        }
    }

    @Test
    void catching_up_begins_that_long_after_the_last_post() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-26T10:00")
                .quota(Period.WEEK, 0, 12, 45)
                .posts(12);
        context.looked("2026-11-26T09:55").publishedAt("2026-11-26T09:50");
        assertThat(context.times().get(0)).isEqualTo("p1 Thu 11:43");
    }

    @Test
    void what_the_catch_up_rate_does_not_allow_goes_out_next_week() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-26T10:00")
                .quota(Period.WEEK, 0, 12, 45)
                .posts(8);
        assertThat(perWeek(context)).containsExactlyInAnyOrderEntriesOf(Map.of("week 48", 6L, "week 49", 2L));
    }

    @Test
    void without_a_maximum_all_go_out_in_this_period_as_far_as_gap_and_time_allow() {
        PlanRequestBuilder context =
                PlanRequestBuilder.office("2026-11-27T11:00").posts(10);
        context.quota = Quota.NONE;
        assertThat(perWeek(context)).containsExactlyInAnyOrderEntriesOf(Map.of("week 48", 8L, "week 49", 2L));
    }

    @Test
    void the_gap_runs_from_the_last_post_published() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-27T10:00")
                .looked("2026-11-27T09:59")
                .publishedAt("2026-11-27T09:50");
        assertThat(context.posts(5).times().get(0)).isEqualTo("p1 Fri 10:35");
    }

    @Test
    void a_full_week_leaves_the_queue_for_the_next() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-24T15:00")
                .quota(Period.WEEK, 0, 2, 45)
                .posts(1);
        context.publishedAt("2026-11-23T10:00", "2026-11-24T11:00");
        assertThat(perWeek(context)).containsExactly(Map.entry("week 49", 1L));
    }

    @Test
    void a_post_that_missed_its_slot_goes_first_and_soon() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-23T10:00")
                .looked("2026-11-20T17:00")
                .posts(3)
                .moved("late")
                .moved("later");
        assertThat(context.times().subList(0, 2)).containsExactly("late Mon 10:05", "later Mon 10:50");
        assertThat(context.answer("late")).endsWith(": missed its slot");
    }

    @Test
    void a_post_that_may_not_be_tried_yet_is_passed_over() {
        PlanRequestBuilder context =
                new PlanRequestBuilder().notBefore("wait", "2026-11-25T09:00").posts(3);
        assertThat(context.plan().slots().get(0).id()).isEqualTo(PlanRequestBuilder.id("p2"));
        assertThat(context.slot("wait").orElseThrow().at()).isAfterOrEqualTo(context.at("2026-11-25T09:00"));
    }

    @Test
    void the_only_post_waits_until_it_may_be_tried() {
        PlanRequestBuilder context = new PlanRequestBuilder().notBefore("wait", "2026-11-27T12:00");
        assertThat(context.times()).containsExactly("wait Fri 12:00");
    }

    @Test
    void a_post_that_would_expire_before_its_turn_is_pulled_forward() {
        PlanRequestBuilder context = new PlanRequestBuilder().posts(11).expiring("sale", "2026-11-24T12:00");
        assertThat(context.plan().slots().get(0).id()).isEqualTo(PlanRequestBuilder.id("sale"));
    }

    @Test
    void a_post_leaves_an_hour_before_it_expires() {
        assertThat(new PlanRequestBuilder().expiring("sale", "2026-11-23T12:00").times())
                .containsExactly("sale Mon 11:00");
    }

    @Test
    void a_post_that_expires_before_any_slot_has_none() {
        PlanRequestBuilder context =
                PlanRequestBuilder.office("2026-11-27T11:00").expiring("sale", "2026-11-27T12:00");
        context.looked("2026-11-27T10:59").publishedAt("2026-11-27T10:50").quota(Period.WEEK, 0, 12, 90);
        assertThat(context.answer("sale")).isEqualTo("expires Fri 27 Nov 12:00, before it can go out");
    }

    @Test
    void an_expired_post_has_no_slot() {
        PlanRequestBuilder context =
                PlanRequestBuilder.office("2026-11-27T12:00").expiring("sale", "2026-11-27T12:00");
        assertThat(context.answer("sale")).isEqualTo("expired Fri 27 Nov 12:00");
    }

    @Test
    void a_post_that_cannot_make_it_takes_no_place_from_others() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-23T08:00")
                .expiring("sale", "2026-11-23T09:00")
                .posts(8);
        PlanRequestBuilder without = PlanRequestBuilder.office("2026-11-23T08:00");
        without.queue.addAll(context.queue.subList(1, 9));
        assertThat(context.times()).isEqualTo(without.times());
    }

    @Test
    void where_the_most_is_none_no_post_has_a_slot() {
        PlanRequestBuilder context =
                new PlanRequestBuilder().quota(Period.WEEK, 0, 0, 45).posts(1);
        assertThat(context.answer("p1")).isEqualTo("the most for a week is 0");
    }

    @Test
    void nothing_goes_out_while_the_network_asks_for_quiet() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-26T10:00")
                .looked("2026-11-26T09:59")
                .posts(1)
                .pinned("x", "2026-11-26T10:30");
        context.quietUntil = context.at("2026-11-26T11:00");
        assertThat(context.plan().slots()).allMatch(slot -> !slot.at().isBefore(context.quietUntil));
    }

    @Test
    void nothing_is_placed_beyond_the_horizon() {
        PlanRequestBuilder context = new PlanRequestBuilder().posts(13);
        context.horizon = context.at("2026-11-30T00:00");
        assertThat(context.answer("p13")).isEqualTo("after Mon 30 Nov 2026: beyond the weeks shown");
    }

    @Test
    void a_day_off_has_no_slots() {
        PlanRequestBuilder context =
                new PlanRequestBuilder().quota(Period.WEEK, 0, 12, 45).posts(12);
        context.days.put(LocalDate.parse("2026-11-25"), List.of());
        assertThat(context.times()).hasSize(12).noneMatch(time -> time.contains("Wed"));
    }

    private static Map<String, Long> perWeek(PlanRequestBuilder context) {
        return context.plan().slots().stream()
                .collect(Collectors.groupingBy(slot -> slot.why().period(), Collectors.counting()));
    }

    /** Which part of the week's work lies before {@code t}. */
    private static double worked(PlanRequestBuilder context, Instant t) {
        Duration before =
                context.timetable().windows(context.at("2026-11-23T00:00"), t).total();
        return before.toSeconds() / WORK;
    }
}
