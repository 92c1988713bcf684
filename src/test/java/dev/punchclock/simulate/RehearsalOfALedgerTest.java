package dev.punchclock.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Account;
import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.network.Network;
import dev.punchclock.network.Receipt;
import dev.punchclock.network.rehearsal.RehearsalBehaviour;
import dev.punchclock.network.rehearsal.RehearsalNetwork;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.publish.Round;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A calm rehearsal of the coming weeks comes to what the plan foresees, whatever the ledger knows already. */
final class RehearsalOfALedgerTest {
    private static final Actor ACTOR = new Actor("", "rehearsal", "", 1, ZoneOffset.UTC);
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    private static final int SEEDS = Integer.getInteger("punchclock.seeds", 30);

    @TempDir
    Path folder;

    @Test
    void after_a_handed_in_post_a_moved_pin_and_an_appointment() {
        Post[] queue = {
            SampleWorkspace.floating("one"),
            SampleWorkspace.pinned("slept", "2026-11-23T14:00", LatePolicy.NEXT_SLOT),
            SampleWorkspace.floating("two"),
            SampleWorkspace.pinned("wed", "2026-11-25T10:00", LatePolicy.NEXT_SLOT),
            SampleWorkspace.floating("three"),
            SampleWorkspace.floating("four")
        };
        try (Real real = new Real(SampleWorkspace.workspace(queue))) {
            real.round("2026-11-23T10:00:00Z");
            real.round("2026-11-24T09:30:00Z");
            assertThat(real.ledger.book().everything()).anyMatch(it -> it.movedFrom() != null);
            assertThat(real.ledger.book().appointments()).isNotEmpty();
            Instant now = Instant.parse("2026-11-24T09:32:00Z");
            assertThat(real.rehearsed(now)).isEqualTo(real.planned(now)).hasSize(6);
        }
    }

    @Test
    void what_is_closed_for_later_is_closed() {
        Instant friday = Instant.parse("2026-11-27T00:00:00Z");
        Post[] queue = {
            SampleWorkspace.floating("one"), SampleWorkspace.pinned("court", "2026-11-26T10:00", LatePolicy.NEXT_SLOT)
        };
        try (Real real = new Real(SampleWorkspace.workspace(queue))) {
            real.round("2026-11-23T10:00:00Z");
            ManualClosing court = new ManualClosing(Instant.parse("2026-11-26T00:00:00Z"), friday, "in court");
            real.ledger.record(
                    real.now, ledgerState -> new Decided<>(List.of(EntryBody.busy(SampleWorkspace.ACME, court)), 1));
            Instant now = Instant.parse("2026-11-23T10:05:00Z");
            assertThat(real.rehearsed(now)).isEqualTo(real.planned(now)).contains("2026-11-27T09:00:00Z court");
        }
    }

    @Test
    void a_pin_to_come_is_no_reason_to_bring_another_forward() {
        Quota quota = new Quota(Period.WEEK, 4, 7, Duration.ofMinutes(45));
        Post[] queue = {
            SampleWorkspace.floating("f0"), SampleWorkspace.pinned("p1", "2026-11-25T09:00", LatePolicy.NEXT_SLOT)
        };
        try (Real real =
                new Real(SampleWorkspace.workspace(SampleWorkspace.context(quota, SampleWorkspace.office()), queue))) {
            real.round("2026-11-23T20:00:00Z");
            Instant now = Instant.parse("2026-11-23T21:55:00Z");
            assertThat(real.rehearsed(now)).containsExactly("2026-11-25T09:00:00Z p1", "2026-11-26T14:12:00Z f0");
        }
    }

    /** Its clock was wrong when it was handed in; adopted, it is right, and nothing of 2027 holds up the rehearsal. */
    @Test
    void an_entry_of_a_wrong_clock_stops_nothing_once_it_is_adopted() {
        try (Real real = new Real(SampleWorkspace.workspace(SampleWorkspace.floating("one")))) {
            Instant wrong = Instant.parse("2027-11-23T10:00:00Z");
            real.write(wrong, EntryBody.handedIn(SampleWorkspace.floating("one"), SampleWorkspace.ACME));
            real.write(MONDAY, EntryBody.of(EntryKind.ADOPTED).with(EntryBody.FILE, ""));
            assertThat(real.rehearsed(MONDAY)).isEqualTo(real.planned(MONDAY)).hasSize(1);
        }
    }

    @Test
    void the_quiet_that_a_network_asked_for_outlives_the_post_that_was_throttled() {
        Instant now = Instant.parse("2026-11-23T10:05:00Z");
        Post[] queue = {
            SampleWorkspace.floating("asked"), SampleWorkspace.pinned("pin", "2026-11-23T11:00", LatePolicy.NEXT_SLOT)
        };
        try (Real real = new Real(SampleWorkspace.workspace(queue))) {
            real.write(
                    MONDAY,
                    EntryBody.handedIn(queue[0], SampleWorkspace.ACME),
                    EntryBody.handedIn(queue[1], SampleWorkspace.ACME));
            real.write(now.minusSeconds(60), claimed("asked", now.minusSeconds(60)));
            EntryBody throttled =
                    EntryBody.of(EntryKind.THROTTLED, id("asked")).times(null, Instant.parse("2026-11-23T15:00:00Z"));
            real.write(now.minusSeconds(50), throttled, EntryBody.of(EntryKind.HELD, id("asked")));
            assertThat(real.rehearsed(now)).isEqualTo(real.planned(now)).containsExactly("2026-11-23T15:00:00Z pin");
        }
    }

    /** It is held, and may be out: it has the only place of the week. */
    @Test
    void what_is_held_and_may_be_out_takes_a_place() {
        Instant now = Instant.parse("2026-11-23T10:05:00Z");
        try (Real real = new Real(oneAWeek(SampleWorkspace.floating("doubt"), SampleWorkspace.floating("next")))) {
            real.write(MONDAY, EntryBody.handedIn(SampleWorkspace.floating("doubt"), SampleWorkspace.ACME));
            real.write(now.minusSeconds(60), claimed("doubt", now.minusSeconds(60)));
            real.write(
                    now.minusSeconds(50),
                    EntryBody.believedAbsent(id("doubt"), ""),
                    EntryBody.of(EntryKind.HELD, id("doubt")));
            assertThat(real.planned(now)).containsExactly("2026-12-01T13:51:00Z next");
            assertThat(real.rehearsed(now)).isEqualTo(real.planned(now));
        }
    }

    /** It has a place under the most, and the least asks for another: the only one goes out at once. */
    @Test
    void what_is_unknown_counts_for_the_most_and_not_for_the_least() {
        Instant now = Instant.parse("2026-11-26T15:05:00Z");
        Post[] queue = {SampleWorkspace.floating("lost"), SampleWorkspace.floating("next")};
        Quota quota = new Quota(Period.WEEK, 2, 10, Duration.ofMinutes(45));
        try (Real real =
                new Real(SampleWorkspace.workspace(SampleWorkspace.context(quota, SampleWorkspace.office()), queue))) {
            real.write(
                    MONDAY,
                    EntryBody.handedIn(queue[0], SampleWorkspace.ACME),
                    EntryBody.handedIn(queue[1], SampleWorkspace.ACME));
            real.write(now.minusSeconds(7200), claimed("lost", now.minusSeconds(7200)));
            real.write(now.minusSeconds(7100), EntryBody.of(EntryKind.UNKNOWN, id("lost")));
            assertThat(real.rehearsed(now)).isEqualTo(real.planned(now)).hasSize(1);
            assertThat(real.report(now).book().published(SampleWorkspace.OWNER, Instant.EPOCH))
                    .hasSize(1);
        }
    }

    /** The network that is played numbers its posts anew, and the ledger has the numbers of the real one. */
    @Test
    void what_was_published_in_earnest_is_no_reason_to_send_a_lost_post_again() {
        AccountContext calm = SampleWorkspace.context(SampleWorkspace.QUOTA, SampleWorkspace.office());
        Account account = calm.account();
        AccountContext losing = new AccountContext(
                new Account(
                        account.name(),
                        account.network(),
                        account.handle(),
                        account.server(),
                        account.audience(),
                        account.quota(),
                        RehearsalBehaviour.LOSE_ANSWER),
                calm.member(),
                calm.timetable(),
                calm.limits());
        Post[] queue = {
            SampleWorkspace.pinned("one", "2026-11-23T10:00", LatePolicy.HOLD),
            SampleWorkspace.pinned("two", "2026-11-24T10:00", LatePolicy.HOLD)
        };
        try (Real real = new Real(SampleWorkspace.workspace(losing, queue))) {
            real.write(
                    MONDAY,
                    EntryBody.handedIn(queue[0], SampleWorkspace.ACME),
                    EntryBody.handedIn(queue[1], SampleWorkspace.ACME));
            Instant now = Instant.parse("2026-11-23T10:05:00Z");
            real.write(now.minusSeconds(60), claimed("one", now.minusSeconds(60)));
            real.write(now.minusSeconds(50), EntryBody.sent(id("one"), new Receipt("r1", null, now.minusSeconds(55))));
            assertThat(real.report(now).figures().isClean()).isTrue();
            assertThat(real.rehearsed(now)).containsExactly("2026-11-24T10:00:00Z two");
        }
    }

    @Test
    void a_text_that_is_out_is_not_said_again() {
        Post again = SampleWorkspace.post("again", "This is one", null, LatePolicy.NEXT_SLOT);
        try (Real real = new Real(
                SampleWorkspace.workspace(SampleWorkspace.pinned("one", "2026-11-23T10:00", LatePolicy.HOLD), again))) {
            real.write(
                    MONDAY,
                    EntryBody.handedIn(SampleWorkspace.floating("one"), SampleWorkspace.ACME),
                    EntryBody.handedIn(again, SampleWorkspace.ACME));
            Instant now = Instant.parse("2026-11-23T10:05:00Z");
            real.write(now.minusSeconds(60), claimed("one", now.minusSeconds(60)));
            real.write(now.minusSeconds(50), EntryBody.sent(id("one"), new Receipt("r1", null, now.minusSeconds(55))));
            assertThat(real.rehearsed(now)).isEmpty();
            assertThat(real.report(now).figures().isClean()).isTrue();
        }
    }

    private static Workspace oneAWeek(Post... queue) {
        Quota quota = new Quota(Period.WEEK, 0, 1, Duration.ofMinutes(45));
        return SampleWorkspace.workspace(SampleWorkspace.context(quota, SampleWorkspace.office()), queue);
    }

    private static DeliveryId id(String post) {
        return new DeliveryId(new PostId(post), SampleWorkspace.ACME);
    }

    private static EntryBody claimed(String post, Instant at) {
        return EntryBody.claimed(
                id(post),
                new Delivery.Claim(at, at.plusSeconds(30), "sample/acme/" + post, at, SampleWorkspace.OWNER.key()));
    }

    @Test
    void whatever_was_looked_at_when() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            int min = random.nextInt(6);
            int max = min + 1 + random.nextInt(8);
            Quota quota = new Quota(Period.WEEK, min, max, Duration.ofMinutes(45));
            List<Post> queue = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                String day = "2026-11-" + (23 + random.nextInt(7));
                String at = day + "T%02d:%02d".formatted(8 + random.nextInt(11), 5 * random.nextInt(12));
                queue.add(
                        random.nextInt(3) > 0
                                ? SampleWorkspace.floating("f" + i)
                                : SampleWorkspace.pinned("p" + i, at, LatePolicy.NEXT_SLOT));
            }
            Workspace workspace = SampleWorkspace.workspace(
                    SampleWorkspace.context(quota, SampleWorkspace.office()), queue.toArray(Post[]::new));
            try (Real real = new Real(workspace)) {
                Instant now = MONDAY.plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
                Duration pause = Duration.ofMinutes(List.of(10, 30, 300).get(random.nextInt(3)));
                for (Instant at = MONDAY; !at.isAfter(now); at = at.plus(pause)) {
                    real.round(at.toString());
                }
                assertThat(real.rehearsed(now))
                        .as("seed %d, at %s, every %s, min %d max %d", seed, now, pause, min, max)
                        .isEqualTo(real.planned(now));
            }
        }
    }

    /** A ledger that rounds really wrote. */
    private final class Real implements AutoCloseable {
        private final Path mine = folder.resolve("real" + System.nanoTime());
        private final Workspace workspace;
        private final Ledger ledger = openIn(mine);
        private Instant now = MONDAY;
        private final Network network = new RehearsalNetwork(mine.resolve("network"), () -> now, length -> {}, false);

        Real(Workspace workspace) {
            this.workspace = workspace;
        }

        void round(String at) {
            now = Instant.parse(at);
            Round.run(workspace, QueueRules.check(workspace), ledger, Map.of("rehearsal", network), () -> now);
        }

        void write(Instant at, EntryBody... facts) {
            ledger.record(at, ledgerState -> new Decided<>(List.of(facts), facts.length));
        }

        List<String> planned(Instant at) {
            Instant lastLook = ledger.lastLook().map(RoundTimestamp::at).orElse(null);
            return RoundPreview.of(workspace, QueueRules.check(workspace), ledger.book(), lastLook, at, end())
                    .plans()
                    .get(SampleWorkspace.ACME)
                    .slots()
                    .stream()
                    .map(slot -> (slot.at().isBefore(at) ? at : slot.at()) + " "
                            + slot.id().post())
                    .toList();
        }

        RehearsalReport report(Instant at) {
            return Rehearsal.run(workspace, ledger, new Folder(), at, end(), null);
        }

        List<String> rehearsed(Instant at) {
            return report(at).published().get(SampleWorkspace.ACME).stream()
                    .map(each -> each.at() + " " + each.text().replace("This is ", ""))
                    .toList();
        }

        private static Instant end() {
            return MONDAY.plus(Duration.ofDays(14));
        }

        @Override
        public void close() {
            ledger.close();
        }
    }

    private static Ledger openIn(Path folder) {
        return SqliteLedger.forRehearsal(folder, ACTOR, new NewLedger("rehearsal", "sample", "", Instant.EPOCH));
    }

    private final class Folder implements RehearsalServices {
        private final Path mine = folder.resolve("played" + System.nanoTime());

        @Override
        public Ledger openLedger() {
            return openIn(mine);
        }

        @Override
        public Network network(InstantSource clock) {
            return RehearsalNetwork.played(mine.resolve("network"), clock);
        }

        @Override
        public void close() {}
    }
}
