package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.network.ForwardingNetwork;
import dev.punchclock.network.Gate;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.LookupQuery;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Network;
import dev.punchclock.network.NetworkUser;
import dev.punchclock.network.NoAnswerException;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Preparation;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.TextLimits;
import dev.punchclock.network.TextObjection;
import dev.punchclock.network.Uploads;
import dev.punchclock.network.rehearsal.RehearsalNetwork;
import dev.punchclock.post.Post;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.CheckedQueue;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One account's trouble is its own: several accounts in one round, of which some are out of luck. */
final class NeighboursTest {
    private static final String SLOT = "2026-11-24T10:15";
    private static final List<AccountName> ACCOUNTS = IntStream.range(0, 20)
            .mapToObj(i -> new AccountName("a%02d".formatted(i)))
            .toList();

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-24T10:15:00Z");
    private final InstantSource clock = () -> now;
    private Ledger ledger;
    private Network record;
    private List<AccountContext> contexts;
    private CheckedQueue checked;

    @BeforeEach
    void open() {
        ledger = SqliteLedger.forRehearsal(
                folder,
                RoundBench.ACTOR,
                new NewLedger("desk1-0000", "sample", "", Instant.parse("2026-11-01T00:00:00Z")));
        record = new RehearsalNetwork(folder.resolve("network"), clock, length -> {}, false);
        contexts = ACCOUNTS.stream()
                .map(name -> SampleWorkspace.context(name, SampleWorkspace.QUOTA, SampleWorkspace.office()))
                .collect(Collectors.toCollection(ArrayList::new));
        checked = QueueRules.check(workspace());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void broken_neighbour() {
        AccountName broken = ACCOUNTS.get(3);
        RoundReport report = sideBySide(new ForwardingNetwork(record) {
            @Override
            public Preparation prepare(Account account, Wording wording, Uploads uploads) {
                if (account.name().equals(broken)) {
                    throw new IllegalStateException("oops");
                }
                return super.prepare(account, wording, uploads);
            }
        });
        assertThat(published()).isEqualTo(allBut(Set.of(broken)));
        assertThat(report.code()).isEqualTo(ExitCode.BUG);
        assertThat(report.bugs()).containsOnlyKeys(broken);
        assertThat(report.bugs().get(broken)).hasMessage("oops");
        assertThat(report.stopped()).isEmpty();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void a_bug_while_the_network_is_asked_about_an_unknown_post_is_that_accounts_alone() {
        AccountName broken = ACCOUNTS.get(0);
        sideBySide(FaultyNetwork.answerLost(record));
        now = now.plusSeconds(120);
        RoundReport report = sideBySide(new ForwardingNetwork(record) {
            @Override
            public LookupResult find(Prepared prepared, int part, LookupQuery lookup) {
                if (prepared.account().name().equals(broken)) {
                    throw new AssertionError("oops");
                }
                return super.find(prepared, part, lookup);
            }
        });
        assertThat(report.bugs()).containsOnlyKeys(broken);
        assertThat(report.happened())
                .filteredOn(fact -> fact.kind() == EntryKind.SENT)
                .hasSize(ACCOUNTS.size() - 1);
        assertThat(published()).isEqualTo(allBut(Set.of()));
    }

    /** A calendar, a plan: whatever is worked out of one account's own. */
    @Test
    void a_bug_in_an_accounts_own_plan_is_that_accounts_alone() {
        AccountName broken = ACCOUNTS.get(0);
        contexts.replaceAll(context -> context.account().name().equals(broken) ? broken(context) : context);
        RoundReport report = sideBySide(record);
        assertThat(report.bugs()).containsOnlyKeys(broken);
        assertThat(published()).isEqualTo(allBut(Set.of(broken)));
    }

    @Test
    void an_error_of_the_machine_ends_the_round() {
        assertThatThrownBy(() -> sideBySide(new ForwardingNetwork(record) {
                    @Override
                    public Preparation prepare(Account account, Wording wording, Uploads uploads) {
                        throw new OutOfMemoryError("for a test");
                    }
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void silent_neighbours_do_not_hold_back_those_that_answer() throws Exception {
        Set<AccountName> silent = new TreeSet<>(ACCOUNTS.subList(0, 10));
        CountDownLatch tooLate = new CountDownLatch(1);
        CountDownLatch sent = new CountDownLatch(ACCOUNTS.size() - silent.size());
        ForwardingNetwork network = new ForwardingNetwork(record) {
            @Override
            public NetworkUser whoAmI(Account account) {
                if (silent.contains(account.name())) {
                    await(tooLate);
                    throw new NoAnswerException("no answer", "try again later");
                }
                return super.whoAmI(account);
            }

            @Override
            public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
                Outcome outcome = super.send(prepared, part, key, gate);
                sent.countDown();
                return outcome;
            }
        };
        CompletableFuture<RoundReport> round =
                CompletableFuture.supplyAsync(() -> sideBySide(network), work -> new Thread(work).start());
        Set<AccountName> others = allBut(silent);
        assertThat(sent.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(published()).isEqualTo(others);
        assertThat(round).isNotDone();
        tooLate.countDown();
        RoundReport report = round.get(20, TimeUnit.SECONDS);
        assertThat(report.stopped()).isEqualTo(silent);
        assertThat(report.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(report.problems()).extracting(Problem::what).containsExactly("no answer");
        assertThat(published()).isEqualTo(others);
    }

    @Test
    void what_is_told_stands_in_the_order_of_the_accounts_however_they_ended() {
        List<EntryBody> sent = sideBySide(record).happened().stream()
                .filter(fact -> fact.kind() == EntryKind.SENT)
                .toList();
        assertThat(sent).extracting(EntryBody::account).containsExactlyElementsOf(ACCOUNTS);
    }

    private RoundReport sideBySide(Network network) {
        return Round.sideBySide(workspace(), checked, ledger, Map.of("rehearsal", network), clock);
    }

    private Workspace workspace() {
        return SampleWorkspace.workspace(
                contexts,
                ACCOUNTS.stream()
                        .map(name -> SampleWorkspace.pinned(name, SLOT))
                        .toArray(Post[]::new));
    }

    private Set<AccountName> published() {
        return contexts.stream()
                .filter(context ->
                        !record.recent(context.account(), Instant.EPOCH).isEmpty())
                .map(context -> context.account().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<AccountName> allBut(Set<AccountName> some) {
        Set<AccountName> others = new TreeSet<>(ACCOUNTS);
        others.removeAll(some);
        return others;
    }

    private static AccountContext broken(AccountContext context) {
        TextLimits limits = new TextLimits() {
            @Override
            public String network() {
                return context.limits().network();
            }

            @Override
            public boolean isRehearsal() {
                return context.limits().isRehearsal();
            }

            @Override
            public Optional<TextObjection> objection(Wording wording) {
                return context.limits().objection(wording);
            }

            @Override
            public Duration attempt() {
                throw new IllegalStateException("oops");
            }
        };
        return new AccountContext(context.account(), context.member(), context.timetable(), limits);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
