package dev.punchclock.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Everything that makes a timetable, mixed, against a slow second implementation, on cases aimed at clock changes. */
class WorkPropertyTest {
    private static final int CASES = Integer.getInteger("punchclock.cases", 5_500);

    @Test
    void work_agrees_with_a_walk_along_the_wall_clock() {
        Set<String> zones = new HashSet<>();
        Map<String, Integer> decided = new TreeMap<>();
        for (long seed = 1; seed <= CASES; seed++) {
            AimedWork aimed = new AimedWork(seed);
            Windows expected = SlowHours.windows(aimed.work, aimed.stretch[0], aimed.stretch[1]);
            Timetable timetable = Timetable.of(aimed.work.hours().zone(), List.of(aimed.work));
            assertThat(timetable.windows(aimed.from, aimed.to))
                    .as("seed %d: %s", seed, aimed)
                    .isEqualTo(expected);
            zones.add(aimed.zone());
            decides(decided, "holidays", aimed, expected, WorkPropertyTest::withoutHolidays);
            decides(
                    decided,
                    "leave",
                    aimed,
                    expected,
                    work -> off(work, o -> new TimeOff(List.of(), o.hours(), o.travel(), o.busy())));
            decides(
                    decided,
                    "hours of leave",
                    aimed,
                    expected,
                    work -> off(work, o -> new TimeOff(o.leave(), Map.of(), o.travel(), o.busy())));
            decides(
                    decided,
                    "travel",
                    aimed,
                    expected,
                    work -> off(work, o -> new TimeOff(o.leave(), o.hours(), List.of(), o.busy())));
            decides(
                    decided,
                    "calendars",
                    aimed,
                    expected,
                    work -> off(work, o -> new TimeOff(o.leave(), o.hours(), o.travel(), List.of())));
        }
        assertThat(zones).hasSameSizeAs(AimedHours.ZONES).hasSizeGreaterThanOrEqualTo(25);
        assertThat(decided).hasSize(5);
        assertThat(decided.values()).as("cases that each decides: %s", decided).allMatch(count -> count > CASES / 20);
    }

    /** No minute of work is lost twice or to nobody. */
    @Test
    void what_is_lost_is_what_is_written_less_what_is_open() {
        for (long seed = 1; seed <= CASES / 5; seed++) {
            AimedWork aimed = new AimedWork(seed);
            Timetable timetable = Timetable.of(aimed.work.hours().zone(), List.of(aimed.work));
            Windows written = timetable.written(aimed.from, aimed.to);
            Windows lost = Windows.NONE;
            Duration total = Duration.ZERO;
            for (ClosedTime closed : timetable.lost(aimed.from, aimed.to)) {
                lost = Windows.of(List.copyOf(join(lost, closed.when())));
                total = total.plus(closed.when().total());
            }
            assertThat(lost)
                    .as("seed %d: %s", seed, aimed)
                    .isEqualTo(written.less(timetable.windows(aimed.from, aimed.to)));
            assertThat(lost.total()).as("seed %d", seed).isEqualTo(total);
        }
    }

    private static List<Window> join(Windows a, Windows b) {
        return java.util.stream.Stream.concat(a.list().stream(), b.list().stream())
                .toList();
    }

    private static void decides(
            Map<String, Integer> decided,
            String what,
            AimedWork aimed,
            Windows expected,
            UnaryOperator<PersonalHours> without) {
        boolean same = without.apply(aimed.work).windows(aimed.from, aimed.to).equals(expected);
        decided.merge(what, same ? 0 : 1, Integer::sum);
    }

    private static PersonalHours withoutHolidays(PersonalHours work) {
        Hours hours = work.hours();
        return new PersonalHours(
                new Hours("aimed", hours.zone(), hours.rota(), hours.ranges(), hours.days(), Holidays.NONE),
                work.off());
    }

    private static PersonalHours off(PersonalHours work, UnaryOperator<TimeOff> change) {
        return new PersonalHours(work.hours(), change.apply(work.off()));
    }
}
