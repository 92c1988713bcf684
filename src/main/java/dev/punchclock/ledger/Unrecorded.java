package dev.punchclock.ledger;

import dev.punchclock.hours.Told;
import dev.punchclock.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What is out, or may be, and is not written down: said before anything else, until it is. */
public final class Unrecorded {
    private Unrecorded() {}

    /**
     * What is known to be out, and what was being published by somebody who never said how that ended.
     *
     * @param doubt how far clocks may be wrong
     */
    public static List<Problem> problems(Ledger ledger, Book book, Instant now, Duration doubt) {
        List<Problem> all = new ArrayList<>();
        List<Fact> kept = open(ledger.kept(), book);
        kept.forEach(fact -> all.add(problem(fact)));
        book.deliveries().stream()
                .filter(each -> isAbandoned(each, now, doubt))
                .filter(each -> kept.stream().noneMatch(fact -> each.id().equals(fact.delivery())))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .forEach(each -> all.add(Problem.error(
                        null,
                        each.id() + " may be out, and that is not written down: punchclock ended while it was being"
                                + " published",
                        "punchclock run; in work hours it asks the network about it")));
        return all;
    }

    /** What is being published at this moment, as far as the ledger knows; one sentence for each. */
    public static List<String> underWay(Book book, Instant now, Duration doubt, ZoneId zone) {
        return book.deliveries().stream()
                .filter(each -> each.state() == State.CLAIMED && !isAbandoned(each, now, doubt))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .map(each -> {
                    Delivery.Claim claim = each.claim();
                    String until = claim == null ? "" : ", by " + Told.toTheSecond(claim.deadline(), zone);
                    return each.id() + " is being published; how that ends is written down soon" + until + ".";
                })
                .toList();
    }

    private static boolean isAbandoned(Delivery delivery, Instant now, Duration doubt) {
        Delivery.Claim claim = delivery.claim();
        return delivery.state() == State.CLAIMED
                && claim != null
                && now.isAfter(claim.deadline().plus(doubt));
    }

    /** Those of these that the book does not have. */
    public static List<Fact> open(List<Fact> kept, Book book) {
        return kept.stream()
                .filter(fact -> {
                    Delivery delivery = fact.delivery() == null ? null : book.find(fact.delivery());
                    return delivery != null && delivery.state() != State.SENT && isNext(fact, delivery);
                })
                .toList();
    }

    private static boolean isNext(Fact fact, Delivery delivery) {
        int part = fact.kind() == Kind.SENT ? delivery.parts() : Integer.parseInt(fact.detail(Fact.PART));
        return part == delivery.published().size() + 1;
    }

    public static Problem problem(Fact kept) {
        String link = kept.detail(Fact.LINK);
        String part = kept.kind() == Kind.PART_SENT ? "part " + kept.detail(Fact.PART) + " of " : "";
        return Problem.error(
                null,
                part + kept.delivery() + " was sent" + (link.isEmpty() ? "" : " (" + link + ")")
                        + ", and that is not written down yet",
                "see that the ledger can be written (punchclock doctor); the next look writes it down");
    }
}
