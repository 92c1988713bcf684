package dev.punchclock.publish;

import dev.punchclock.ledger.Appointment;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.plan.Slot;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import java.util.List;

/** Writes down the next slot of an account, unless it already stands. */
final class AppointmentWriter {
    private AppointmentWriter() {}

    /** @param jumped whether the clock has jumped over the one that stood */
    static List<EntryBody> decide(AccountContext context, LedgerState ledgerState, Slot slot, boolean jumped) {
        Delivery delivery = ledgerState.find(slot.id());
        if (delivery == null || delivery.state() != DeliveryState.WAITING) {
            return List.of();
        }
        Appointment standing = ledgerState.appointment(slot.id().account()).orElse(null);
        if (standing != null
                && standing.delivery().equals(slot.id())
                && standing.slot().equals(slot.at())) {
            return List.of();
        }
        Instant notAfter = context.lastInTime(slot.at());
        String inputs = Integer.toHexString(
                (context.account().quota() + " " + context.timetable().zone()).hashCode());
        String instead = standing == null || standing.delivery().equals(slot.id())
                ? ""
                : "; comes before " + standing.delivery().post();
        return List.of(EntryBody.appointed(
                slot.id(),
                slot.at(),
                notAfter,
                inputs,
                slot.why().words() + instead + (jumped ? "; the clock jumped" : "")));
    }
}
