package dev.punchclock.publish;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.store.LedgerMaker;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.SampleWorkspace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How many deliveries a second are claimed and settled, each durably, with many deliveries behind them and with none; and
 * how often a second this disk takes 4 KiB more. They take turns, so that each has the same disk. Run by hand, and by
 * {@code scripts/bench --growth}: FOLDER on the disk that is meant, how many DELIVERIES are behind, how many ROUNDS.
 */
final class ClaimBenchmark {
    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final int BATCH = 50;
    private static final Actor ACTOR = new Actor("dave", "daemon", "desk1", 1, ZoneOffset.UTC);
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
    /** Nothing that a rule has to say, but each is asked. */
    private static final AccountContext DESK = SampleWorkspace.context(
            new Quota(Period.WEEK, 0, Integer.MAX_VALUE - 1, Duration.ZERO), SampleWorkspace.always());

    private final Path folder;
    private Instant now = NOW;
    private int posts;

    private static final Duration PACE = Duration.ofMinutes(150);

    private ClaimBenchmark(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException, SQLException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        int deliveries = args.length > 1 ? Integer.parseInt(args[1]) : 250_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 9;
        new ClaimBenchmark(folder).run(deliveries, rounds);
    }

    private void run(int deliveries, int rounds) throws IOException, SQLException {
        List<double[]> measured = new ArrayList<>();
        try (Ledger many = behind(deliveries)) {
            for (int i = -1; i < rounds; i++) {
                double disk = writes();
                double none = onNone(i, false);
                double some = pairs(many, false);
                double noneWithRules = onNone(i, true);
                double someWithRules = pairs(many, true);
                if (i >= 0) { // the first is to get warm
                    measured.add(new double[] {disk, none, some, noneWithRules, someWithRules});
                }
            }
        }
        System.out.printf("%,.0f times a second 4 KiB are appended and forced onto this disk%n", median(measured, 0));
        tell("claim-settle pairs a second", deliveries, measured, 1);
        tell("the same, every rule asked", deliveries, measured, 3);
    }

    private static void tell(String what, int deliveries, List<double[]> measured, int column) {
        System.out.printf(
                "%s: %,.0f with none behind, %,.0f with %,d: %.2f (at least 0.90); %.2f of the disk's (at least 0.50;"
                        + " a pair is two commits)%n",
                what,
                median(measured, column),
                median(measured, column + 1),
                deliveries,
                median(measured.stream().mapToDouble(each -> each[column + 1] / each[column])),
                median(measured.stream().mapToDouble(each -> each[column + 1] / each[0])));
    }

    private static double median(List<double[]> measured, int column) {
        return median(measured.stream().mapToDouble(each -> each[column]));
    }

    private static double median(DoubleStream of) {
        double[] sorted = of.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** A new one each time: after a second there are many behind. */
    private double onNone(int round, boolean rules) {
        try (Ledger none = open(folder.resolve("none-" + round + "-" + rules))) {
            return pairs(none, rules);
        }
    }

    private Ledger behind(int deliveries) throws IOException, SQLException {
        Path state = folder.resolve("many");
        LedgerMaker.make(new LedgerMaker.Order(
                state, folder, "sample", List.of(SampleWorkspace.OWNER), NOW, 4 * deliveries + 3, 0, 13));
        return open(state);
    }

    private static Ledger open(Path state) {
        return SqliteLedger.open(state, ACTOR, new NewLedger("desk1-91c2", "sample", "", NOW));
    }

    /** In a second, of which handing in takes no part. */
    private double pairs(Ledger ledger, boolean rules) {
        long took = 0;
        int pairs = 0;
        while (took < SLICE.toNanos()) {
            List<Post> batch = IntStream.range(0, BATCH)
                    .mapToObj(i -> SampleWorkspace.floating("waiting-" + posts++))
                    .toList();
            ledger.record(
                    now,
                    ledgerState -> Decided.of(batch.stream()
                            .map(post -> EntryBody.handedIn(post, SampleWorkspace.ACME)
                                    .on(DESK.owner().key()))
                            .toList()));
            long began = System.nanoTime();
            for (Post post : batch) {
                publish(ledger, post, rules);
                pairs++;
                if (System.nanoTime() - began + took > SLICE.toNanos()) {
                    break;
                }
            }
            took += System.nanoTime() - began;
        }
        return pairs * 1e9 / took;
    }

    private void publish(Ledger ledger, Post post, boolean rules) {
        DeliveryId id = new DeliveryId(post.id(), SampleWorkspace.ACME);
        now = now.plus(PACE); // as a busy account does: what counts in a week stays the same however long this runs
        Delivery.Claim claim = new Delivery.Claim(
                now,
                now.plusSeconds(40),
                "sample/" + id + "/1",
                now,
                DESK.owner().key());
        boolean claimed = ledger.record(now, ledgerState -> {
            boolean may = rules
                    ? refusal(post, id, ledgerState).isEmpty()
                    : delivery(ledgerState, id).state() == DeliveryState.WAITING;
            return new Decided<>(may ? List.of(EntryBody.claimed(id, claim)) : List.of(), may);
        });
        if (!claimed) {
            throw new IllegalStateException(id + " may not be claimed");
        }
        now = now.plusMillis(500);
        Receipt receipt = new Receipt(String.valueOf(posts), "https://acme.example/" + post.id(), now);
        EntryBody sent = EntryBody.sent(id, receipt);
        ledger.record(now, ledgerState -> Decided.of(Settlement.stillTrue(sent, claim, ledgerState)));
    }

    private Optional<ClaimRules.Refusal> refusal(Post post, DeliveryId id, LedgerState ledgerState) {
        return ClaimRules.refusal(new PendingDeliveries(DESK, post, delivery(ledgerState, id)), ledgerState, now, null);
    }

    private static Delivery delivery(LedgerState ledgerState, DeliveryId id) {
        return Objects.requireNonNull(ledgerState.find(id));
    }

    private double writes() throws IOException {
        Path file = folder.resolve("disk");
        ByteBuffer block = ByteBuffer.allocate(4096);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
            long began = System.nanoTime();
            int writes = 0;
            for (; System.nanoTime() - began < SLICE.toNanos(); writes++) {
                channel.write(block.rewind());
                channel.force(true);
            }
            return writes * 1e9 / (System.nanoTime() - began);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
