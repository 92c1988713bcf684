package dev.punchclock.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.Busy;
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
class ForecastTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    @Test
    void a_week_that_goes_to_plan_misses_nothing() {
        Desk desk =
                Desk.office("2026-11-24T09:00").publishedAt("2026-11-23T10:00").posts(7);
        assertThat(first(desk)).isEqualTo(new Forecast("week 48", MONDAY, 5, 12, 1, 4, 11, 0, ""));
    }

    @Test
    void a_shortfall_for_want_of_time_is_told_with_the_numbers() {
        Desk desk = Desk.office("2026-11-27T11:00").posts(8);
        assertThat(first(desk))
                .isEqualTo(new Forecast("week 48", MONDAY, 5, 12, 0, 3, 3, 2, "only 3 more fit into the 2 h left"));
    }

    @Test
    void a_shortfall_for_want_of_posts_is_told_with_the_number() {
        assertThat(first(new Desk().posts(3)).cause()).isEqualTo("2 more posts are needed in the queue");
        assertThat(first(new Desk().posts(4)).cause()).isEqualTo("1 more post is needed in the queue");
    }

    @Test
    void what_is_pinned_into_a_later_week_is_no_post_for_this_one() {
        Desk desk = new Desk().pinned("later", "2026-12-02T10:00");
        assertThat(first(desk).cause()).isEqualTo("5 more posts are needed in the queue");
    }

    /** The pin goes out with the next week's own, which is no reason for a want of posts either. */
    @Test
    void a_pin_that_slides_into_the_next_week_leaves_the_others_wanting() {
        Desk desk = new Desk().pinned("fair", "2026-11-27T12:59:50").pinned("later", "2026-12-02T10:00");
        assertThat(first(desk).cause())
                .isEqualTo("fair is pinned into it and goes out only after it; 4 more posts are needed in the queue");
    }

    @Test
    void a_post_that_may_be_tried_only_later_is_no_post_for_this_week() {
        Desk desk = new Desk().notBefore("retried", "2026-12-01T09:00");
        assertThat(first(desk).cause()).isEqualTo("5 more posts are needed in the queue");
    }

    @Test
    void a_post_that_may_not_be_published_is_named() {
        Desk desk = Desk.office("2026-11-24T09:00").quota(Period.WEEK, 2, 2, 45).publishedAt("2026-11-23T10:00");
        desk.counted.add(desk.at("2026-11-23T11:00"));
        assertThat(first(desk).cause()).isEqualTo("1 post counts against the most (2) and may not be published");
    }

    @Test
    void a_week_without_work_is_told_so() {
        Desk desk = new Desk();
        for (int i = 0; i < 5; i++) {
            desk.days.put(MONDAY.plusDays(i), List.of());
        }
        assertThat(first(desk).shortfall()).isEqualTo(5);
        assertThat(first(desk).cause()).isEqualTo("there is no work time in it");
    }

    /** Monday is a holiday (7 h 30 min), Tuesday leave, Wednesday until 16:00 court: 9 h 30 min and Friday are left. */
    @Test
    void a_shortfall_names_what_took_the_time() {
        Desk desk = withTimeOff().quota(Period.WEEK, 30, 40, 45).posts(40);
        assertThat(first(desk).possible()).isEqualTo(19);
        assertThat(first(desk).shortfall()).isEqualTo(11);
        assertThat(first(desk).cause())
                .isEqualTo("only 19 more fit into the 13 h left;"
                        + " off: St Andrew's Day 7 h 30 min, leave 7 h 30 min, court.ics 6 h");
    }

    @Test
    void a_minimum_that_is_prorated_is_lowered_by_the_share_of_time_off_and_rounded_up() {
        Desk desk = withTimeOff().posts(40);
        desk.quota = new Quota(Period.WEEK, 10, 10, 40, Duration.ofMinutes(45), true);
        Forecast forecast = first(desk);
        assertThat(forecast.min()).as("10 of 34 h, when 13 h are left: 3.8").isEqualTo(4);
        assertThat(forecast.asked()).isEqualTo(10);
        assertThat(forecast.off()).isEqualTo("St Andrew's Day 7 h 30 min, leave 7 h 30 min, court.ics 6 h");
        assertThat(forecast.shortfall()).isZero();
        Forecast next = desk.plan().forecasts().get(1);
        assertThat(next.min()).isEqualTo(10);
        assertThat(next.off()).isEmpty();
    }

    @Test
    void of_a_week_that_is_all_leave_nothing_is_asked_when_it_is_prorated() {
        Desk desk = new Desk();
        desk.off = new TimeOff(List.of(new Leave(MONDAY, MONDAY.plusDays(6))), Map.of(), List.of(), List.of());
        assertThat(first(desk).cause()).isEqualTo("there is no work time in it; off: leave 34 h");
        desk.quota = new Quota(Period.WEEK, 10, 10, 40, Duration.ofMinutes(45), true);
        assertThat(first(desk).min()).isZero();
        assertThat(first(desk).shortfall()).isZero();
    }

    private static Desk withTimeOff() {
        Desk desk = new Desk();
        desk.holidays = new Holidays(year -> new TreeMap<>(Map.of(MONDAY, "St Andrew's Day")), Set.of(), Set.of());
        Window hearing = new Window(desk.at("2026-11-25T09:00"), desk.at("2026-11-25T16:00"));
        Busy court = new Busy(
                "court.ics", KnownClosures.calendar(Windows.of(List.of(hearing))), Duration.ZERO, Busy.USUAL_AGE);
        LocalDate tuesday = MONDAY.plusDays(1);
        desk.off = new TimeOff(List.of(new Leave(tuesday, tuesday)), Map.of(), List.of(), List.of(court));
        return desk;
    }

    @Test
    void a_daily_minimum_does_not_apply_on_a_day_off() {
        Desk desk = Desk.office("2026-11-28T10:00").quota(Period.DAY, 3, 6, 45);
        assertThat(first(desk)).isEqualTo(new Forecast("Sat 28 Nov", MONDAY.plusDays(5), 0, 6, 0, 0, 0, 0, ""));
    }

    @Test
    void a_period_that_the_horizon_cuts_is_not_judged() {
        Desk desk = new Desk();
        desk.horizon = desk.at("2026-12-02T12:00");
        List<Forecast> forecasts = desk.plan().forecasts();
        assertThat(forecasts).extracting(Forecast::label).containsExactly("week 48", "week 49");
        assertThat(forecasts).extracting(Forecast::shortfall).containsExactly(5, 0);
    }

    @Test
    void an_account_without_a_quota_has_no_forecast() {
        Desk desk = new Desk().posts(3);
        desk.quota = Quota.NONE;
        assertThat(desk.plan().forecasts()).isEmpty();
    }

    @Test
    void what_is_possible_keeps_quiet_gap_and_maximum() {
        Desk desk = Desk.office("2026-11-27T11:00").publishedAt("2026-11-27T10:50");
        assertThat(first(desk).possible()).isEqualTo(2);
        desk.quietUntil = desk.at("2026-11-27T12:30");
        assertThat(first(desk).possible()).isEqualTo(1);
        assertThat(first(desk.quota(Period.WEEK, 0, 1, 45)).possible()).isZero();
    }

    private static Forecast first(Desk desk) {
        return desk.plan().forecasts().get(0);
    }
}
