package dev.punchclock.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Period;
import dev.punchclock.ledger.Appointment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The edges of a plan, each found by breaking it. */
class PlannerEdgesTest {

    @Test
    void however_tight_the_day_no_post_is_tried_before_it_may_be() {
        PlanRequestBuilder context = new PlanRequestBuilder()
                .quota(Period.DAY, 0, 3, 60)
                .hours(PlanRequestBuilder.everyDay(PlanRequestBuilder.shift(9, 0, 11, 1)));
        context.notBefore("wait", "2026-11-23T10:15").posts(2);
        assertThat(context.times()).containsExactly("p2 Mon 09:00", "p3 Mon 10:00", "wait Mon 11:00");
    }

    @Test
    void posts_are_not_crowded_before_a_horizon_that_cuts_their_week() {
        PlanRequestBuilder context = new PlanRequestBuilder().posts(8);
        List<String> whole = context.times();
        context.horizon = context.at("2026-11-25T12:00");
        assertThat(context.times())
                .isEqualTo(whole.subList(0, context.times().size()))
                .hasSizeBetween(3, 5);
    }

    @Test
    void an_appointment_stands_no_longer_than_it_says() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-24T12:25")
                .looked("2026-11-24T12:24")
                .posts(1);
        context.appointment = new Appointment(
                PlanRequestBuilder.id("p1"), context.at("2026-11-24T12:00"), context.at("2026-11-24T12:20"), "");
        assertThat(context.answer("p1")).doesNotContain("appointed");
    }

    @Test
    void the_gap_holds_to_the_fraction_of_a_second() {
        PlanRequestBuilder context = PlanRequestBuilder.office("2026-11-24T10:50:00.400");
        context.pinned("x", "2026-11-24T10:00").pinned("y", "2026-11-24T11:35");
        assertThat(context.slot("y").orElseThrow().at()).isEqualTo(context.at("2026-11-24T11:35:01"));
    }
}
