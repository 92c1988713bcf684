package dev.punchclock.daemon;

import static dev.punchclock.workspace.SampleWorkspace.floating;
import static dev.punchclock.workspace.SampleWorkspace.pinned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.network.ClockDifference;
import dev.punchclock.network.ForwardingNetwork;
import dev.punchclock.network.NetworkUser;
import dev.punchclock.network.NoAnswerException;
import dev.punchclock.network.Preparation;
import dev.punchclock.network.Publication;
import dev.punchclock.network.Uploads;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DaemonLoopTest {
    private static final Post TALK = pinned("talk", "2026-11-24T10:15", LatePolicy.NEXT_SLOT);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path state;

    @Test
    void the_alarm_is_set_for_the_next_slot_and_the_post_goes_out_when_it_rings() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", TALK).look()) {
            assertThat(watch.said()).containsExactly("next  talk on acme  Tue 24 Nov 10:15 GMT (+00:00)");
            assertThat(watch.alarm.set).containsOnly(at("account acme", "2026-11-24T10:15:00Z"));
            watch.after(Duration.ofMinutes(15));
            assertThat(watch.said()).hasSize(2).first().asString().startsWith("sent  talk on acme  file:");
            assertThat(watch.after(MINUTE).said()).isEmpty();
            assertThat(watch.published()).hasSize(1);
        }
    }

    @Test
    void a_slot_that_comes_while_it_looks_rings_as_soon_as_it_has_looked() {
        DaemonBench[] slow = new DaemonBench[1];
        AtomicBoolean stopped = new AtomicBoolean(true);
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:14:50Z", TALK)
                .through(real -> DaemonBench.signedInAs(
                        () -> {
                            slow[0].goesBy(Duration.ofSeconds(
                                    stopped.getAndSet(false) ? 20 : 0)); // by a signal, or by its disk
                            return new NetworkUser("1", "acme");
                        },
                        real))) {
            slow[0] = watch;
            watch.look();
            assertThat(watch.published()).isEmpty();
            assertThat(watch.alarm.set).contains(at("account acme", "2026-11-24T10:15:00Z"));
            assertThat(watch.look().published()).hasSize(1);
        }
    }

    @Test
    void a_calendar_that_has_changed_rests_too_and_nothing_goes_out_meanwhile() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:13:30Z", TALK)
                .touch("calendars/court.ics")
                .look()) {
            watch.said();
            watch.after(MINUTE).touch("calendars/court.ics").after(MINUTE);
            assertThat(watch.said()).anyMatch(line -> line.startsWith("changed  calendars/court.ics"));
            assertThat(watch.published()).isEmpty();
            watch.after(MINUTE);
            assertThat(watch.published()).hasSize(1);
        }
    }

    @Test
    void an_account_that_cannot_be_asked_is_tried_again_soon_and_nobody_says_that_nothing_waits() {
        AtomicBoolean down = new AtomicBoolean();
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", TALK)
                .through(real -> new ForwardingNetwork(real) {
                    @Override
                    public NetworkUser whoAmI(Account account) {
                        if (down.get()) {
                            throw new ProblemException(
                                    ExitCode.REFUSED, "the network is out of reach", "try again later");
                        }
                        return super.whoAmI(account);
                    }
                })) {
            watch.look().said();
            down.set(true);
            watch.after(Duration.ofMinutes(15));
            assertThat(String.join("\n", watch.said())).contains("out of reach").doesNotContain("nothing waits");
            watch.after(MINUTE);
            down.set(false);
            assertThat(watch.after(MINUTE).published())
                    .as("it waits for two minutes now")
                    .isEmpty();
            assertThat(watch.after(MINUTE).published()).hasSize(1);
        }
    }

    @Test
    void an_account_whose_credentials_cannot_be_read_goes_on_when_they_can() {
        AtomicBoolean readable = new AtomicBoolean(false);
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", TALK)
                .through(real -> new ForwardingNetwork(real) {
                    @Override
                    public boolean remembers(Account account) {
                        mustBeReadable();
                        return super.remembers(account);
                    }

                    @Override
                    public NetworkUser whoAmI(Account account) {
                        mustBeReadable();
                        return super.whoAmI(account);
                    }

                    private void mustBeReadable() {
                        if (!readable.get()) {
                            throw new ProblemException(
                                    ExitCode.WORKSPACE, "others can read the credentials", "chmod 600");
                        }
                    }
                })) {
            assertThat(watch.look().said()).anyMatch(line -> line.contains("others can read the credentials"));
            readable.set(true);
            for (int minute = 0; minute <= 20; minute++) {
                watch.after(MINUTE);
            }
            assertThat(watch.published()).hasSize(1);
        }
    }

    @Test
    void a_clock_that_is_minutes_off_is_told_once_and_nothing_goes_out_until_it_is_right() {
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ofMinutes(3));
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", TALK)
                .through(real -> new ForwardingNetwork(real) {
                    @Override
                    public Optional<ClockDifference> clock(Account account) {
                        Instant now = Instant.parse("2026-11-24T10:00:00Z");
                        return Optional.of(new ClockDifference(ahead.get(), ahead.get(), now));
                    }
                })) {
            watch.look();
            for (int i = 0; i < 50; i++) {
                watch.after(MINUTE);
            }
            assertThat(watch.published()).isEmpty();
            assertThat(watch.said())
                    .filteredOn(line -> line.contains("this machine's clock says"))
                    .singleElement()
                    .asString()
                    .contains("Tue 24 Nov 2026 10:00:00 GMT, that of rehearsal Tue 24 Nov 2026 10:03:00 GMT")
                    .contains("to do: set this machine's clock");
            assertThat(watch.book().lately(EntryKind.CLOCK, Instant.EPOCH)).hasSize(1);
            ahead.set(Duration.ZERO);
            for (int i = 0; i < 16; i++) {
                watch.after(MINUTE);
            }
            assertThat(watch.published()).hasSize(1);
            assertThat(watch.said()).contains("clock  the clock of acme's network is as this machine's");
        }
    }

    @Test
    void after_a_jump_of_the_clock_no_network_is_believed_that_was_asked_before() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", TALK).look()) {
            watch.after(Duration.ofMinutes(16));
            assertThat(watch.networksMade()).isEqualTo(1);
            watch.jump(Duration.ofMinutes(-1));
            assertThat(watch.networksMade()).isEqualTo(2);
        }
    }

    @Test
    void a_changed_file_rests_before_its_posts_are_handed_in() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z").look()) {
            watch.said();
            watch.after(MINUTE).write(TALK).look();
            assertThat(watch.said()).containsExactly("changed  queue/posts.yaml  at rest until 10:03");
            assertThat(watch.alarm.set).containsOnly(at("files", "2026-11-24T10:03:00Z"));
            assertThat(watch.after(MINUTE).said()).isEmpty();
            assertThat(watch.after(MINUTE).said()).containsExactly("next  talk on acme  Tue 24 Nov 10:15 GMT (+00:00)");
        }
    }

    @Test
    void a_file_that_was_written_just_before_the_start_rests_too() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", TALK).touch(DaemonBench.QUEUE)) {
            assertThat(watch.look().said()).containsExactly("nothing waits  on acme");
            assertThat(watch.after(Duration.ofMinutes(2)).said()).hasSize(1);
        }
    }

    @Test
    void a_file_that_is_away_for_a_moment_takes_no_post_with_it() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", TALK).look()) {
            watch.stamps.remove(DaemonBench.QUEUE);
            watch.after(MINUTE);
            watch.touch(DaemonBench.QUEUE).after(MINUTE);
            watch.after(Duration.ofMinutes(2));
            assertThat(kinds(watch)).doesNotContain(EntryKind.WITHDRAWN);
        }
    }

    @Test
    void while_punchclock_yaml_is_not_in_order_nothing_goes_out_and_it_is_said_once() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", TALK).look()) {
            watch.said();
            watch.breaks(new ProblemException(ExitCode.WORKSPACE, "what is this?", "put it right"))
                    .look();
            assertThat(watch.after(Duration.ofMinutes(3)).said())
                    .contains("problem  what is this?; to do: put it right");
            assertThat(watch.after(Duration.ofMinutes(13)).said()).isEmpty();
            assertThat(watch.published()).isEmpty();
            watch.breaks(null).look();
            assertThat(watch.after(Duration.ofMinutes(2)).said())
                    .contains("in order  punchclock.yaml")
                    .anyMatch(line -> line.startsWith("sent  talk"));
        }
    }

    @Test
    void after_a_sleep_a_pinned_post_goes_out_once_and_not_before_five_minutes() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", TALK).look()) {
            watch.said();
            watch.jump(Duration.ofMinutes(20));
            assertThat(watch.said())
                    .containsExactly("jumped  the clock jumped by 20 min (the machine slept, or was set);"
                            + " nothing goes out before 10:25");
            assertThat(watch.alarm.set).contains(at("account acme", "2026-11-24T10:25:00Z"));
            watch.after(Duration.ofMinutes(4));
            assertThat(watch.published()).isEmpty();
            watch.after(MINUTE);
            watch.after(MINUTE);
            assertThat(watch.published()).hasSize(1);
        }
    }

    @Test
    void what_floats_is_appointed_anew_after_a_sleep_and_the_entry_says_why() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", floating("a"), floating("b")).look()) {
            Instant slot = watch.alarm.set.get("account acme");
            watch.jump(Duration.between(Instant.parse("2026-11-24T10:00:00Z"), slot)
                    .plusMinutes(10));
            Instant anew = watch.alarm.set.get("account acme");
            assertThat(anew).isEqualTo(slot.plus(Duration.ofMinutes(15)));
            assertThat(watch.book().history(new PostId("a")))
                    .extracting(entry -> String.valueOf(entry.fact().note()))
                    .last()
                    .asString()
                    .endsWith("; the clock jumped");
            watch.after(Duration.ofMinutes(5));
            watch.after(MINUTE);
            assertThat(watch.published()).hasSize(1);
        }
    }

    @Test
    void a_sleep_past_closing_time_publishes_nothing() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", TALK).look()) {
            watch.jump(Duration.ofHours(9));
            assertThat(watch.said()).anyMatch(line -> line.startsWith("moved  talk on acme"));
            watch.after(Duration.ofMinutes(10));
            assertThat(watch.published()).isEmpty();
        }
    }

    @Test
    void a_clock_that_was_set_back_stops_publishing_until_it_is_where_it_was() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", TALK).look()) {
            watch.said();
            watch.jump(Duration.ofHours(-1));
            assertThat(watch.said())
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("jumped  the clock was set back by 1 h;"),
                            line -> assertThat(line).startsWith("problem  the clock says "));
            assertThat(watch.after(MINUTE).said()).isEmpty();
            watch.after(Duration.ofMinutes(59));
            assertThat(watch.said()).contains("in order  publishing");
            watch.after(Duration.ofMinutes(16));
            assertThat(watch.published())
                    .extracting(Publication::at)
                    .containsExactly(Instant.parse("2026-11-24T10:16:00Z"));
        }
    }

    @Test
    void what_another_process_writes_is_seen_at_the_next_look() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", TALK).look()) {
            watch.said();
            List<EntryBody> paused = List.of(EntryBody.of(EntryKind.PAUSED, SampleWorkspace.ACME));
            watch.book().record(Instant.parse("2026-11-24T10:00:30Z"), ledgerState -> new Decided<>(paused, 0));
            assertThat(watch.after(MINUTE).said()).containsExactly("nothing waits  on acme");
        }
    }

    @Test
    void busy_by_hand_is_heard_at_once_and_what_is_due_goes_out_when_it_is_free() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:14:00Z", TALK).look()) {
            assertThat(watch.hearsNews()).isFalse();
            record(watch, EntryBody.busy(SampleWorkspace.ACME, new ManualClosing(watch.now(), null, "in court")));
            assertThat(watch.hearsNews()).isTrue();
            watch.after(Duration.ofSeconds(1));
            assertThat(watch.hearsNews()).isFalse();
            watch.after(MINUTE);
            assertThat(watch.published()).isEmpty();
            record(watch, EntryBody.of(EntryKind.FREE, SampleWorkspace.ACME));
            assertThat(watch.hearsNews()).isTrue();
            assertThat(watch.after(Duration.ofSeconds(1)).said()).anyMatch(line -> line.startsWith("sent  talk"));
            assertThat(watch.published()).hasSize(1);
        }
    }

    private static void record(DaemonBench watch, EntryBody fact) {
        watch.book().record(watch.now(), ledgerState -> new Decided<>(List.of(fact), 0));
    }

    @Test
    void credentials_of_somebody_else_are_told_of_before_anything_is_due() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", TALK)) {
            watch.through(network -> DaemonBench.signedInAs(() -> new NetworkUser("1", "somebody"), network));
            assertThat(watch.look().said())
                    .anyMatch(line -> line.startsWith("problem  the credentials of acme belong to @somebody"));
            assertThat(watch.after(MINUTE).said()).isEmpty();
        }
    }

    @Test
    void a_bug_is_told_and_pauses_longer_each_time() {
        AtomicReference<RuntimeException> bug = new AtomicReference<>(new IllegalStateException("oops"));
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", TALK)) {
            watch.through(network -> DaemonBench.signedInAs(
                    () -> {
                        if (bug.get() != null) {
                            throw bug.get();
                        }
                        return network.whoAmI(watch.open()
                                .contexts()
                                .get(SampleWorkspace.ACME)
                                .account());
                    },
                    network));
            assertThat(watch.look().said()).anyMatch(line -> line.endsWith("it looks again in 1 min"));
            watch.touch(DaemonBench.QUEUE).after(Duration.ofMinutes(2));
            assertThat(watch.after(Duration.ofMinutes(2)).said()).anyMatch(line -> line.contains("again in "));
            bug.set(null);
            watch.after(Duration.ofMinutes(11));
            watch.after(MINUTE);
            assertThat(watch.published()).hasSize(1);
        }
    }

    @Test
    void broken_neighbour() {
        List<AccountContext> contexts = contexts("first", "second");
        Post[] posts = {
            SampleWorkspace.pinned(name("first"), "2026-11-24T10:15"),
            SampleWorkspace.pinned(name("second"), "2026-11-24T10:15")
        };
        AtomicBoolean broken = new AtomicBoolean(true);
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", contexts, posts)
                .through(real -> new ForwardingNetwork(real) {
                    @Override
                    public Preparation prepare(Account account, Wording wording, Uploads uploads) {
                        if (broken.get() && account.name().equals(name("first"))) {
                            throw new IllegalStateException("oops");
                        }
                        return super.prepare(account, wording, uploads);
                    }
                })) {
            watch.look().said();
            watch.after(Duration.ofMinutes(15));
            assertThat(watch.published()).extracting(Publication::text).containsExactly("This is second");
            assertThat(watch.said())
                    .anyMatch(line -> line.startsWith("bug  on first: this is a bug in punchclock"))
                    .noneMatch(line -> line.startsWith("bug  on second"));
            assertThat(watch.alarm.set).contains(at("account first", "2026-11-24T10:16:00Z"));
            watch.after(MINUTE);
            assertThat(watch.alarm.set).contains(at("account first", "2026-11-24T10:18:00Z"));
            broken.set(false);
            watch.after(MINUTE);
            assertThat(watch.published())
                    .as("it is left alone for two minutes now")
                    .hasSize(1);
            watch.after(MINUTE);
            assertThat(watch.published()).hasSize(2);
        }
    }

    /** One is asked for all, on the same server, and all are there again when it answers. */
    @Test
    void a_silent_server_is_asked_by_one_account_and_the_others_follow_when_it_answers() {
        List<AccountContext> contexts = contexts("first", "second", "third");
        Post[] posts = Stream.of("first", "second", "third")
                .map(name -> SampleWorkspace.pinned(name(name), "2026-11-24T10:15"))
                .toArray(Post[]::new);
        AtomicBoolean down = new AtomicBoolean(true);
        AtomicInteger asked = new AtomicInteger();
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:14:00Z", contexts, posts)
                .through(real -> new ForwardingNetwork(real) {
                    @Override
                    public NetworkUser whoAmI(Account account) {
                        asked.incrementAndGet();
                        if (down.get()) {
                            throw new NoAnswerException("no answer", "try again later");
                        }
                        return super.whoAmI(account);
                    }
                })) {
            watch.look();
            for (int minute = 0; minute < 10; minute++) {
                watch.after(MINUTE);
            }
            assertThat(asked.get()).as("at once, and after 1, 3 and 7 minutes").isEqualTo(4);
            assertThat(watch.published()).isEmpty();
            down.set(false);
            for (int minute = 0; minute < 6; minute++) {
                watch.after(MINUTE);
            }
            assertThat(watch.published()).hasSize(3);
        }
    }

    private static List<AccountContext> contexts(String... names) {
        return Stream.of(names)
                .map(each -> SampleWorkspace.context(name(each), SampleWorkspace.QUOTA, SampleWorkspace.office()))
                .toList();
    }

    private static AccountName name(String account) {
        return new AccountName(account);
    }

    @Test
    void an_error_of_the_machine_ends_it() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z", TALK)) {
            watch.through(network -> DaemonBench.signedInAs(
                    () -> {
                        throw new OutOfMemoryError("for a test");
                    },
                    network));
            assertThatThrownBy(watch::look).isInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void in_work_hours_a_round_comes_every_quarter_of_an_hour_and_off_the_clock_none() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:00:00Z").look()) {
            watch.after(Duration.ofMinutes(14));
            assertThat(watch.book().lastLook().orElseThrow().at()).isEqualTo("2026-11-24T10:00:00Z");
            watch.after(MINUTE);
            assertThat(watch.book().lastLook().orElseThrow().at()).isEqualTo("2026-11-24T10:15:00Z");
            watch.after(Duration.ofHours(10));
            assertThat(watch.book().lastLook().orElseThrow().at()).isEqualTo("2026-11-24T10:15:00Z");
        }
    }

    private static List<EntryKind> kinds(DaemonBench watch) {
        return watch.book().history(new PostId("talk")).stream()
                .map(Entry::fact)
                .map(EntryBody::kind)
                .toList();
    }

    private static java.util.Map.Entry<String, Instant> at(String name, String instant) {
        return java.util.Map.entry(name, Instant.parse(instant));
    }
}
