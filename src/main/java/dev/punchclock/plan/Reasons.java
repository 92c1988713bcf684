package dev.punchclock.plan;

import dev.punchclock.post.Late;
import java.time.Instant;

/** Why a post has no slot, in words. */
record Reasons(Frame frame) {

    /** For a candidate that would get its slot only at {@code out}. */
    String noSlot(Candidate candidate, long out) {
        long expires = Frame.expires(candidate);
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

    /** For one whose period has reached its maximum at {@code t}. */
    String full(long t) {
        Term term = frame.terms().list().get(frame.terms().numberAt(t));
        return "the most for " + frame.label(term) + " (" + frame.quota().max() + ") is reached";
    }

    /** For a pinned one that does not wait for another slot. */
    String notAt(Pin pin) {
        String policy = pin.candidate().late() == Late.DROP ? "dropped" : "held";
        return "pinned to " + time(pin.at()) + ", " + whyNotAt(pin.at()) + "; it will be " + policy;
    }

    private String whyNotAt(long at) {
        if (frame.canBeDue(at)) {
            return "but no moment in the hour after it keeps the gap";
        }
        if (!frame.work().isOpen(at)) {
            return "when the account is off";
        }
        return frame.starts().contains(at) ? "which is past" : "too near to closing time";
    }

    private String time(long t) {
        return frame.words().time(Instant.ofEpochSecond(t));
    }
}
