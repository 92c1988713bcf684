package dev.punchclock.publish;

import static dev.punchclock.workspace.SampleWorkspace.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.CountedDelivery;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryQuery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Facts;
import dev.punchclock.ledger.FinishedDeliveries;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.ManuallyCountedPost;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.LedgerRules;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A book that holds only what is not over decides as one that holds every delivery there ever was: random histories, aimed
 * at the edges of periods, gaps over midnight, thirty days of repeats, late findings, and words that were erased.
 */
class BoundedBookTest {
    private static final int STEPS = 160;
    private static final Duration GAP = Duration.ofHours(9);
    private static final List<EntryKind> KINDS = List.of(
            EntryKind.HANDED_IN,
            EntryKind.HANDED_IN,
            EntryKind.HANDED_IN,
            EntryKind.CLAIMED,
            EntryKind.CLAIMED,
            EntryKind.CLAIMED,
            EntryKind.SENT,
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
            EntryKind.HELD,
            EntryKind.COUNTED,
            EntryKind.UNCOUNTED,
            EntryKind.ADOPTED,
            EntryKind.PAUSED,
            EntryKind.RESUMED);

    static Stream<Arguments> seeds() {
        return IntStream.range(0, 12)
                .mapToObj(seed -> Arguments.of(
                        seed, List.of(Period.DAY, Period.WEEK, Period.MONTH).get(seed % 3)));
    }

    @ParameterizedTest(name = "seed {0}, per {1}")
    @MethodSource("seeds")
    void it_decides_as_one_that_knows_everything(int seed, Period per) {
        Random random = new Random(seed);
        AccountContext context = SampleWorkspace.context(
                new Quota(per, 1, 1 + random.nextInt(4), seed % 4 == 3 ? Duration.ZERO : GAP),
                SampleWorkspace.always());
        LedgerState whole = LedgerState.EMPTY;
        Instant now = Instant.parse("2026-02-27T10:00:00Z");
        for (int i = 0; i < STEPS; i++) {
            now = later(now, random);
            whole = whole.with(List.of(legal(whole, now, random)));
            Instant asked = random.nextInt(3) == 0 ? later(now, random) : now;
            if (i % 2 != 0) {
                continue;
            }
            compare(context, whole, random, now, asked, "seed %d, step %d, %s".formatted(seed, i, asked));
        }
    }

    private static void compare(
            AccountContext context, LedgerState whole, Random random, Instant last, Instant now, String when) {
        LedgerState bounded = bounded(whole, random.nextInt(4) == 0);
        List<Post> queue = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            queue.add(post("p" + random.nextInt(30), random));
        }
        queue.add(SampleWorkspace.unnamed("Said " + random.nextInt(6)));
        Workspace workspace = SampleWorkspace.workspace(context, queue.toArray(Post[]::new));
        var checked = QueueRules.check(workspace);
        assertThat(told(bounded, workspace, now)).as(when).isEqualTo(told(whole, workspace, now));
        assertThat(QueueIntake.decide(workspace, checked, bounded, now))
                .as(when)
                .containsExactlyInAnyOrderElementsOf(QueueIntake.decide(workspace, checked, whole, now));
        LedgerState after = bounded.supposing(now, List.of());
        for (PendingDeliveries waiting : PendingDeliveries.on(context, checked, whole)) {
            assertThat(ClaimRules.refusal(waiting, after, now, null).map(BoundedBookTest::told))
                    .as("%s: %s", when, waiting.delivery().id())
                    .isEqualTo(ClaimRules.refusal(waiting, whole, now, null).map(BoundedBookTest::told));
        }
        for (PendingDeliveries waiting : PendingDeliveries.on(context, checked, whole)) {
            if (ClaimRules.refusal(waiting, after, now, null).isEmpty()) {
                nothingForbidsIt(waiting, whole, now, when);
            }
        }
        RoundPreview is = RoundPreview.of(workspace, checked, bounded, last, now, now.plus(Duration.ofDays(10)));
        RoundPreview should = RoundPreview.of(workspace, checked, whole, last, now, now.plus(Duration.ofDays(10)));
        assertThat(is.plans()).as(when).isEqualTo(should.plans());
        assertThat(Absence.between(workspace, bounded, last.minus(Duration.ofDays(40)), now))
                .as(when)
                .isEqualTo(Absence.between(workspace, whole, last.minus(Duration.ofDays(40)), now));
        assertThat(ended(context, bounded, now)).as(when).isEqualTo(ended(context, whole, now));
        EntryBody found =
                EntryBody.sent(Facts.id("p" + random.nextInt(30)), new Receipt("r" + random.nextInt(20), null, now));
        assertThat(Reconciliation.stillTrue(List.of(found), context.owner(), bounded, bounded))
                .as(when)
                .isEqualTo(Reconciliation.stillTrue(List.of(found), context.owner(), whole, whole));
    }

    /** Maximum, gap and repeats, told by all that there ever was. */
    private static void nothingForbidsIt(PendingDeliveries waiting, LedgerState whole, Instant now, String when) {
        AccountContext context = waiting.context();
        Quota quota = context.account().quota();
        WallClock clock = context.timetable().clock();
        LocalDate period = quota.per().startOf(clock.dayOf(now));
        List<Instant> counted = whole.counted(context.owner(), Instant.MIN);
        assertThat(counted).as(when).noneMatch(at -> at.isAfter(now.minus(quota.gap())) && !at.isAfter(now));
        assertThat(counted.stream()
                        .filter(at -> quota.per().startOf(clock.dayOf(at)).equals(period)))
                .as(when)
                .hasSizeLessThan(quota.max());
        String gist = waiting.post().wording().gist();
        assertThat(whole.everything())
                .as(when)
                .noneMatch(each -> each.countsAt() != null
                        && each.countsAt().isAfter(now.minus(QueueRules.REPEAT))
                        && each.text() != null
                        && !each.id().equals(waiting.delivery().id())
                        && new Wording(each.text()).gist().equals(gist));
    }

    private static List<String> told(LedgerState ledgerState, Workspace workspace, Instant now) {
        return LedgerRules.check(workspace, ledgerState, now).stream()
                .map(problem -> anonymous(problem.what()))
                .toList();
    }

    private static String told(ClaimRules.Refusal refusal) {
        return anonymous(refusal.why()) + refusal.holds();
    }

    /** Any of several that say the same may be named. */
    private static String anonymous(String told) {
        return told.replaceAll("(30 days:|whether|resolve) [\\w-]+", "$1");
    }

    private static String ended(AccountContext context, LedgerState ledgerState, Instant now) {
        return LastPeriod.thatEndedShort(context, ledgerState, now)
                .map(period -> period.words(List.of()))
                .orElse("");
    }

    /** As the store gives it; now and then one that went on in memory since. */
    private static LedgerState bounded(LedgerState whole, boolean goesOn) {
        Map<DeliveryId, Delivery> inHand = new HashMap<>();
        whole.inHand().forEach(each -> inHand.put(each.id(), each));
        LedgerState ledgerState = new LedgerState(
                whole.entries(),
                whole.lastAt(),
                whole.folder(),
                inHand,
                new FinishedDeliveries() {
                    @Override
                    public @Nullable Delivery find(DeliveryId id, long asOf) {
                        Delivery delivery = whole.find(id);
                        return delivery == null || !delivery.isOver() ? null : delivery;
                    }

                    @Override
                    public List<CountedDelivery> counted(Instant since, long asOf) {
                        return counted(since, false);
                    }

                    private List<CountedDelivery> counted(Instant since, boolean words) {
                        return whole.everything().stream()
                                .filter(Delivery::isOver)
                                .map(each -> CountedDelivery.of(each, words))
                                .filter(each -> each.at().stream().anyMatch(at -> !at.isBefore(since)))
                                .toList();
                    }

                    @Override
                    public List<CountedDelivery> saying(Set<String> gists, Instant since, long asOf) {
                        return counted(since, true).stream()
                                .filter(each -> each.saysOneOf(gists))
                                .toList();
                    }

                    @Override
                    public List<Delivery> all(DeliveryQuery question, long asOf) {
                        return whole.everything().stream()
                                .filter(Delivery::isOver)
                                .filter(question::fits)
                                .limit(question instanceof DeliveryQuery.Before ? 1 : Long.MAX_VALUE)
                                .toList();
                    }
                },
                whole.appointments(),
                whole.quiet(),
                whole.byHand(),
                whole.paused(),
                whole.closings(),
                whole.handles(),
                whole.users(),
                whole.clocks(),
                whole.uploads());
        return goesOn ? ledgerState.supposing(whole.lastAt(), List.of()).taken() : ledgerState;
    }

    /** Minutes, to both sides of midnight, a day, a week, a month on. */
    private static Instant later(Instant now, Random random) {
        ZonedDateTime there = now.atZone(SampleWorkspace.LONDON);
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> now.plus(Duration.ofMinutes(1 + random.nextInt(120)));
            case 3 -> at(there.toLocalDate().plusDays(1), 0).plusSeconds(random.nextInt(7200));
            case 4 ->
                at(there.toLocalDate().plusDays(there.getHour() < 20 ? 0 : 1), 20)
                        .plusSeconds(random.nextInt(14_400));
            case 5 -> now.plus(Duration.ofHours(20 + random.nextInt(10)));
            case 6 -> now.plus(Duration.ofHours(24 * 7 - 3 + random.nextInt(6)));
            case 7 -> now.plus(Duration.ofHours(24 * 30 - 3 + random.nextInt(6)).dividedBy(1 + random.nextInt(6)));
            default -> now.plusSeconds(1 + random.nextInt(60));
        };
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(SampleWorkspace.LONDON).toInstant();
    }

    private static Post post(String id, Random random) {
        int text = random.nextInt(4) == 0 ? random.nextInt(6) : 6 + Math.floorMod(id.hashCode(), 20);
        return SampleWorkspace.post(id, "Said " + text, null, LatePolicy.NEXT_SLOT);
    }

    private static Entry legal(LedgerState ledgerState, Instant now, Random random) {
        while (true) {
            EntryKind kind = KINDS.get(random.nextInt(KINDS.size()));
            DeliveryId id = new DeliveryId(new PostId("p" + random.nextInt(30)), ACME);
            Entry entry =
                    new Entry(ledgerState.entries() + 1, now, Facts.DAVE, fact(kind, id, now, ledgerState, random));
            try {
                ledgerState.with(List.of(entry));
                return entry;
            } catch (IllegalStateException e) {
                // It may not follow: another.
            }
        }
    }

    private static EntryBody fact(EntryKind kind, DeliveryId id, Instant now, LedgerState ledgerState, Random random) {
        return switch (kind) {
            case HANDED_IN ->
                EntryBody.handedIn(post(id.post().value(), random), ACME).on(SampleWorkspace.OWNER.key());
            case CLAIMED ->
                EntryBody.claimed(
                        id,
                        new Delivery.Claim(
                                now, now.plusSeconds(20), "key-" + id.post(), now, SampleWorkspace.OWNER.key()));
            case SENT ->
                EntryBody.sent(id, new Receipt("r" + random.nextInt(20), null, now.minusSeconds(random.nextInt(1800))));
            case SENT_TWICE -> EntryBody.sentTwice(id, new Receipt("r" + random.nextInt(20), null, now));
            case COUNTED -> Facts.counted(ACME, now.minus(Duration.ofHours(random.nextInt(60))), "");
            case UNCOUNTED -> {
                List<ManuallyCountedPost> counted = ledgerState.byHand().getOrDefault(ACME, List.of());
                yield counted.isEmpty()
                        ? EntryBody.of(EntryKind.PAUSED, ACME)
                        : EntryBody.uncounted(ACME, counted.get(random.nextInt(counted.size())));
            }
            default -> Facts.of(kind, id, now);
        };
    }
}
