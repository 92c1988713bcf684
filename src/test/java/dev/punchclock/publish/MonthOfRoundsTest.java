package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.network.Publication;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** November 2026 by real rounds, however they are started: the quota is met, nobody starves, nothing is off the clock. */
final class MonthOfRoundsTest {
    private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");
    private static final Instant END = Instant.parse("2026-11-30T00:00:00Z");
    private static final Quota QUOTA = new Quota(Period.WEEK, 5, 12, 12, Duration.ofMinutes(45), false);

    @TempDir
    Path folder;

    /** Who starts a round, and when the next one follows. */
    enum Starter {
        CRON_EVERY_15_MINUTES(now -> now.plus(Duration.ofMinutes(15))),
        CRON_EVERY_HOUR(now -> now.plus(Duration.ofHours(1))),
        LAPTOP_AWAKE_FROM_9_TO_10(Starter::whileAwake),
        DAEMON(null);

        @SuppressWarnings("ImmutableEnumChecker") // a function of its argument alone
        private final UnaryOperator<Instant> after;

        Starter(UnaryOperator<Instant> after) {
            this.after = after;
        }

        private static Instant whileAwake(Instant now) {
            LocalTime time = LocalTime.ofInstant(now, SampleWorkspace.LONDON);
            boolean awake = time.getHour() == 9;
            return awake ? now.plus(Duration.ofMinutes(1)) : nextNine(now);
        }

        private static Instant nextNine(Instant now) {
            Instant nine =
                    now.atZone(SampleWorkspace.LONDON).with(LocalTime.of(9, 0)).toInstant();
            return nine.isAfter(now) ? nine : nine.plus(Duration.ofDays(1));
        }

        Instant next(Instant now, RoundReport report) {
            if (after != null) {
                return after.apply(now);
            }
            Instant slot = report.next().getOrDefault(SampleWorkspace.ACME, now.plus(Duration.ofHours(1)));
            Instant heartbeat = now.plus(Duration.ofHours(1));
            return slot.isBefore(heartbeat) && slot.isAfter(now) ? slot : heartbeat;
        }
    }

    @ParameterizedTest
    @EnumSource(Starter.class)
    void minimum_gap_and_maximum_are_kept_and_no_post_starves(Starter starter) {
        AccountContext context = SampleWorkspace.context(QUOTA, SampleWorkspace.office());
        List<Publication> published;
        try (RoundBench bench = new RoundBench(folder, context, posts())) {
            Instant now = START;
            while (now.isBefore(END)) {
                now = starter.next(now, bench.at(now.toString()).round());
            }
            published = bench.published();
        }
        Map<Integer, Integer> weeks = new TreeMap<>();
        for (int i = 0; i < published.size(); i++) {
            Instant at = published.get(i).at();
            assertThat(context.timetable().isOpen(at))
                    .as("%s is in work hours", at)
                    .isTrue();
            weeks.merge((int) Duration.between(START, at).toDays() / 7, 1, Integer::sum);
            if (i > 0) {
                assertThat(Duration.between(published.get(i - 1).at(), at)).isGreaterThanOrEqualTo(QUOTA.gap());
            }
        }
        assertThat(weeks).hasSize(4);
        assertThat(weeks.values()).allMatch(many -> many >= QUOTA.min() && many <= QUOTA.max());
        assertThat(inOrderOfTheQueue(published)).isTrue();
        if (starter != Starter.LAPTOP_AWAKE_FROM_9_TO_10) {
            assertThat(weeks.values()).as("a full queue fills every week").allMatch(many -> many == QUOTA.max());
        }
    }

    /** Floating posts go out in the order of the queue: nobody is overtaken, so nobody starves. */
    private static boolean inOrderOfTheQueue(List<Publication> published) {
        List<String> floating = published.stream()
                .map(Publication::text)
                .filter(text -> text.startsWith("This is f"))
                .toList();
        assertThat(floating).isSorted();
        return true;
    }

    private static Post[] posts() {
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            posts.add(SampleWorkspace.floating("f%02d".formatted(i)));
        }
        for (String at : Arrays.asList("2026-11-04T11:10", "2026-11-12T14:00", "2026-11-20T09:30")) {
            posts.add(SampleWorkspace.pinned("pinned-" + at.substring(8, 10), at, LatePolicy.NEXT_SLOT));
        }
        return posts.toArray(Post[]::new);
    }
}
