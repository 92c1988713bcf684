package dev.punchclock.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.BusyCalendar;
import dev.punchclock.hours.Holidays;
import dev.punchclock.hours.KnownClosures;
import dev.punchclock.hours.Leave;
import dev.punchclock.hours.TimeOff;
import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a plan says of the quota. */
class QuotaForecastTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    @Test
    void a_week_that_goes_to_plan_misses_nothing() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-24T09:00")
                .publishedAt("2026-11-23T10:00")
                .posts(7);
        assertThat(first(context)).isEqualTo(new QuotaForecast("week 48", MONDAY, 5, 12, 1, 4, 11, 0, ""));
    }

    @Test
    void a_shortfall_for_want_of_time_is_told_with_the_numbers() {
        PlanRequestBuilder context =
                PlanRequestBuilder.office("2026-11-27T11:00").posts(8);
        assertThat(first(context))
                .isEqualTo(
                        new QuotaForecast("week 48", MONDAY, 5, 12, 0, 3, 3, 2, "only 3 more fit into the 2 h left"));
    }

    @Test
    void a_shortfall_for_want_of_posts_is_told_with_the_number() {
        assertThat(first(new PlanRequestBuilder().posts(3)).cause()).isEqualTo("2 more posts are needed in the queue");
        assertThat(first(new PlanRequestBuilder().posts(4)).cause()).isEqualTo("1 more post is needed in the queue");
    }

    @Test
    void what_is_pinned_into_a_later_week_is_no_post_for_this_one() {
        PlanRequestBuilder context = new PlanRequestBuilder().pinned("later", "2026-12-02T10:00");
        assertThat(first(context).cause()).isEqualTo("5 more posts are needed in the queue");
    }

    /** The pin goes out with the next week's own, which is no reason for a want of posts either. */
    @Test
    void a_pin_that_slides_into_the_next_week_leaves_the_others_wanting() {
        PlanRequestBuilder context =
                new PlanRequestBuilder().pinned("fair", "2026-11-27T12:59:50").pinned("later", "2026-12-02T10:00");
        assertThat(first(context).cause())
                .isEqualTo("fair is pinned into it and goes out only after it; 4 more posts are needed in the queue");
    }

    @Test
    void a_post_that_may_be_tried_only_later_is_no_post_for_this_week() {
        PlanRequestBuilder context = new PlanRequestBuilder().notBefore("retried", "2026-12-01T09:00");
        assertThat(first(context).cause()).isEqualTo("5 more posts are needed in the queue");
    }

    @Test
    void a_post_that_may_not_be_published_is_named() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-24T09:00")
                .quota(Period.WEEK, 2, 2, 45)
                .publishedAt("2026-11-23T10:00");
        context.counted.add(context.at("2026-11-23T11:00"));
        assertThat(first(context).cause()).isEqualTo("1 post counts against the most (2) and may not be published");
    }

    @Test
    void a_week_without_work_is_told_so() {
        PlanRequestBuilder context = new PlanRequestBuilder();
        for (int i = 0; i < 5; i++) {
            context.days.put(MONDAY.plusDays(i), List.of());
        }
        assertThat(first(context).shortfall()).isEqualTo(5);
        assertThat(first(context).cause()).isEqualTo("there is no work time in it");
    }

    /** Monday is a holiday (7 h 30 min), Tuesday leave, Wednesday until 16:00 court: 9 h 30 min and Friday are left. */
    @Test
    void a_shortfall_names_what_took_the_time() {
        PlanRequestBuilder context =
                withTimeOff().quota(Period.WEEK, 30, 40, 45).posts(40);
        assertThat(first(context).possible()).isEqualTo(19);
        assertThat(first(context).shortfall()).isEqualTo(11);
        assertThat(first(context).cause())
                .isEqualTo("only 19 more fit into the 13 h left;"
                        + " off: St Andrew's Day 7 h 30 min, leave 7 h 30 min, court.ics 6 h");
    }

    @Test
    void a_minimum_that_is_prorated_is_lowered_by_the_share_of_time_off_and_rounded_up() {
        PlanRequestBuilder context = withTimeOff().posts(40);
        context.quota = new Quota(Period.WEEK, 10, 10, 40, Duration.ofMinutes(45), true);
        QuotaForecast forecast = first(context);
        assertThat(forecast.min()).as("10 of 34 h, when 13 h are left: 3.8").isEqualTo(4);
        assertThat(forecast.asked()).isEqualTo(10);
        assertThat(forecast.off()).isEqualTo("St Andrew's Day 7 h 30 min, leave 7 h 30 min, court.ics 6 h");
        assertThat(forecast.shortfall()).isZero();
        QuotaForecast next = context.plan().forecasts().get(1);
        assertThat(next.min()).isEqualTo(10);
        assertThat(next.off()).isEmpty();
    }

    @Test
    void of_a_week_that_is_all_leave_nothing_is_asked_when_it_is_prorated() {
        PlanRequestBuilder context = new PlanRequestBuilder();
        context.off = new TimeOff(List.of(new Leave(MONDAY, MONDAY.plusDays(6))), Map.of(), List.of(), List.of());
        assertThat(first(context).cause()).isEqualTo("there is no work time in it; off: leave 34 h");
        context.quota = new Quota(Period.WEEK, 10, 10, 40, Duration.ofMinutes(45), true);
        assertThat(first(context).min()).isZero();
        assertThat(first(context).shortfall()).isZero();
    }

    private static PlanRequestBuilder withTimeOff() {
        PlanRequestBuilder context = new PlanRequestBuilder();
        context.holidays = new Holidays(year -> new TreeMap<>(Map.of(MONDAY, "St Andrew's Day")), Set.of(), Set.of());
        Window hearing = new Window(context.at("2026-11-25T09:00"), context.at("2026-11-25T16:00"));
        BusyCalendar court = new BusyCalendar(
                "court.ics",
                KnownClosures.calendar(Windows.of(List.of(hearing))),
                Duration.ZERO,
                BusyCalendar.USUAL_AGE);
        LocalDate tuesday = MONDAY.plusDays(1);
        context.off = new TimeOff(List.of(new Leave(tuesday, tuesday)), Map.of(), List.of(), List.of(court));
        return context;
    }

    @Test
    void a_daily_minimum_does_not_apply_on_a_day_off() {
        PlanRequestBuilder context =
                PlanRequestBuilder.office("2026-11-28T10:00").quota(Period.DAY, 3, 6, 45);
        assertThat(first(context)).isEqualTo(new QuotaForecast("Sat 28 Nov", MONDAY.plusDays(5), 0, 6, 0, 0, 0, 0, ""));
    }

    @Test
    void a_period_that_the_horizon_cuts_is_not_judged() {
        PlanRequestBuilder context = new PlanRequestBuilder();
        context.horizon = context.at("2026-12-02T12:00");
        List<QuotaForecast> forecasts = context.plan().forecasts();
        assertThat(forecasts).extracting(QuotaForecast::label).containsExactly("week 48", "week 49");
        assertThat(forecasts).extracting(QuotaForecast::shortfall).containsExactly(5, 0);
    }

    @Test
    void an_account_without_a_quota_has_no_forecast() {
        PlanRequestBuilder context = new PlanRequestBuilder().posts(3);
        context.quota = Quota.NONE;
        assertThat(context.plan().forecasts()).isEmpty();
    }

    @Test
    void what_is_possible_keeps_quiet_gap_and_maximum() {
        PlanRequestBuilder context =
                PlanRequestBuilder.office("2026-11-27T11:00").publishedAt("2026-11-27T10:50");
        assertThat(first(context).possible()).isEqualTo(2);
        context.quietUntil = context.at("2026-11-27T12:30");
        assertThat(first(context).possible()).isEqualTo(1);
        assertThat(first(context.quota(Period.WEEK, 0, 1, 45)).possible()).isZero();
    }

    private static QuotaForecast first(PlanRequestBuilder context) {
        return context.plan().forecasts().get(0);
    }
}
