package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.EntryOwner;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Network;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.CheckedQueue;
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
    private final CheckedQueue checked;
    private final Ledger ledger;
    private final Map<String, Network> networks;
    private final Instant now;

    /** @param networks by the word that accounts use */
    public Adoption(
            Workspace workspace, CheckedQueue checked, Ledger ledger, Map<String, Network> networks, Instant now) {
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
            List<EntryBody> found,
            SortedMap<AccountName, Integer> seen,
            SortedMap<AccountName, Problem> unasked,
            List<EntryBody> held,
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
        EntryBody adopted = EntryBody.of(EntryKind.ADOPTED).with(EntryBody.FILE, workspace.folder());
        if (!displaced && !takesOver) {
            ledger.record(now, ledgerState -> Decided.of(withHandles(adopted, ledgerState)));
            return new Adopted(false, List.of(), new TreeMap<>(), new TreeMap<>(), List.of(), List.of());
        }
        if (displaced) {
            mustBeReadable();
        }
        EntryBody first = displaced ? adopted.with(EntryBody.PUBLISHES_AS, newId.get()) : adopted;
        for (int i = 0; i < TRIES; i++) {
            LedgerState before = ledger.book();
            Review review = new Review(before, first, displaced).ask();
            if (takesOver) {
                review.hold(publisher + " may have published it");
            }
            boolean written = ledger.record(now, ledgerState -> {
                boolean same = ledgerState.entries() == before.entries();
                return new Decided<>(same ? review.facts : List.<EntryBody>of(), same);
            });
            if (written) {
                return review.adopted();
            }
        }
        throw new ProblemException(
                ExitCode.RULE,
                "another punchclock writes into this ledger all the time; nothing was changed",
                "end it, then: punchclock adopt");
    }

    /** Whoever has the handles by now is meant; where something is in doubt, it can be found with the one before only. */
    private List<EntryBody> withHandles(EntryBody adopted, LedgerState ledgerState) {
        List<EntryBody> facts = new ArrayList<>(List.of(adopted));
        for (AccountContext context : workspace.contexts().values()) {
            EntryOwner owner = context.owner();
            boolean isInDoubt = ledgerState.inHand().stream()
                    .filter(delivery -> ledgerState.owns(owner, delivery))
                    .flatMap(delivery -> delivery.openAttempts().stream())
                    .anyMatch(attempt -> !attempt.isDenied(context.limits().settle()));
            if (ledgerState.user(owner).isPresent() && !isInDoubt) {
                facts.add(EntryBody.identified(owner, ""));
            }
        }
        return facts;
    }

    /** What stands in a file that cannot be read may be out, and could not be compared. */
    private void mustBeReadable() {
        if (!workspace.brokenFiles().isEmpty()) {
            throw new ProblemException(
                    ExitCode.WORKSPACE,
                    "what stands in " + String.join(", ", workspace.brokenFiles())
                            + " cannot be compared with what went out",
                    "punchclock check says what is wrong; put it right, then: punchclock adopt");
        }
    }

    /** What is to be written, as it is being found out. */
    private final class Review {
        private final LedgerState before;
        private final boolean displaced;
        private final List<EntryBody> facts = new ArrayList<>();
        private final SortedMap<AccountName, Integer> seen = new TreeMap<>();
        private final SortedMap<AccountName, Problem> unasked = new TreeMap<>();
        private final Set<EntryBody> intake;

        Review(LedgerState before, EntryBody first, boolean displaced) {
            this.before = before;
            this.displaced = displaced;
            facts.add(first);
            facts.addAll(QueueIntake.decide(workspace, checked, before, Instant.MIN));
            intake = Set.copyOf(facts);
        }

        private LedgerState book() {
            return before.supposing(now, facts);
        }

        Review ask() {
            Set<String> counted = ledger.lately(EntryKind.COUNTED, Instant.EPOCH).stream()
                    .map(Entry::fact)
                    .map(fact -> fact.detail(EntryBody.LINK))
                    .collect(Collectors.toSet());
            for (AccountContext context : workspace.contexts().values()) {
                Network network = networks.get(context.account().network());
                if (network != null) {
                    ask(context, network, counted);
                }
            }
            return this;
        }

        private void ask(AccountContext context, Network network, Set<String> counted) {
            AccountName account = context.account().name();
            UnknownPostFinder missed = new UnknownPostFinder(workspace, context, network, ledger, before, book(), now);
            try {
                missed.ask(counted);
                if (!missed.seen().isEmpty()) {
                    seen.put(account, missed.seen().size());
                }
            } catch (ProblemException cannotBeAsked) {
                missed = new UnknownPostFinder(workspace, context, network, ledger, before, book(), now);
                missed.hold(context.account().network() + " could not be asked whether it is out");
                unasked.put(account, cannotBeAsked.problems().get(0));
            }
            facts.addAll(missed.facts());
            if (displaced && !unasked.containsKey(account)) {
                Instant last = before.entries() > 0 ? before.lastAt() : now;
                ledger.further()
                        .ifPresent(further ->
                                facts.addAll(NotYetListed.facts(workspace, context, further, last, book(), now)));
            }
        }

        void hold(String why) {
            List<EntryBody> held = book().inHand().stream()
                    .filter(delivery -> delivery.state() == DeliveryState.WAITING)
                    .map(Delivery::id)
                    .sorted()
                    .map(id -> EntryBody.of(EntryKind.HELD, id).note(why))
                    .toList();
            facts.addAll(held);
        }

        Adopted adopted() {
            List<EntryBody> told =
                    facts.stream().filter(fact -> !intake.contains(fact)).toList();
            Set<Object> isNew = told.stream()
                    .filter(fact -> fact.kind() == EntryKind.HANDED_IN)
                    .map(EntryBody::delivery)
                    .collect(Collectors.toSet());
            List<EntryBody> found = told.stream()
                    .filter(fact -> fact.kind() == EntryKind.SENT && !isNew.contains(fact.delivery()))
                    .toList();
            List<EntryBody> held =
                    facts.stream().filter(fact -> fact.kind() == EntryKind.HELD).toList();
            List<DeliveryId> doubted = facts.stream()
                    .filter(fact -> fact.kind() == EntryKind.NOT_SENT)
                    .flatMap(fact -> Stream.ofNullable(fact.delivery()))
                    .toList();
            return new Adopted(true, found, seen, unasked, held, doubted);
        }
    }
}
