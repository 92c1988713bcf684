package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Decision.Decided;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.Owner;
import dev.punchclock.ledger.State;
import dev.punchclock.network.Network;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.Stopped;
import dev.punchclock.workspace.Checked;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a ledger the one that publishes a workspace from its folder. */
public final class Adoption {
    private static final int TRIES = 3;

    private final Workspace workspace;
    private final Checked checked;
    private final Ledger ledger;
    private final Map<String, Network> networks;
    private final Instant now;

    /** @param networks by the word that accounts use */
    public Adoption(Workspace workspace, Checked checked, Ledger ledger, Map<String, Network> networks, Instant now) {
        this.workspace = workspace;
        this.checked = checked;
        this.ledger = ledger;
        this.networks = networks;
        this.now = now;
    }

    /**
     * What an adoption came to.
     *
     * @param asked whether the networks were asked: nobody else can say what this ledger does not know
     * @param found posts of the queue that are out already, and were not known to be
     * @param seen how many other posts each account has that this ledger did not know
     * @param unasked why an account's network could not be asked; what waits on it is held
     * @param held everything that is held because it may be out
     * @param doubted what waits until its network must show it, if it is out
     */
    public record Adopted(
            boolean asked,
            List<Fact> found,
            SortedMap<AccountName, Integer> seen,
            SortedMap<AccountName, Problem> unasked,
            List<Fact> held,
            List<DeliveryId> doubted) {}

    /**
     * Writes the adoption down. Where the ledger may lack what went out, because it is an older one or a copy, or another
     * one published the workspace until now, the networks are asked first, and what they show is settled. Where another
     * one published, what they do not show is held all the same.
     *
     * @param newId asked for an id that a copy has from now on: the ledger that it was made from may still be in use
     */
    public Adopted adopt(Supplier<String> newId) {
        String publisher = workspace.publisher();
        boolean displaced = ledger.displaced().isPresent();
        boolean takesOver = publisher != null && !publisher.equals(ledger.id());
        Fact adopted = Fact.of(Kind.ADOPTED).with(Fact.FILE, workspace.folder());
        if (!displaced && !takesOver) {
            ledger.record(now, book -> Decided.of(withHandles(adopted, book)));
            return new Adopted(false, List.of(), new TreeMap<>(), new TreeMap<>(), List.of(), List.of());
        }
        if (displaced) {
            mustBeReadable();
        }
        Fact first = displaced ? adopted.with(Fact.PUBLISHES_AS, newId.get()) : adopted;
        for (int i = 0; i < TRIES; i++) {
            Book before = ledger.book();
            Review review = new Review(before, first, displaced).ask();
            if (takesOver) {
                review.hold(publisher + " may have published it");
            }
            boolean written = ledger.record(now, book -> {
                boolean same = book.entries() == before.entries();
                return new Decided<>(same ? review.facts : List.<Fact>of(), same);
            });
            if (written) {
                return review.adopted();
            }
        }
        throw new Stopped(
                ExitCode.RULE,
                "another punchclock writes into this ledger all the time; nothing was changed",
                "end it, then: punchclock adopt");
    }

    /** Whoever has the handles by now is meant; where something is in doubt, it can be found with the one before only. */
    private List<Fact> withHandles(Fact adopted, Book book) {
        List<Fact> facts = new ArrayList<>(List.of(adopted));
        for (Desk desk : workspace.desks().values()) {
            Owner owner = desk.owner();
            boolean isInDoubt = book.inHand().stream()
                    .filter(delivery -> book.owns(owner, delivery))
                    .flatMap(delivery -> delivery.openAttempts().stream())
                    .anyMatch(attempt -> !attempt.isDenied(desk.limits().settle()));
            if (book.user(owner).isPresent() && !isInDoubt) {
                facts.add(Fact.identified(owner, ""));
            }
        }
        return facts;
    }

    /** What stands in a file that cannot be read may be out, and could not be compared. */
    private void mustBeReadable() {
        if (!workspace.brokenFiles().isEmpty()) {
            throw new Stopped(
                    ExitCode.WORKSPACE,
                    "what stands in " + String.join(", ", workspace.brokenFiles())
                            + " cannot be compared with what went out",
                    "punchclock check says what is wrong; put it right, then: punchclock adopt");
        }
    }

    /** What is to be written, as it is being found out. */
    private final class Review {
        private final Book before;
        private final boolean displaced;
        private final List<Fact> facts = new ArrayList<>();
        private final SortedMap<AccountName, Integer> seen = new TreeMap<>();
        private final SortedMap<AccountName, Problem> unasked = new TreeMap<>();
        private final Set<Fact> intake;

        Review(Book before, Fact first, boolean displaced) {
            this.before = before;
            this.displaced = displaced;
            facts.add(first);
            facts.addAll(Intake.decide(workspace, checked, before, Instant.MIN));
            intake = Set.copyOf(facts);
        }

        private Book book() {
            return before.supposing(now, facts);
        }

        Review ask() {
            Set<String> counted = ledger.lately(Kind.COUNTED, Instant.EPOCH).stream()
                    .map(Entry::fact)
                    .map(fact -> fact.detail(Fact.LINK))
                    .collect(Collectors.toSet());
            for (Desk desk : workspace.desks().values()) {
                Network network = networks.get(desk.account().network());
                if (network != null) {
                    ask(desk, network, counted);
                }
            }
            return this;
        }

        private void ask(Desk desk, Network network, Set<String> counted) {
            AccountName account = desk.account().name();
            MissedPosts missed = new MissedPosts(workspace, desk, network, ledger, before, book(), now);
            try {
                missed.ask(counted);
                if (!missed.seen().isEmpty()) {
                    seen.put(account, missed.seen().size());
                }
            } catch (Stopped cannotBeAsked) {
                missed = new MissedPosts(workspace, desk, network, ledger, before, book(), now);
                missed.hold(desk.account().network() + " could not be asked whether it is out");
                unasked.put(account, cannotBeAsked.problems().get(0));
            }
            facts.addAll(missed.facts());
            if (displaced && !unasked.containsKey(account)) {
                Instant last = before.entries() > 0 ? before.lastAt() : now;
                ledger.further()
                        .ifPresent(further ->
                                facts.addAll(NotYetListed.facts(workspace, desk, further, last, book(), now)));
            }
        }

        void hold(String why) {
            List<Fact> held = book().inHand().stream()
                    .filter(delivery -> delivery.state() == State.WAITING)
                    .map(Delivery::id)
                    .sorted()
                    .map(id -> Fact.of(Kind.HELD, id).note(why))
                    .toList();
            facts.addAll(held);
        }

        Adopted adopted() {
            List<Fact> told =
                    facts.stream().filter(fact -> !intake.contains(fact)).toList();
            Set<Object> isNew = told.stream()
                    .filter(fact -> fact.kind() == Kind.HANDED_IN)
                    .map(Fact::delivery)
                    .collect(Collectors.toSet());
            List<Fact> found = told.stream()
                    .filter(fact -> fact.kind() == Kind.SENT && !isNew.contains(fact.delivery()))
                    .toList();
            List<Fact> held =
                    facts.stream().filter(fact -> fact.kind() == Kind.HELD).toList();
            List<DeliveryId> doubted = facts.stream()
                    .filter(fact -> fact.kind() == Kind.NOT_SENT)
                    .flatMap(fact -> Stream.ofNullable(fact.delivery()))
                    .toList();
            return new Adopted(true, found, seen, unasked, held, doubted);
        }
    }
}
