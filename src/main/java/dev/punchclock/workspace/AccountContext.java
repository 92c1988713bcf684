package dev.punchclock.workspace;

import dev.punchclock.account.Account;
import dev.punchclock.hours.AlternativeZoneRules;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.hours.Timetable;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.EntryOwner;
import dev.punchclock.network.TextLimits;
import dev.punchclock.network.TextObjection;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.Problem;
import dev.punchclock.team.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account with everything that belongs to it.
 *
 * @param member whose account it is, or null for one that belongs to the workspace
 * @param timetable its hours and its member's, both
 * @param limits what may be said on its network
 */
public record AccountContext(Account account, @Nullable Member member, Timetable timetable, TextLimits limits) {
    /** How far the machine's clock may be wrong: kept free before closing time. */
    public static final Duration CLOCK_DOUBT = Duration.ofSeconds(2);

    /** From this long after its slot on, a post is late. */
    public static final Duration LATE = Duration.ofHours(1);

    /** The account as the ledger knows it. */
    public EntryOwner owner() {
        return new EntryOwner(account.name(), limits.key(account));
    }

    /** This account, open only when it is open by Java's zone rules and by these. */
    AccountContext alsoBy(AlternativeZoneRules rules) {
        return new AccountContext(account, member, timetable.alsoBy(rules), limits);
    }

    /** This account less what was closed by hand; null when nothing is. */
    public AccountContext less(@Nullable ManualClosing byHand) {
        return new AccountContext(account, member, timetable.less(byHand), limits);
    }

    /** Whether it is an account of the member of this name. */
    public boolean isOf(String name) {
        return member != null && member.name().value().equals(name);
    }

    /** How long before closing the last attempt may begin: the whole attempt, and the doubt about the clock. */
    public Duration room() {
        return limits.attempt().plus(CLOCK_DOUBT);
    }

    /** The last moment at which a post with this slot is not yet late; never before the slot itself. */
    public Instant lastInTime(Instant slot) {
        Optional<Window> stretch = timetable.openAt(slot);
        if (stretch.isEmpty()) {
            return slot;
        }
        Instant lastStart = stretch.get().end().minus(room());
        Instant anHourOn = slot.plus(LATE);
        Instant first = anHourOn.isBefore(lastStart) ? anHourOn : lastStart;
        return first.isBefore(slot) ? slot : first;
    }

    /**
     * The slot that a pinned post is bound to: its own time; where work is closed then and the post takes the next slot, the
     * moment at which work goes on. Empty where it never does.
     */
    public Optional<Instant> slotOf(Instant pinned, LatePolicy late) {
        return late == LatePolicy.NEXT_SLOT ? firstStart(pinned, 1) : Optional.of(pinned);
    }

    /** The first moment from this one on at which work leaves so many attempts their time; empty for never. */
    Optional<Instant> firstStart(Instant from, int attempts) {
        Optional<Window> stretch = timetable.openNext(from);
        while (stretch.isPresent()) {
            Instant start = stretch.get().start().isAfter(from) ? stretch.get().start() : from;
            if (fits(start, attempts)) {
                return Optional.of(start);
            }
            stretch = timetable.openNext(stretch.get().end());
        }
        return Optional.empty();
    }

    /** Why this cannot be said on its network; of a thread, each part is asked. */
    public Optional<TextObjection> objection(Wording wording) {
        List<Wording> parts = wording.parts();
        for (int i = 0; i < parts.size(); i++) {
            String which = parts.size() == 1 ? "" : "part " + (i + 1) + " of the thread: ";
            Optional<TextObjection> objection =
                    objectionToPart(parts.get(i)).map(no -> new TextObjection(which + no.what(), no.remedy()));
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private Optional<TextObjection> objectionToPart(Wording part) {
        return limits.objection(part)
                .or(() -> part.media().stream()
                        .flatMap(each -> limits.objection(each).stream())
                        .findFirst());
    }

    /** What the writer of this may not expect of it on its network. */
    public List<TextObjection> warnings(Wording wording) {
        return limits.warnings(wording);
    }

    /** The calendar that keeps it closed {@code now} because nobody can rely on it, and why; empty when there is none. */
    public Optional<Problem> unreliableCalendar(Instant now) {
        return CalendarRules.unreliable(timetable.calendars(), now);
    }

    /** Whether an attempt may begin at this moment, if it is now, as far as the timetable goes. */
    public boolean admits(Instant t) {
        return admits(t, 1);
    }

    /** The same for several attempts, one right after the other: a thread is not begun that would not fit whole. */
    public boolean admits(Instant t, int attempts) {
        return timetable.isOpen(t) && fits(t, attempts);
    }

    /** Whether so many may begin at this moment by the plan, which takes every calendar for confirmed by then. */
    boolean fits(Instant t, int attempts) {
        Instant ends = t.plus(limits.attempt().multipliedBy(attempts)).plus(CLOCK_DOUBT);
        return timetable.openAt(t).filter(w -> !ends.isAfter(w.end())).isPresent();
    }
}
