package dev.punchclock.store;

import static dev.punchclock.ledger.Facts.ACME;
import static dev.punchclock.ledger.Facts.DAVE;
import static dev.punchclock.ledger.Facts.MONDAY;
import static dev.punchclock.ledger.Facts.claimed;
import static dev.punchclock.ledger.Facts.record;
import static dev.punchclock.ledger.Facts.sent;

import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Decision.Decided;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Facts;
import dev.punchclock.ledger.State;
import dev.punchclock.post.DeliveryId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Claims and sends as fast as it can, by the two rules that count: the most, and the gap. */
final class Claimant {
    static final int POSTS = 1_000;
    static final int MOST = 100;
    static final Duration GAP = Duration.ofMinutes(15);

    private Claimant() {}

    /** Eight threads on one ledger; says when it begins, and in the end which posts it sent. */
    public static void main(String[] arguments) throws Exception {
        long seed = Long.parseLong(arguments[1]);
        try (SqliteLedger ledger =
                SqliteLedger.openExisting(Path.of(arguments[0]), DAVE).orElseThrow()) {
            System.out.println("ready");
            for (DeliveryId sent : claimAll(ledger, seed)) {
                System.out.println(sent.post());
            }
        }
    }

    static List<DeliveryId> claimAll(SqliteLedger ledger, long seed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<List<DeliveryId>>> all = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            Random random = new Random(seed * 8 + t);
            all.add(() -> claimWhileAllowed(ledger, random));
        }
        List<DeliveryId> sent = new ArrayList<>();
        try {
            for (Future<List<DeliveryId>> each : threads.invokeAll(all)) {
                sent.addAll(each.get());
            }
            return sent;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Each thread has a clock of its own, which jumps; nobody waits for the real one. */
    private static List<DeliveryId> claimWhileAllowed(SqliteLedger ledger, Random random) {
        List<DeliveryId> sent = new ArrayList<>();
        Instant now = MONDAY;
        for (int i = 0; i < 5_000 && ledger.book().counted(ACME).size() < MOST; i++) {
            now = now.plusSeconds(random.nextInt(600));
            Instant at = now;
            DeliveryId id = Facts.id("p" + random.nextInt(POSTS));
            // Looks before it asks for the claim, as a round does; in between another may have been quicker.
            if (decide(ledger.book(), id, at).answer() && ledger.record(at, book -> decide(book, id, at))) {
                sent.add(id);
                record(ledger, at, sent(id, at));
            }
        }
        return sent;
    }

    private static Decided<Boolean> decide(Book book, DeliveryId id, Instant now) {
        List<Instant> counted = book.counted(ACME);
        boolean waits = Optional.ofNullable(book.find(id)).map(Delivery::state).equals(Optional.of(State.WAITING));
        boolean apart =
                counted.stream().allMatch(t -> Duration.between(t, now).abs().compareTo(GAP) >= 0);
        boolean yes = waits && apart && counted.size() < MOST;
        return new Decided<>(yes ? List.of(claimed(id, now)) : List.of(), yes);
    }
}
