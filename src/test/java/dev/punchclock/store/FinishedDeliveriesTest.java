package dev.punchclock.store;

import static dev.punchclock.ledger.Facts.DAVE;
import static dev.punchclock.ledger.Facts.MONDAY;
import static dev.punchclock.ledger.Facts.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryQuery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Facts;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a book asks the tables for, against a book that has every entry in memory. */
class FinishedDeliveriesTest {
    private static final List<AccountName> ACCOUNTS = List.of(new AccountName("acme"), new AccountName("rival"));
    private static final List<EntryKind> KINDS = List.of(
            EntryKind.HANDED_IN,
            EntryKind.HANDED_IN,
            EntryKind.CLAIMED,
            EntryKind.CLAIMED,
            EntryKind.SENT,
            EntryKind.SENT,
            EntryKind.PART_SENT,
            EntryKind.SENT_TWICE,
            EntryKind.NOT_SENT,
            EntryKind.UNKNOWN,
            EntryKind.DROPPED,
            EntryKind.WITHDRAWN,
            EntryKind.UNHELD,
            EntryKind.GONE,
            EntryKind.FILED,
            EntryKind.HELD,
            EntryKind.COUNTED,
            EntryKind.FORGOTTEN);

    @TempDir
    private Path folder;

    /** A book of the ledger, and what stood in it then. */
    private record Kept(LedgerState bounded, LedgerState whole) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatever_is_asked_the_answer_is_that_of_a_book_that_knows_everything(long seed) {
        Random random = new Random(seed);
        LedgerState whole = LedgerState.EMPTY;
        List<Kept> earlier = new ArrayList<>();
        try (SqliteLedger one = open();
                SqliteLedger other = open()) {
            for (int i = 0; i < 300; i++) {
                Instant now = MONDAY.plus(Duration.ofHours(7L * i)).plusMillis(random.nextInt(1000));
                SqliteLedger writer = random.nextInt(4) == 0 ? other : one;
                writer.record(now, ledgerState -> new Decided<>(legal(ledgerState, now, random), true));
                if (i % 5 != 0) {
                    continue;
                }
                List<Entry> more = new ArrayList<>();
                long before = whole.entries();
                one.leaves(leaf -> {
                    if (leaf.entry().number() > before) {
                        more.add(leaf.entry());
                    }
                });
                whole = whole.with(more);
                compare(new Kept(one.book(), whole), random, "seed %d, step %d".formatted(seed, i));
                if (random.nextInt(3) == 0) {
                    earlier.add(new Kept(one.book(), whole));
                }
                if (!earlier.isEmpty()) {
                    Kept then = earlier.get(random.nextInt(earlier.size()));
                    compare(
                            then,
                            random,
                            "seed %d, step %d, a book of entry %d"
                                    .formatted(seed, i, then.whole().entries()));
                }
            }
            assertThat(one.verify().problems()).isEmpty();
        }
    }

    /** As a round does it that meets a new post, hands it in and publishes it. */
    @Test
    void what_was_asked_for_before_it_was_there_or_over_is_known_as_it_is_now() {
        DeliveryId id = Facts.id("new");
        try (SqliteLedger ledger = open()) {
            LedgerState first = ledger.book();
            first.expect(List.of(id));
            assertThat(first.of(id.post())).isEmpty();
            Facts.record(ledger, MONDAY, Facts.handedIn("new"), Facts.claimed(id, MONDAY));
            assertThat(ledger.book().of(id.post())).extracting(Delivery::state).containsExactly(DeliveryState.CLAIMED);
            Facts.record(ledger, MONDAY, Facts.sent(id, MONDAY));
            ledger.book().expect(List.of(id));
            assertThat(ledger.book().of(id.post())).extracting(Delivery::state).containsExactly(DeliveryState.SENT);
            assertThat(ledger.book().find(id))
                    .isEqualTo(ledger.book().of(id.post()).get(0));
            Facts.record(ledger, MONDAY, EntryBody.of(EntryKind.GONE, id));
            assertThat(ledger.book().find(id)).extracting(Delivery::file).isEqualTo("");
            assertThat(first.of(id.post())).isEmpty();
        }
    }

    @Test
    void what_could_not_be_read_once_is_read_when_it_can_be() throws SQLException {
        DeliveryId id = Facts.id("out");
        try (SqliteLedger ledger = open()) {
            Facts.record(ledger, MONDAY, Facts.handedIn("out"), Facts.claimed(id, MONDAY));
            Facts.record(ledger, MONDAY, Facts.sent(id, MONDAY));
            LedgerState ledgerState = ledger.book();
            Ledgers.run(folder, "alter table deliveries rename to elsewhere");
            assertThatThrownBy(() -> ledgerState.expect(List.of(id))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> ledgerState.find(id)).isInstanceOf(IllegalStateException.class);
            Ledgers.run(folder, "alter table elsewhere rename to deliveries");
            assertThat(ledgerState.find(id)).extracting(Delivery::state).isEqualTo(DeliveryState.SENT);
        }
    }

    @Test
    void whether_an_account_had_a_post_before_is_not_hidden_by_what_went_out_as_another_handle() {
        Instant tuesday = MONDAY.plus(Duration.ofDays(1));
        try (SqliteLedger ledger = open()) {
            AccountKey another = new AccountKey("rehearsal another");
            Facts.record(ledger, MONDAY, Facts.handedIn("a").on(another), Facts.handedIn("b"));
            Facts.record(ledger, MONDAY, Facts.claimed(Facts.id("a"), MONDAY).on(another));
            Facts.record(ledger, MONDAY, Facts.sent(Facts.id("a"), MONDAY));
            Facts.record(ledger, tuesday, Facts.claimed(Facts.id("b"), tuesday).on(Facts.KEY));
            LedgerState before = ledger.book();
            Facts.record(ledger, tuesday, Facts.sent(Facts.id("b"), tuesday));
            LedgerState after = ledger.book();
            assertThat(after.hadPostBefore(Facts.OWNER, tuesday.plusSeconds(1))).isTrue();
            assertThat(after.hadPostBefore(Facts.OWNER, tuesday)).isFalse();
            assertThat(before.all(new DeliveryQuery.Before(null, tuesday)))
                    .extracting(Delivery::id)
                    .contains(Facts.id("a"));
        }
    }

    @Test
    void a_book_holds_in_hand_what_is_not_over_and_nothing_else() {
        try (SqliteLedger ledger = open()) {
            for (int i = 0; i < 50; i++) {
                DeliveryId id = Facts.id("p" + i);
                Facts.record(
                        ledger, MONDAY, Facts.handedIn("p" + i), Facts.claimed(id, MONDAY), Facts.sent(id, MONDAY));
            }
            Facts.record(ledger, MONDAY, Facts.handedIn("waits"));
            assertThat(ledger.book().inHand()).extracting(Delivery::id).containsExactly(Facts.id("waits"));
            assertThat(ledger.book().everything()).hasSize(51);
        }
    }

    private SqliteLedger open() {
        return SqliteLedger.open(folder, DAVE, Ledgers.NEW, Ledgers.HASTY);
    }

    private static void compare(Kept kept, Random random, String when) {
        LedgerState bounded = kept.bounded();
        LedgerState whole = kept.whole();
        Instant moment = MONDAY.plus(Duration.ofHours(random.nextInt(4500)));
        PostId post = new PostId("p" + random.nextInt(40));
        String receipt = "r" + random.nextInt(30);
        for (DeliveryQuery question : List.of(
                new DeliveryQuery.OfPost(post),
                new DeliveryQuery.Published(receipt),
                new DeliveryQuery.Published("p1-" + post),
                new DeliveryQuery.Unnamed(),
                new DeliveryQuery.Dropped(),
                new DeliveryQuery.Changed(moment),
                new DeliveryQuery.Beginning("p" + random.nextInt(4)))) {
            boolean words = !(question instanceof DeliveryQuery.Unnamed || question instanceof DeliveryQuery.Beginning);
            assertThat(answers(bounded.all(question), words))
                    .as("%s: %s", when, question)
                    .isEqualTo(answers(whole.all(question), words));
        }
        for (DeliveryQuery.Before before : List.of(
                new DeliveryQuery.Before(null, moment),
                new DeliveryQuery.Before(
                        new DeliveryQuery.Before.Names(Facts.KEY, Set.copyOf(ACCOUNTS.subList(0, 1))), moment))) {
            assertThat(bounded.all(before)).as("%s: %s", when, before).allMatch(before::fits);
            assertThat(bounded.all(before).isEmpty())
                    .as("%s: %s", when, before)
                    .isEqualTo(whole.all(before).isEmpty());
        }
        Set<String> gists = whole.everything().stream()
                .flatMap(each -> Stream.ofNullable(each.text()))
                .map(text -> new Wording(text).gist())
                .filter(gist -> random.nextInt(4) == 0)
                .collect(Collectors.toSet());
        assertThat(Set.copyOf(bounded.saying(gists, moment)))
                .as(when)
                .isEqualTo(Set.copyOf(whole.saying(gists, moment)));
        for (AccountName account : ACCOUNTS) {
            assertThat(bounded.find(new DeliveryId(post, account)))
                    .as(when)
                    .isEqualTo(whole.find(new DeliveryId(post, account)));
        }
        assertThat(bounded.counted(Facts.OWNER, moment)).as(when).isEqualTo(whole.counted(Facts.OWNER, moment));
        assertThat(bounded.published(Facts.OWNER, moment)).as(when).isEqualTo(whole.published(Facts.OWNER, moment));
        assertThat(bounded.isReceipt(Facts.OWNER, receipt)).as(when).isEqualTo(whole.isReceipt(Facts.OWNER, receipt));
        assertThat(bounded.hadPostBefore(Facts.OWNER, moment))
                .as(when)
                .isEqualTo(whole.hadPostBefore(Facts.OWNER, moment));
        assertThat(Set.copyOf(bounded.inHand())).as(when).isEqualTo(Set.copyOf(whole.inHand()));
        if (random.nextInt(50) == 0) {
            assertThat(said(bounded)).as(when).isEqualTo(said(whole));
        }
    }

    /** Some are answered without their words. */
    private static Set<Object> answers(List<Delivery> all, boolean words) {
        assertThat(all).doesNotHaveDuplicates();
        return all.stream().map(each -> words ? each : each.id()).collect(Collectors.toSet());
    }

    private static List<EntryBody> legal(LedgerState ledgerState, Instant now, Random random) {
        while (true) {
            EntryKind kind = KINDS.get(random.nextInt(KINDS.size()));
            DeliveryId id =
                    new DeliveryId(new PostId("p" + random.nextInt(40)), ACCOUNTS.get(random.nextInt(ACCOUNTS.size())));
            EntryBody fact = fact(kind, id, now, random);
            try {
                ledgerState.supposing(now, List.of(fact));
                return List.of(fact);
            } catch (IllegalStateException e) {
                // It may not follow: another.
            }
        }
    }

    private static EntryBody fact(EntryKind kind, DeliveryId id, Instant now, Random random) {
        return switch (kind) {
            case SENT ->
                EntryBody.sent(id, new Receipt("r" + random.nextInt(30), null, now.minusSeconds(random.nextInt(900))));
            case HANDED_IN -> Facts.of(kind, id, now).with(EntryBody.ID_WRITTEN, String.valueOf(random.nextBoolean()));
            case FILED -> Facts.of(kind, id, now).with(EntryBody.FILE, "queue/" + random.nextInt(3) + ".yaml");
            case COUNTED -> Facts.counted(id.account(), now, "https://acme.example/r" + random.nextInt(30));
            default -> Facts.of(kind, id, now);
        };
    }
}
