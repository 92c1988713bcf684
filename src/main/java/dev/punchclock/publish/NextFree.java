package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Book;
import dev.punchclock.plan.Ask;
import dev.punchclock.plan.Candidate;
import dev.punchclock.plan.Planner;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Late;
import dev.punchclock.post.PostId;
import dev.punchclock.workspace.Desk;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The next moment at which one more post could go out on an account, whatever waits in the queue. */
public final class NextFree {
    private static final Duration A_MOMENT = Duration.ofMinutes(5);
    private static final PostId SOME_POST = new PostId("next");

    private NextFree() {}

    /** A whole minute, at least five minutes from now; empty when there is none for weeks. */
    public static Optional<Instant> on(Desk desk, Book book, Instant now) {
        AccountName account = desk.account().name();
        Instant soon = now.plus(A_MOMENT).truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        Candidate post = new Candidate(new DeliveryId(SOME_POST, account), null, true, soon, null, Late.NEXT_SLOT);
        Ask ask = Waiting.ask(desk, List.of(post), null, book, null, now, now.plus(Rules.HORIZON));
        return Planner.plan(ask).slots().stream()
                .findFirst()
                .map(slot -> slot.at().plusSeconds(59).truncatedTo(ChronoUnit.MINUTES));
    }
}
