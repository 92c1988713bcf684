package dev.punchclock.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.punchclock.account.Period;
import dev.punchclock.ledger.Appointment;
import dev.punchclock.plan.SlotReason.Reason;
import dev.punchclock.post.DeliveryId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every plan, asked of thousands of random accounts. */
class PlannerPropertyTest {
    private static final int CASES = Integer.getInteger("punchclock.cases", 3_000);
    /** So far the slow way counts. */
    private static final int MANY = 50;

    private static final List<Case> ALL =
            LongStream.rangeClosed(1, CASES).mapToObj(Case::of).toList();
    private static final Set<Reason> SETTLED = Set.of(Reason.EVEN, Reason.PINNED, Reason.SQUEEZED, Reason.APPOINTED);

    @Test
    void every_slot_is_open_with_room_to_spare() {
        forEach((ask, plan) -> plan.slots().forEach(slot -> {
            assertThat(SlowPlanner.isAllowed(ask, slot.at())).as("%s", slot).isTrue();
            assertThat(SlowPlanner.isAllowed(ask, SlowPlanner.effective(ask, second(slot.at(), ask))))
                    .as("%s now", slot)
                    .isTrue();
            assertThat(slot.at()).isBefore(ask.horizon());
        }));
    }

    @Test
    void the_gap_is_kept_to_everything() {
        forEach((ask, plan) -> {
            List<Instant> all = everything(ask, plan);
            all.sort(null);
            for (int i = 1; i < all.size(); i++) {
                boolean bothPast = !all.get(i).isAfter(ask.now()) && !plansFor(ask, plan, all.get(i));
                if (!bothPast) {
                    assertThat(Duration.between(all.get(i - 1), all.get(i)))
                            .as("%s to %s", all.get(i - 1), all.get(i))
                            .isGreaterThanOrEqualTo(ask.quota().gap());
                }
            }
        });
    }

    @Test
    void the_maximum_is_never_exceeded() {
        forEach((ask, plan) -> {
            List<Instant> all = everything(ask, plan);
            for (Slot slot : plan.slots()) {
                LocalDate first = SlowPlanner.period(ask, SlowPlanner.effective(ask, slot.at()));
                assertThat(SlowPlanner.inPeriod(ask, all, first))
                        .as("%s", first)
                        .isLessThanOrEqualTo(ask.quota().max());
            }
        });
    }

    @Test
    void every_post_is_placed_or_explained_and_none_twice() {
        forEach((ask, plan) -> {
            List<DeliveryId> answered = Stream.concat(
                            plan.slots().stream().map(Slot::id),
                            plan.unplaced().stream().map(UnplacedPost::id))
                    .toList();
            assertThat(answered).doesNotHaveDuplicates();
            assertThat(answered)
                    .containsExactlyInAnyOrderElementsOf(
                            ask.queue().stream().map(Candidate::id).toList());
            assertThat(plan.unplaced())
                    .allSatisfy(left -> assertThat(left.why()).isNotBlank());
            assertThat(plan.slots()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        });
    }

    @Test
    void no_post_goes_out_before_it_may_or_after_it_has_expired() {
        forEach((ask, plan) -> plan.slots().forEach(slot -> {
            Candidate candidate = candidate(ask, slot.id());
            Instant out = SlowPlanner.effective(ask, slot.at());
            if (candidate.notBefore() != null) {
                assertThat(out).isAfterOrEqualTo(candidate.notBefore());
            }
            if (candidate.expires() != null) {
                assertThat(slot.at()).isBefore(candidate.expires());
            }
            if (ask.past().quietUntil() != null) {
                assertThat(out).isAfterOrEqualTo(ask.past().quietUntil());
            }
        }));
    }

    @Test
    void a_pinned_post_keeps_its_time_or_the_plan_says_why_not() {
        forEach((ask, plan) -> plan.slots().forEach(slot -> {
            Candidate pin = candidate(ask, slot.id());
            boolean appointed =
                    ask.appointment() != null && ask.appointment().delivery().equals(pin.id());
            if (pin.at() == null || pin.moved() || appointed) {
                return;
            }
            switch (slot.why().reason()) {
                case PINNED -> assertThat(slot.at()).isEqualTo(pin.at());
                case PINNED_AFTER_GAP, PINNED_PUT_OFF ->
                    assertThat(isHindered(ask, plan, pin)).isTrue();
                case PINNED_CLOSED ->
                    assertThat(SlowPlanner.isAllowed(ask, pin.at())).isFalse();
                case MISSED -> assertThat(pin.at()).isBefore(ask.now());
                default -> fail("%s", slot);
            }
            assertThat(slot.at()).isAfterOrEqualTo(pin.at());
        }));
    }

    @Test
    void nothing_but_what_was_due_goes_out_within_five_minutes_of_waking() {
        forEach((ask, plan) -> plan.slots().forEach(slot -> {
            boolean bound = candidate(ask, slot.id()).at() != null
                    || (ask.appointment() != null
                            && slot.at().equals(ask.appointment().slot()));
            if (!bound && !isAwake(ask)) {
                assertThat(slot.at()).isAfterOrEqualTo(second(ask.now(), ask).plusSeconds(300));
            }
        }));
    }

    @Test
    void the_minimum_is_met_whenever_it_can_be() {
        AtomicInteger asked = new AtomicInteger();
        forEach((ask, plan) -> {
            boolean plain = ask.queue().stream().allMatch(c -> c.notBefore() == null && c.expires() == null);
            LocalDate period = SlowPlanner.period(ask, ask.now());
            Instant end = ask.hours().clock().startOf(ask.quota().per().endOf(period));
            if (!plain || ask.quota().min() == 0 || end.isAfter(ask.horizon())) {
                return;
            }
            List<Slot> here = plan.slots().stream()
                    .filter(slot -> slot.at().isBefore(end))
                    .toList();
            List<Instant> bound = new ArrayList<>();
            here.stream().filter(s -> isBound(ask, s)).forEach(s -> bound.add(SlowPlanner.effective(ask, s.at())));
            int counted = SlowPlanner.inPeriod(ask, ask.past().counted(), period);
            int published = SlowPlanner.inPeriod(ask, ask.past().published(), period);
            int owed = Math.min(ask.quota().max() - counted, ask.quota().min() - published) - bound.size();
            long floating = ask.queue().stream()
                    .filter(c -> !pinnedOrBound(ask, plan, c))
                    .count();
            List<Instant> taken = new ArrayList<>();
            ask.past().counted().forEach(t -> taken.add(up(t)));
            plan.slots().stream()
                    .filter(s -> isBound(ask, s))
                    .forEach(s -> taken.add(SlowPlanner.effective(ask, s.at())));
            int can = SlowPlanner.most(ask, period, soonest(ask), taken, (int) Math.max(0, Math.min(owed, floating)));
            asked.addAndGet(Math.min(can, 1));
            assertThat(here.size() - bound.size())
                    .as("floating posts in %s", period)
                    .isGreaterThanOrEqualTo(can);
        });
        assertThat(asked).as("cases with a minimum to meet").hasValueGreaterThan(CASES / 20);
    }

    @Test
    void what_is_possible_is_exact() {
        forEach((ask, plan) -> plan.forecasts().stream().limit(2).forEach(forecast -> {
            Instant quiet = ask.past().quietUntil();
            Instant from = second(ask.now(), ask);
            from = quiet != null && quiet.isAfter(from) ? up(quiet) : from;
            int counted = SlowPlanner.inPeriod(ask, ask.past().counted(), forecast.first());
            int limit = Math.min(MANY, Math.max(0, ask.quota().max() - counted));
            List<Instant> taken =
                    ask.past().counted().stream().map(PlannerPropertyTest::up).toList();
            int most = SlowPlanner.most(ask, forecast.first(), from, taken, limit);
            assertThat(Math.min(forecast.possible(), MANY)).as("%s", forecast).isEqualTo(most);
        }));
    }

    @Test
    void a_shortfall_is_what_is_missing_and_has_a_cause() {
        forEach((ask, plan) -> plan.forecasts().forEach(f -> {
            Instant end = ask.hours().clock().startOf(ask.quota().per().endOf(f.first()));
            boolean goesOn =
                    !ask.hours().windows(up(ask.horizon()), up(end)).list().isEmpty();
            int missing = goesOn ? 0 : Math.max(0, f.min() - f.posted() - f.planned());
            assertThat(f.shortfall()).isEqualTo(missing);
            assertThat(f.cause().isEmpty()).as("%s", f).isEqualTo(missing == 0);
            if (ask.quota().per() != Period.DAY) {
                assertThat(f.min()).isEqualTo(ask.quota().min());
            }
        }));
    }

    @Test
    void planning_again_a_minute_later_changes_nothing() {
        AtomicInteger asked = new AtomicInteger();
        forEach((ask, plan) -> {
            assertThat(Planner.plan(ask)).isEqualTo(plan);
            Instant later = ask.now().plusSeconds(60);
            boolean settled =
                    plan.slots().stream().allMatch(s -> SETTLED.contains(s.why().reason()))
                            && plan.slots().stream().allMatch(s -> s.at().isAfter(later.plusSeconds(301)))
                            && ask.past().quietUntil() == null
                            && ask.appointment() == null
                            && plan.unplaced().isEmpty();
            if (settled && !plan.slots().isEmpty()) {
                asked.incrementAndGet();
                Slot first = plan.slots().get(0);
                Appointment next =
                        new Appointment(first.id(), first.at(), first.at().plusSeconds(3600), "");
                AccountHistory past =
                        new AccountHistory(ask.past().counted(), ask.past().published(), ask.now(), null);
                PlanRequest again = new PlanRequest(
                        ask.hours(),
                        ask.quota(),
                        ask.room(),
                        ask.queue(),
                        past,
                        next,
                        ask.seed(),
                        later,
                        ask.horizon());
                assertThat(times(Planner.plan(again))).isEqualTo(times(plan));
            }
        });
        assertThat(asked).as("plans with nothing to catch up").hasValueGreaterThan(CASES / 20);
    }

    @Test
    void how_far_it_is_shown_does_not_change_a_plan() {
        forEach((all, ignored) -> {
            PlanRequest ask = floating(all);
            PlanRequest near = ask.until(
                    ask.now().plus(Duration.between(ask.now(), ask.horizon()).dividedBy(2)));
            assertThat(Planner.plan(near).slots())
                    .isEqualTo(Planner.plan(ask).slots().stream()
                            .filter(slot -> slot.at().isBefore(near.horizon()))
                            .toList());
        });
    }

    private static void forEach(BiConsumer<PlanRequest, Plan> property) {
        for (Case one : ALL) {
            try {
                property.accept(one.ask(), one.plan());
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("case " + one.seed() + ": " + e.getMessage(), e);
            }
        }
    }

    /** A random question and its answer. */
    private record Case(long seed, PlanRequest ask, Plan plan) {
        static Case of(long seed) {
            PlanRequest ask = new PlannerCases(seed).next().ask();
            return new Case(seed, ask, Planner.plan(ask));
        }
    }

    private static Map<DeliveryId, Instant> times(Plan plan) {
        return plan.slots().stream().collect(Collectors.toMap(Slot::id, Slot::at));
    }

    private static List<Instant> everything(PlanRequest ask, Plan plan) {
        List<Instant> all = new ArrayList<>(ask.past().counted());
        plan.slots().forEach(slot -> all.add(SlowPlanner.effective(ask, slot.at())));
        return all;
    }

    private static boolean plansFor(PlanRequest ask, Plan plan, Instant t) {
        return plan.slots().stream()
                .anyMatch(s -> SlowPlanner.effective(ask, s.at()).equals(t));
    }

    private static Candidate candidate(PlanRequest ask, DeliveryId id) {
        return ask.queue().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    /** Whether something other than the hours stands against a pinned post's own time. */
    private static boolean isHindered(PlanRequest ask, Plan plan, Candidate pin) {
        Instant at = SlowPlanner.effective(ask, pin.at());
        Set<Instant> others = new HashSet<>(ask.past().counted());
        plan.slots().stream()
                .filter(s -> !s.id().equals(pin.id()))
                .forEach(s -> others.add(SlowPlanner.effective(ask, s.at())));
        boolean early = (pin.notBefore() != null && at.isBefore(pin.notBefore()))
                || (ask.past().quietUntil() != null && at.isBefore(ask.past().quietUntil()));
        return early
                || others.stream()
                        .anyMatch(t -> !SlowPlanner.keepsGap(ask, t, at) || !SlowPlanner.keepsGap(ask, up(t), at));
    }

    /** Without its pinned posts: one that the gap moves on over the horizon is not seen. */
    private static PlanRequest floating(PlanRequest ask) {
        List<Candidate> floating =
                ask.queue().stream().filter(one -> one.at() == null).toList();
        return new PlanRequest(
                ask.hours(),
                ask.quota(),
                ask.room(),
                floating,
                ask.past(),
                ask.appointment(),
                ask.seed(),
                ask.now(),
                ask.horizon());
    }

    private static boolean isBound(PlanRequest ask, Slot slot) {
        Candidate candidate = candidate(ask, slot.id());
        boolean appointed = ask.appointment() != null
                && ask.appointment().delivery().equals(slot.id())
                && ask.appointment().slot().equals(slot.at());
        return appointed || (candidate.at() != null && !candidate.moved());
    }

    private static boolean pinnedOrBound(PlanRequest ask, Plan plan, Candidate candidate) {
        return candidate.at() != null
                || plan.slots().stream().anyMatch(s -> s.id().equals(candidate.id()) && isBound(ask, s));
    }

    private static boolean isAwake(PlanRequest ask) {
        Instant looked = ask.past().lastLook();
        return looked != null
                && !up(looked).isAfter(ask.now())
                && ask.hours().openAt(up(looked)).isPresent()
                && ask.hours().openAt(up(looked)).equals(ask.hours().openAt(ask.now()));
    }

    /** As soon as a floating post can go out. */
    private static Instant soonest(PlanRequest ask) {
        Instant soonest = second(ask.now(), ask);
        soonest = isAwake(ask) ? soonest : soonest.plusSeconds(300);
        Instant quiet = ask.past().quietUntil();
        return quiet != null && quiet.isAfter(soonest) ? up(quiet) : soonest;
    }

    /** Now is read in whole seconds. */
    private static Instant second(Instant t, PlanRequest ask) {
        return t.equals(ask.now()) ? Instant.ofEpochSecond(t.getEpochSecond()) : t;
    }

    private static Instant up(Instant t) {
        return t.getNano() == 0 ? t : Instant.ofEpochSecond(t.getEpochSecond() + 1);
    }
}
