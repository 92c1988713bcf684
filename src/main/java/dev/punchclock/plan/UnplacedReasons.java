package dev.punchclock.plan;

import dev.punchclock.post.DeliveryId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Why a post has no slot, in words. */
record UnplacedReasons(PlanInputs frame) {
    private static final int MANY = 4;

    /** For a candidate that would get its slot only at {@code out}. */
    String noSlot(Candidate candidate, long out) {
        long expires = PlanInputs.expires(candidate);
        if (expires <= frame.now()) {
            return "expired " + time(expires);
        }
        if (expires <= Math.min(out, frame.horizon())) {
            return "expires " + time(expires) + ", before it can go out";
        }
        if (frame.quota().max() == 0) {
            return "the most for a " + frame.quota().per().word() + " is 0";
        }
        return frame.starts().next(frame.soonest()) >= frame.shown() ? "no open time before " + shown() : beyond();
    }

    /** For one whose slot is not shown. */
    String beyond() {
        return "after " + shown() + ": beyond the weeks shown";
    }

    private String shown() {
        return frame.words().date(frame.ask().horizon());
    }

    /** For a pinned one whose period has reached its maximum at {@code t}, some of it with these. */
    String full(PinnedCandidate pin, long t, Collection<DeliveryId> others) {
        QuotaPeriod term = frame.terms().list().get(frame.terms().numberAt(t));
        String by = others.isEmpty() ? "" : ", with " + names(others);
        return "pinned to " + time(pin.at()) + ", but the most for " + frame.label(term) + " ("
                + frame.quota().max() + ") is reached" + by + "; it will " + policy(pin);
    }

    /** For a pinned one that does not wait for another slot; these are too near to its own time. */
    String notAt(PinnedCandidate pin, Collection<DeliveryId> near) {
        return "pinned to " + time(pin.at()) + ", " + whyNotAt(pin.at(), near) + "; it will " + policy(pin);
    }

    private static String policy(PinnedCandidate pin) {
        return switch (pin.candidate().late()) {
            case DROP -> "be dropped";
            case HOLD -> "be held";
            case NEXT_SLOT -> "take a later slot";
        };
    }

    static String names(Collection<DeliveryId> others) {
        List<String> names = others.stream().map(id -> id.post().value()).toList();
        int last = Math.min(MANY, names.size()) - 1;
        String end = names.size() > MANY ? ", …" : "";
        return last == 0 || !end.isEmpty()
                ? String.join(", ", names.subList(0, last + 1)) + end
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private String whyNotAt(long at, Collection<DeliveryId> near) {
        if (frame.canBeDue(at)) {
            String to = near.isEmpty() ? "" : " to " + names(near);
            return "but no moment in the hour after it keeps the gap" + to;
        }
        if (!frame.work().isOpen(at)) {
            return "when the account is off";
        }
        return frame.starts().contains(at) ? "which is past" : "too near to closing time";
    }

    private String time(long t) {
        return frame.words().time(Instant.ofEpochSecond(t), frame.ask().now());
    }
}
