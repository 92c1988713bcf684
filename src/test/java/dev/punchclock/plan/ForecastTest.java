package dev.punchclock.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan says of the quota. */
class ForecastTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    @Test
    void a_week_that_goes_to_plan_misses_nothing() {
        Desk desk =
                Desk.office("2026-11-24T09:00").publishedAt("2026-11-23T10:00").posts(7);
        assertThat(first(desk)).isEqualTo(new Forecast("week 48", MONDAY, 5, 12, 1, 7, 11, 0, ""));
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
