package dev.punchclock.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.Leave;
import dev.punchclock.hours.TimeOff;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How many floating posts each week takes: at least 5, at most 10, from Monday 23 November 2026 on. */
class PeriodPaceTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    @Test
    void ten_posts_meet_the_least_of_two_weeks() {
        assertThat(perWeek(context().posts(10))).isEqualTo(weeks(5, 5));
    }

    @Test
    void twenty_posts_meet_the_least_of_four_weeks() {
        assertThat(perWeek(context().posts(20))).isEqualTo(weeks(5, 5, 5, 5));
    }

    @Test
    void what_is_left_over_makes_the_last_week_as_full_as_it_can_be() {
        assertThat(perWeek(context().posts(13))).isEqualTo(weeks(5, 5, 3));
    }

    @Test
    void a_pace_above_the_least_is_kept_as_long_as_the_next_weeks_least_is_left() {
        assertThat(perWeek(context().aim(10).posts(20))).isEqualTo(weeks(10, 5, 5));
        assertThat(perWeek(context().aim(10).posts(13))).isEqualTo(weeks(8, 5));
        assertThat(perWeek(context().aim(6).posts(20))).isEqualTo(weeks(6, 6, 5, 3));
    }

    @Test
    void without_a_least_the_pace_alone_counts() {
        assertThat(perWeek(context().quota(Period.WEEK, 0, 10, 45).posts(13))).isEqualTo(weeks(10, 3));
        assertThat(perWeek(context().quota(Period.WEEK, 0, 10, 45).aim(3).posts(8)))
                .isEqualTo(weeks(3, 3, 2));
    }

    @Test
    void a_post_that_expires_on_friday_goes_this_week_and_the_last_in_line_waits_for_it() {
        PlanRequestBuilder context =
                context().posts(7).expiring("sale", "2026-11-28T00:00").posts(2);
        assertThat(perWeek(context)).isEqualTo(weeks(5, 5));
        assertThat(weekOf(context, "sale")).isEqualTo("week 48");
        assertThat(weekOf(context, "p5")).isEqualTo("week 49");
    }

    @Test
    void a_post_that_expires_on_friday_goes_beyond_the_pace_where_the_next_weeks_least_is_left() {
        PlanRequestBuilder context =
                context().posts(7).expiring("sale", "2026-11-28T00:00").posts(3);
        assertThat(perWeek(context)).isEqualTo(weeks(6, 5));
        assertThat(weekOf(context, "sale")).isEqualTo("week 48");
        assertThat(weekOf(context, "p5")).isEqualTo("week 48");
    }

    @Test
    void however_many_expire_on_friday_the_next_week_has_its_least_where_posts_can_wait() {
        PlanRequestBuilder context = context().posts(5);
        for (int i = 0; i < 5; i++) {
            context.expiring("sale-" + i, "2026-11-28T00:00");
        }
        assertThat(perWeek(context)).isEqualTo(weeks(5, 5));
        assertThat(weekOf(context, "p1")).isEqualTo("week 49");
    }

    @Test
    void a_post_goes_no_earlier_than_the_last_week_that_can_send_it() {
        PlanRequestBuilder context =
                context().posts(24).expiring("sale", "2026-12-12T00:00").posts(10);
        assertThat(weekOf(context, "sale")).isEqualTo("week 50");
        assertThat(perWeek(context)).isEqualTo(weeks(5, 5, 6, 5, 5, 5, 4));
    }

    @Test
    void more_than_one_week_can_send_begin_in_time() {
        PlanRequestBuilder context = context();
        for (int i = 0; i < 18; i++) {
            context.expiring("sale-" + i, "2026-12-05T00:00");
        }
        assertThat(perWeek(context)).isEqualTo(weeks(8, 10));
    }

    @Test
    void what_expires_takes_the_place_of_what_can_wait_where_the_week_is_full() {
        PlanRequestBuilder context =
                context().quota(Period.WEEK, 0, 10, 45).posts(14).expiring("sale", "2026-11-28T00:00");
        assertThat(weekOf(context, "sale")).isEqualTo("week 48");
        assertThat(weekOf(context, "p10")).isEqualTo("week 49");
    }

    @Test
    void pinned_posts_count_toward_the_least() {
        PlanRequestBuilder context =
                context().posts(10).pinned("x", "2026-11-24T10:00").pinned("y", "2026-12-01T10:00");
        assertThat(perWeek(context)).isEqualTo(weeks(5, 5, 2));
    }

    @Test
    void what_was_published_counts_toward_the_least() {
        PlanRequestBuilder context = context().posts(10).publishedAt("2026-11-23T09:00", "2026-11-23T11:00");
        context.now = context.at("2026-11-23T12:00");
        assertThat(perWeek(context.looked("2026-11-23T11:59"))).isEqualTo(weeks(3, 5, 2));
    }

    @Test
    void a_post_that_missed_its_slot_goes_now_also_beyond_the_pace() {
        PlanRequestBuilder context = context().posts(10).moved("late");
        context.publishedAt("2026-11-23T09:00", "2026-11-23T10:00", "2026-11-23T11:00", "2026-11-23T12:00");
        context.publishedAt("2026-11-23T14:00").looked("2026-11-24T09:59");
        context.now = context.at("2026-11-24T10:00");
        assertThat(perWeek(context)).isEqualTo(weeks(1, 5, 5));
        assertThat(context.answer("late")).isEqualTo("Tue 09:59: missed its slot");
    }

    @Test
    void a_week_off_asks_for_nothing_and_what_the_one_after_needs_is_kept_back() {
        PlanRequestBuilder context = context().aim(10).posts(12);
        context.off = new TimeOff(
                List.of(new Leave(MONDAY.plusDays(7), MONDAY.plusDays(11))), Map.of(), List.of(), List.of());
        assertThat(perWeek(context)).isEqualTo(Map.of("week 48", 7L, "week 50", 5L));
    }

    @Test
    void of_a_week_that_is_half_leave_what_is_asked_of_it_is_taken() {
        PlanRequestBuilder context = context().posts(10);
        context.off = new TimeOff(List.of(new Leave(MONDAY, MONDAY.plusDays(1))), Map.of(), List.of(), List.of());
        context.quota = new Quota(Period.WEEK, 5, 5, 10, Duration.ofMinutes(45), true);
        assertThat(perWeek(context)).as("15 of 34 h are off").isEqualTo(weeks(3, 5, 2));
    }

    @Test
    void a_daily_least_spreads_over_the_working_days() {
        PlanRequestBuilder context = context().quota(Period.DAY, 2, 6, 45).posts(7);
        assertThat(perWeek(context))
                .isEqualTo(Map.of("Mon 23 Nov", 2L, "Tue 24 Nov", 2L, "Wed 25 Nov", 2L, "Thu 26 Nov", 1L));
    }

    @Test
    void a_plan_for_two_weeks_is_the_beginning_of_a_plan_for_eight() {
        PlanRequestBuilder context = context().aim(9).posts(30).expiring("sale", "2027-01-09T00:00");
        List<Slot> far = context.plan().slots();
        for (String horizon : List.of("2026-11-30T00:00", "2026-12-07T00:00", "2026-12-09T15:00")) {
            context.horizon = context.at(horizon);
            assertThat(context.plan().slots())
                    .isEqualTo(far.stream()
                            .filter(slot -> slot.at().isBefore(context.horizon))
                            .toList());
        }
    }

    @Test
    void a_months_plan_is_the_same_however_much_of_the_month_is_shown() {
        PlanRequestBuilder context = context().quota(Period.MONTH, 20, 40, 45).posts(60);
        context.now = context.at("2026-12-01T08:00");
        List<Slot> far = context.plan().slots();
        context.horizon = context.at("2026-12-14T00:00");
        assertThat(context.plan().slots())
                .hasSizeGreaterThan(5)
                .isEqualTo(far.stream()
                        .filter(slot -> slot.at().isBefore(context.horizon))
                        .toList());
    }

    private static PlanRequestBuilder context() {
        return new PlanRequestBuilder().quota(Period.WEEK, 5, 10, 45);
    }

    private static String weekOf(PlanRequestBuilder context, String id) {
        return context.slot(id).orElseThrow().why().period();
    }

    private static Map<String, Long> weeks(int... counts) {
        Map<String, Long> weeks = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            weeks.put(Period.WEEK.label(MONDAY.plusWeeks(i)), (long) counts[i]);
        }
        return weeks;
    }

    private static Map<String, Long> perWeek(PlanRequestBuilder context) {
        return context.plan().slots().stream()
                .collect(Collectors.groupingBy(slot -> slot.why().period(), TreeMap::new, Collectors.counting()));
    }
}
