package dev.punchclock.simulate;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.Closing;
import dev.punchclock.ledger.Appointment;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.CountedPost;
import dev.punchclock.ledger.Decision.Decided;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.Look;
import dev.punchclock.ledger.Owner;
import dev.punchclock.ledger.State;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal begins with.
 *
 * @param workspace with the posts that are not done
 * @param known what its ledger knows, in the order in which it came to be known
 * @param lastLook when a round looked last; null when none ever did
 */
public record StartingPoint(
        Workspace workspace, List<Moment> known, @Nullable Instant lastLook) {
    public StartingPoint {
        known = List.copyOf(known);
    }

    /** As if the queue were new, and nothing had ever happened. */
    public static StartingPoint afresh(Workspace workspace) {
        return new StartingPoint(workspace, List.of(), null);
    }

    /** As things stand now, so that a calm rehearsal comes to what the plan foresees. */
    public static StartingPoint asOf(Workspace all, Ledger ledger, Instant now) {
        Book book = ledger.book();
        List<Post> left = new ArrayList<>();
        List<Entry> histories = new ArrayList<>();
        for (Post post : all.queue()) {
            List<Desk> desks = post.to().stream()
                    .flatMap(account -> Stream.ofNullable(all.desks().get(account)))
                    .filter(desk -> waits(book.find(post.id(), desk.owner())))
                    .toList();
            if (!desks.isEmpty()) {
                left.add(post.onlyTo(
                        desks.stream().map(desk -> desk.account().name()).toList()));
                histories.addAll(histories(post, desks, book, ledger));
            }
        }
        histories.sort(Comparator.comparingLong(Entry::number));
        List<Moment> known = new ArrayList<>();
        histories.forEach(entry -> known.add(new Moment(entry.at(), entry.fact())));
        Set<DeliveryId> handedIn = histories.stream()
                .flatMap(entry -> Stream.ofNullable(entry.fact().delivery()))
                .collect(Collectors.toSet());
        all.desks()
                .values()
                .forEach(desk ->
                        standing(desk, book, ledger, handedIn).forEach(fact -> known.add(new Moment(now, fact))));
        Instant lastLook = ledger.lastLook().map(Look::at).orElse(null);
        return new StartingPoint(all.withQueue(left), known, lastLook);
    }

    private static boolean waits(@Nullable Delivery delivery) {
        return delivery == null || delivery.state() == State.WAITING || delivery.state() == State.WITHDRAWN;
    }

    /** All that was written of the post on these accounts, but its appointments: the one that stands is known. */
    private static List<Entry> histories(Post post, List<Desk> desks, Book book, Ledger ledger) {
        List<AccountName> names = desks.stream()
                .filter(desk -> book.find(post.id(), desk.owner()) != null)
                .flatMap(desk -> book.names(desk.owner()).stream())
                .toList();
        return names.isEmpty()
                ? List.of()
                : ledger.history(post.id()).stream()
                        .filter(entry -> names.contains(entry.fact().account())
                                && entry.fact().kind() != Kind.APPOINTED)
                        .toList();
    }

    /** What counts already, what is paused, closed by hand, appointed. */
    private static List<Fact> standing(Desk desk, Book book, Ledger ledger, Set<DeliveryId> handedIn) {
        AccountName account = desk.account().name();
        Owner owner = desk.owner();
        List<Fact> facts = new ArrayList<>();
        for (Instant at : book.counted(owner)) {
            facts.add(Fact.counted(account, new CountedPost(new Receipt("", null, at), owner.key())));
        }
        if (book.isPaused(owner)) {
            facts.add(Fact.of(Kind.PAUSED, account));
        }
        Closing closing = book.closing(owner);
        if (closing != null) {
            facts.add(Fact.busy(account, closing));
        }
        book.appointment(account)
                .filter(it -> handedIn.contains(it.delivery()))
                .ifPresent(it -> facts.add(
                        Fact.appointed(it.delivery(), it.slot(), it.notAfter(), it.inputs(), why(it, ledger))));
        return facts;
    }

    private static String why(Appointment appointment, Ledger ledger) {
        String why = "";
        for (Entry entry : ledger.history(appointment.delivery().post())) {
            Fact fact = entry.fact();
            boolean isIt =
                    fact.kind() == Kind.APPOINTED && appointment.delivery().equals(fact.delivery());
            why = isIt && fact.note() != null ? fact.note() : why;
        }
        return why;
    }

    /** Writes it into a ledger that knows nothing yet. */
    void writeTo(Ledger ledger) {
        int next = 0;
        while (next < known.size()) {
            Instant at = known.get(next).at();
            List<Fact> together = new ArrayList<>();
            while (next < known.size() && known.get(next).at().equals(at)) {
                together.add(known.get(next++).fact());
            }
            ledger.record(at, book -> new Decided<>(together, together.size()));
        }
        if (lastLook != null) {
            ledger.looked(lastLook);
        }
    }
}
