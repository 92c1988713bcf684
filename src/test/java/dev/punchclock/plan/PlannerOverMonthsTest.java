package dev.punchclock.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Plans that are lived: rounds as cron lines, laptops and daemons run them, over months with both clock changes. */
class PlannerOverMonthsTest {
    private static final String MONDAY = "2026-10-05T00:00";
    private static final LocalDate FIRST = LocalDate.parse("2026-10-05");

    @Test
    void a_cron_line_every_15_minutes_meets_the_minimum_of_every_week() {
        meetsTheWeeklyMinimum(RoundRhythm.EVERY_15_MINUTES);
    }

    @Test
    void a_cron_line_every_hour_meets_the_minimum_of_every_week() {
        meetsTheWeeklyMinimum(RoundRhythm.EVERY_HOUR);
    }

    @Test
    void a_laptop_awake_from_nine_to_ten_meets_the_minimum_of_every_week() {
        meetsTheWeeklyMinimum(RoundRhythm.NINE_TO_TEN);
    }

    @Test
    void a_daemon_meets_the_minimum_of_every_week() {
        meetsTheWeeklyMinimum(RoundRhythm.ALWAYS_ON);
    }

    @Test
    void the_minimum_of_every_day_is_met() {
        for (RoundRhythm rhythm : EnumSet.complementOf(EnumSet.of(RoundRhythm.NINE_TO_TEN))) {
            AccountMonths life = live(context().quota(Period.DAY, 3, 6, 30), rhythm, 8, 30);
            assertThat(perPeriod(life))
                    .hasSize(8 * 5)
                    .allSatisfy((day, sent) -> assertThat(sent).as("%s", day).isBetween(3, 6));
        }
    }

    @Test
    void a_tight_minimum_is_met_too() {
        for (RoundRhythm rhythm : EnumSet.of(RoundRhythm.EVERY_15_MINUTES, RoundRhythm.ALWAYS_ON)) {
            AccountMonths life = live(context().quota(Period.WEEK, 12, 12, 45), rhythm, 8, 12);
            assertThat(perPeriod(life))
                    .hasSize(8)
                    .allSatisfy((week, sent) -> assertThat(sent).as("%s", week).isEqualTo(12));
        }
    }

    @Test
    void every_post_of_a_finite_queue_goes_out_in_time() {
        for (RoundRhythm rhythm : RoundRhythm.values()) {
            AccountMonths life = new AccountMonths(context().aim(12).posts(40));
            run(life, rhythm, rhythm == RoundRhythm.NINE_TO_TEN ? 8 : 4, 0);
            assertThat(life.queue).isEmpty();
        }
    }

    @Test
    void posts_go_out_in_the_order_of_the_queue() {
        AccountMonths life = new AccountMonths(context().posts(40));
        run(life, RoundRhythm.ALWAYS_ON, 8, 0);
        assertThat(life.sent)
                .extracting(c -> c.id().post().value())
                .containsExactlyElementsOf(context().posts(40).queue.stream()
                        .map(c -> c.id().post().value())
                        .toList());
    }

    @Test
    void without_a_gap_an_hourly_round_publishes_several() {
        AccountMonths life =
                new AccountMonths(context().quota(Period.DAY, 0, 20, 0).posts(20));
        run(life, RoundRhythm.EVERY_HOUR, 1, 0);
        assertThat(life.queue).isEmpty();
        assertThat(perPeriod(life).firstKey()).isEqualTo(FIRST);
        assertThat(perPeriod(life).firstEntry().getValue()).isGreaterThan(16);
    }

    @Test
    void a_week_in_the_drawer_is_not_made_up_for_in_a_flood() {
        AccountMonths life = new AccountMonths(context().posts(30));
        run(life, RoundRhythm.ALWAYS_ON, 1, 0);
        int before = life.sent.size();
        ZonedDateTime back = FIRST.plusWeeks(1).plusDays(3).atTime(10, 0).atZone(PlanRequestBuilder.LONDON);
        for (ZonedDateTime now = back; now.isBefore(back.plusHours(1)); now = now.plusMinutes(1)) {
            life.round(now.toInstant());
        }
        assertThat(life.sent.size() - before).isBetween(1, 2);
    }

    private static void meetsTheWeeklyMinimum(RoundRhythm rhythm) {
        AccountMonths life = live(context(), rhythm, 26, 12);
        assertThat(perPeriod(life))
                .hasSize(26)
                .allSatisfy(
                        (week, sent) -> assertThat(sent).as("week of %s", week).isBetween(5, 12));
    }

    private static PlanRequestBuilder context() {
        return PlanRequestBuilder.office(MONDAY);
    }

    private static AccountMonths live(PlanRequestBuilder context, RoundRhythm rhythm, int weeks, int postsAWeek) {
        AccountMonths life = new AccountMonths(context);
        run(life, rhythm, weeks, postsAWeek);
        return life;
    }

    private static void run(AccountMonths life, RoundRhythm rhythm, int weeks, int postsAWeek) {
        ZonedDateTime now = FIRST.atStartOfDay(PlanRequestBuilder.LONDON);
        ZonedDateTime end = now.plusWeeks(weeks);
        LocalDate filled = FIRST.minusWeeks(1);
        while (now.isBefore(end)) {
            if (!now.toLocalDate().isBefore(filled.plusWeeks(1))) {
                filled = filled.plusWeeks(1);
                fill(life, postsAWeek, filled);
            }
            Instant slot = life.round(now.toInstant());
            now = rhythm.next(now, slot);
        }
        keepsGapAndMaximum(life);
    }

    private static void fill(AccountMonths life, int posts, LocalDate week) {
        for (int i = 1; i <= posts; i++) {
            life.queue.add(PlanRequestBuilder.floating(week + "-" + i));
        }
    }

    private static void keepsGapAndMaximum(AccountMonths life) {
        for (int i = 1; i < life.sentAt.size(); i++) {
            assertThat(Duration.between(life.sentAt.get(i - 1), life.sentAt.get(i)))
                    .isGreaterThanOrEqualTo(life.quota.gap());
        }
        assertThat(perPeriod(life).values()).allMatch(sent -> sent <= life.quota.max());
    }

    private static NavigableMap<LocalDate, Integer> perPeriod(AccountMonths life) {
        NavigableMap<LocalDate, Integer> counts = new TreeMap<>();
        for (Instant t : life.sentAt) {
            counts.merge(life.quota.per().startOf(life.hours.clock().dayOf(t)), 1, Integer::sum);
        }
        return counts;
    }
}
