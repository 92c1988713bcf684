package dev.punchclock.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.hours.BusyCalendar;
import dev.punchclock.hours.CalendarSnapshot;
import dev.punchclock.hours.Holidays;
import dev.punchclock.hours.Hours;
import dev.punchclock.hours.KnownClosures;
import dev.punchclock.hours.Leave;
import dev.punchclock.hours.PersonalHours;
import dev.punchclock.hours.Shift;
import dev.punchclock.hours.TimeOff;
import dev.punchclock.hours.Timetable;
import dev.punchclock.hours.Trip;
import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.network.Network;
import dev.punchclock.network.Publication;
import dev.punchclock.network.rehearsal.RehearsalNetwork;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RehearsalTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    /** Mondays in whose four weeks the clocks change, back and ahead. */
    private static final List<Instant> CLOCK_CHANGES =
            List.of(Instant.parse("2026-10-12T00:00:00Z"), Instant.parse("2027-03-15T00:00:00Z"));

    private static final int SEEDS = Integer.getInteger("punchclock.seeds", 40);
    private static final AccountContext DESK = SampleWorkspace.context(SampleWorkspace.QUOTA, SampleWorkspace.office());

    @TempDir
    Path folder;

    @Test
    void calm_weeks_publish_everything_in_work_hours() {
        RehearsalReport report = rehearse(3, null, posts(8));
        assertThat(report.figures().published()).isEqualTo(8);
        assertThat(report.figures().isClean()).isTrue();
        assertThat(report.injected()).isEmpty();
    }

    @Test
    void the_same_rehearsal_goes_the_same_way_twice() {
        assertThat(when(rehearse(2, 5L, posts(8)))).isEqualTo(when(rehearse(2, 5L, posts(8))));
    }

    @Test
    void chaos_publishes_nothing_twice_nothing_off_the_clock_and_loses_nothing() {
        Set<String> injected = new TreeSet<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            RehearsalReport report = rehearse(CLOCK_CHANGES.get((int) (seed % 2)), 4, seed, posts(8));
            assertThat(report.figures().isClean())
                    .as("seed %d: %s", seed, report.figures())
                    .isTrue();
            assertThat(report.figures().published()).as("seed %d", seed).isPositive();
            assertThat(report.injected()).as("seed %d", seed).isNotEmpty();
            injected.addAll(report.injected().keySet());
        }
        for (ChaosSchedule.Trouble trouble : ChaosSchedule.Trouble.values()) {
            assertThat(injected).contains(trouble.words);
        }
    }

    @Test
    void the_judge_reads_holidays_leave_trips_and_calendars_by_itself() {
        LocalDate monday = LocalDate.of(2026, 11, 23);
        Hours office = SampleWorkspace.office();
        Holidays holidays = new Holidays(null, Set.of(monday), Set.of());
        Hours hours = new Hours("office", office.zone(), office.rota(), Map.of(), holidays);
        Window hearing = new Window(Instant.parse("2026-11-25T10:00:00Z"), Instant.parse("2026-11-25T11:00:00Z"));
        CalendarSnapshot court = KnownClosures.calendar(Windows.of(List.of(hearing)));
        TimeOff off = new TimeOff(
                List.of(),
                Map.of(monday.plusDays(1), List.of(new Shift(9 * 60, 10 * 60))),
                List.of(new Trip(new Leave(monday.plusDays(3), monday.plusDays(3)), ZoneId.of("America/New_York"))),
                List.of(new BusyCalendar("court.ics", court, Duration.ofMinutes(30), BusyCalendar.USUAL_AGE)));
        Timetable timetable = Timetable.of(office.zone(), List.of(new PersonalHours(hours, off)));
        AccountContext context = new AccountContext(DESK.account(), null, timetable, DESK.limits());
        for (String[] each : new String[][] {
            {"2026-11-23T10:00:00Z", "a holiday"},
            {"2026-11-24T09:30:00Z", "leave"},
            {"2026-11-25T10:30:00Z", "in court"},
            {"2026-11-25T11:29:59Z", "the margin"},
            {"2026-11-26T10:00:00Z", "05:00 in New York"}
        }) {
            Publication publication = publication("1", each[0], "a");
            assertThat(new RehearsalJudge(context, List.of(publication)).offTheClock())
                    .as(each[1])
                    .isEqualTo(1);
            assertThat(new RehearsalJudge(DESK, List.of(publication)).offTheClock())
                    .as(each[1])
                    .isZero();
        }
        for (String work : List.of("2026-11-24T10:00:00Z", "2026-11-25T11:30:00Z", "2026-11-26T22:00:00Z")) {
            assertThat(new RehearsalJudge(context, List.of(publication("1", work, "a"))).offTheClock())
                    .as(work)
                    .isZero();
        }
    }

    @Test
    void the_judge_sees_posts_off_the_clock_posts_twice_and_posts_too_close() {
        Publication work = publication("1", "2026-11-24T10:00:00Z", "a");
        Publication lunch = publication("2", "2026-11-24T12:30:00Z", "b");
        Publication again = publication("3", "2026-11-24T14:00:00Z", "a");
        Publication soon = publication("4", "2026-11-24T14:44:59Z", "c");
        RehearsalJudge judge = new RehearsalJudge(DESK, List.of(work, lunch, again, soon));
        assertThat(judge.offTheClock()).isEqualTo(1);
        assertThat(judge.twice()).isEqualTo(1);
        assertThat(judge.tooClose()).isEqualTo(1);
    }

    private RehearsalReport rehearse(int weeks, @Nullable Long seed, Post... queue) {
        return rehearse(MONDAY, weeks, seed, queue);
    }

    private RehearsalReport rehearse(Instant from, int weeks, @Nullable Long seed, Post... queue) {
        Instant to = from.plusSeconds(weeks * 7L * 24 * 3600);
        return Rehearsal.run(SampleWorkspace.workspace(DESK, queue), null, new Folder(), from, to, seed);
    }

    private static List<String> when(RehearsalReport report) {
        return report.published().get(SampleWorkspace.ACME).stream()
                .map(each -> each.at() + " " + each.key())
                .toList();
    }

    private static Post[] posts(int many) {
        List<Post> posts = new ArrayList<>();
        for (int i = 1; i <= many; i++) {
            posts.add(
                    i % 4 == 0
                            ? SampleWorkspace.pinned("p" + i, "2026-11-26T1" + i % 3 + ":20", LatePolicy.NEXT_SLOT)
                            : SampleWorkspace.floating("p" + i));
        }
        return posts.toArray(Post[]::new);
    }

    private static Publication publication(String id, String at, String key) {
        return new Publication(id, "", Instant.parse(at), "text", key);
    }

    /** Fresh parts in a folder of this test. */
    private final class Folder implements RehearsalServices {
        private final Path mine = folder.resolve(String.valueOf(System.nanoTime()));

        @Override
        public Ledger openLedger() {
            Actor actor = new Actor("", "rehearsal", "", 1, ZoneOffset.UTC);
            return SqliteLedger.forRehearsal(mine, actor, new NewLedger("rehearsal", "rehearsal", "", Instant.EPOCH));
        }

        @Override
        public Network network(InstantSource clock) {
            return RehearsalNetwork.played(mine.resolve("network"), clock);
        }

        @Override
        public void close() {}
    }
}
