package dev.punchclock.publish;

import static dev.punchclock.workspace.SampleWorkspace.floating;
import static dev.punchclock.workspace.SampleWorkspace.pinned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.UnrecordedOutcomes;
import dev.punchclock.network.Gate;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.LookupQuery;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Network;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Publication;
import dev.punchclock.network.rehearsal.RehearsalNetwork;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger cannot be written, memory runs out, a thread is interrupted: what goes out is on record first, and goes out once. */
final class RoughWeatherTest {
    @TempDir
    Path folder;

    /** The writes of this morning: handed in, appointed, looked; claimed, settled, appointed, looked; and so on. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void a_ledger_that_cannot_be_written_from_some_step_on_publishes_nothing_unrecorded_and_later_all_once(int writes) {
        try (RoundBench bench = new RoundBench(
                folder,
                pinned("a", "2026-11-24T10:00", LatePolicy.NEXT_SLOT),
                pinned("b", "2026-11-24T11:00", LatePolicy.NEXT_SLOT))) {
            bench.storm.after(writes);
            int before = bench.published().size();
            for (int minute = 0; minute < 60; minute += 5) {
                ExitCode code = round(bench.at("2026-11-24T10:%02d:00Z".formatted(minute)));
                assertThat(code).isIn(ExitCode.DONE, ExitCode.WORKSPACE, ExitCode.UNKNOWN);
            }
            assertThat(bench.published().size() - before)
                    .as("published, and claimed first")
                    .isLessThanOrEqualTo(claims(bench));
            bench.storm.after(FaultyLedger.OVER);
            for (int minute = 0; minute < 60 * 6; minute += 5) {
                round(bench.at("2026-11-24T11:00:00Z").later(Duration.ofMinutes(minute)));
            }
            assertThat(bench.published())
                    .extracting(Publication::text)
                    .containsExactlyInAnyOrder("This is a", "This is b");
            assertThat(bench.state("a")).isEqualTo(DeliveryState.SENT);
            assertThat(bench.state("b")).isEqualTo(DeliveryState.SENT);
        }
    }

    /** A copy that is put over it, a disk that fails: from some reading on nobody can. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void a_ledger_that_cannot_be_read_any_more_in_mid_round_hides_nothing_of_what_went_out(int readings) {
        try (RoundBench bench = new RoundBench(folder, ThreadTest.thread("t", "2026-11-24T10:00"))) {
            bench.at("2026-11-24T09:30:00Z").round();
            int before = bench.published().size();
            bench.storm.afterReading(readings);
            List<EntryBody> told = List.of();
            try {
                RoundReport report = bench.at("2026-11-24T10:00:00Z").round();
                told = report.happened();
                assertThat(report.bugs()).isEmpty();
            } catch (ProblemException stopped) {
                assertThat(stopped).hasMessageContaining(FaultyLedger.UNREADABLE);
            }
            assertThat(told)
                    .filteredOn(Settlement::isProof)
                    .hasSize(bench.published().size() - before);
        }
    }

    @Test
    void what_was_sent_and_cannot_be_written_down_is_told_with_its_link_and_ends_with_unknown() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:00", LatePolicy.NEXT_SLOT))) {
            bench.at("2026-11-24T09:30:00Z").round();
            bench.storm.after(1);
            RoundReport report = bench.at("2026-11-24T10:00:00Z").round();
            assertThat(report.code()).isEqualTo(ExitCode.UNKNOWN);
            assertThat(report.problems())
                    .extracting(Problem::render)
                    .first()
                    .asString()
                    .startsWith("a on acme was sent (file:")
                    .contains(FaultyLedger.FULL, "the next look asks the network about this post");
            bench.storm.after(FaultyLedger.OVER);
            bench.at("2026-11-24T10:02:00Z").round();
            assertThat(bench.state("a")).isEqualTo(DeliveryState.SENT);
            assertThat(bench.published()).hasSize(1);
        }
    }

    /** With the room beside the ledger that was taken before: the same run after run, then written down from there, once. */
    @Test
    void disk_fills_between() {
        Post post = pinned("a", "2026-11-24T10:00", LatePolicy.NEXT_SLOT);
        Workspace workspace = SampleWorkspace.workspace(post);
        Instant[] now = {Instant.parse("2026-11-24T09:30:00Z")};
        RehearsalNetwork network = new RehearsalNetwork(folder.resolve("network"), () -> now[0], length -> {}, false);
        List<String> asked = new ArrayList<>();
        Network heard = new FaultyNetwork(network) {
            @Override
            public LookupResult find(Prepared prepared, int part, LookupQuery lookup) {
                asked.add(lookup.key().value());
                return super.find(prepared, part, lookup);
            }
        };
        NewLedger begun = new NewLedger("desk1-0000", "sample", "", Instant.parse("2026-11-01T00:00:00Z"));
        try (Ledger ledger = SqliteLedger.open(folder, RoundBench.ACTOR, begun)) {
            FaultyLedger storm = new FaultyLedger(ledger);
            Supplier<RoundReport> run = () -> Round.sideBySide(
                    workspace, QueueRules.check(workspace), storm, Map.of("rehearsal", heard), () -> now[0]);
            assertThat(run.get().unrecorded()).isEmpty();
            storm.after(1);
            now[0] = Instant.parse("2026-11-24T10:00:00Z");
            RoundReport first = run.get();
            assertThat(first.code()).isEqualTo(ExitCode.UNKNOWN);
            String link = network.recent(
                            SampleWorkspace.context(SampleWorkspace.QUOTA, SampleWorkspace.office())
                                    .account(),
                            Instant.EPOCH)
                    .get(0)
                    .link();
            assertThat(first.unrecorded()).hasSize(1).first().asString().contains("a on acme was sent (" + link + ")");
            for (int look = 0; look < 2; look++) {
                now[0] = now[0].plusSeconds(90);
                assertThatThrownBy(run::get).isInstanceOfSatisfying(ProblemException.class, stopped -> {
                    assertThat(stopped.code()).isEqualTo(ExitCode.UNKNOWN);
                    assertThat(stopped.problems().get(0).what())
                            .isEqualTo("a on acme was sent (" + link + "), and that is not written down yet");
                    assertThat(stopped).hasMessageContaining(FaultyLedger.FULL);
                });
                assertThat(UnrecordedOutcomes.problems(storm, storm.book(), now[0], AccountContext.CLOCK_DOUBT))
                        .extracting(Problem::what)
                        .containsExactly("a on acme was sent (" + link + "), and that is not written down yet");
            }
            storm.after(FaultyLedger.OVER);
            RoundReport last = run.get();
            assertThat(RoundBench.told(last)).containsExactly("a sent");
            assertThat(last.code()).isEqualTo(ExitCode.DONE);
            assertThat(UnrecordedOutcomes.problems(storm, storm.book(), now[0], AccountContext.CLOCK_DOUBT))
                    .isEmpty();
            assertThat(run.get().happened()).isEmpty();
            assertThat(asked).as("nobody need be asked").isEmpty();
            assertThat(network.recent(
                            SampleWorkspace.context(SampleWorkspace.QUOTA, SampleWorkspace.office())
                                    .account(),
                            Instant.EPOCH))
                    .hasSize(1);
        }
    }

    @Test
    void what_was_being_published_when_nobody_could_write_any_more_is_told_of_until_it_is_known() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:00", LatePolicy.NEXT_SLOT))) {
            bench.at("2026-11-24T09:30:00Z").round();
            bench.storm.after(1);
            bench.at("2026-11-24T10:00:00Z").round(); // a ledger for rehearsals has no room beside it
            Instant later = Instant.parse("2026-11-24T10:00:30Z");
            assertThat(UnrecordedOutcomes.problems(
                            bench.ledger, bench.ledger.book(), later, AccountContext.CLOCK_DOUBT))
                    .extracting(Problem::what)
                    .containsExactly("a on acme may be out, and that is not written down: punchclock ended while it was"
                            + " being published");
        }
    }

    @Test
    void a_round_whose_look_cannot_be_noted_still_says_what_it_did() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:00", LatePolicy.NEXT_SLOT))) {
            bench.at("2026-11-24T09:30:00Z").round();
            bench.storm.after(2);
            RoundReport report = bench.at("2026-11-24T10:00:00Z").round();
            assertThat(RoundBench.told(report)).containsExactly("a sent");
            assertThat(report.code()).isEqualTo(ExitCode.WORKSPACE);
            assertThat(report.problems()).extracting(Problem::what).containsExactly(FaultyLedger.FULL);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void memory_that_runs_out_in_an_attempt_leaves_the_claim_and_the_network_is_asked_before_anything_is_sent_again(
            boolean afterTheRequest) {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:00", LatePolicy.NEXT_SLOT))) {
            bench.through(real -> failing(real, afterTheRequest));
            assertThatThrownBy(bench.at("2026-11-24T10:00:00Z")::round).isInstanceOf(OutOfMemoryError.class);
            assertThat(bench.state("a")).isEqualTo(DeliveryState.CLAIMED);
            bench.through(real -> real);
            bench.at("2026-11-24T10:05:00Z").round();
            bench.at("2026-11-24T10:10:00Z").round();
            assertThat(bench.published()).hasSize(1);
            assertThat(bench.state("a")).isEqualTo(DeliveryState.SENT);
            assertThat(claims(bench)).isEqualTo(afterTheRequest ? 1 : 2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_thread_that_is_interrupted_in_an_attempt_loses_nothing_and_sends_nothing_twice(boolean afterTheRequest) {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:00", LatePolicy.NEXT_SLOT))) {
            bench.through(real -> interrupting(real, afterTheRequest));
            round(bench.at("2026-11-24T10:00:00Z"));
            assertThat(Thread.interrupted())
                    .as("who interrupted it wants it to be seen")
                    .isTrue();
            bench.through(real -> real);
            bench.at("2026-11-24T10:05:00Z").round();
            bench.at("2026-11-24T10:10:00Z").round();
            assertThat(bench.published()).hasSize(1);
            assertThat(bench.state("a")).isEqualTo(DeliveryState.SENT);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void after_a_week_away_the_round_says_so_writes_it_down_and_names_what_missed_its_time() {
        try (RoundBench bench = new RoundBench(
                folder,
                pinned("moves", "2026-11-24T10:15", LatePolicy.NEXT_SLOT),
                pinned("drops", "2026-11-24T11:30", LatePolicy.DROP),
                floating("floats"))) {
            assertThat(bench.at("2026-11-20T17:20:00Z").round().absence()).isNull();
            RoundReport report = bench.at("2026-11-30T09:05:00Z").round();
            Absence absence = java.util.Objects.requireNonNull(report.absence());
            assertThat(absence.work()).isEqualTo(Duration.ofMinutes(10 + 5 * 450 + 5));
            assertThat(Absence.posts(report.happened())).isEqualTo("moved: moves, floats; dropped: drops");
            assertThat(bench.ledger.lately(EntryKind.ABSENT, Instant.parse("2026-11-30T00:00:00Z")))
                    .extracting(Entry::fact)
                    .extracting(EntryBody::slot, EntryBody::until)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(absence.from(), absence.to()));
            assertThat(bench.at("2026-11-30T09:10:00Z").round().absence())
                    .as("told once")
                    .isNull();
            assertThat(bench.published()).as("a few minutes in, not at once").hasSize(1);
        }
    }

    private static ExitCode round(RoundBench bench) {
        try {
            return bench.round().code();
        } catch (ProblemException stopped) {
            return stopped.code();
        }
    }

    private static int claims(RoundBench bench) {
        return bench.ledger.book().everything().stream()
                .mapToInt(Delivery::attempts)
                .sum();
    }

    private static Network failing(Network real, boolean afterTheRequest) {
        return new FaultyNetwork(real) {
            @Override
            public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
                if (afterTheRequest) {
                    super.send(prepared, part, key, gate);
                }
                throw new OutOfMemoryError("for a test");
            }
        };
    }

    private static Network interrupting(Network real, boolean afterTheRequest) {
        return new FaultyNetwork(real) {
            @Override
            public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
                if (!afterTheRequest) {
                    Thread.currentThread().interrupt();
                }
                Outcome outcome = super.send(prepared, part, key, gate);
                Thread.currentThread().interrupt();
                return outcome;
            }
        };
    }
}
