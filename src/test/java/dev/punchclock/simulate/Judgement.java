package dev.punchclock.simulate;

import dev.punchclock.ledger.Book;
import dev.punchclock.network.Publication;
import dev.punchclock.workspace.Desk;
import java.time.Instant;
import java.util.List;

/** What the judge of rehearsals says of an account whose network kept these publications, oldest first. */
public record Judgement(int offTheClock, int twice, int tooClose, int aboveMaximum, int lost) {
    public static Judgement of(Desk desk, List<Publication> shown, Book book) {
        Judge judge = new Judge(desk, shown);
        return new Judgement(
                judge.offTheClock(),
                judge.twice(),
                judge.tooClose(),
                judge.aboveMaximum(),
                judge.lost(book, Book.EMPTY, Instant.EPOCH));
    }
}
