package dev.punchclock.plan;

import dev.punchclock.plan.SlotReason.Reason;
import dev.punchclock.post.DeliveryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A plan in the making: who has a slot and why, and why another has none. */
final class PlanBuilder {
    private final PlanInputs frame;
    private final List<Given> given = new ArrayList<>();
    private final Map<DeliveryId, UnplacedPost> left = new HashMap<>();

    private record Given(Candidate candidate, long at, Reason reason) {
        DeliveryId id() {
            return candidate.id();
        }
    }

    PlanBuilder(PlanInputs frame) {
        this.frame = frame;
    }

    void place(Candidate candidate, long at, Reason reason) {
        given.add(new Given(candidate, at, reason));
    }

    void leave(Candidate candidate, String why) {
        left.put(candidate.id(), new UnplacedPost(candidate.id(), why, false));
    }

    /** Leaves one whose own time others take. */
    void crowdOut(Candidate candidate, String why) {
        left.put(candidate.id(), new UnplacedPost(candidate.id(), why, true));
    }

    /** How many slots each period has; one more at the end for what comes later. */
    int[] planned() {
        int[] planned = new int[frame.terms().list().size() + 1];
        given.forEach(one -> planned[number(one)]++);
        return planned;
    }

    /** Those that are pinned into one period and go out only in a later one, by the number of the first. */
    Map<Integer, List<DeliveryId>> later() {
        Map<Integer, List<DeliveryId>> later = new HashMap<>();
        for (Given one : given) {
            Instant pinned = one.candidate().pinnedAt();
            int meant = pinned == null ? -1 : frame.terms().numberAt(EpochSeconds.up(pinned));
            if (meant >= 0 && meant < number(one)) {
                later.computeIfAbsent(meant, none -> new ArrayList<>()).add(one.id());
            }
        }
        return later;
    }

    /** For each period, from when on the first could be tried of those that float and have their slot only after it. */
    long[] openBefore() {
        long[] first = new long[frame.terms().list().size() + 1];
        Arrays.fill(first, EpochSeconds.NEVER);
        for (Given one : given) {
            int before = number(one) - 1;
            if (before >= 0 && one.candidate().pinnedAt() == null) {
                first[before] = Math.min(first[before], frame.openFrom(one.candidate()));
            }
        }
        for (int i = first.length - 2; i >= 0; i--) {
            first[i] = Math.min(first[i], first[i + 1]);
        }
        return first;
    }

    /** Counts every slot in its period, after what was published. */
    List<Slot> slots() {
        given.sort((one, other) -> Long.compare(one.at(), other.at()));
        int[] nth = frame.terms().count(frame.ask().past().counted());
        int[] of = planned();
        for (int i = 0; i < of.length; i++) {
            of[i] += nth[i];
        }
        List<Slot> slots = new ArrayList<>(given.size());
        int labelled = -1;
        String label = "";
        for (Given one : given) {
            if (one.at() >= frame.shown()) {
                break;
            }
            int number = number(one);
            if (number != labelled) {
                label = frame.label(frame.terms().list().get(number));
                labelled = number;
            }
            SlotReason why = new SlotReason(one.reason(), ++nth[number], of[number], label);
            slots.add(new Slot(one.id(), Instant.ofEpochSecond(one.at()), why));
        }
        return slots;
    }

    /** In the order of the queue. */
    List<UnplacedPost> unplaced() {
        List<UnplacedPost> unplaced = new ArrayList<>(left.size());
        String beyond = new UnplacedReasons(frame).beyond();
        given.stream()
                .filter(one -> one.at() >= frame.shown())
                .forEach(one -> left.put(one.id(), new UnplacedPost(one.id(), beyond, false)));
        for (Candidate candidate : frame.ask().queue()) {
            UnplacedPost each = left.get(candidate.id());
            if (each != null) {
                unplaced.add(each);
            }
        }
        return unplaced;
    }

    private int number(Given one) {
        return frame.terms().numberAt(frame.effective(one.at()));
    }
}
