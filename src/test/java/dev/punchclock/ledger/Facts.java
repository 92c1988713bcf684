package dev.punchclock.ledger;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.PostPositions;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.FilePosition;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Facts for tests, and how to compare two books. */
public final class Facts {
    public static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    public static final AccountName ACME = new AccountName("acme");
    public static final Actor DAVE = new Actor("dave", "cli", "desk1", 42, ZoneId.of("Europe/London"));

    public static final AccountKey KEY = new AccountKey("rehearsal acme");
    public static final EntryOwner OWNER = new EntryOwner(ACME, KEY);

    private Facts() {}

    public static DeliveryId id(String post) {
        return new DeliveryId(new PostId(post), ACME);
    }

    public static EntryBody handedIn(String post) {
        return handedIn(id(post), "Words of " + post);
    }

    public static EntryBody handedIn(DeliveryId id, String text) {
        return EntryBody.handedIn(post(id, text), id.account());
    }

    public static EntryBody edited(DeliveryId id, String text) {
        return EntryBody.edited(post(id, text), id.account());
    }

    public static EntryBody claimed(DeliveryId id, Instant at) {
        return EntryBody.claimed(id, new Delivery.Claim(at, at.plusSeconds(30), "key-" + id.post(), at, null));
    }

    public static EntryBody counted(AccountName account, Instant at, String link) {
        return EntryBody.counted(
                account, new ManuallyCountedPost(new Receipt("", link.isEmpty() ? null : link, at), KEY));
    }

    public static EntryBody sent(DeliveryId id, Instant at) {
        return EntryBody.sent(id, new Receipt("r-" + id.post(), "https://acme.example/" + id.post(), at));
    }

    /** A fact of this kind with everything that such a fact may carry. */
    public static EntryBody of(EntryKind kind, DeliveryId id, Instant at) {
        return switch (kind) {
            case OPENED, ADOPTED -> EntryBody.of(kind).with(EntryBody.FILE, "/home/dave/acme");
            case ABSENT -> EntryBody.absent(at.minus(Duration.ofDays(7)), at);
            case FORGOTTEN ->
                EntryBody.forgotten(new Erasure(new TreeSet<>(Set.of(id.account())), at, 1, 2, 1, 3, 0, true));
            case PAUSED, RESUMED -> EntryBody.of(kind, id.account());
            case BUSY -> EntryBody.busy(id.account(), new ManualClosing(at, at.plus(Duration.ofHours(3)), "in court"));
            case CLOCK ->
                EntryBody.clock(
                        id.account(),
                        new RecordedClockDifference(Duration.ofSeconds(at.getEpochSecond() % 90 - 45), at));
            case IDENTIFIED -> EntryBody.identified(OWNER, "1001");
            case UPLOADED ->
                EntryBody.uploaded(
                        id.account(),
                        new Upload(
                                KEY, "0".repeat(63) + at.getEpochSecond() % 10, "m1", at.plus(Duration.ofHours(24))));
            case FREE -> EntryBody.of(kind, id.account());
            case COUNTED -> counted(id.account(), at, "https://acme.example/by-hand");
            case UNCOUNTED ->
                EntryBody.uncounted(
                        id.account(),
                        new ManuallyCountedPost(new Receipt("", "https://acme.example/by-hand", at), KEY));
            case HANDED_IN -> handedIn(id, "Said at " + at);
            case EDITED -> edited(id, "Said otherwise at " + at);
            case APPOINTED -> EntryBody.appointed(id, at, at.plus(Duration.ofHours(1)), "inputs", "2 of 5");
            case MOVED -> EntryBody.moved(id, LocalDateTime.of(2026, 11, 24, 10, 15), "missed");
            case CLAIMED -> claimed(id, at);
            case PART_SENT -> EntryBody.partSent(id, 1, new Receipt("p1-" + id.post(), null, at));
            case SENT -> sent(id, at);
            case SENT_TWICE -> EntryBody.sentTwice(id, new Receipt("again-" + id.post(), null, at));
            case OFF_HOURS -> EntryBody.offHours(id, false, "because");
            case NOT_SENT -> EntryBody.believedAbsent(id, "not there").times(null, at.plusSeconds(60));
            case THROTTLED, NOT_READY, UNHELD ->
                EntryBody.of(kind, id).times(null, at.plusSeconds(60)).note("later");
            case REFUSED, UNKNOWN, HELD, DROPPED, WITHDRAWN, GONE, FILED ->
                EntryBody.of(kind, id).note("because");
        };
    }

    public static <T> LedgerDecision<T> always(T answer, EntryBody... facts) {
        return ledgerState -> new LedgerDecision.Decided<>(List.of(facts), answer);
    }

    public static void record(Ledger ledger, Instant now, EntryBody... facts) {
        ledger.record(now, always(true, facts));
    }

    /** All that a book says, to be compared. */
    public static List<Object> said(LedgerState ledgerState) {
        return List.of(
                ledgerState.entries(),
                ledgerState.lastAt(),
                ledgerState.folder(),
                Set.copyOf(ledgerState.everything()),
                ledgerState.appointments(),
                ledgerState.quiet(),
                ledgerState.byHand(),
                ledgerState.paused(),
                ledgerState.closings(),
                ledgerState.handles(),
                List.of(ledgerState.clocks(), ledgerState.uploads()));
    }

    public static Post post(DeliveryId id, String text) {
        PostPositions places = new PostPositions(FilePosition.of("queue/november.yaml"), Map.of());
        return new Post(
                id.post(),
                true,
                List.of(id.account()),
                new Wording(text),
                null,
                null,
                LatePolicy.DROP,
                false,
                false,
                places);
    }
}
