package dev.punchclock.publish;

import dev.punchclock.account.Period;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Owner;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.workspace.Desk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What takes a place under the maximum, when of some nobody knows yet at which moment they went out. */
final class WorstCase {
    private WorstCase() {}

    /**
     * Every moment that counts on this account, in order. What may have gone out in either of two periods of its quota
     * counts in both; the gap is kept from the later moment all the same. What is believed absent may turn up.
     */
    static List<Instant> counted(Desk desk, Book book) {
        return counted(desk, book, null);
    }

    /** The same for a delivery that is to be sent: its own earlier attempts take no place beside it. */
    static List<Instant> counted(Desk desk, Book book, @Nullable DeliveryId besides) {
        Owner owner = desk.owner();
        List<Instant> counted = book.counted(owner);
        List<Instant> also = new ArrayList<>(book.inDoubt(owner, besides));
        for (Delivery delivery : book.deliveries()) {
            Delivery.Claim claim = delivery.claim();
            boolean isOpen = delivery.state().counts()
                    && delivery.receipt() == null
                    && delivery.published().isEmpty();
            if (claim != null && isOpen && !isInOnePeriod(desk, claim) && book.owns(owner, delivery)) {
                also.add(claim.at());
            }
        }
        if (also.isEmpty()) {
            return counted;
        }
        also.addAll(counted);
        Collections.sort(also);
        return also;
    }

    private static boolean isInOnePeriod(Desk desk, Delivery.Claim claim) {
        Period per = desk.account().quota().per();
        WallClock clock = desk.timetable().clock();
        return per.startOf(clock.dayOf(claim.at())).equals(per.startOf(clock.dayOf(claim.deadline())));
    }
}
