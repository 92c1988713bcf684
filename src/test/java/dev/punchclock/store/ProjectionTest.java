package dev.punchclock.store;

import static dev.punchclock.ledger.Facts.DAVE;
import static dev.punchclock.ledger.Facts.MONDAY;
import static dev.punchclock.ledger.Facts.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Facts;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.ManuallyCountedPost;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionTest {
    private static final List<AccountName> ACCOUNTS =
            List.of(new AccountName("acme"), new AccountName("acme-dave"), new AccountName("helpdesk"));

    private static final List<EntryKind> KINDS = List.copyOf(EnumSet.complementOf(EnumSet.of(EntryKind.OPENED)));

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void the_tables_say_what_the_entries_add_up_to(long seed) {
        Random random = new Random(seed);
        Set<EntryKind> seen = EnumSet.noneOf(EntryKind.class);
        try (SqliteLedger ledger = SqliteLedger.open(folder, DAVE, Ledgers.NEW, Ledgers.HASTY)) {
            for (int i = 0; i < 1500; i++) {
                Instant now = MONDAY.plusSeconds(i * 60L).plusNanos(random.nextInt(1_000_000_000));
                ledger.record(now, ledgerState -> new Decided<>(legal(ledgerState, now, random, seen), true));
                if (i % 50 == 0) {
                    assertThat(reloaded()).as("seed %d, step %d", seed, i).isEqualTo(said(ledger.book()));
                }
            }
            assertThat(ledger.verify().problems()).isEmpty();
            List<Object> before = said(ledger.book());
            ledger.rebuild();
            assertThat(reloaded()).isEqualTo(before).isEqualTo(said(ledger.book()));
            assertThat(ledger.verify().problems()).isEmpty();
        }
        assertThat(seen).as("seed %d", seed).containsAll(KINDS);
    }

    private List<Object> reloaded() {
        try (SqliteLedger ledger = SqliteLedger.open(folder, DAVE, Ledgers.NEW, Ledgers.HASTY)) {
            return said(ledger.book());
        }
    }

    /** What was counted is taken back now and then, and some stand there more than once. */
    private static EntryBody fact(EntryKind kind, DeliveryId id, Instant now, LedgerState ledgerState, Random random) {
        List<ManuallyCountedPost> counted = ledgerState.byHand().getOrDefault(id.account(), List.of());
        if (kind == EntryKind.UNCOUNTED && !counted.isEmpty()) {
            return EntryBody.uncounted(id.account(), counted.get(random.nextInt(counted.size())));
        }
        if (kind == EntryKind.SENT_TWICE) {
            DeliveryId doubtful = ledgerState.everything().stream()
                    .filter(delivery -> !delivery.doubts().isEmpty() && delivery.counts())
                    .map(Delivery::id)
                    .findFirst()
                    .orElse(id);
            return Facts.of(kind, doubtful, now);
        }
        if (kind == EntryKind.HANDED_IN
                && random.nextBoolean()) { // under another name, which takes over what is in doubt
            return ledgerState.everything().stream()
                    .filter(delivery -> !delivery.doubts().isEmpty())
                    .filter(delivery -> delivery.id().post().equals(id.post())
                            && !delivery.id().equals(id))
                    .findFirst()
                    .map(other -> Facts.of(kind, id, now)
                            .with(EntryBody.DOUBT_OF, other.id().account().value()))
                    .orElseGet(() -> Facts.of(kind, id, now));
        }
        return kind == EntryKind.SENT
                ? EntryBody.sent(id, new Receipt("r" + random.nextInt(3), null, now))
                : Facts.of(kind, id, now);
    }

    /** One to three facts that may follow on the book and on each other. */
    private static List<EntryBody> legal(LedgerState ledgerState, Instant now, Random random, Set<EntryKind> seen) {
        List<EntryBody> facts = new ArrayList<>();
        LedgerState after = ledgerState;
        int wanted = 1 + random.nextInt(3);
        while (facts.size() < wanted) {
            EntryKind kind = KINDS.get(random.nextInt(KINDS.size()));
            if (kind == EntryKind.SENT && random.nextInt(8) > 0) {
                continue; // it follows on nearly everything, and nothing follows on it
            }
            PostId post = new PostId("p" + random.nextInt(60));
            DeliveryId id = new DeliveryId(post, ACCOUNTS.get(random.nextInt(ACCOUNTS.size())));
            EntryBody fact = fact(kind, id, now, after, random);
            try {
                after = after.with(List.of(new Entry(after.entries() + 1, now, DAVE, fact)));
                facts.add(fact);
                seen.add(kind);
            } catch (IllegalStateException e) {
                // It may not follow: another.
            }
        }
        return facts;
    }
}
