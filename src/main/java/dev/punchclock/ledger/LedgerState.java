package dev.punchclock.ledger;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the entries add up to: a value. The store keeps a copy of it beside the entries, and {@code ledger verify}
 * compares the two.
 *
 * <p>It is longer than 300 lines because all that the entries add up to is asked for here; how they do is {@link
 * LedgerFold}.
 */
public final class LedgerState {
    public static final LedgerState EMPTY = new LedgerState(
            0,
            Instant.MIN,
            "",
            Map.of(),
            FinishedDeliveries.NONE,
            Map.of(),
            Map.of(),
            Map.of(),
            Set.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of());

    private final long entries;
    private final Instant lastAt;
    private final String folder;
    /** All that are not over, and what is over since the store was last asked. */
    final PersistentMap<DeliveryId, Delivery> deliveries;

    final FinishedDeliveries finished;
    /** After how many entries the store is asked about what is over: a ledger state does not change. */
    final long asked;

    private final Map<AccountName, Appointment> appointments;
    private final Map<AccountName, Instant> quiet;
    private final Map<AccountName, List<ManuallyCountedPost>> byHand;
    private final Set<AccountName> paused;
    private final Map<AccountName, ManualClosing> closings;
    private final KnownHandles handles;
    private final Map<AccountKey, String> users;
    private final Map<AccountName, RecordedClockDifference> clocks;
    private final List<Upload> uploads;

    /**
     * What the store read back; collections are taken as they are and must not be changed afterwards.
     *
     * @param deliveries all that are not over
     * @param finished where the others are asked for
     */
    public LedgerState(
            long entries,
            Instant lastAt,
            String folder,
            Map<DeliveryId, Delivery> deliveries,
            FinishedDeliveries finished,
            Map<AccountName, Appointment> appointments,
            Map<AccountName, Instant> quiet,
            Map<AccountName, List<ManuallyCountedPost>> byHand,
            Set<AccountName> paused,
            Map<AccountName, ManualClosing> closings,
            Map<AccountName, AccountKey> handles,
            Map<AccountKey, String> users,
            Map<AccountName, RecordedClockDifference> clocks,
            List<Upload> uploads) {
        this(
                entries,
                lastAt,
                folder,
                new PersistentMap<>(deliveries),
                finished,
                entries,
                appointments,
                quiet,
                byHand,
                paused,
                closings,
                new KnownHandles(handles),
                users,
                clocks,
                uploads);
    }

    LedgerState(
            long entries,
            Instant lastAt,
            String folder,
            PersistentMap<DeliveryId, Delivery> deliveries,
            FinishedDeliveries finished,
            long asked,
            Map<AccountName, Appointment> appointments,
            Map<AccountName, Instant> quiet,
            Map<AccountName, List<ManuallyCountedPost>> byHand,
            Set<AccountName> paused,
            Map<AccountName, ManualClosing> closings,
            KnownHandles handles,
            Map<AccountKey, String> users,
            Map<AccountName, RecordedClockDifference> clocks,
            List<Upload> uploads) {
        this.entries = entries;
        this.lastAt = lastAt;
        this.folder = folder;
        this.deliveries = deliveries;
        this.finished = finished;
        this.asked = asked;
        this.appointments = Collections.unmodifiableMap(appointments);
        this.quiet = Collections.unmodifiableMap(quiet);
        this.byHand = Collections.unmodifiableMap(byHand);
        this.paused = Collections.unmodifiableSet(paused);
        this.closings = Collections.unmodifiableMap(closings);
        this.handles = handles;
        this.users = Collections.unmodifiableMap(users);
        this.clocks = Collections.unmodifiableMap(clocks);
        this.uploads = List.copyOf(uploads);
    }

    /** How many entries it was made from. */
    public long entries() {
        return entries;
    }

    /**
     * The latest moment that an entry carries; {@link Instant#MIN} before the first. When a person adopts the workspace
     * anew, they stand for the clock: what came before does not count.
     */
    public Instant lastAt() {
        return lastAt;
    }

    /** The folder from which the ledger publishes; empty while none was adopted. */
    public String folder() {
        return folder;
    }

    /** The same, once the store has all of it: what is over is asked for there. */
    public LedgerState taken() {
        return new LedgerState(
                entries,
                lastAt,
                folder,
                deliveries.without(Delivery::isOver),
                finished,
                entries,
                appointments,
                quiet,
                byHand,
                paused,
                closings,
                handles,
                users,
                clocks,
                uploads);
    }

    /** The same accounts, with these deliveries and no others. */
    public LedgerState holding(Map<DeliveryId, Delivery> others) {
        return new LedgerState(
                entries,
                lastAt,
                folder,
                new PersistentMap<>(others),
                FinishedDeliveries.NONE,
                entries,
                appointments,
                quiet,
                byHand,
                paused,
                closings,
                handles,
                users,
                clocks,
                uploads);
    }

    /** Every delivery that is not {@linkplain Delivery#isOver over}: what can still come of itself. */
    public List<Delivery> inHand() {
        List<Delivery> open = new ArrayList<>();
        for (Delivery delivery : deliveries.values()) {
            if (!delivery.isOver()) {
                open.add(delivery);
            }
        }
        return open;
    }

    public @Nullable Delivery find(DeliveryId id) {
        Delivery known = deliveries.get(id);
        return known != null ? known : finished.find(id, asked);
    }

    /** One that is not over; null where it is, or there is none. No store is asked. */
    public @Nullable Delivery inHand(DeliveryId id) {
        Delivery delivery = deliveries.get(id);
        return delivery == null || delivery.isOver() ? null : delivery;
    }

    /** Soon these will be asked for, one by one: what is not in hand of them may be read together. */
    public void expect(Collection<DeliveryId> ids) {
        Set<PostId> asked = new HashSet<>();
        for (DeliveryId id : ids) {
            if (deliveries.get(id) == null) {
                asked.add(id.post());
            }
        }
        if (!asked.isEmpty()) {
            finished.expect(asked);
        }
    }

    /** Of all deliveries, over or not, those that fit. */
    public List<Delivery> all(DeliveryQuery question) {
        List<Delivery> all = finished(question);
        for (Delivery delivery : deliveries.values()) {
            if (question.fits(delivery)) {
                all.add(delivery);
            }
        }
        return all;
    }

    /** Every delivery, over or not: for who looks at all there is. */
    public List<Delivery> everything() {
        return all(new DeliveryQuery.Changed(Instant.MIN));
    }

    /** Of those that are over, what the store has and this ledger state has nothing newer of. */
    private List<Delivery> finished(DeliveryQuery question) {
        List<Delivery> found = new ArrayList<>();
        for (Delivery delivery : finished.all(question, asked)) {
            if (deliveries.get(delivery.id()) == null) {
                found.add(delivery);
            }
        }
        return found;
    }

    /** This post on every account on which it is known. */
    public List<Delivery> of(PostId post) {
        return all(new DeliveryQuery.OfPost(post));
    }

    /** What was said at this moment or later, and is in a part or as a whole the same as one of these, with its text. */
    public List<CountedDelivery> saying(Set<String> gists, Instant since) {
        return known(finished.saying(gists, since, asked), since, gists);
    }

    private List<CountedDelivery> counted(Instant since) {
        return known(finished.counted(since, asked), since, null);
    }

    /**
     * With what this ledger state has newer than the store.
     *
     * @param gists what alone is asked for, with its words; null for all, without
     */
    private List<CountedDelivery> known(List<CountedDelivery> stored, Instant since, @Nullable Set<String> gists) {
        List<CountedDelivery> all = new ArrayList<>();
        for (CountedDelivery each : stored) {
            if (deliveries.get(each.id()) == null) {
                all.add(each);
            }
        }
        for (Delivery delivery : deliveries.values()) {
            if (delivery.counts() || !delivery.further().isEmpty()) {
                CountedDelivery each = CountedDelivery.of(delivery, gists != null);
                if (each.isSince(since) && (gists == null || each.saysOneOf(gists))) {
                    all.add(each);
                }
            }
        }
        return all;
    }

    /**
     * This post on this account, under whatever name: what counts, was decided about, or is in doubt under an earlier name
     * stands where the name of today says nothing.
     */
    public @Nullable Delivery find(PostId post, EntryOwner owner) {
        Delivery delivery = find(new DeliveryId(post, owner.name()));
        if (delivery != null && says(delivery)) {
            return delivery;
        }
        for (AccountName name : names(owner)) {
            Delivery earlier = name.equals(owner.name()) ? delivery : find(new DeliveryId(post, name));
            if (earlier != null && says(earlier) && owns(owner, earlier)) {
                return earlier;
            }
        }
        return delivery;
    }

    private static boolean says(Delivery delivery) {
        return delivery.state() != DeliveryState.WITHDRAWN || delivery.isInDoubt();
    }

    /** What each name stood for when an entry last said so. */
    public Map<AccountName, AccountKey> handles() {
        return handles.byName();
    }

    /** The user of its network to whom each handle belonged when it was first asked: a handle may be given to another. */
    public Map<AccountKey, String> users() {
        return users;
    }

    /** That of this account; empty while nobody has asked. */
    public Optional<String> user(EntryOwner owner) {
        return Optional.ofNullable(users.get(owner.key()));
    }

    /** The names under which this account may stand in entries: its own first, then earlier ones. */
    public List<AccountName> names(EntryOwner owner) {
        return handles.names(owner);
    }

    /** Whether this delivery is of this account: by the handle it was claimed for, else by its name. */
    public boolean owns(EntryOwner owner, Delivery delivery) {
        return handles.owns(owner, delivery);
    }

    public boolean owns(EntryOwner owner, CountedDelivery counted) {
        return handles.owns(owner, counted);
    }

    public Optional<Appointment> appointment(AccountName account) {
        return Optional.ofNullable(appointments.get(account));
    }

    public Map<AccountName, Appointment> appointments() {
        return appointments;
    }

    /** Whether it is paused, under whatever name. */
    public boolean isPaused(EntryOwner owner) {
        return !paused.isEmpty() && names(owner).stream().anyMatch(paused::contains);
    }

    public Set<AccountName> paused() {
        return paused;
    }

    /** What somebody closed by hand and that holds at this moment. */
    public Optional<ManualClosing> busy(EntryOwner owner, Instant now) {
        return Optional.ofNullable(closing(owner)).filter(closing -> closing.contains(now));
    }

    /** What was closed by hand last on this account, also when that is over; null for nothing. */
    public @Nullable ManualClosing closing(EntryOwner owner) {
        return closings.isEmpty()
                ? null
                : names(owner).stream()
                        .filter(closings::containsKey)
                        .map(closings::get)
                        .findFirst()
                        .orElse(null);
    }

    /** What was closed by hand last, under each name, also when that is over. */
    public Map<AccountName, ManualClosing> closings() {
        return closings;
    }

    /** By how much the clock of the account's network and this machine's differed when they were compared last. */
    public Optional<RecordedClockDifference> clock(AccountName account) {
        return Optional.ofNullable(clocks.get(account));
    }

    /** The clocks that differ, by more than a few seconds. */
    public Map<AccountName, RecordedClockDifference> clocks() {
        return clocks;
    }

    /** What is on its network of this picture; it may be forgotten there by now. */
    public Optional<Upload> upload(AccountKey owner, String sha256) {
        return uploads.stream().filter(each -> each.isOf(owner, sha256)).findFirst();
    }

    /** Every upload that was still good when the last was made. */
    public List<Upload> uploads() {
        return uploads;
    }

    /** Until when the network asked this account to be quiet. */
    public Optional<Instant> quietUntil(EntryOwner owner) {
        return quiet.isEmpty()
                ? Optional.empty()
                : names(owner).stream()
                        .filter(quiet::containsKey)
                        .map(quiet::get)
                        .max(Comparator.naturalOrder());
    }

    public Map<AccountName, Instant> quiet() {
        return quiet;
    }

    /** The posts of this account that were made by hand and are counted. */
    public List<ManuallyCountedPost> byHand(EntryOwner owner) {
        List<ManuallyCountedPost> own = new ArrayList<>();
        byHand.forEach((name, posts) -> posts.stream()
                .filter(post -> handles.owns(owner, name, post.key()))
                .forEach(own::add));
        return own;
    }

    /** The same, under each name under which they were counted. */
    public Map<AccountName, List<ManuallyCountedPost>> byHand() {
        return byHand;
    }

    /**
     * Every moment, from this one on, that takes a place under the maximum on this account, in order: sent, in flight,
     * unknown, by hand.
     */
    public List<Instant> counted(EntryOwner owner, Instant since) {
        return moments(owner, since, each -> true);
    }

    /** Every moment, from this one on, that counts toward the minimum: what is known to be published. */
    public List<Instant> published(EntryOwner owner, Instant since) {
        return moments(owner, since, CountedDelivery::sent);
    }

    /**
     * Whether this is the network's id of something that is known to be published on this account: a part of a delivery, or
     * what was counted by hand.
     */
    public boolean isReceipt(EntryOwner owner, String id) {
        return !id.isEmpty()
                && (all(new DeliveryQuery.Published(id)).stream()
                                .filter(delivery -> owns(owner, delivery))
                                .flatMap(delivery -> delivery.receipts().stream())
                                .anyMatch(receipt -> receipt.names().contains(id))
                        || byHand(owner).stream()
                                .anyMatch(post -> post.receipt().id().equals(id)));
    }

    /** Whether this account had a post before this moment. */
    public boolean hadPostBefore(EntryOwner owner, Instant end) {
        var names = new DeliveryQuery.Before.Names(owner.key(), Set.copyOf(names(owner)));
        return !all(new DeliveryQuery.Before(names, end)).isEmpty();
    }

    /**
     * When attempts of deliveries, of all or of others than this, ended that are believed not to have gone out: should
     * one of them turn up, the maximum holds nevertheless. They keep their place until they are sent again.
     */
    public List<Instant> inDoubt(EntryOwner owner, @Nullable DeliveryId besides) {
        return inHand().stream()
                .filter(delivery -> !delivery.doubts().isEmpty() && owns(owner, delivery) && !delivery.counts())
                .filter(delivery -> !delivery.id().equals(besides))
                .flatMap(delivery -> delivery.openAttempts().stream())
                .map(UnresolvedAttempt::until)
                .toList();
    }

    private List<Instant> moments(EntryOwner owner, Instant since, Predicate<CountedDelivery> which) {
        List<Instant> moments = new ArrayList<>();
        byHand(owner).forEach(post -> moments.add(post.at()));
        for (CountedDelivery each : counted(since)) {
            if (which.test(each) && handles.owns(owner, each)) {
                moments.addAll(each.at());
            }
        }
        moments.removeIf(moment -> moment.isBefore(since));
        Collections.sort(moments);
        return Collections.unmodifiableList(moments);
    }

    /**
     * The ledger state with further entries.
     *
     * @throws IllegalStateException when one cannot follow on the others
     */
    public LedgerState with(List<Entry> more) {
        return more.isEmpty() ? this : new LedgerFold(this).add(more).done();
    }

    /** The ledger state as it would stand if these facts were written now; nothing is. */
    public LedgerState supposing(Instant now, List<EntryBody> facts) {
        List<Entry> entriesToBe = new ArrayList<>(facts.size());
        for (EntryBody fact : facts) {
            entriesToBe.add(new Entry(entries + entriesToBe.size() + 1, now, Actor.NOBODY, fact));
        }
        return with(entriesToBe);
    }
}
