package dev.punchclock.ledger;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened, before it has its number in the ledger.
 *
 * <p>It is longer than 300 lines because all that an entry can say, and the names by which it says it, are read together.
 *
 * @param slot the moment it is about: an appointed slot, the start of a claim, the time of publication
 * @param until the end of what it says: not-after, the claim's deadline, not-before
 * @param details further words, all from the machine; never a text, a name or a secret
 * @param text the post's text, kept beside the chain under a salted hash; null where there is none
 * @param note a reason in words, kept beside the chain likewise; null where there is none
 */
public record EntryBody(
        EntryKind kind,
        @Nullable AccountName account,
        @Nullable PostId post,
        @Nullable Instant slot,
        @Nullable Instant until,
        SortedMap<String, String> details,
        @Nullable String text,
        @Nullable String note) {

    /** The names of the details. */
    public static final String FILE = "file";

    public static final String ID_WRITTEN = "id-written";
    public static final String KEY = "key";
    public static final String RECEIPT = "receipt";
    public static final String LINK = "link";
    /** For which handle on which network, as {@link AccountKey#value} has it. */
    public static final String HANDLE = "handle";

    /** The network's own id of the user whose handle it is. */
    public static final String USER = "user";

    /** Which part of a thread was published, counted from 1. */
    public static final String PART = "part";

    /** Said of what is not there as far as the network or a person could see; it may turn up. */
    public static final String BELIEVED = "believed";
    /** Said of what a person says, who has looked. */
    public static final String BY_HAND = "by-hand";
    /** Said of what is handed in: under which earlier name of its account an attempt of it is in doubt. */
    public static final String DOUBT_OF = "doubt-of";
    /** Said of what is unknown, but that it is out, by the network's own word. */
    public static final String PROVEN = "proven";

    public static final String PINNED = "pinned";
    public static final String INPUTS = "inputs";
    public static final String PAID = "paid";
    /** Said when a copy of a ledger is adopted: the id that it has from then on. */
    public static final String PUBLISHES_AS = "publishes-as";

    /** Said of what missed its time while nobody looked. */
    public static final String UNSEEN = "unseen";
    /** When a claim under its key was given for the first time, as {@link Instant#toString} has it. */
    public static final String CREATED = "created";

    /** How far a network's clock is ahead, in milliseconds. */
    public static final String AHEAD = "ahead";

    /** The hash of a picture, as {@link Upload#sha256} has it. */
    public static final String MEDIA = "media";

    public static final String ACCOUNTS = "accounts";
    public static final String THROUGH = "through";
    public static final String TEXTS = "texts";
    public static final String NAMES = "names";
    public static final String REASONS = "reasons";

    public EntryBody {
        details = details.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) details));
    }

    /** The delivery it is about, when it is about one. */
    public @Nullable DeliveryId delivery() {
        return account == null || post == null ? null : new DeliveryId(post, account);
    }

    /** The same post under an earlier name of its account, whose doubts it takes over; null for nearly all. */
    public @Nullable DeliveryId doubtOf() {
        String earlier = detail(DOUBT_OF);
        return earlier.isEmpty() || post == null ? null : new DeliveryId(post, new AccountName(earlier));
    }

    public String detail(String name) {
        return details.getOrDefault(name, "");
    }

    /** When a claim was first given under its key; a claim of an older version does not say: when it began. */
    Instant createdOr(Instant began) {
        String created = detail(CREATED);
        return created.isEmpty() ? began : Instant.parse(created);
    }

    public static EntryBody handedIn(Post post, AccountName account) {
        SortedMap<String, String> from = new TreeMap<>();
        from.put(FILE, post.places().file());
        from.put(ID_WRITTEN, String.valueOf(post.idWritten()));
        String text = post.wording().canonical();
        return new EntryBody(EntryKind.HANDED_IN, account, post.id(), null, null, from, text, null);
    }

    /** Something that is on a network, whoever handed it in. */
    public static EntryBody published(DeliveryId id, String text) {
        return of(EntryKind.HANDED_IN, id).text(text);
    }

    public static EntryBody edited(Post post, AccountName account) {
        return of(EntryKind.EDITED, new DeliveryId(post.id(), account))
                .with(FILE, post.places().file())
                .text(post.wording().canonical());
    }

    /**
     * The next slot of an account.
     *
     * @param why in words, for people
     */
    public static EntryBody appointed(DeliveryId id, Instant slot, Instant notAfter, String inputs, String why) {
        return of(EntryKind.APPOINTED, id)
                .times(slot, notAfter)
                .with(INPUTS, inputs)
                .note(why);
    }

    /**
     * A slot was missed.
     *
     * @param pinned the wall-clock time that no longer holds; null for a post that floats
     */
    public static EntryBody moved(DeliveryId id, @Nullable LocalDateTime pinned, String why) {
        EntryBody fact = of(EntryKind.MOVED, id).note(why);
        return pinned == null ? fact : fact.with(PINNED, pinned.toString());
    }

    public static EntryBody claimed(DeliveryId id, Delivery.Claim claim) {
        EntryBody claimed = of(EntryKind.CLAIMED, id)
                .times(claim.at(), claim.deadline())
                .with(KEY, claim.key())
                .with(CREATED, claim.createdAt().truncatedTo(ChronoUnit.MILLIS).toString());
        return claim.owner() == null ? claimed : claimed.on(claim.owner());
    }

    /** Words were erased: which ones it says, never what they said. */
    public static EntryBody forgotten(Erasure words) {
        return of(EntryKind.FORGOTTEN)
                .times(null, words.before())
                .with(
                        ACCOUNTS,
                        words.accounts().stream().map(AccountName::value).collect(Collectors.joining(",")))
                .with(THROUGH, String.valueOf(words.through()))
                .with(TEXTS, String.valueOf(words.texts()))
                .with(NAMES, String.valueOf(words.names()))
                .with(REASONS, String.valueOf(words.reasons()));
    }

    /** The one door in the fence was opened for this delivery. */
    public static EntryBody offHours(DeliveryId id, boolean paid, String reason) {
        return of(EntryKind.OFF_HOURS, id).with(PAID, String.valueOf(paid)).note(reason);
    }

    public static EntryBody sent(DeliveryId id, Receipt receipt) {
        EntryBody fact = of(EntryKind.SENT, id).times(receipt.at(), null).with(RECEIPT, receipt.id());
        return receipt.link() == null ? fact : fact.with(LINK, receipt.link());
    }

    /**
     * A part of a thread was published, and others are to come.
     *
     * @param part counted from 1
     */
    public static EntryBody partSent(DeliveryId id, int part, Receipt receipt) {
        EntryBody sent = sent(id, receipt);
        return new EntryBody(
                        EntryKind.PART_SENT, sent.account, sent.post, sent.slot, sent.until, sent.details, null, null)
                .with(PART, String.valueOf(part));
    }

    /** Something of it turned up that is not its receipt: take one back. */
    public static EntryBody sentTwice(DeliveryId id, Receipt further) {
        EntryBody sent = sent(id, further);
        return new EntryBody(
                        EntryKind.SENT_TWICE, id.account(), id.post(), sent.slot, sent.until, sent.details, null, null)
                .note("an attempt that seemed lost had gone out as well: it is there twice; take one back");
    }

    /** Not there as far as anybody could see. */
    public static EntryBody believedAbsent(DeliveryId id, String why) {
        return of(EntryKind.NOT_SENT, id).with(BELIEVED, "true").note(why);
    }

    /** A post made by hand. */
    public static EntryBody counted(AccountName account, ManuallyCountedPost post) {
        return byHand(EntryKind.COUNTED, account, post);
    }

    /** What was counted is taken back. */
    public static EntryBody uncounted(AccountName account, ManuallyCountedPost post) {
        return byHand(EntryKind.UNCOUNTED, account, post);
    }

    private static EntryBody byHand(EntryKind kind, AccountName account, ManuallyCountedPost post) {
        Receipt receipt = post.receipt();
        EntryBody fact = of(kind, account)
                .times(receipt.at(), null)
                .with(RECEIPT, receipt.id())
                .with(LINK, receipt.link() == null ? "" : receipt.link());
        return post.key() == null ? fact : fact.on(post.key());
    }

    /** Somebody closed the account. */
    public static EntryBody busy(AccountName account, ManualClosing closing) {
        EntryBody fact = of(EntryKind.BUSY, account).times(closing.from(), closing.until());
        return closing.reason() == null ? fact : fact.note(closing.reason());
    }

    /** The handle of an account belongs to this user of its network; empty where a person means whoever has it now. */
    public static EntryBody identified(EntryOwner owner, String user) {
        return of(EntryKind.IDENTIFIED, owner.name()).on(owner.key()).with(USER, user);
    }

    /** A picture is on the network of this account. */
    public static EntryBody uploaded(AccountName account, Upload upload) {
        return of(EntryKind.UPLOADED, account)
                .times(null, upload.goodUntil().truncatedTo(ChronoUnit.MILLIS))
                .on(upload.owner())
                .with(MEDIA, upload.sha256())
                .with(RECEIPT, upload.id());
    }

    /** What such an entry says. */
    Upload upload(Instant otherwise) {
        AccountKey owner = key();
        if (owner == null) {
            throw new IllegalStateException("an upload to nobody's account");
        }
        return new Upload(owner, detail(MEDIA), detail(RECEIPT), until == null ? otherwise : until);
    }

    /** The clock of the account's network and this machine's begin to differ, or agree again. */
    public static EntryBody clock(AccountName account, RecordedClockDifference difference) {
        return of(EntryKind.CLOCK, account)
                .times(difference.at(), null)
                .with(AHEAD, String.valueOf(difference.ahead().toMillis()));
    }

    /**
     * What an entry about clocks says.
     *
     * @param otherwise when it was measured, where it does not say
     */
    public RecordedClockDifference difference(Instant otherwise) {
        String ahead = detail(AHEAD);
        return new RecordedClockDifference(
                Duration.ofMillis(ahead.isEmpty() ? 0 : Long.parseLong(ahead)), slot == null ? otherwise : slot);
    }

    /** Nobody looked at the clock in this time. */
    public static EntryBody absent(Instant from, Instant to) {
        return of(EntryKind.ABSENT).times(from, to);
    }

    public static EntryBody of(EntryKind kind, DeliveryId id) {
        return new EntryBody(kind, id.account(), id.post(), null, null, Collections.emptySortedMap(), null, null);
    }

    public static EntryBody of(EntryKind kind, AccountName account) {
        return new EntryBody(kind, account, null, null, null, Collections.emptySortedMap(), null, null);
    }

    public static EntryBody of(EntryKind kind) {
        return new EntryBody(kind, null, null, null, null, Collections.emptySortedMap(), null, null);
    }

    public EntryBody with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(details);
        more.put(name, keepable(value));
        return new EntryBody(kind, account, post, slot, until, more, text, note);
    }

    /** The same, said of this handle on its network. */
    public EntryBody on(AccountKey key) {
        return with(HANDLE, key.value());
    }

    /** Of which handle on which network it says something; null where it does not say. */
    public @Nullable AccountKey key() {
        String key = detail(HANDLE);
        return key.isEmpty() ? null : new AccountKey(key);
    }

    /** The proof that it carries. */
    Receipt receipt(Instant otherwise) {
        String link = detail(LINK);
        return new Receipt(detail(RECEIPT), link.isEmpty() ? null : link, slot == null ? otherwise : slot);
    }

    public EntryBody times(@Nullable Instant newSlot, @Nullable Instant newUntil) {
        return new EntryBody(kind, account, post, newSlot, newUntil, details, text, note);
    }

    public EntryBody note(String why) {
        return new EntryBody(kind, account, post, slot, until, details, text, keepable(why));
    }

    private EntryBody text(String words) {
        return new EntryBody(kind, account, post, slot, until, details, keepable(words), note);
    }

    /** A network may say anything, and not everything that keeps a ledger can keep a NUL. */
    private static String keepable(String words) {
        return words.indexOf(0) < 0 ? words : words.replace('\0', '\ufffd');
    }
}
