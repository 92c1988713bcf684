package dev.punchclock.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.post.LatePolicy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Which posts each week takes, against a second implementation that does it one post after the other: the minimum first,
 * then what expires, then the pace.
 */
class PacePropertyTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final int CASES = Integer.getInteger("punchclock.cases", 4_000);
    private static final int WEEKS = 70;

    @Test
    void each_week_takes_the_posts_that_the_slow_way_gives_it() {
        for (long seed = 1; seed <= CASES; seed++) {
            Problem problem = new Problem(new Random(seed));
            List<Set<String>> slow = problem.slowly();
            assertThat(problem.planned())
                    .as("case %s: %s", seed, problem)
                    .isEqualTo(slow.subList(0, problem.planned().size()));
        }
    }

    @Test
    void no_week_is_short_while_a_later_one_has_more_than_its_least_to_spare() {
        for (long seed = 1; seed <= CASES; seed++) {
            Problem problem = new Problem(new Random(seed));
            List<Set<String>> planned = problem.planned();
            for (int week = 0; week < planned.size() - 1; week++) {
                int lacking = problem.need(week) - planned.get(week).size();
                Set<String> later = new TreeSet<>();
                planned.subList(week + 1, planned.size()).forEach(later::addAll);
                assertThat(lacking <= 0 || later.isEmpty())
                        .as("case %s, week %s: %s", seed, week, problem)
                        .isTrue();
            }
        }
    }

    /** A post that floats, and the first week in which it must not go out any more. */
    private record One(String id, boolean moved, int expires) {}

    /** A quota, weeks off, pinned posts and a queue. */
    private static final class Problem {
        private final Quota quota;
        private final List<One> queue = new ArrayList<>();
        private final boolean[] off = new boolean[WEEKS];
        private final int[] pins = new int[WEEKS];
        private final int shown;

        Problem(Random random) {
            int max = 1 + random.nextInt(10);
            int min = random.nextInt(max + 1);
            int aim =
                    random.nextBoolean() ? Quota.usualAim(min, max) : Math.max(1, min + random.nextInt(max - min + 1));
            quota = new Quota(Period.WEEK, min, aim, max, Duration.ofMinutes(15), false);
            for (int week = 0; week < 8; week++) {
                off[week] = random.nextInt(6) == 0;
                pins[week] = off[week] || random.nextInt(3) > 0 ? 0 : random.nextInt(Math.min(max, 3) + 1);
            }
            int expiring = random.nextInt(4);
            int moved = random.nextInt(4) == 0 ? 1 + random.nextInt(6) : 0;
            for (int i = random.nextInt(40); i > 0; i--) {
                boolean expires = expiring > 0 && random.nextInt(4) < expiring;
                queue.add(new One("p" + (queue.size() + 1), i <= moved, expires ? 1 + random.nextInt(6) : WEEKS));
            }
            shown = 1 + random.nextInt(9);
        }

        /** How many posts the week still asks for, as far as it has room. */
        int need(int week) {
            return off[week] ? 0 : Math.max(0, quota.min() - pins[week]);
        }

        private int room(int week) {
            return off[week] ? 0 : quota.max() - pins[week];
        }

        List<Set<String>> planned() {
            PlanRequestBuilder context = new PlanRequestBuilder();
            context.quota = quota;
            context.horizon = context.at(MONDAY.plusWeeks(shown) + "T00:00");
            for (int week = 0; week < WEEKS; week++) {
                LocalDate monday = MONDAY.plusWeeks(week);
                for (int day = 0; off[week] && day < 5; day++) {
                    context.days.put(monday.plusDays(day), List.of());
                }
                for (int pin = 0; pin < pins[week]; pin++) {
                    context.pinned("pin-" + week + "-" + pin, monday.plusDays(pin) + "T11:00");
                }
            }
            for (One one : queue) {
                context.queue.add(new Candidate(
                        PlanRequestBuilder.id(one.id()),
                        null,
                        one.moved(),
                        null,
                        one.expires() == WEEKS ? null : context.at(MONDAY.plusWeeks(one.expires()) + "T00:00"),
                        LatePolicy.NEXT_SLOT));
            }
            List<Slot> slots = context.plan().slots();
            return IntStream.range(0, shown)
                    .mapToObj(week -> slots.stream()
                            .filter(slot -> slot.why().period().equals(Period.WEEK.label(MONDAY.plusWeeks(week))))
                            .map(slot -> slot.id().post().value())
                            .filter(id -> !id.startsWith("pin-"))
                            .collect(Collectors.<String, Set<String>>toCollection(TreeSet::new)))
                    .toList();
        }

        List<Set<String>> slowly() {
            List<One> left = new ArrayList<>(queue);
            left.sort((a, b) -> Boolean.compare(b.moved(), a.moved()));
            List<Set<String>> weeks = new ArrayList<>();
            for (int week = 0; week < 12; week++) {
                int now = week;
                left.removeIf(one -> one.expires() <= now);
                List<One> turn = turn(week, left);
                List<One> early = early(week, left);
                int wait = 0;
                while (turn.size() + early.size() > room(week) || (wait < early.size() && needed(week, left))) {
                    if (!oneWaits(week, turn, left)) {
                        break;
                    }
                    wait++;
                }
                while (turn.size() + early.size() > room(week)) {
                    left.add(early.remove(early.size() - 1));
                }
                turn.addAll(early);
                inOrder(left);
                while (turn.size() < Math.min(room(week), quota.aim() - pins[week])
                        && !left.isEmpty()
                        && spare(week, left) > 0) {
                    turn.add(left.remove(0));
                }
                weeks.add(turn.stream().map(One::id).collect(Collectors.toCollection(TreeSet::new)));
            }
            return weeks;
        }

        /** Those that missed their slot, and the first in line up to what the week asks for. */
        private List<One> turn(int week, List<One> left) {
            List<One> turn = new ArrayList<>();
            while (!left.isEmpty()
                    && turn.size() < room(week)
                    && (turn.size() < need(week) || left.get(0).moved())) {
                turn.add(left.remove(0));
            }
            return turn;
        }

        /** Those that no later week could send, the first to expire first. */
        private List<One> early(int week, List<One> left) {
            List<One> early = new ArrayList<>();
            while (isDoomed(week, left)) {
                One first = left.stream()
                        .min((a, b) -> Integer.compare(a.expires(), b.expires()))
                        .orElseThrow();
                left.remove(first);
                early.add(first);
            }
            return early;
        }

        /** Whether some of these expire though each later week sends as many as it can, the first to expire first. */
        private boolean isDoomed(int week, List<One> left) {
            List<One> waiting = new ArrayList<>(left);
            waiting.removeIf(one -> one.expires() == WEEKS);
            waiting.sort((a, b) -> Integer.compare(a.expires(), b.expires()));
            for (int later = week + 1; later < 12 && !waiting.isEmpty(); later++) {
                int at = later;
                if (waiting.stream().anyMatch(one -> one.expires() <= at)) {
                    return true;
                }
                waiting.subList(0, Math.min(room(later), waiting.size())).clear();
            }
            return !waiting.isEmpty();
        }

        /** Puts the last of this turn back that can wait; says whether there was one. */
        private boolean oneWaits(int week, List<One> turn, List<One> left) {
            for (int i = turn.size() - 1; i >= 0; i--) {
                One one = turn.get(i);
                List<One> more = new ArrayList<>(left);
                more.add(one);
                if (one.expires() == WEEKS || !isDoomed(week, more)) {
                    left.add(turn.remove(i));
                    return true;
                }
            }
            return false;
        }

        private boolean needed(int week, List<One> left) {
            return spare(week, left) < 0;
        }

        /** How many of these the next week that asks for something can do without. */
        private int spare(int week, List<One> left) {
            for (int later = week + 1; later < WEEKS; later++) {
                int at = later;
                int need = Math.min(need(later), room(later));
                if (need > 0) {
                    return (int) left.stream().filter(one -> one.expires() > at).count() - need;
                }
            }
            return left.size();
        }

        private void inOrder(List<One> left) {
            left.sort((a, b) -> a.moved() != b.moved()
                    ? Boolean.compare(b.moved(), a.moved())
                    : Integer.compare(queue.indexOf(a), queue.indexOf(b)));
        }

        @Override
        public String toString() {
            List<String> weeks = IntStream.range(0, 8)
                    .mapToObj(week -> off[week] ? "off" : String.valueOf(pins[week]))
                    .toList();
            return quota + ", pinned " + weeks + ", shown " + shown + ", " + queue;
        }
    }
}
