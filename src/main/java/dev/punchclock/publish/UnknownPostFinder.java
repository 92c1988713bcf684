package dev.punchclock.publish;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryQuery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.LookupQuery;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Network;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Publication;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an account published that the ledger does not know of, as its network shows it: asked when a ledger is adopted that
 * is older than what went out, or a copy. What waits here and is out there is sent; what is out there and stands nowhere
 * here counts from now on; what cannot be asked, or told, is held.
 */
final class UnknownPostFinder {
    private static final String FOUND = "found on the network when the ledger was adopted";
    private static final Set<DeliveryState> OPEN = EnumSet.of(
            DeliveryState.WAITING,
            DeliveryState.CLAIMED,
            DeliveryState.UNKNOWN,
            DeliveryState.PARTLY,
            DeliveryState.HELD,
            DeliveryState.DROPPED);
    /** Further back than the ledger's last entry: its clock may have been wrong. */
    private static final Duration SLACK = Duration.ofDays(1);

    private final Workspace workspace;
    private final AccountContext context;
    private final Network network;
    private final Ledger ledger;
    private final LedgerState known;
    private final Instant now;
    private final List<EntryBody> facts = new ArrayList<>();
    private final List<Publication> free = new ArrayList<>();
    private final List<Receipt> seen = new ArrayList<>();
    private LedgerState ledgerState;

    /**
     * Nothing is asked yet.
     *
     * @param known what {@code ledger} says of itself
     * @param ledgerState the same, with what the queue holds and the ledger has not seen
     */
    UnknownPostFinder(
            Workspace workspace,
            AccountContext context,
            Network network,
            Ledger ledger,
            LedgerState known,
            LedgerState ledgerState,
            Instant now) {
        this.workspace = workspace;
        this.context = context;
        this.network = network;
        this.ledger = ledger;
        this.known = known;
        this.ledgerState = ledgerState;
        this.now = now;
    }

    /** What is to be written. */
    List<EntryBody> facts() {
        return facts;
    }

    /** What is out there and stood nowhere here. */
    List<Receipt> seen() {
        return seen;
    }

    /**
     * Asks.
     *
     * @param counted links of posts that were counted by hand
     * @throws ProblemException when the network cannot be asked, or the credentials belong to somebody else
     */
    void ask(Set<String> counted) {
        CredentialOwnership.mustBeOurs(network, context, known);
        network.recent(context.account(), since()).stream()
                .filter(shown -> !ledgerState.isReceipt(context.owner(), shown.id()) && !isCounted(shown, counted))
                .sorted(Comparator.comparing(Publication::at))
                .forEach(free::add);
        candidates().forEach(delivery -> settle(delivery.id()));
        candidates().forEach(this::ask);
        free.stream().filter(shown -> !mayBeOurs(shown)).forEach(this::count);
    }

    /** What may be an attempt of ours is nobody else's: counted so, it would never be found. */
    private boolean mayBeOurs(Publication shown) {
        return UnresolvedAttempts.mayBeAnothers(context, ledgerState, shown.at(), shown.text(), null);
    }

    /** Holds whatever waits: nobody can say whether it is out. */
    void hold(String why) {
        candidates().stream()
                .filter(UnknownPostFinder::mayGoOut)
                .forEach(delivery ->
                        write(EntryBody.of(EntryKind.HELD, delivery.id()).note(why)));
    }

    /** As far as maximum, gap, repeats, the ledger's last entry and what it left open reach. */
    private Instant since() {
        List<Instant> marks = new ArrayList<>(List.of(NetworkBackedLedger.since(context, now)));
        if (known.entries() > 0) {
            marks.add(known.lastAt().minus(SLACK));
        }
        for (Delivery delivery : candidates()) {
            Delivery.Claim claim = delivery.claim();
            if (claim != null) {
                marks.add(claim.createdAt().minus(SLACK));
            }
            delivery.openAttempts().forEach(attempt -> marks.add(attempt.since().minus(SLACK)));
        }
        return Collections.min(marks);
    }

    private static boolean isCounted(Publication shown, Set<String> counted) {
        return counted.stream()
                .anyMatch(link ->
                        link.equals(shown.link()) || (!shown.id().isEmpty() && link.endsWith("/" + shown.id())));
    }

    /** What may be out there: first what was tried, then what has waited longest. */
    private List<Delivery> candidates() {
        List<Delivery> all = ledgerState.inHand();
        all.addAll(ledgerState.all(new DeliveryQuery.Dropped()));
        return all.stream()
                .distinct()
                .filter(delivery -> ledgerState.owns(context.owner(), delivery))
                .filter(UnknownPostFinder::isOpen)
                .filter(delivery -> delivery.text() != null)
                .sorted(UnknownPostFinder::inOrder)
                .toList();
    }

    private static int inOrder(Delivery one, Delivery other) {
        int tried = Boolean.compare(other.claim() != null, one.claim() != null);
        int earlier = one.since().compareTo(other.since());
        return tried != 0 ? tried : earlier != 0 ? earlier : one.id().compareTo(other.id());
    }

    /** Also what is withdrawn, where an attempt of it may turn up. */
    private static boolean isOpen(Delivery delivery) {
        return OPEN.contains(delivery.state()) || delivery.isInDoubt();
    }

    private static boolean mayGoOut(Delivery delivery) {
        return delivery.state() == DeliveryState.WAITING || delivery.state() == DeliveryState.PARTLY;
    }

    /** Takes part after part, as long as the network shows the next one. */
    private void settle(DeliveryId id) {
        Delivery delivery = ledgerState.find(id);
        while (delivery != null && isOpen(delivery)) {
            Publication shown = same(delivery);
            if (shown == null) {
                return;
            }
            take(delivery, shown);
            delivery = ledgerState.find(id);
        }
    }

    private void take(Delivery delivery, Publication shown) {
        free.remove(shown);
        write(delivery.sent(shown.receipt()).note(FOUND));
    }

    /** The first one that says the same, and was not there before the delivery was; null when there is none. */
    private @Nullable Publication same(Delivery delivery) {
        int part = delivery.published().size();
        String key = Attempt.key(workspace, delivery.id(), part);
        String gist = part(delivery).gist();
        for (Publication shown : free) {
            boolean says = shown.key().isEmpty()
                    ? isSince(delivery, shown) && gist.equals(new Wording(shown.text()).gist())
                    : shown.key().equals(key);
            if (says) {
                return shown;
            }
        }
        return null;
    }

    /** The words of what comes next of it: no network shows a picture by our hash. */
    private static Wording part(Delivery delivery) {
        List<Wording> parts = wording(delivery).with(List.of()).parts();
        return parts.get(Math.min(delivery.published().size(), parts.size() - 1));
    }

    private static Wording wording(Delivery delivery) {
        return new Wording(delivery.text() == null ? "" : delivery.text());
    }

    /** Of a post that the ledger has not seen nobody knows how long it has been there. */
    private boolean isSince(Delivery delivery, Publication shown) {
        Delivery before = known.find(delivery.id());
        if (before == null) {
            return true;
        }
        Delivery.Claim claim = before.claim();
        Instant since = before.since();
        since = claim != null && claim.createdAt().isBefore(since) ? claim.createdAt() : since;
        return !shown.at().isBefore(since.minus(PublishingTimes.LATE));
    }

    /** What was tried, and where something is shown that may be it in other letters: the network itself is asked. */
    private void ask(Delivery delivery) {
        int number = delivery.published().size();
        trace(delivery, number).ifPresent(trace -> settle(delivery, trace));
        Delivery now = ledgerState.find(delivery.id());
        if (now != null && isOpen(now) && now.published().size() > number) {
            ask(now);
        }
    }

    private Optional<LookupResult> trace(Delivery delivery, int number) {
        if (!delivery.openAttempts().isEmpty()) {
            return new NetworkLookup(context, network, ledger, ledgerState).openAttempts(delivery);
        }
        Wording part = part(delivery);
        boolean near = free.stream()
                .anyMatch(shown -> shown.key().isEmpty() && isSince(delivery, shown) && mayBe(part, shown.text()));
        if (!near) {
            return Optional.empty();
        }
        var prepared = new Prepared(context.account(), wording(delivery)).after(delivery.published());
        var key = new IdempotencyKey(Attempt.key(workspace, delivery.id(), number), delivery.since());
        String user = ledgerState.user(context.owner()).orElse("");
        var query = new LookupQuery(key, since(), now, id -> ledgerState.isReceipt(context.owner(), id), user);
        return Optional.of(network.find(prepared, number, query));
    }

    private void settle(Delivery delivery, LookupResult trace) {
        if (trace instanceof LookupResult.Found found) {
            free.stream()
                    .filter(shown -> shown.id().equals(found.receipt().id()))
                    .findFirst()
                    .ifPresent(shown -> take(delivery, shown));
        } else if (trace instanceof LookupResult.CannotTell cannot && mayGoOut(delivery)) {
            write(EntryBody.of(EntryKind.HELD, delivery.id()).note(cannot.why()));
        }
    }

    /** Whether half of the words are the same, links left out: networks write those in their own way. */
    private static boolean mayBe(Wording written, String shown) {
        Set<String> ours = words(written);
        Set<String> theirs = words(new Wording(shown));
        int fewer = Math.min(ours.size(), theirs.size());
        ours.retainAll(theirs);
        return 2 * ours.size() >= fewer;
    }

    private static Set<String> words(Wording wording) {
        Set<String> words = new HashSet<>(List.of(
                wording.gist().replaceAll("\\S*(://|\\.\\p{L})\\S*", " ").split("[^\\p{L}\\p{N}]+", -1)));
        words.remove("");
        return words;
    }

    /** It was published from here and forgotten, or by hand: it takes its place under the maximum, and is not said again. */
    private void count(Publication shown) {
        DeliveryId id = NetworkBackedLedger.id(workspace, context, shown);
        Delivery before = ledgerState.find(id);
        boolean isFree = before == null || before.state() == DeliveryState.WITHDRAWN;
        DeliveryId own = isFree ? id : NetworkBackedLedger.free(ledgerState, id);
        seen.add(shown.receipt());
        write(EntryBody.published(own, shown.text()));
        write(EntryBody.sent(own, shown.receipt()).note(FOUND));
    }

    private void write(EntryBody fact) {
        facts.add(fact);
        ledgerState = ledgerState.supposing(now, List.of(fact));
    }
}
